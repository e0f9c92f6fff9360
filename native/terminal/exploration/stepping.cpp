// stepping: a line typed is a thread's letter, or u for a step back, r for the beginning, ? for a
// hint, q to leave.
#include "terminal/exploration/stepping.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>

#include <fmt/core.h>

#include "explorer/core/schedule_code.hpp"
#include "explorer/core/search.hpp"
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
    fmt::print("  {}. {}: {}\n", played.steps().size(), played.name_of(last.thread),
               explorer::told(last, played.names()));
  }
  fmt::print("\n");
  for (thread_index i = 0; i < explorer::most_actors; ++i) {
    if (explorer::owner_of(i) >= played.run().threads() ||
        (explorer::is_buffer(i) && (played.enabled() & explorer::only(i)) == 0)) {
      continue;
    }
    const bool may = (played.enabled() & explorer::only(i)) != 0;
    if (may) {
      const explorer::operation& next = played.run().said(i);
      const int ways = played.run().alternatives(i);
      fmt::print("  {}  {}: {}  {}{}\n", style.accent(explorer::written(explorer::schedule{i})),
                 played.name_of(i), explorer::told(next, played.names()),
                 style.dim(explorer::told(next.where)),
                 ways == 1 ? ""
                           : fmt::format("  in {} ways: {} to {}", ways,
                                         explorer::written(explorer::schedule{i}),
                                         explorer::written(explorer::schedule{
                                             {i, static_cast<std::uint8_t>(ways - 1)}})));
    } else {
      fmt::print("     {}\n", style.dim(played.why_not(i)));
    }
  }
}

// "b", "B" for its store buffer, "b-1" for another way than the first.
std::optional<explorer::turn> turn_in(const std::string& line) {
  try {
    const explorer::schedule read = explorer::read_turns(line);
    return read.size() == 1 ? std::optional{read.front()} : std::nullopt;
  } catch (const std::invalid_argument&) {
    return std::nullopt;
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

// The next turn on the shortest way to a failure, if there is one.
void hint(board& played, const explorer::subject& of) {
  if (played.enabled() == 0) {
    fmt::print("  It is over: u takes a step back.\n");
    return;
  }
  explorer::search_limits how;
  how.options = of.options();
  how.seconds = 2;
  const explorer::way_on found =
      explorer::find_way_on(of.program(), how, played.turns(), played.preemptions());
  played.again();
  if (found.wrong) {
    const std::size_t next = played.turns().size();
    const explorer::schedule turns{found.wrong->example[next]};
    fmt::print("  From here it can go wrong ({}) in {}. Next: {}\n",
               found.wrong->what.empty() ? explorer::name_of(found.wrong->kind) : found.wrong->what,
               counted(found.wrong->example.size() - next, "step"), explorer::written(turns));
  } else if (found.is_certain) {
    fmt::print("  Whatever comes from here, nothing goes wrong.\n");
  } else {
    fmt::print("  In {} s no schedule was found that goes wrong from here.\n", how.seconds);
  }
}

}  // namespace

int step_by_hand(const explorer::subject& of, const terminal_style& style) {
  board played{of.program(), of.options()};
  fmt::print(
      "You are the scheduler. Type a thread's letter for its turn; u takes a step back, r begins "
      "anew, ? gives a hint, q leaves.\n");
  while (true) {
    show(played, style);
    if (played.enabled() == 0) {
      const std::string end = tell_end(played);
      fmt::print("\n{}It took {} and {}: {}\n", end.empty() ? "  Nothing went wrong.\n" : end,
                 counted(played.turns().size(), "step"),
                 counted(static_cast<std::size_t>(played.preemptions()), "preemption"),
                 explorer::written(played.turns()));
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
    } else if (*line == "?") {
      hint(played, of);
    } else if (const auto next = turn_in(*line)) {
      try {
        played.take(*next);
      } catch (const std::invalid_argument& why) {
        fmt::print("  {}\n", why.what());
      }
    } else {
      fmt::print("  '{}' is none of a thread's letters, u, r, ? and q.\n", *line);
    }
  }
}

}  // namespace cooks::terminal
