// format: by fmt.
#include "report/format.hpp"

namespace cooks::report {

std::string format_text(fmt::string_view format, fmt::format_args arguments) {
  return fmt::vformat(format, arguments);
}

}  // namespace cooks::report
