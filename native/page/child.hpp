// child: this module as a child of another instance of it. Only in modules whose demo has
// processes: elsewhere both functions are null, and nothing of it is downloaded.
#pragma once

#include <string>

#include "cooks/demo.hpp"

namespace cooks::page {

/// `act_as_child()` runs a child of the demo to its end.
[[gnu::weak]] void act_as_child(const demo& which, const std::string& entry);

/// `watch_child()` tells the parent what happens; false in a module that is no child.
[[gnu::weak]] bool watch_child();

}  // namespace cooks::page
