// telling: "4 of 6 schedules go wrong" is told of all schedules only if all were tried.
#include "terminal/exploration/telling.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

namespace cooks::terminal {

namespace {

using explorer::board;
using explorer::thread_index;

std::string counted(const std::string& number, const char* one, const char* many) {
  return number + " " + (number == "1" ? one : many);
}

std::string shown(const explorer::step& taken) {
  using kind = explorer::operation_kind;
  switch (taken.done.kind) {
    case kind::read:
    case kind::exchange:
    case kind::add:
      return " -> " + std::to_string(taken.result);
    case kind::compare_exchange:
      return taken.result == taken.done.value ? " = " + std::to_string(taken.done.desired)
                                              : ": no, it is " + std::to_string(taken.result);
    case kind::try_lock:
    case kind::try_lock_shared:
    case kind::try_acquire:
    case kind::try_put:
    case kind::try_get:
      return taken.result != 0 ? ": yes" : ": no";
    default:
      return taken.timed_out && taken.done.kind != kind::time_out ? ": gives up" : "";
  }
}

}  // namespace

const char* name_of(explorer::finding_kind kind) noexcept {
  constexpr std::array<const char*, 5> names{"failed", "error", "deadlock", "lost_notify",
                                             "livelock"};
  return names[static_cast<std::size_t>(kind)];
}

const char* name_of(explorer::completeness status) noexcept {
  constexpr std::array<const char*, 3> names{"complete", "bounded", "capped"};
  return names[static_cast<std::size_t>(status)];
}

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
  for (const explorer::told_check& one : played.names().checks) {
    if (!one.held) {
      text += "  " + one.what + ": expected " + one.expected + ", got " + one.actual + "\n";
    }
  }
  for (const explorer::failure& one : played.run().failures()) {
    if (one.kind == explorer::failure_kind::exception) {
      text += "  " + played.names().threads[one.thread] +
              " ended by an exception: " + std::string{one.what} + "\n";
    }
  }
  for (thread_index i = 0; played.enabled() == 0 && i < played.run().threads(); ++i) {
    if (played.run().status(i) == explorer::thread_status::finished) {
      continue;
    }
    const std::string at = explorer::told(played.run().pending(i).where);
    text += "  " + played.why_not(i) + (at.empty() ? "" : " At " + at + ".") + "\n";
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
    words.push_back(explorer::told(taken.done, played.names()) + shown(taken));
    const auto column = static_cast<std::size_t>(
        std::find(columns.begin(), columns.end(), taken.thread) - columns.begin());
    widths[column] = std::max(widths[column], words.back().size());
  }
  std::string text = "      ";
  for (std::size_t c = 0; c < columns.size(); ++c) {
    text += fmt::format("{:<{}}  ", played.name_of(columns[c]), widths[c]);
  }
  text += "\n";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const explorer::step& taken = played.steps()[i];
    std::string line = fmt::format("{:4}  ", i + 1);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      line += fmt::format("{:<{}}  ", columns[c] == taken.thread ? words[i] : "", widths[c]);
    }
    text += line + style.dim(explorer::told(taken.done.where)) + "\n";
  }
  return text;
}

}  // namespace cooks::terminal
