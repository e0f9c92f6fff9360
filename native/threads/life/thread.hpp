// life::thread: std::thread with a lane in the run of the thread that starts it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

using thread_id = std::thread::id;

class thread {
 public:
  thread() noexcept = default;
  thread(std::string_view name, std::function<void()> work);

  void join(location where);
  bool joinable() const noexcept { return real_.joinable(); }
  thread_id get_id() const noexcept { return real_.get_id(); }

 private:
  std::thread real_;
  trace::object_id id_ = 0;
};

thread_id this_thread_id() noexcept;
std::string this_thread_name();
std::uint64_t number_of(thread_id id) noexcept;
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
