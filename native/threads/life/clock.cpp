// life::clock: sleeping and lingering on real time.
#include "life/clock.hpp"

#include <thread>

namespace cooks::life {

std::chrono::nanoseconds scaled_now() noexcept {
  using nanoseconds = std::chrono::duration<double, std::nano>;
  const nanoseconds now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now / scale());
}

void sleep_until(real_time deadline, location where) {
  if (deadline <= std::chrono::steady_clock::now()) {
    return;
  }
  const waiting wait{trace::the_clock, where, microseconds_until(deadline)};
  std::this_thread::sleep_until(deadline);
}

void work_until(real_time deadline) {
  std::this_thread::sleep_until(deadline);
}

void linger(std::chrono::nanoseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  do {
    std::this_thread::yield();  // on a single core somebody else must get the chance
  } while (std::chrono::steady_clock::now() < deadline);
}

}  // namespace cooks::life
