// latch: a door that opens once. Knows location and its life.
#pragma once

#include <cstddef>
#include <string_view>

#include "cooks/location.hpp"
#include "life/latch.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `latch` is a door that opens once, when its count has gone down to zero, and stays open.
///
/// \code
/// cooks::latch ready{3, "ready"};
/// // each of three cooks:          // the waiter:
/// ready.count_down();              ready.wait();  // until all three are ready
/// \endcode
///
/// Counting below zero is undefined behaviour, as for the std counterpart, `std::latch`.
class latch {
 public:
  /// \param count  How many times it must be counted down; not negative.
  /// \param name  What timelines call it.
  explicit latch(std::ptrdiff_t count, std::string_view name = {}) : core_(count, name) {}
  latch(const latch&) = delete;
  latch& operator=(const latch&) = delete;

  /// `count_down()` takes `by` off the count, and does not wait.
  void count_down(std::ptrdiff_t by = 1, location where = location::current()) {
    core_.count_down(by, where);
  }
  /// `try_wait()` is true when the door is open.
  bool try_wait() const { return core_.try_wait(); }
  /// `wait()` waits until the door is open.
  void wait(location where = location::current()) const { core_.wait(where); }
  /// `arrive_and_wait()` counts down and waits for the others.
  void arrive_and_wait(std::ptrdiff_t by = 1, location where = location::current()) {
    core_.arrive_and_wait(by, where);
  }

 private:
  life::latch core_;
};

/// \}
}  // namespace cooks
