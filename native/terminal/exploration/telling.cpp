// telling: "4 of 6 schedules go wrong" is told of all schedules only if all were tried.
#include "terminal/exploration/telling.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "explorer/report/story.hpp"
#include "explorer/report/words.hpp"

namespace cooks::terminal {

namespace {

using explorer::board;
using explorer::thread_index;

std::string counted(const std::string& number, const char* one, const char* many) {
  return number + " " + (number == "1" ? one : many);
}

}  // namespace

std::string tell_search(const explorer::search_result& found, const terminal_style& style) {
  using explorer::completeness;
  using explorer::search_mode;
  const std::string schedules = counted(found.schedules.text(), "schedule", "schedules");
  std::string how_many;
  if (found.how.mode == search_mode::all) {
    how_many = schedules + " in " +
               counted(std::to_string(found.executions - found.cut), "class", "classes");
  } else if (found.how.mode == search_mode::bounded) {
    how_many = schedules + " with " +
               counted(std::to_string(found.how.bound), "preemption", "preemptions") + " at most";
  } else {
    how_many = schedules;
  }
  const bool is_all = found.status == completeness::complete;
  std::string text = is_all ? "All " + how_many + " tried: complete.\n"
                     : found.status == completeness::bounded
                         ? "All " + how_many + " tried: complete within that bound.\n"
                         : how_many + " tried, and not all: this proves nothing.\n";
  if (!found.is_counted) {
    text += "Some classes have too many schedules to be counted; each counts as one here.\n";
  }
  const std::string of = found.failing.text() + " of " + found.schedules.text();
  text += found.failing.is_zero() ? style.good("ok") + ": " + of + " go wrong.\n"
                                  : style.bad("it goes wrong") + " on " + of + ".\n";
  return text;
}

std::string tell_end(const board& played) {
  std::string text;
  for (const std::string& sentence : explorer::story_of(played)) {
    text += "  " + sentence + "\n";
  }
  return text;
}

std::string draw_steps(const board& played, const terminal_style& style) {
  std::vector<thread_index> columns;  // who takes part, in the order of their making
  for (const explorer::turn& one : played.turns()) {
    if (std::find(columns.begin(), columns.end(), one.actor) == columns.end()) {
      columns.push_back(one.actor);
    }
  }
  std::sort(columns.begin(), columns.end(), [](thread_index a, thread_index b) {
    return std::pair{explorer::owner_of(a), a} < std::pair{explorer::owner_of(b), b};
  });
  std::vector<std::string> words;
  std::vector<std::size_t> widths;
  for (const thread_index one : columns) {
    widths.push_back(played.name_of(one).size());
  }
  for (const explorer::step& taken : played.steps()) {
    words.push_back(explorer::told(taken, played.names()));
    const auto column = static_cast<std::size_t>(
        std::find(columns.begin(), columns.end(), taken.thread) - columns.begin());
    widths[column] = std::max(widths[column], words.back().size());
  }
  std::string text = "      ";
  for (std::size_t c = 0; c < columns.size(); ++c) {
    text += fmt::format("{:<{}}  ", played.name_of(columns[c]), widths[c]);
  }
  text += "\n";
  // Of a schedule that goes on and on, nobody reads the middle.
  constexpr std::size_t first_shown = 60;
  constexpr std::size_t last_shown = 20;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == first_shown && words.size() > 2 * (first_shown + last_shown)) {
      const std::size_t left_out = words.size() - first_shown - last_shown;
      text += fmt::format("      … {} more steps …\n", left_out);
      i += left_out;
    }
    const explorer::step& taken = played.steps()[i];
    std::string line = fmt::format("{:4}  ", i + 1);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      line += fmt::format("{:<{}}  ", columns[c] == taken.thread ? words[i] : "", widths[c]);
    }
    text += line + style.dim(explorer::told(taken.done.where)) + "\n";
  }
  return text;
}

std::string counted(std::size_t number, const std::string& what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace cooks::terminal
