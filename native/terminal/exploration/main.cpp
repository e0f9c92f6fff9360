// main: a demo under the explorer, in a terminal. Knows the demo by its registration only.
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include <fmt/core.h>

#include "cooks/demo.hpp"
#include "explorer/core/schedule_code.hpp"
#include "explorer/core/search.hpp"
#include "report/json_text.hpp"
#include "report/parameters.hpp"
#include "report/value_text.hpp"
#include "terminal/exploration/request.hpp"
#include "terminal/exploration/stepping.hpp"
#include "terminal/exploration/telling.hpp"
#include "terminal/options.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::explorer {
extern const char* const source_hash;  // of this demo's sources; the build makes it
}  // namespace cooks::explorer

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
}

class exploration {
 public:
  exploration(const demo& which, const options& asked)
      : demo_(which), asked_(asked), parameters_(asked.values, asked.seed) {}

  int go() {
    if (!asked_.exploration.replay.empty()) {
      return replay();
    }
    if (asked_.exploration.step) {
      return step_by_hand(program(), execution_options(), terminal_style::of(STDOUT_FILENO));
    }
    return search();
  }

 private:
  explorer::program program() const {
    return [this] { asked_.way->body(parameters_); };
  }

  int search() {
    constexpr double between_tellings = 0.5;
    explorer::inquiry going_on{program(), read_limits(asked_)};
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
    const explorer::smallest& least = going_on.least();
    if (asked_.json) {
      fmt::print("{}\n", document(found, least));
    } else {
      tell(found, least);
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

  void tell(const explorer::search_result& found, const explorer::smallest& least) const {
    const auto style = terminal_style::of(STDOUT_FILENO);
    fmt::print("{}", tell_search(found, style));
    for (const explorer::finding& one : found.findings) {
      fmt::print("  {}{}{}: {} of {} schedules\n", name_of(one.kind), one.what.empty() ? "" : ", ",
                 one.what, one.schedules.text(), found.schedules.text());
    }
    if (!least.found) {
      return;
    }
    explorer::board played{program(), execution_options()};
    for (const explorer::turn& turn : least.found->example) {
      played.take(turn);
    }
    fmt::print("\nThe smallest, with {} preemption{}{}:\n\n{}\n{}", played.preemptions(),
               played.preemptions() == 1 ? "" : "s",
               played.preemptions() > 0 ? "; with fewer, nothing goes wrong" : "",
               draw_steps(played, style), tell_end(played));
    fmt::print("\nOnce more: {} --variant {} --replay {}\n", demo_.name, asked_.way->name,
               code_of(played.turns()));
  }

  explorer::execution_options execution_options() const { return read_limits(asked_).options; }

  int replay() {
    const std::string& given = asked_.exploration.replay;
    explorer::schedule_code code;
    try {
      code = explorer::read_code(given);
    } catch (const std::invalid_argument& wrong) {
      throw report::usage_error{std::string{"--replay: "} + wrong.what() + "."};
    }
    if (code.demo != demo_.name) {
      throw report::usage_error{"--replay: this schedule is one of " + code.demo +
                                ", and this is " + demo_.name + "."};
    }
    if (code.source != explorer::source_hash) {
      throw report::usage_error{"--replay: this schedule was found with another source of " +
                                demo_.name + " (" + code.source + ", here it is " +
                                explorer::source_hash +
                                "): its steps need not be the same any more. Search again."};
    }
    explorer::board played{program(), code.options};
    for (const explorer::turn& turn : code.turns) {
      try {
        played.take(turn);
      } catch (const std::invalid_argument& why) {
        throw report::usage_error{"--replay: step " + std::to_string(played.turns().size() + 1) +
                                  " can't be taken: " + why.what() +
                                  " Was it found with other parameters or another variant?"};
      }
    }
    played.finish();
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
    return end.empty() ? all_held : bug_showed;
  }

  std::string code_of(const explorer::schedule& turns) const {
    return explorer::schedule_code{demo_.name, explorer::source_hash, execution_options(), turns}
        .text();
  }

  std::string document(const explorer::search_result& found,
                       const explorer::smallest& least) const {
    report::json_text json;
    json.open('{')
        .key("demo")
        .value(demo_.name)
        .key("variant")
        .value(asked_.way->name)
        .key("parameters")
        .open('{');
    for (const auto& [name, value] : asked_.values) {
      json.key(name);
      report::tell_value(json, value);
    }
    json.close('}').key("seed").value(asked_.seed).key("seconds").value(found.seconds);
    json.key("verdict").value(found.findings.empty() ? "ok" : name_of(found.findings.front().kind));
    json.key("exploration")
        .open('{')
        .key("mode")
        .value(name_of(found.how.mode))
        .key("memory")
        .value(found.how.options.memory == explorer::memory_model::tso ? "tso" : "sc");
    json.key("status").value(name_of(found.status)).key("executions").value(found.executions);
    json.key("classes").value(found.executions - found.cut);
    json.key("schedules").value(found.schedules.text()).key("failing").value(found.failing.text());
    json.key("counted").value(found.is_counted).key("findings").open('[');
    for (const explorer::finding& one : found.findings) {
      json.open('{').key("kind").value(name_of(one.kind)).key("what").value(one.what);
      json.key("at").value(explorer::told(one.where)).key("schedules").value(one.schedules.text());
      json.key("example").value(code_of(one.example)).close('}');
    }
    json.close(']');
    if (least.found) {
      json.key("preemptions").value(least.preemptions).key("proven").value(true);
      json.key("counterexample").value(code_of(least.found->example));
    }
    json.key("seconds").value(found.seconds);
    json.key("executions_per_second")
        .value(found.seconds > 0 ? static_cast<double>(found.executions) / found.seconds : 0.0);
    json.close('}').close('}');
    return json.text();
  }

  const demo& demo_;
  const options& asked_;
  run parameters_;
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
  return exploration{which, asked}.go();
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
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}: {}\n", which.name, e.what());
    return terminal::surroundings_failed;
  }
}
