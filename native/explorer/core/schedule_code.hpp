// schedule_code: a schedule as a short text for commands and links, "race.3f2a91c0.sc.b2c2b". Knows
// schedules.
#pragma once

#include <string>
#include <string_view>

#include "explorer/core/board.hpp"

namespace cooks::explorer {

/// `written()` is the turns alone: a letter for each thread, a for main, a capital one for its
/// store buffer, and how often in a row: "b5c6b". A step that goes another way than the first says
/// which: "b-1".
std::string written(const schedule& turns);

/// `written()` is the memory model and what else an execution may do: "sc", "tso", "sc-any-wake1".
std::string written(const execution_options& options);
/// `read_options()` is the way back.
/// \throws std::invalid_argument  for anything else, with what was wrong.
execution_options read_options(std::string_view text);

/// `read_turns()` is the way back.
/// \throws std::invalid_argument  for anything else, with what was wrong.
schedule read_turns(std::string_view text);

/// `schedule_code` is a schedule with the program that it belongs to.
struct schedule_code {
  std::string demo;
  std::string source;  ///< A hash of its source: of another one, the steps are others.
  execution_options options{};
  schedule turns;

  std::string text() const;
};

/// `read_code()` reads all of it.
/// \throws std::invalid_argument  when it is none, with what was expected.
schedule_code read_code(std::string_view text);

}  // namespace cooks::explorer
