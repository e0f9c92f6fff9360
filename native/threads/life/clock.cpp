// life::clock: sleeping and lingering on real time.
#include "life/clock.hpp"

#include <thread>

#include "trace/recorder.hpp"

namespace cooks::life {

std::chrono::nanoseconds scaled_now() noexcept {
  const lane& me = current_lane();
  if (me.recorder == nullptr) {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
  // From the run's beginning: a page's clock counts from 1970, and that divided by a scale is more
  // nanoseconds than fit.
  const std::chrono::duration<double, std::micro> since_begin{me.recorder->now() / scale()};
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since_begin);
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

// Sleeps, because somebody else must get the chance even on a single core; yielding is not enough:
// in a page it does nothing.
void linger(std::chrono::nanoseconds time) {
  std::this_thread::sleep_for(time);
}

}  // namespace cooks::life
