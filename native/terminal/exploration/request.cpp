// request: a mode and its number, and where to stop.
#include "terminal/exploration/request.hpp"

#include <array>
#include <string>

#include "report/parameters.hpp"

namespace cooks::terminal {

namespace {

using explorer::search_mode;
using report::usage_error;

constexpr std::array<const char*, 5> mode_names{"all", "enumerate", "bounded", "random", "pct"};

search_mode mode_of(const std::string& name) {
  std::vector<std::string> known{mode_names.begin(), mode_names.end()};
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == name) {
      return static_cast<search_mode>(i);
    }
  }
  const std::string near = report::nearest(name, known);
  throw usage_error{"--explore: there is no mode '" + name + "'." +
                    (near.empty() ? "" : " Did you mean " + near + "?") +
                    " The modes are all, enumerate, bounded N, random, and pct N."};
}

}  // namespace

const char* name_of(search_mode mode) noexcept {
  return mode_names[static_cast<std::size_t>(mode)];
}

explorer::search_limits read_limits(const options& asked) {
  const exploration_wish& wish = asked.exploration;
  explorer::search_limits how;
  how.seed = asked.seed;
  how.seconds = 60;
  how.stop_at_first = wish.first;
  if (!wish.mode.empty() && !wish.mode.front().empty()) {
    how.mode = mode_of(wish.mode.front());
  }
  const bool takes_number = how.mode == search_mode::bounded || how.mode == search_mode::pct;
  if (wish.mode.size() > 1) {
    if (!takes_number) {
      throw usage_error{std::string{"--explore "} + name_of(how.mode) + " takes no number; '" +
                        wish.mode[1] + "' is one too many."};
    }
    how.bound = static_cast<int>(report::parse_number(std::string{"--explore "} + name_of(how.mode),
                                                      wish.mode[1], {0, 64}, true));
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
  if (wish.memory == "tso") {
    how.options.memory = explorer::memory_model::tso;
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

}  // namespace cooks::terminal
