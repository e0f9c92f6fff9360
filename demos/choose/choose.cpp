// choose: one workload, described by you, with every tool of this book.
// Which one is worth it?
#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "choose.hpp"

//! [task]
// A task that another process can find, by its name.
const cooks::task<std::int64_t(const order&)> do_elsewhere{"do task",
                                                           do_task};
//! [task]

namespace {

//! [one_tool]
void one_tool(const char* name, const cooks::run& run) {
  const workload work = described(run);
  const int workers = static_cast<int>(run.integer("workers"));
  const double took =
      run_once(find_tool(name), work, workers, steps_per_second());
  cooks::measured("time for all tasks", took);
}
//! [one_tool]

// Only what does not depend on the machine is claimed.
std::optional<double> expected(const std::string& tool,
                               const workload& work) {
  if (tool == "sequential") {
    return work.tasks * work.one();
  }
  if (tool == "event_loop") {
    return work.waits + work.tasks * (work.one() - work.waits);
  }
  const bool only_waits = work.one() - work.waits < 1e-9;
  if (tool == "threads" && only_waits) {
    return work.waits;
  }
  return std::nullopt;
}

constexpr double serial_most = 0.9;
constexpr int most_tasks = 100;
constexpr int most_tasks_in_a_page = 32;

std::vector<cooks::variant> variants() {
  std::vector<cooks::variant> all;
  all.push_back({.name = "every",
                 .summary = "the workload, with one tool after another",
                 .body = every_tool,
                 .threads = {.fixed = 1, .parameter = "tasks"},
                 .only_figures = true});
  for (const tool& one : tools()) {
    all.push_back(
        {.name = one.name,
         .summary = one.summary,
         .body = [name = one.name](
                     const cooks::run& run) { one_tool(name, run); },
         .threads = {.fixed = 1, .parameter = "tasks"}});
  }
  all.push_back({.name = "table",
                 .summary = "five kinds of work, with every tool: which "
                            "one to take",
                 .body = decision_table,
                 .threads = {.fixed = 33, .parameter = {}},
                 .only_figures = true});
  all.push_back({.name = "wall",
                 .summary = "a tenth must be done by one alone: what "
                            "more workers bring",
                 .body = wall,
                 .threads = {.fixed = 32, .parameter = {}},
                 .only_figures = true});
  all.push_back({.name = "pick",
                 .summary = "the exercise: you pick a tool for each of "
                            "the five",
                 .body = pick,
                 .threads = {.fixed = 33, .parameter = {}},
                 .shows = cooks::outcome::failed,
                 .only_figures = true});
  return all;
}

std::vector<std::string> tool_names() {
  std::vector<std::string> names;
  for (const tool& one : tools()) {
    names.emplace_back(one.name);
  }
  return names;
}

std::vector<std::string> of_workload() {
  std::vector<std::string> names = tool_names();
  names.emplace_back("every");
  return names;
}

std::vector<cooks::parameter> parameters() {
  std::vector<cooks::parameter> all{
      cooks::integer("tasks", 12, {1, most_tasks})
          .in(cooks::host::page, std::int64_t{12},
              {1, most_tasks_in_a_page})
          .help("how many tasks there are")
          .for_variants(of_workload()),
      cooks::seconds("each", 0.05, {0, 1})
          .help("how long one of them takes, alone")
          .for_variants(of_workload()),
      cooks::real("waiting", 0.6, {0, 1})
          .help("the share of it that only waits")
          .for_variants(of_workload()),
      cooks::real("shared", 0, {0, 1})
          .help("the share of the rest that only one task at a time may "
                "do")
          .for_variants(of_workload()),
      cooks::integer("workers", 0, {0, most_tasks_in_a_page})
          .help("how many workers a pool has; 0: as many as it takes "
                "by itself")
          .for_variants({"every", "parallel", "pool", "processes"}),
      cooks::real("serial", 0.1, {0, serial_most})
          .help("the share that one must do alone")
          .for_variants({"wall"})};
  for (const char* work :
       {"downloads", "photos", "orders", "till", "crumbs"}) {
    all.push_back(cooks::choice(work, "sequential", tool_names())
                      .help(std::string{"your tool for "} + work)
                      .for_variants({"pick"}));
  }
  return all;
}

std::vector<cooks::claim> claims() {
  std::vector<cooks::claim> all;
  for (const char* name : {"sequential", "event_loop", "threads"}) {
    all.push_back({.variant = name,
                   .what = "time for all tasks",
                   .unit = "s",
                   .claimed =
                       [tool = std::string{name}](const auto& run) {
                         return expected(tool, described(run));
                       },
                   .high = 1.25});
  }
  for (const int workers : {2, 4, 8, 16, 32}) {
    all.push_back(
        {.variant = "wall",
         .what = "speed-up with " + std::to_string(workers) + " workers",
         .unit = "times",
         .claimed = [workers](const auto& run) -> std::optional<double> {
           return amdahl(run.real("serial"), workers);
         },
         .low = 0.85});
  }
  return all;
}

const cooks::registration here{{
    .name = "choose",
    .summary = "One workload, described by you, and six tools: which one "
               "is worth it?",
    .variants = variants(),
    .parameters = parameters(),
    .claims = claims(),
    .tasks = {do_elsewhere},
}};

}  // namespace
