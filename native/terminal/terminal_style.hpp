// terminal_style: what the terminal at hand can show. Knows no demo and no trace.
#pragma once

#include <string>
#include <string_view>

namespace cooks::terminal {

/// Colour and Unicode when output goes to a terminal and NO_COLOR (no-color.org) is unset; plain
/// ASCII otherwise, for files and pipes.
struct terminal_style {
  bool fancy = false;
  int columns = 80;

  static terminal_style of(int file_descriptor);

  std::string accent(std::string_view text) const { return painted("38;5;208", text); }
  std::string bold(std::string_view text) const { return painted("1", text); }
  std::string dim(std::string_view text) const { return painted("2", text); }
  std::string good(std::string_view text) const { return painted("32", text); }
  std::string bad(std::string_view text) const { return painted("1;31", text); }

 private:
  std::string painted(std::string_view code, std::string_view text) const;
};

}  // namespace cooks::terminal
