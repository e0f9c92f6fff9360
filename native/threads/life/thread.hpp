// life::thread: std::thread with a lane in the run of the thread that starts it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

class thread {
 public:
  thread() noexcept = default;
  thread(std::string_view name, std::function<void()> work);

  void join(location where);
  bool joinable() const noexcept { return real_.joinable(); }

 private:
  std::thread real_;
  trace::object_id id_ = 0;
};

unsigned hardware_concurrency() noexcept;

/// Binds a function to copies of its arguments; what only moves lives behind a shared pointer,
/// because std::function wants to be copyable.
template <class Function, class... Arguments>
std::function<void()> callable(Function&& function, Arguments&&... arguments) {
  auto bound = std::make_shared<std::tuple<std::decay_t<Function>, std::decay_t<Arguments>...>>(
      std::forward<Function>(function), std::forward<Arguments>(arguments)...);
  return [bound] {
    std::apply([](auto& f, auto&... a) { std::invoke(std::move(f), std::move(a)...); }, *bound);
  };
}

}  // namespace cooks::life
