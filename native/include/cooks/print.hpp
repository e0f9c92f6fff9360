// print: a line of output that threads cannot tear. Knows fmt's core and its life.
#pragma once

#include <fmt/core.h>

#include <string_view>
#include <utility>

#include "cooks/location.hpp"
#include "life/telling.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `print()` writes one line. Lines of several threads never mix, here or in a page.
///
/// \code
/// cooks::print("{} cuts {} onions in {:.1f} s", name, onions, seconds);
/// \endcode
/// The std counterpart is C++23's `std::println`; the format is the same.
template <class... Arguments>
void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  life::print(fmt::string_view(format), fmt::make_format_args(arguments...));
}

/// `note()` marks the present moment in the timeline with a few words.
inline void note(std::string_view words, location where = location::current()) {
  life::note(words, where);
}

/// \}
}  // namespace cooks
