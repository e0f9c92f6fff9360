// life::clock: real time, and the run's scale on it.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "life/lane.hpp"

namespace cooks::life {

using real_time = std::chrono::steady_clock::time_point;

/// When, in real time, a delay that begins now is over. Delays that no clock can hold end far off.
template <class Rep, class Period>
real_time real_deadline(std::chrono::duration<Rep, Period> time) {
  using seconds = std::chrono::duration<double>;
  constexpr double years = 3.0e9;
  const double wanted = std::clamp(seconds(time).count() * scale(), 0.0, years);
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::nanoseconds>(seconds(wanted));
}

inline std::int64_t microseconds_until(real_time deadline) {
  const auto left = deadline - std::chrono::steady_clock::now();
  return std::max<std::int64_t>(
      0, std::chrono::duration_cast<std::chrono::microseconds>(left).count());
}

std::chrono::nanoseconds scaled_now() noexcept;
void sleep_until(real_time deadline, location where);
void work_until(real_time deadline);
void linger(std::chrono::nanoseconds time);

}  // namespace cooks::life
