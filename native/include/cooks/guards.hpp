// guards: they lock when made and unlock when they leave scope, and they know the line they stand
// on. They know location and how their life locks several at once.
#pragma once

#include <chrono>
#include <mutex>
#include <tuple>
#include <utility>

#include "cooks/location.hpp"
#include "life/lock_together.hpp"

namespace cooks {

/// \addtogroup locks
/// \{

/// `lockable_here` is a mutex of this vocabulary: its `lock()` takes the line.
template <class Mutex>
concept lockable_here = requires(Mutex& m, location where) {
  m.lock(where);
  { m.try_lock(where) } -> std::convertible_to<bool>;
  m.unlock(where);
};

/// `lock_guard` holds one mutex as long as it lives.
///
/// \code
/// cooks::lock_guard guard{salt};
/// \endcode
/// The std counterpart is `std::lock_guard`.
template <lockable_here Mutex>
class lock_guard {
 public:
  using mutex_type = Mutex;
  /// `lock_guard()` waits for the mutex and takes it.
  explicit lock_guard(Mutex& m, location where = location::current()) : mutex_(m), where_(where) {
    mutex_.lock(where_);
  }
  /// `lock_guard(m, std::adopt_lock)` guards a mutex that this thread holds already.
  lock_guard(Mutex& m, std::adopt_lock_t /*held*/, location where = location::current())
      : mutex_(m), where_(where) {}
  ~lock_guard() { mutex_.unlock(where_); }
  lock_guard(const lock_guard&) = delete;
  lock_guard& operator=(const lock_guard&) = delete;

 private:
  Mutex& mutex_;
  location where_;
};

/// `scoped_lock` holds several mutexes as long as it lives, and takes them without deadlock: it
/// waits for one, tries the others, and gives everything back when one of them is busy.
///
/// \code
/// cooks::scoped_lock guard{salt, pepper};  // in any order
/// \endcode
/// The algorithm is try-and-back-off, as in the std counterpart, `std::scoped_lock`.
template <lockable_here... Mutexes>
class scoped_lock {
 public:
  /// `scoped_lock()` takes all the mutexes.
  explicit scoped_lock(Mutexes&... all, location where = location::current())
      : mutexes_(all...), where_(where) {
    lock_all(std::index_sequence_for<Mutexes...>{});
  }
  ~scoped_lock() {
    std::apply([this](auto&... all) { (all.unlock(where_), ...); }, mutexes_);
  }
  scoped_lock(const scoped_lock&) = delete;
  scoped_lock& operator=(const scoped_lock&) = delete;

 private:
  // std::lock cannot pass a line on, so each mutex is wrapped in something that knows it.
  template <class Mutex>
  struct here {
    Mutex& mutex;
    location where;
    void lock() { mutex.lock(where); }
    bool try_lock() { return mutex.try_lock(where); }
    void unlock() { mutex.unlock(where); }
  };

  template <std::size_t... Index>
  void lock_all(std::index_sequence<Index...> /*all*/) {
    if constexpr (sizeof...(Mutexes) == 1) {
      std::get<0>(mutexes_).lock(where_);
    } else if constexpr (sizeof...(Mutexes) > 1) {
      std::tuple<here<Mutexes>...> wrapped{here<Mutexes>{std::get<Index>(mutexes_), where_}...};
      life::lock_together(std::get<Index>(wrapped)...);
    }
  }

  std::tuple<Mutexes&...> mutexes_;
  location where_;
};

template <class... Mutexes>
scoped_lock(Mutexes&...) -> scoped_lock<Mutexes...>;

/// `unique_lock` holds a mutex, can let go of it and take it again: what a condition variable
/// needs. The std counterpart is `std::unique_lock`.
template <lockable_here Mutex>
class unique_lock {
 public:
  using mutex_type = Mutex;
  /// `unique_lock()` waits for the mutex and takes it.
  explicit unique_lock(Mutex& m, location where = location::current()) : mutex_(&m), where_(where) {
    lock(where);
  }
  /// `unique_lock(m, std::defer_lock)` leaves the mutex alone for now.
  unique_lock(Mutex& m, std::defer_lock_t /*later*/, location where = location::current()) noexcept
      : mutex_(&m), where_(where) {}
  /// `unique_lock(m, std::try_to_lock)` takes the mutex if it can at once.
  unique_lock(Mutex& m, std::try_to_lock_t /*now or not*/, location where = location::current())
      : mutex_(&m), where_(where), owns_(m.try_lock(where)) {}
  unique_lock(unique_lock&& other) noexcept
      : mutex_(std::exchange(other.mutex_, nullptr)),
        where_(other.where_),
        owns_(std::exchange(other.owns_, false)) {}
  unique_lock& operator=(unique_lock&& other) noexcept {
    unique_lock taken{std::move(other)};
    std::swap(mutex_, taken.mutex_);
    std::swap(where_, taken.where_);
    std::swap(owns_, taken.owns_);
    return *this;
  }
  ~unique_lock() {
    if (owns_) {
      mutex_->unlock(where_);
    }
  }

  /// `lock()` takes the mutex.
  void lock(location where = location::current()) {
    mutex_->lock(where);
    where_ = where;
    owns_ = true;
  }
  /// `try_lock()` takes the mutex if it can at once.
  bool try_lock(location where = location::current()) {
    where_ = where;
    owns_ = mutex_->try_lock(where);
    return owns_;
  }
  /// `try_lock_for()` takes the mutex if it gets it in time; needs a timed mutex.
  template <class Rep, class Period>
  bool try_lock_for(std::chrono::duration<Rep, Period> patience,
                    location where = location::current()) {
    where_ = where;
    owns_ = mutex_->try_lock_for(patience, where);
    return owns_;
  }
  /// `unlock()` lets go of the mutex.
  void unlock(location where = location::current()) {
    mutex_->unlock(where);
    owns_ = false;
  }
  /// `owns_lock()` is true while the mutex is held through this lock.
  bool owns_lock() const noexcept { return owns_; }
  explicit operator bool() const noexcept { return owns_; }
  /// `mutex()` is the mutex this lock is about.
  Mutex* mutex() const noexcept { return mutex_; }

 private:
  Mutex* mutex_;
  location where_;
  bool owns_ = false;
};

/// `shared_lock` reads, together with other readers, as long as it lives. The std counterpart is
/// `std::shared_lock`.
template <class Mutex>
class shared_lock {
 public:
  using mutex_type = Mutex;
  /// `shared_lock()` waits until nobody writes.
  explicit shared_lock(Mutex& m, location where = location::current()) : mutex_(m), where_(where) {
    mutex_.lock_shared(where_);
  }
  ~shared_lock() { mutex_.unlock_shared(where_); }
  shared_lock(const shared_lock&) = delete;
  shared_lock& operator=(const shared_lock&) = delete;

 private:
  Mutex& mutex_;
  location where_;
};

/// \}
}  // namespace cooks
