// intervals: pairs a trace's begins with its ends, and releases with the acquires that follow them.
// The page's player does the same in TypeScript (site/player/intervals.ts, flows.ts) by the same
// rules; a test holds the two to each other. Knows the trace only.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "trace/event.hpp"

namespace cooks::terminal {

enum class interval_kind : std::uint8_t { life, span, wait, hold, activity };

/// Something that goes on for a while on a lane. Times are whole nanoseconds.
struct interval {
  interval_kind kind = interval_kind::life;
  const trace::event* begun_by = nullptr;
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::uint32_t end_sequence = std::numeric_limits<std::uint32_t>::max();
  bool unfinished = false;
  bool nests = true;  ///< Lies wholly inside those around it on its lane; activities never do.

  std::uint32_t begin_sequence() const noexcept { return begun_by->sequence; }
  std::uint16_t lane() const noexcept { return begun_by->thread; }
};

/// One event made another one possible: a spawn its thread's start, a release the next acquire.
struct flow {
  std::string_view kind;
  std::uint32_t from = 0;  ///< Sequence numbers.
  std::uint32_t to = 0;
};

/// What a finished run's events mean. The events must outlive it.
struct paired_trace {
  std::vector<std::int64_t> times;  ///< Of each event, in nanoseconds, never decreasing.
  std::vector<interval> intervals;  ///< In order of beginning.
  std::vector<flow> flows;          ///< In order of their targets.
};

paired_trace pair_up(const std::vector<trace::event>& events);

}  // namespace cooks::terminal
