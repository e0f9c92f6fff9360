// stepping: a line typed is a thread's letter, or u for a step back, r for the beginning, q to
// leave.
#include "terminal/exploration/stepping.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>

#include <fmt/core.h>

#include "explorer/core/schedule_code.hpp"
#include "explorer/report/words.hpp"
#include "terminal/exploration/telling.hpp"

namespace cooks::terminal {

namespace {

using explorer::board;
using explorer::thread_index;

// What each thread would do, or why it can't.
void show(const board& played, const terminal_style& style) {
  if (!played.steps().empty()) {
    const explorer::step& last = played.steps().back();
    fmt::print("  {}. {}: {}\n", played.steps().size(), played.names().threads[last.thread],
               explorer::told(last, played.names()));
  }
  fmt::print("\n");
  for (thread_index i = 0; i < played.run().threads(); ++i) {
    const bool may = (played.enabled() & explorer::only(i)) != 0;
    const explorer::operation& next = played.run().pending(i);
    if (may) {
      fmt::print("  {}  {}: {}  {}\n", style.accent(std::string(1, static_cast<char>('a' + i))),
                 played.names().threads[i], explorer::told(next, played.names()),
                 style.dim(explorer::told(next.where)));
    } else {
      fmt::print("     {}\n", style.dim(played.why_not(i)));
    }
  }
}

std::optional<std::string> read_line() {
  std::array<char, 256> text{};
  if (std::fgets(text.data(), static_cast<int>(text.size()), stdin) == nullptr) {
    return std::nullopt;
  }
  std::string line = text.data();
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) {
    line.pop_back();
  }
  return line;
}

}  // namespace

int step_by_hand(const explorer::program& of, const terminal_style& style) {
  board played{of};
  fmt::print(
      "You are the scheduler. Type a thread's letter for its turn; u takes a step back, r begins "
      "anew, q leaves.\n");
  while (true) {
    show(played, style);
    if (played.enabled() == 0) {
      const std::string end = tell_end(played);
      fmt::print("\n{}It took {} steps and {} preemptions: {}\n",
                 end.empty() ? "  Nothing went wrong.\n" : end, played.turns().size(),
                 played.preemptions(), explorer::written(played.turns()));
    }
    fmt::print("> ");
    std::fflush(stdout);
    const auto line = read_line();
    if (!line || *line == "q") {
      return tell_end(played).empty() || played.enabled() != 0 ? 0 : 1;
    }
    if (*line == "u") {
      if (!played.undo()) {
        fmt::print("  There is no step to take back.\n");
      }
    } else if (*line == "r") {
      played.restart();
    } else if (line->size() == 1 && line->front() >= 'a' &&
               line->front() < 'a' + static_cast<int>(explorer::most_threads)) {
      try {
        played.take(static_cast<thread_index>(line->front() - 'a'));
      } catch (const std::invalid_argument& why) {
        fmt::print("  {}\n", why.what());
      }
    } else {
      fmt::print("  '{}' is none of a thread's letters, u, r and q.\n", *line);
    }
  }
}

}  // namespace cooks::terminal
