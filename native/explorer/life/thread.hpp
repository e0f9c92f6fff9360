// life::thread: a fiber of the execution. It comes to its first step when it is made.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

/// 0: no thread; else its index and one.
using thread_id = std::uint32_t;

class thread {
 public:
  thread() noexcept = default;
  thread(std::string_view name, std::function<void()> work)
      : id_(here().spawn(name, std::move(work)) + 1U) {}
  thread(thread&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  thread& operator=(thread&& other) noexcept {
    id_ = std::exchange(other.id_, 0);
    return *this;
  }

  void join(location where) {
    if (id_ == 0) {
      throw std::system_error{std::make_error_code(std::errc::invalid_argument),
                              "thread::join failed"};
    }
    if (id_ == here().running() + 1U) {
      throw std::system_error{std::make_error_code(std::errc::resource_deadlock_would_occur),
                              "thread::join failed"};
    }
    here().join(static_cast<explorer::thread_index>(id_ - 1), where);
    id_ = 0;
  }
  bool joinable() const noexcept { return id_ != 0; }
  thread_id get_id() const noexcept { return id_; }

 private:
  thread_id id_ = 0;
};

inline thread_id this_thread_id() noexcept {
  return here().running() + 1U;
}
inline std::string this_thread_name() {
  const explorer::account* told = here().told();
  return told == nullptr ? std::string{} : told->threads[here().running()];
}
inline std::uint64_t number_of(thread_id id) noexcept {
  return id;
}
inline unsigned hardware_concurrency() noexcept {
  return 1;
}

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
