// terminal_style: asks the system and the environment.
#include "terminal/terminal_style.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace cooks::terminal {

terminal_style terminal_style::of(int file_descriptor) {
  terminal_style style;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::string_view{term} == "dumb";
  style.fancy = isatty(file_descriptor) == 1 && (no_color == nullptr || *no_color == '\0') && !dumb;
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.columns = std::clamp<int>(size.ws_col, 40, 140);
  }
  return style;
}

std::string terminal_style::painted(std::string_view code, std::string_view text) const {
  if (!fancy) {
    return std::string{text};
  }
  return "\x1b[" + std::string{code} + "m" + std::string{text} + "\x1b[0m";
}

}  // namespace cooks::terminal
