// mutex: one at a time. Knows location and the life it is built for.
#pragma once

#include <string_view>

#include "cooks/location.hpp"
#include "life/mutex.hpp"

namespace cooks {

/// \addtogroup locks
/// \{

/// `mutex` lets one thread at a time pass between `lock()` and `unlock()`.
///
/// \code
/// cooks::mutex salt{"salt"};
/// {
///   cooks::lock_guard guard{salt};  // waits until nobody else holds the salt
///   season(soup);
/// }                                 // given back here, whatever happens
/// \endcode
///
/// It meets the standard's *Lockable* requirements, so `std::lock_guard` and its kin take it too;
/// only the guards of cooks/guards.hpp know the line they stand on.
///
/// Locking a mutex that the thread already holds, or unlocking one that it does not hold, is
/// undefined behaviour, as it is for the std counterpart, `std::mutex`.
class mutex {
 public:
  /// `mutex()` makes an unlocked mutex; the name is what timelines and deadlock reports call it.
  explicit mutex(std::string_view name = {}) : core_(name) {}
  mutex(const mutex&) = delete;
  mutex& operator=(const mutex&) = delete;

  /// `lock()` waits until the mutex is free, and takes it.
  void lock(location where = location::current()) { core_.lock(where); }
  /// `try_lock()` takes the mutex if it can at once; it may fail though the mutex is free.
  bool try_lock(location where = location::current()) { return core_.try_lock(where); }
  /// `unlock()` gives the mutex back.
  void unlock(location where = location::current()) { core_.unlock(where); }

 private:
  friend class condition_variable;
  life::mutex core_;
};

/// \}
}  // namespace cooks
