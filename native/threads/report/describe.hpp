// describe: what a demo tells about itself (`--describe`): its manifest.
#pragma once

#include <string>

#include "cooks/demo.hpp"

namespace cooks::report {

/// `describe()` is the demo's manifest.
std::string describe(const demo& which);

/// `why_not_explored()` is why not every schedule of it can be tried, in a sentence or two; empty
/// if it can.
std::string why_not_explored(const demo& which);

}  // namespace cooks::report
