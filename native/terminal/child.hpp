// child: this program as a child of itself, `--child ENTRY`. Knows the run of a child and POSIX.
#pragma once

#include <string>

#include "cooks/demo.hpp"

namespace cooks::terminal {

/// Where a child finds its ends of the two pipes.
inline constexpr int child_reads_from = 3;
inline constexpr int child_writes_to = 4;

/// `act_as_child()` runs a child of the demo; returns its exit code. It ends the program at once
/// when nobody is there any more to hear what it says.
/// \throws report::usage_error  when it was not started by this program itself.
int act_as_child(const demo& which, const std::string& entry);

}  // namespace cooks::terminal
