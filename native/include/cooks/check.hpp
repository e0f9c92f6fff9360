// check: what must be true at the end, and what was measured. Knows clock, location and its life.
#pragma once

#include <chrono>
#include <string_view>

#include "cooks/clock.hpp"
#include "cooks/location.hpp"
#include "life/telling.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `check()` compares what should be with what is; a run with a check that does not hold has
/// failed. It goes on either way.
/// \return true when both are equal.
///
/// \code
/// cooks::check("no update was lost", threads * increments, counter.load());
/// \endcode
/// The nearest std counterpart is `assert`, which stops the program and says less.
template <class Expected, class Actual>
bool check(std::string_view what, const Expected& expected, const Actual& actual,
           location where = location::current()) {
  const bool held = expected == actual;
  life::record_check(what, expected, actual, held, where);
  return held;
}

/// `check()` of a condition alone.
inline bool check(std::string_view what, bool holds, location where = location::current()) {
  life::record_check(what, true, holds, holds, where);
  return holds;
}

/// `measured()` tells what came out, to be set beside the claim of the same name.
inline void measured(std::string_view what, double value) {
  life::record_measure(what, value);
}

/// `measured()` of a duration in the demo's time, told in real seconds.
template <class Rep, class Period>
void measured(std::string_view what, std::chrono::duration<Rep, Period> time) {
  life::record_measure(what, in_real_time(time));
}

/// `result()` gives the run a named result, told in the report and in `--json`.
template <class Value>
void result(std::string_view name, const Value& value) {
  life::record_result(name, value);
}

/// \}
}  // namespace cooks
