// start_gate: threads start a race together. Knows location and its life.
#pragma once

#include <string_view>

#include "cooks/location.hpp"
#include "life/start_gate.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `start_gate` lets threads begin within nanoseconds of each other, so that they really collide.
///
/// \code
/// cooks::start_gate gate{4};
/// // in each of the four threads:
/// gate.arrive_and_wait();
/// \endcode
///
/// It spins instead of sleeping: threads that sleep wake up one after another. The explorer needs
/// no such help; there the gate is nothing. The nearest std counterpart is `std::latch`.
class start_gate {
 public:
  /// \param expected  How many threads must arrive before any goes on.
  /// \param name  What timelines call it.
  explicit start_gate(int expected, std::string_view name = {}) : core_(expected, name) {}
  start_gate(const start_gate&) = delete;
  start_gate& operator=(const start_gate&) = delete;

  /// `arrive_and_wait()` waits until all have arrived.
  void arrive_and_wait(location where = location::current()) { core_.arrive_and_wait(where); }

 private:
  life::start_gate core_;
};

/// \}
}  // namespace cooks
