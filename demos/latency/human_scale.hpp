// human_scale: a computer's times told as if a cycle took a second.
#pragma once

#include <string>

namespace latency {

//! [scale]
/// A cycle of a processor at 2.5 GHz.
constexpr double cycle = 0.4e-9;

/// `human_seconds()` is how long it would seem if that took a second.
constexpr double human_seconds(double seconds) {
  return seconds / cycle;
}
//! [scale]

/// `human_words()` says it: 100 ns are "4 minutes", 141 ms "11 years".
std::string human_words(double seconds);

/// `time_words()` is the time itself: "0.25 ns", "1.7 us", "141 ms".
std::string time_words(double seconds);

}  // namespace latency
