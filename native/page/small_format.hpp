// small_format: what demos use of fmt's format strings, in a fraction of its size. The format was
// checked against its arguments when the demo was compiled. A test holds it to fmt itself.
#pragma once

#include <fmt/core.h>

#include <string>

namespace cooks::page {

/// `small_format()` understands `{}` in order, `{{` and `}}`, and in a field fill, alignment,
/// width, precision and the types d, s, f and g.
std::string small_format(fmt::string_view format, fmt::format_args arguments);

}  // namespace cooks::page
