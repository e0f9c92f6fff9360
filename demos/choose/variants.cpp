// variants: one workload with every tool, five workloads with every tool,
// and five picks of yours.
#include <cooks/check.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>

#include <cstdio>

#include "choose.hpp"

namespace {

std::string factor_words(double factor) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", factor);
  return text;
}

//! [kinds]
const std::array<workload, 5>& kinds() {
  static const std::array<workload, 5> all{{
      {.name = "downloads", .tasks = 12, .waits = 0.04},
      {.name = "photos", .tasks = 8, .computes = 0.04},
      {.name = "orders", .tasks = 12, .waits = 0.02, .computes = 0.015},
      {.name = "till", .tasks = 10, .shares = 0.02},
      {.name = "crumbs", .tasks = 32, .computes = 0.000005},
  }};
  return all;
}
//! [kinds]

std::string kind_words(const workload& work) {
  std::string words =
      work.name + ": " + std::to_string(work.tasks) + " tasks";
  const auto add = [&words](double time, const char* what) {
    if (time > 0) {
      words += ", " + time_words(time) + " " + what;
    }
  };
  add(work.waits, "waiting");
  add(work.computes, "computing");
  add(work.shares, "at the tally");
  return words;
}

}  // namespace

//! [described]
workload described(const cooks::run& run) {
  const double each = run.seconds("each").count();
  const double waits = each * run.real("waiting");
  const double shares = (each - waits) * run.real("shared");
  return {"yours", static_cast<int>(run.integer("tasks")), waits,
          each - waits - shares, shares};
}
//! [described]

void every_tool(const cooks::run& run) {
  const workload work = described(run);
  const int workers = static_cast<int>(run.integer("workers"));
  const std::vector<timing> all =
      run_all(work, workers, steps_per_second());
  cooks::table figure{"Your workload, with every tool",
                      {"tool", "time", "times a loop", "workers"},
                      {}};
  for (const timing& one : all) {
    const std::string factor =
        factor_words(all.front().seconds / one.seconds);
    figure.rows.push_back(
        {one.with->name, time_words(one.seconds), factor,
         std::to_string(one.with->workers(work.tasks, workers))});
    cooks::result(std::string{one.with->name} + ", s", one.seconds);
  }
  cooks::show(figure);
  const advice found = advise(work, all);
  cooks::print("Take {}: {}.", found.take->name, found.take->summary);
  cooks::print("{}", found.why);
  cooks::result("take", std::string{found.take->name});
}

//! [decision_table]
void decision_table(const cooks::run& /*run*/) {
  const double speed = steps_per_second();
  cooks::table figure{
      "Which tool? Measured now, on this machine", {"work"}, {}};
  for (const tool& with : tools()) {
    figure.columns.emplace_back(with.name);
  }
  figure.columns.emplace_back("take");
  for (const workload& work : kinds()) {
    const std::vector<timing> all = run_all(work, 0, speed);
    const advice found = advise(work, all);
    std::vector<std::string> row{kind_words(work)};
    for (const timing& one : all) {
      row.push_back(time_words(one.seconds));
    }
    row.emplace_back(found.take->name);
    figure.rows.push_back(row);
    cooks::print("{}: take {}. {}", work.name, found.take->name,
                 found.why);
    cooks::result(work.name, std::string{found.take->name});
  }
  cooks::show(figure);
}
//! [decision_table]

//! [pick]
void pick(const cooks::run& run) {
  const double speed = steps_per_second();
  for (const workload& work : kinds()) {
    const tool& yours = find_tool(run.text(work.name));
    const std::vector<timing> all = run_all(work, 0, speed);
    const timing best = best_of(all);
    for (const timing& one : all) {
      if (one.with == &yours) {
        cooks::print("{}: {} takes {}, the best {}.", kind_words(work),
                     yours.name, time_words(one.seconds),
                     time_words(best.seconds));
        cooks::check(work.name + ": within 1.2 times the best",
                     is_good(one, best));
      }
    }
  }
}
//! [pick]
