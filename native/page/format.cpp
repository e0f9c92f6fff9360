// format: small_format, for every module is downloaded.
#include "report/format.hpp"

#include "page/small_format.hpp"

namespace cooks::report {

std::string format_text(fmt::string_view format, fmt::format_args arguments) {
  return page::small_format(format, arguments);
}

}  // namespace cooks::report
