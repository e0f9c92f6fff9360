// request: what the explorer is asked to do, read and checked. Knows the options and the search,
// runs nothing.
#pragma once

#include "explorer/core/search.hpp"
#include "terminal/options.hpp"

namespace cooks::terminal {

/// `read_limits()` makes a search of what was asked for. \throws report::usage_error
explorer::search_limits read_limits(const options& asked);

/// `name_of()` is a mode as one types it.
const char* name_of(explorer::search_mode mode) noexcept;

}  // namespace cooks::terminal
