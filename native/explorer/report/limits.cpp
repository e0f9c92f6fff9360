// limits: a mode and its number, and where to stop.
#include "explorer/report/limits.hpp"

#include <array>
#include <vector>

#include "explorer/report/words.hpp"
#include "report/parameters.hpp"

namespace cooks::explorer {

namespace {

using report::usage_error;

constexpr std::array<search_mode, 5> modes{search_mode::all, search_mode::enumerate,
                                           search_mode::bounded, search_mode::random,
                                           search_mode::pct};

search_mode mode_of(const std::string& name) {
  std::vector<std::string> known;
  for (const search_mode mode : modes) {
    if (name == name_of(mode)) {
      return mode;
    }
    known.emplace_back(name_of(mode));
  }
  const std::string near = report::nearest(name, known);
  throw usage_error{"--explore: there is no mode '" + name + "'." +
                    (near.empty() ? "" : " Did you mean " + near + "?") +
                    " The modes are all, enumerate, bounded N, random, and pct N."};
}

}  // namespace

search_limits limits_of(const search_wish& wish, std::uint64_t seed) {
  search_limits how;
  how.seed = seed;
  how.options.seed = seed;
  how.seconds = 60;
  how.stop_at_first = wish.first;
  if (!wish.mode.empty()) {
    how.mode = mode_of(wish.mode);
  }
  const std::string option = std::string{"--explore "} + name_of(how.mode);
  if (!wish.number.empty()) {
    if (how.mode != search_mode::bounded && how.mode != search_mode::pct) {
      throw usage_error{option + " takes no number; '" + wish.number + "' is one too many."};
    }
    how.bound = static_cast<int>(report::parse_number(option, wish.number, {0, 64}, true));
  }
  if (how.mode == search_mode::random || how.mode == search_mode::pct) {
    how.executions = 10'000;  // chance has no end of its own
  }
  if (!wish.executions.empty()) {
    how.executions = static_cast<std::uint64_t>(
        report::parse_number("--executions", wish.executions, {1, 1e15}, true));
  }
  if (!wish.seconds.empty()) {
    how.seconds = report::parse_number("--seconds", wish.seconds, {0.001, 1e6}, false);
  }
  if (!wish.steps.empty()) {
    how.steps =
        static_cast<std::size_t>(report::parse_number("--steps", wish.steps, {1, 100'000}, true));
  }
  if (wish.memory == "tso") {
    how.options.memory = memory_model::tso;
  } else if (!wish.memory.empty() && wish.memory != "sc") {
    throw usage_error{"--memory: '" + wish.memory +
                      "' is no memory model known here; expected sc (sequential consistency) or "
                      "tso (total store order, as x86 has it)."};
  }
  if (wish.waiters == "any") {
    how.options.any_waiter = true;
  } else if (!wish.waiters.empty() && wish.waiters != "fifo") {
    throw usage_error{"--waiters: '" + wish.waiters +
                      "' is neither fifo (who has waited longest is woken) nor any."};
  }
  if (!wish.wake_ups.empty()) {
    how.options.spurious_wake_ups =
        static_cast<int>(report::parse_number("--wake-ups", wish.wake_ups, {0, 9}, true));
  }
  return how;
}

}  // namespace cooks::explorer
