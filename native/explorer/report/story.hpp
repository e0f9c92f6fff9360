// story: how an execution ended, for somebody who wants to know why. Knows boards.
#pragma once

#include <string>
#include <vector>

#include "explorer/core/board.hpp"

namespace cooks::explorer {

/// `story_of()` is what failed, or who waits for whom: the circle first, if there is one, or who
/// sleeps and why nobody wakes it; then who waits because of it. A sentence each; none if nothing
/// went wrong.
std::vector<std::string> story_of(const board& played);

}  // namespace cooks::explorer
