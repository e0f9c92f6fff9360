// format: a format string and its arguments become a text. Each host brings its own way: fmt in a
// terminal; in a page a small one, because all of fmt is a third of a module's size there.
#pragma once

#include <fmt/core.h>

#include <string>

namespace cooks::report {

std::string format_text(fmt::string_view format, fmt::format_args arguments);

}  // namespace cooks::report
