// barrier: meet, go on together, meet again. Knows location and its life.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include "cooks/location.hpp"
#include "life/barrier.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `barrier` holds threads back until all have arrived, then lets them go on together, round by
/// round.
///
/// \code
/// cooks::barrier course{3, [] { cooks::print("All plates are empty."); }};
/// for (int i = 0; i < courses; ++i) {
///   eat();
///   course.arrive_and_wait();  // nobody starts the next course early
/// }
/// \endcode
///
/// The std counterpart is `std::barrier`.
class barrier {
 public:
  /// \param expected  How many threads meet; at least one.
  /// \param between  Runs once a round, in the thread that arrives last, before anybody goes on.
  /// \param name  What timelines call it.
  explicit barrier(std::ptrdiff_t expected, std::function<void()> between = {},
                   std::string_view name = {})
      : core_(expected, std::move(between), name) {}
  barrier(const barrier&) = delete;
  barrier& operator=(const barrier&) = delete;

  /// `arrive_and_wait()` waits until all have arrived at this round.
  void arrive_and_wait(location where = location::current()) { core_.arrive_and_wait(where); }
  /// `arrive_and_drop()` arrives for the last time; later rounds expect one thread less.
  void arrive_and_drop(location where = location::current()) { core_.arrive_and_drop(where); }

 private:
  life::barrier core_;
};

/// \}
}  // namespace cooks
