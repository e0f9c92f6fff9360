// clock: the time of a run, and waiting for it. Knows location and its life.
#pragma once

#include <chrono>

#include "cooks/location.hpp"
#include "life/clock.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `clock` is the steady clock of a run, in the time that the demo is written in.
///
/// With `--scale 0.1` every delay takes a tenth of what is written, and this clock runs ten times
/// as fast, so that a recipe which takes three seconds takes three seconds of `clock`.
/// It meets the standard's *Clock* requirements; the std counterpart is
/// `std::chrono::steady_clock`.
struct clock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<clock>;
  static constexpr bool is_steady = true;

  /// `now()` is the present time; it never goes backwards.
  static time_point now() noexcept { return time_point{life::scaled_now()}; }
};

/// `sleep_for()` lets this thread wait, and its core do something else.
/// \param time  How long, in the demo's time; zero or less returns at once.
/// \param where  The caller's line.
///
/// The std counterpart is `std::this_thread::sleep_for`.
template <class Rep, class Period>
void sleep_for(std::chrono::duration<Rep, Period> time, location where = location::current()) {
  life::sleep_until(life::real_deadline(time), where);
}

/// `sleep_until()` lets this thread wait until the time of cooks::clock is `time`.
inline void sleep_until(clock::time_point time, location where = location::current()) {
  sleep_for(time - clock::now(), where);
}

/// `work_for()` stands for work that keeps hands busy: the thread is drawn as working, not as
/// waiting. Really it sleeps, so that as many cooks can work at once as a demo wants, whatever
/// number of cores there is.
/// \param time  How long, in the demo's time.
template <class Rep, class Period>
void work_for(std::chrono::duration<Rep, Period> time) {
  life::work_until(life::real_deadline(time));
}

/// `in_real_time()` is how many real seconds a time of the demo takes: fewer with `--scale 0.1`.
template <class Rep, class Period>
double in_real_time(std::chrono::duration<Rep, Period> time) {
  return std::chrono::duration<double>(time).count() * life::scale();
}

/// `linger()` stays for a while without giving anything up: it holds its locks, and lets other
/// threads run. It makes rare collisions of real threads likely; the explorer needs no such help
/// and ignores it.
/// \param time  How long in real time, never scaled; page clocks step by 5 to 20 microseconds.
template <class Rep, class Period>
void linger(std::chrono::duration<Rep, Period> time) {
  life::linger(std::chrono::duration_cast<std::chrono::nanoseconds>(time));
}

/// \}
}  // namespace cooks
