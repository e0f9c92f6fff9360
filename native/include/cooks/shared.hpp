// shared: a value that threads share without protection, made safe to get wrong. Knows location
// and its life.
#pragma once

#include <atomic>
#include <concepts>
#include <string_view>
#include <type_traits>

#include "cooks/location.hpp"
#include "life/atomic.hpp"

namespace cooks {

/// \addtogroup sharing
/// \{

/// `shared` stands for a plain variable that several threads use without a lock.
///
/// \code
/// cooks::shared<int> tally{"tally", 0};
/// ++tally;  // a read, an addition, a write: another thread may come in between
/// \endcode
///
/// A plain `int` in its place would be a *data race*, which is undefined behaviour. This type reads
/// and writes with relaxed atomic operations, so that the *race condition* (a lost update) is well
/// defined and can be shown. Under the explorer each read and each write is a step of its own.
/// There is no std counterpart; the nearest is `std::atomic` with relaxed loads and stores.
template <class T>
requires std::is_trivially_copyable_v<T>
class shared {
 public:
  using value_type = T;

  explicit shared(T initial = T{}) : shared({}, initial) {}
  /// \param name  What timelines call it.
  /// \param initial  Its first value.
  shared(std::string_view name, T initial) : core_(initial, trace::object_type::shared, name) {}
  shared(const shared&) = delete;
  shared& operator=(const shared&) = delete;

  /// `load()` reads the value.
  T load(location where = location::current()) const noexcept {
    return core_.load(std::memory_order_relaxed, where);
  }
  /// `store()` writes the value.
  void store(T value, location where = location::current()) noexcept {
    core_.store(value, std::memory_order_relaxed, where);
  }

  operator T() const noexcept { return load({}); }
  T operator=(T value) noexcept {
    store(value, {});
    return value;
  }
  T operator++() noexcept requires std::integral<T> { return *this += 1; }
  T operator--() noexcept requires std::integral<T> { return *this -= 1; }
  T operator+=(T more) noexcept requires std::integral<T> {
    const T next = static_cast<T>(load({}) + more);
    store(next, {});
    return next;
  }
  T operator-=(T less) noexcept requires std::integral<T> {
    const T next = static_cast<T>(load({}) - less);
    store(next, {});
    return next;
  }

 private:
  life::atomic<T> core_;
};

/// \}
}  // namespace cooks
