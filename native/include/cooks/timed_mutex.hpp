// timed_mutex: a mutex that one can stop waiting for. Knows location and its life.
#pragma once

#include <chrono>
#include <string_view>

#include "cooks/clock.hpp"
#include "cooks/location.hpp"
#include "life/timed_mutex.hpp"

namespace cooks {

/// \addtogroup locks
/// \{

/// `timed_mutex` is a mutex whose `try_lock_for()` waits no longer than it is told.
///
/// \code
/// cooks::timed_mutex oven{"oven"};
/// if (oven.try_lock_for(2s)) {
///   bake();
///   oven.unlock();
/// } else {
///   cooks::print("The oven stayed busy: salad tonight.");
/// }
/// \endcode
///
/// It is built on a mutex and a condition variable, because thread sanitizers of g++ 12 and
/// clang 14 misreport `std::timed_mutex::try_lock_for`, its std counterpart.
class timed_mutex {
 public:
  explicit timed_mutex(std::string_view name = {}) : core_(name) {}
  timed_mutex(const timed_mutex&) = delete;
  timed_mutex& operator=(const timed_mutex&) = delete;

  /// `lock()` waits until the mutex is free, and takes it.
  void lock(location where = location::current()) { core_.lock(where); }
  /// `try_lock()` takes the mutex if it can at once.
  bool try_lock(location where = location::current()) { return core_.try_lock(where); }
  /// `unlock()` gives the mutex back.
  void unlock(location where = location::current()) { core_.unlock(where); }

  /// `try_lock_for()` waits at most `patience`; false: the time ran out and nothing is held.
  template <class Rep, class Period>
  bool try_lock_for(std::chrono::duration<Rep, Period> patience,
                    location where = location::current()) {
    return core_.try_lock_until(life::real_deadline(patience), where);
  }

  /// `try_lock_until()` waits until the time of cooks::clock or of another clock is `deadline`.
  template <class Clock, class Duration>
  bool try_lock_until(std::chrono::time_point<Clock, Duration> deadline,
                      location where = location::current()) {
    return try_lock_for(deadline - Clock::now(), where);
  }

 private:
  life::timed_mutex core_;
};

/// \}
}  // namespace cooks
