// limits: how a search is asked for, as somebody wrote it, and what that comes to. Runs nothing.
#pragma once

#include <cstdint>
#include <string>

#include "explorer/core/search.hpp"

namespace cooks::explorer {

/// `search_wish` is what was asked for; what is empty was not.
struct search_wish {
  std::string mode;
  std::string number;  ///< Of preemptions or of depth, for the modes that take one.
  std::string memory;
  std::string waiters;
  std::string wake_ups;
  std::string executions;
  std::string seconds;
  std::string steps;
  bool first = false;
};

/// `limits_of()` makes a search of it. \throws report::usage_error
search_limits limits_of(const search_wish& wish, std::uint64_t seed);

}  // namespace cooks::explorer
