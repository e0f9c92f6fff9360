// describe: what a demo tells about itself (`--describe`): its manifest.
#pragma once

#include <string>

#include "cooks/demo.hpp"

namespace cooks::report {

/// `describe()` is the demo's manifest.
std::string describe(const demo& which);

}  // namespace cooks::report
