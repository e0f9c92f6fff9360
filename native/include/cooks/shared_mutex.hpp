// shared_mutex: many readers or one writer. Knows location and its life.
#pragma once

#include <string_view>

#include "cooks/location.hpp"
#include "life/shared_mutex.hpp"

namespace cooks {

/// \addtogroup locks
/// \{

/// `shared_mutex` lets many readers pass together, or one writer alone.
///
/// \code
/// cooks::shared_mutex recipe{"recipe"};
/// { cooks::shared_lock reading{recipe};  cook(page); }   // with other readers
/// { cooks::lock_guard writing{recipe};   page.correct(); }  // alone
/// \endcode
///
/// It promises no fairness and has no upgrade from reader to writer: give the shared lock back
/// first, and read again after. Its std counterpart is `std::shared_mutex`.
class shared_mutex {
 public:
  explicit shared_mutex(std::string_view name = {}) : core_(name) {}
  shared_mutex(const shared_mutex&) = delete;
  shared_mutex& operator=(const shared_mutex&) = delete;

  /// `lock()` waits until nobody reads or writes, and takes the mutex alone.
  void lock(location where = location::current()) { core_.lock(where); }
  /// `try_lock()` takes the mutex alone if it can at once.
  bool try_lock(location where = location::current()) { return core_.try_lock(where); }
  /// `unlock()` ends the writing.
  void unlock(location where = location::current()) { core_.unlock(where); }
  /// `lock_shared()` waits until nobody writes, and reads together with others.
  void lock_shared(location where = location::current()) { core_.lock_shared(where); }
  /// `try_lock_shared()` begins to read if it can at once.
  bool try_lock_shared(location where = location::current()) {
    return core_.try_lock_shared(where);
  }
  /// `unlock_shared()` ends the reading.
  void unlock_shared(location where = location::current()) { core_.unlock_shared(where); }

 private:
  life::shared_mutex core_;
};

/// \}
}  // namespace cooks
