// main: a demo under the explorer, in a terminal. Knows the demo by its registration only.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include <fmt/core.h>

#include "cooks/demo.hpp"
#include "explorer/core/schedule_code.hpp"
#include "explorer/core/search.hpp"
#include "explorer/core/search_team.hpp"
#include "explorer/report/board_document.hpp"
#include "explorer/report/exploration_document.hpp"
#include "explorer/report/limits.hpp"
#include "explorer/report/story.hpp"
#include "explorer/report/subject.hpp"
#include "explorer/report/words.hpp"
#include "report/parameters.hpp"
#include "terminal/exploration/stepping.hpp"
#include "terminal/exploration/telling.hpp"
#include "terminal/options.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::terminal {

namespace {

enum exit_code : int {
  all_held = 0,
  bug_showed = 1,
  bad_usage = 2,
  surroundings_failed = 3,
  interrupted = 130
};

std::atomic<bool> stop_wanted{false};

void hear_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { stop_wanted = true; };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  // The program that has handed over to this one waits for signals, and has them blocked until
  // then.
  sigset_t heard;
  sigemptyset(&heard);
  sigaddset(&heard, SIGINT);
  sigaddset(&heard, SIGTERM);
  sigprocmask(SIG_UNBLOCK, &heard, nullptr);
}

// A word of a command line, as a shell reads it.
std::string shell_word(const std::string& word) {
  const bool is_plain =
      !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char one) {
        return std::isalnum(one) != 0 || std::strchr("_@%+=:,./-", one) != nullptr;
      });
  if (is_plain) {
    return word;
  }
  std::string quoted = "'";
  for (const char one : word) {
    quoted += one == '\'' ? "'\\''" : std::string{one};
  }
  return quoted + "'";
}

explorer::search_limits read_limits(const options& asked) {
  const exploration_wish& wish = asked.exploration;
  explorer::search_wish read;
  read.mode = wish.mode.empty() ? std::string{} : wish.mode.front();
  read.number = wish.mode.size() > 1 ? wish.mode[1] : std::string{};
  read.memory = wish.memory;
  read.executions = wish.executions;
  read.seconds = wish.seconds;
  read.steps = wish.steps;
  read.waiters = wish.waiters;
  read.wake_ups = wish.wake_ups;
  read.first = wish.first;
  return explorer::limits_of(read, asked.seed);
}

// A code says itself what its executions may do.
explorer::execution_options execution_options_of(const options& asked) {
  const std::string& code = asked.exploration.replay;
  if (code.empty()) {
    return read_limits(asked).options;
  }
  try {
    return explorer::read_code(code).options;
  } catch (const std::invalid_argument& wrong) {
    throw report::usage_error{std::string{"--replay: "} + wrong.what() + "."};
  }
}

class exploration {
 public:
  /// \param program  As the user calls it.
  exploration(const demo& which, const options& asked, std::string program)
      : program_(std::move(program)),
        asked_(asked),
        subject_(which, *asked.way, asked.values, asked.seed, execution_options_of(asked)) {}

  int go() {
    if (!asked_.exploration.replay.empty()) {
      return replay();
    }
    if (asked_.exploration.step) {
      const int code = step_by_hand(subject_, terminal_style::of(STDOUT_FILENO));
      return stop_wanted ? interrupted : code;
    }
    return search();
  }

 private:
  explorer::inquiry begin() const {
    const explorer::search_limits how = read_limits(asked_);
    const std::string& wish = asked_.exploration.jobs;
    const int jobs =
        wish.empty() ? 1 : static_cast<int>(report::parse_number("--jobs", wish, {1, 64}, true));
    const bool is_by_chance =
        how.mode == explorer::search_mode::random || how.mode == explorer::search_mode::pct;
    if (jobs > 1 && is_by_chance) {
      throw report::usage_error{
          std::string{"--jobs: a search in the mode "} + explorer::name_of(how.mode) +
          " draws one schedule after another, by one seed; leave --jobs out."};
    }
    if (jobs == 1) {
      return {subject_.program(), how};
    }
    return {subject_.program(), how,
            std::make_unique<explorer::search_team>(subject_.program(), how, jobs)};
  }

  int search() {
    constexpr double between_tellings = 0.5;
    explorer::inquiry going_on = begin();
    const bool is_watched = isatty(STDERR_FILENO) != 0;
    while (!stop_wanted && going_on.advance(between_tellings, stop_wanted)) {
      if (is_watched) {
        tell_progress(going_on);
      }
    }
    if (is_watched) {
      fmt::print(stderr, "\r\x1b[K");
    }
    const explorer::search_result& found = going_on.result();
    if (asked_.json) {
      fmt::print("{}\n", explorer::exploration_documents{subject_}.whole(going_on));
    } else {
      tell(going_on);
    }
    return stop_wanted ? interrupted : found.findings.empty() ? all_held : bug_showed;
  }

  static void tell_progress(const explorer::inquiry& going_on) {
    const explorer::search_result& found = going_on.result();
    fmt::print(stderr, "\r\x1b[K{}{} executions, {} of {} schedules go wrong so far",
               going_on.is_looking_for_smallest() ? "looking for the smallest; " : "",
               found.executions, found.failing.text(), found.schedules.text());
    std::fflush(stderr);
  }

  void tell(const explorer::inquiry& done) const {
    const auto style = terminal_style::of(STDOUT_FILENO);
    const explorer::search_result& found = done.result();
    const explorer::smallest& least = done.least();
    fmt::print("{}", tell_search(found, style));
    for (const explorer::finding& one : found.findings) {
      fmt::print("  {}{}{}: {} of {} schedules\n", explorer::name_of(one.kind),
                 one.what.empty() ? "" : ", ", one.what, one.schedules.text(),
                 found.schedules.text());
    }
    if (!least.found) {
      return;
    }
    explorer::board played{subject_.program(), subject_.options()};
    played.replay(least.found->example);
    fmt::print("\nThe smallest, with {}{}:\n\n{}\n{}",
               counted(static_cast<std::size_t>(played.preemptions()), "preemption"),
               played.preemptions() > 0 ? "; with fewer, nothing goes wrong" : "",
               draw_steps(played, style), tell_end(played));
    fmt::print("\nOnce more: {}\n", command_for(played));
  }

  int replay() {
    explorer::board played{subject_.program(), subject_.options()};
    try {
      played.replay(subject_.turns_of(asked_.exploration.replay));
    } catch (const std::invalid_argument& wrong) {
      throw report::usage_error{std::string{"--replay: "} + wrong.what()};
    }
    played.finish();
    if (asked_.json) {
      fmt::print("{}\n", explorer::board_document(subject_, played));
      return code_of(played);
    }
    const auto style = terminal_style::of(STDOUT_FILENO);
    fmt::print("{}\n", draw_steps(played, style));
    for (const explorer::told_line& line : played.names().lines) {
      fmt::print("{}\n", line.text);
    }
    for (const explorer::told_result& one : played.names().results) {
      fmt::print("{}: {}\n", one.name, one.value);
    }
    const std::string end = tell_end(played);
    fmt::print("{}", end.empty() ? style.good("ok") + ": nothing went wrong.\n" : end);
    return code_of(played);
  }

  static int code_of(const explorer::board& played) {
    return explorer::verdict_of(played) == "ok" ? all_held : bug_showed;
  }

  // The command that replays this very schedule. The code itself says what executions may do.
  std::string command_for(const explorer::board& played) const {
    std::string line = shell_word(program_);
    for (const std::string& word : asked_.identity) {
      line += " " + shell_word(word);
    }
    return line + " --replay " + subject_.code_of(played.turns());
  }

  std::string program_;
  const options& asked_;
  explorer::subject subject_;
};

int act(const demo& which, int count, char** values) {
  const options asked = read_options(which, {values + 1, values + count}, host::explorer);
  if (asked.wanted == wish::help) {
    fmt::print(
        "{}\nExit codes: 0 nothing goes wrong, 1 something does, 2 bad usage, 130 interrupted.\n",
        asked.help_text);
    return all_held;
  }
  if (asked.wanted != wish::run) {
    throw report::usage_error{
        "This is the explorer's build: it explores. Ask the program itself for the rest."};
  }
  return exploration{which, asked, values[0]}.go();
}

}  // namespace

}  // namespace cooks::terminal

int main(int count, char** values) {
  using namespace cooks;
  terminal::hear_interrupts();
  const demo& which = registered_demos().front();
  try {
    return terminal::act(which, count, values);
  } catch (const report::usage_error& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return terminal::bad_usage;
  } catch (const explorer::limit_passed& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return terminal::bad_usage;
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return terminal::surroundings_failed;
  }
}
