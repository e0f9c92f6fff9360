// condition_variable: wait until something may have changed. Knows mutex and guards.
#pragma once

#include <chrono>
#include <condition_variable>
#include <string_view>

#include "cooks/clock.hpp"
#include "cooks/guards.hpp"
#include "cooks/mutex.hpp"
#include "life/condition_variable.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `holds_a_mutex` is a lock that a condition variable can wait with: `cooks::unique_lock` or
/// `std::unique_lock` of a cooks::mutex.
template <class Lock>
concept holds_a_mutex = requires(Lock& lock) {
  { lock.mutex() } -> std::convertible_to<mutex*>;
};

/// `condition_variable` lets a thread sleep until another says that something has changed.
///
/// \code
/// cooks::mutex hatch;
/// cooks::condition_variable bell{"bell"};
/// bool ready = false;
///
/// // the cook
/// {
///   cooks::lock_guard guard{hatch};
///   ready = true;
/// }
/// bell.notify_one();
///
/// // the waiter
/// cooks::unique_lock lock{hatch};
/// bell.wait(lock, [&] { return ready; });
/// \endcode
///
/// Always wait with a predicate, and change what it reads under the mutex: a notification that
/// comes before the wait is forgotten, and a wait may end without one (a spurious wake-up).
/// The std counterpart is `std::condition_variable`.
class condition_variable {
 public:
  explicit condition_variable(std::string_view name = {}) : core_(name) {}
  condition_variable(const condition_variable&) = delete;
  condition_variable& operator=(const condition_variable&) = delete;

  /// `wait()` lets go of the mutex, sleeps until notified, and takes the mutex again.
  /// \pre The thread holds the lock.
  template <holds_a_mutex Lock>
  void wait(Lock& lock, location where = location::current()) {
    core_.wait(lock.mutex()->core_, where);
  }

  /// `wait()` with a predicate sleeps until it is true.
  template <holds_a_mutex Lock, class Predicate>
  void wait(Lock& lock, Predicate ready, location where = location::current()) {
    while (!ready()) {
      wait(lock, where);
    }
  }

  /// `wait_for()` waits no longer than `patience`; `std::cv_status::timeout` when it ran out.
  template <holds_a_mutex Lock, class Rep, class Period>
  std::cv_status wait_for(Lock& lock, std::chrono::duration<Rep, Period> patience,
                          location where = location::current()) {
    return core_.wait_until(lock.mutex()->core_, life::real_deadline(patience), where);
  }

  /// `wait_for()` with a predicate; false: it was still not true when the time ran out.
  template <holds_a_mutex Lock, class Rep, class Period, class Predicate>
  bool wait_for(Lock& lock, std::chrono::duration<Rep, Period> patience, Predicate ready,
                location where = location::current()) {
    const auto deadline = life::real_deadline(patience);
    while (!ready()) {
      if (core_.wait_until(lock.mutex()->core_, deadline, where) == std::cv_status::timeout) {
        return ready();
      }
    }
    return true;
  }

  /// `notify_one()` wakes one of the waiting threads, if there is one.
  void notify_one(location where = location::current()) { core_.notify_one(where); }
  /// `notify_all()` wakes all that wait now.
  void notify_all(location where = location::current()) { core_.notify_all(where); }

 private:
  life::condition_variable core_;
};

/// \}
}  // namespace cooks
