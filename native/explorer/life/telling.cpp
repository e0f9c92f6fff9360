// life::telling: into the account of the execution.
#include "life/telling.hpp"

#include "life/chance.hpp"

#include "explorer/core/program_memory.hpp"
#include "report/format.hpp"

namespace cooks::life {

std::string formatted(fmt::string_view format, fmt::format_args arguments) {
  return report::format_text(format, arguments);
}

// Copied, not moved: what the program has written is in its own memory.
void tell_line(const std::string& line) {
  const explorer::program_memory::leave outside;
  here().told()->lines.push_back({here().taken(), here().running(), line});
}

std::int64_t name_choice(std::string_view name) {
  const explorer::program_memory::leave outside;
  here().told()->choices.emplace_back(name);
  return static_cast<std::int64_t>(here().told()->choices.size()) - 1;
}

void tell_check(std::string_view what, const std::string& expected, const std::string& actual,
                bool held, location where) {
  const explorer::program_memory::leave outside;
  here().told()->checks.push_back(
      {here().taken(), here().running(), std::string{what}, expected, actual, held, where});
}

void tell_result(std::string_view name, const std::string& value) {
  const explorer::program_memory::leave outside;
  here().told()->results.push_back({here().taken(), here().running(), std::string{name}, value});
}

}  // namespace cooks::life
