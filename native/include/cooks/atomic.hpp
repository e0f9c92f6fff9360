// atomic: a value whose single operations cannot be torn apart. Knows location and its life.
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

/// `atomic` is a value that threads may read and write at the same time: each single operation
/// happens at once or not at all.
///
/// \code
/// cooks::atomic<int> orders{"orders", 0};
/// orders.fetch_add(1);  // no update is lost
/// \endcode
///
/// Two operations in a row are two operations: what is true after the first may be false before
/// the second. The std counterpart is `std::atomic`; memory orders mean what they mean there, and
/// WebAssembly runs every one of them as `seq_cst`.
/// Member functions know the caller's line; operators cannot.
template <class T>
requires std::is_trivially_copyable_v<T>
class atomic {
 public:
  using value_type = T;

  explicit atomic(T initial = T{}) : atomic({}, initial) {}
  /// \param name  What timelines call it.
  /// \param initial  Its first value.
  atomic(std::string_view name, T initial) : core_(initial, trace::object_type::atomic, name) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;

  /// `load()` reads the value.
  T load(std::memory_order order = std::memory_order_seq_cst,
         location where = location::current()) const noexcept {
    return core_.load(order, where);
  }
  /// `store()` writes the value.
  void store(T value, std::memory_order order = std::memory_order_seq_cst,
             location where = location::current()) noexcept {
    core_.store(value, order, where);
  }
  /// `exchange()` writes the value and returns the one before, in one step.
  T exchange(T value, std::memory_order order = std::memory_order_seq_cst,
             location where = location::current()) noexcept {
    return core_.exchange(value, order, where);
  }
  /// `compare_exchange_strong()` writes `value` if the present value is `expected`; otherwise it
  /// writes the present value into `expected` and returns false.
  bool compare_exchange_strong(T& expected, T value,
                               std::memory_order order = std::memory_order_seq_cst,
                               location where = location::current()) noexcept {
    return core_.compare_exchange(expected, value, false, order, weaker(order), where);
  }
  /// `compare_exchange_weak()` may also fail without a reason: use it in a loop.
  bool compare_exchange_weak(T& expected, T value,
                             std::memory_order order = std::memory_order_seq_cst,
                             location where = location::current()) noexcept {
    return core_.compare_exchange(expected, value, true, order, weaker(order), where);
  }
  /// `fetch_add()` adds in one step and returns the value before.
  T fetch_add(T more, std::memory_order order = std::memory_order_seq_cst,
              location where = location::current()) noexcept requires std::integral<T> {
    return core_.fetch_add(more, order, where);
  }
  /// `fetch_sub()` subtracts in one step and returns the value before.
  T fetch_sub(T less, std::memory_order order = std::memory_order_seq_cst,
              location where = location::current()) noexcept requires std::integral<T> {
    return core_.fetch_sub(less, order, where);
  }
  /// `is_lock_free()` tells whether the machine does it without a hidden lock.
  bool is_lock_free() const noexcept { return core_.is_lock_free(); }

  operator T() const noexcept { return load(std::memory_order_seq_cst, {}); }
  T operator=(T value) noexcept {
    store(value, std::memory_order_seq_cst, {});
    return value;
  }
  T operator++() noexcept requires std::integral<T> {
    return static_cast<T>(fetch_add(1, std::memory_order_seq_cst, {}) + 1);
  }
  T operator--() noexcept requires std::integral<T> {
    return static_cast<T>(fetch_sub(1, std::memory_order_seq_cst, {}) - 1);
  }
  T operator+=(T more) noexcept requires std::integral<T> {
    return static_cast<T>(fetch_add(more, std::memory_order_seq_cst, {}) + more);
  }
  T operator-=(T less) noexcept requires std::integral<T> {
    return static_cast<T>(fetch_sub(less, std::memory_order_seq_cst, {}) - less);
  }

 private:
  // A failed compare-exchange only reads, so it cannot release.
  static constexpr std::memory_order weaker(std::memory_order order) noexcept {
    if (order == std::memory_order_acq_rel) {
      return std::memory_order_acquire;
    }
    return order == std::memory_order_release ? std::memory_order_relaxed : order;
  }

  life::atomic<T> core_;
};

/// \}
}  // namespace cooks
