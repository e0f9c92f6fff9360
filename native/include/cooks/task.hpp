// task: a function with a name, so that another process can find it. Knows messages and the demo's
// declaration.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "cooks/demo.hpp"
#include "cooks/message.hpp"

namespace cooks {

/// \addtogroup tasks
/// \{

template <class Signature>
class task;

/// `a_task` is a cooks::task, whatever its signature.
template <class T>
concept a_task = requires {
  typename T::arguments_type;
  typename T::result_type;
};

/// `task` is a function with a name. Called, it is the function. Handed to an executor, it can also
/// be run by another process: the name and the arguments go there as bytes, and the result comes
/// back. A lambda can't go there; what it has captured lies in memory that is not shared.
///
/// \code
/// bool check_prime(std::int64_t number);
/// const cooks::task<bool(std::int64_t)> is_prime{"is_prime", check_prime};
///
/// const cooks::registration here{{…, .tasks = {is_prime}}};
///
/// is_prime(7);                                        // here and now
/// cooks::future<bool> answer = pool.submit(is_prime, 7);  // somewhere, later
/// \endcode
///
/// A demo declares those that processes may run as its `tasks`. Arguments and the result have to be
/// cooks::sendable. There is no std counterpart; Python's `pickle` sends functions by their names,
/// too.
template <class R, class... P>
class task<R(P...)> {
 public:
  using result_type = R;
  /// What a future holds: for a task that returns nothing, `std::monostate`.
  using value_type = std::conditional_t<std::is_void_v<R>, std::monostate, R>;
  using arguments_type = std::tuple<std::decay_t<P>...>;

  static_assert(sendable<value_type> && (sendable<std::decay_t<P>> && ...),
                "the arguments and the result of a task must be able to go to another process: "
                "see cooks::packing");

  /// \param name  Other processes find it by that, so a demo has no other of this name.
  /// \param body  What it does.
  task(std::string name, R (*body)(P...)) : name_(std::move(name)), body_(body) {}

  R operator()(P... arguments) const { return body_(std::forward<P>(arguments)...); }
  const std::string& name() const noexcept { return name_; }

  /// A task is declared as it is: `.tasks = {is_prime}`.
  operator task_entry() const {  // NOLINT(google-explicit-constructor): as the text above says
    return {name_, [body = body_](std::string_view arguments) {
              auto values = unpacked<arguments_type>(arguments);
              const auto call = [body](auto&... one) -> R { return body(std::forward<P>(one)...); };
              if constexpr (std::is_void_v<R>) {
                std::apply(call, values);
                return std::string{};
              } else {
                return packed(std::apply(call, values));
              }
            }};
  }

 private:
  std::string name_;
  R (*body_)(P...);
};

/// \}
}  // namespace cooks
