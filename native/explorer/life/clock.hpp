// life::clock: virtual time. It stands still while anybody can go on; then it comes to the next
// time that somebody waits for. Computing takes no time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "life/lane.hpp"

namespace cooks::life {

using real_time = explorer::execution::virtual_time;

template <class Rep, class Period>
real_time real_deadline(std::chrono::duration<Rep, Period> time) {
  constexpr double most = 9.0e18;  // some 285 years
  const double wanted = std::chrono::duration<double, std::nano>(time).count();
  const auto now = static_cast<double>(here().now());
  return static_cast<real_time>(std::clamp(now + std::max(wanted, 0.0), now, most));
}

inline std::chrono::nanoseconds scaled_now() noexcept {
  return std::chrono::nanoseconds{here().now()};
}

inline void sleep_until(real_time deadline, location where) {
  explorer::operation next;
  next.kind = explorer::operation_kind::time_out;
  next.where = where;
  here().reach_until(next, deadline);
}

// Work is no wait, and no step.
inline void work_until(real_time /*deadline*/) {}
// Every schedule is tried anyway.
inline void linger(std::chrono::nanoseconds /*time*/) {}

}  // namespace cooks::life
