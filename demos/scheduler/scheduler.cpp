// scheduler: some jobs and a CPU or two. Who decides when the next one
// runs: nobody, the jobs themselves, or a timer?
#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>

#include "schedule.hpp"
#include "switches.hpp"
#include "workload.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

//! [times]
// From arrival to finish, and how much of it the job did not run.
int turnaround(const job& one, const times& came) {
  return *came.finished - one.arrival;
}
int waiting(const job& one, const times& came) {
  return turnaround(one, came) - *one.work;
}
// From arrival until the job first runs.
int response(const job& one, const times& came) {
  return *came.first_ran - one.arrival;
}
//! [times]

std::string two_digits(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

// The mean of the jobs that have an end; nothing when one never gets
// there.
class mean {
 public:
  void add(int value) {
    sum_ += value;
    ++count_;
  }
  void tell(const std::string& name, bool all_ended) const {
    if (all_ended) {
      cooks::result(name, sum_ / count_);
    } else {
      cooks::result(name, "never");
    }
  }
  std::string text(bool all_ended) const {
    return all_ended ? two_digits(sum_ / count_) : "never";
  }
  bool is_at_most(double goal) const { return sum_ / count_ <= goal; }

 private:
  double sum_ = 0;
  int count_ = 0;
};

std::vector<std::string> row_of(const job& one, const times& came) {
  const auto text = [](bool known, auto number) {
    return known ? std::to_string(number()) : std::string{"never"};
  };
  const bool ended = came.finished.has_value();
  return {one.name,
          std::to_string(one.arrival),
          one.work ? std::to_string(*one.work) : "forever",
          text(ended, [&] { return *came.finished; }),
          text(ended, [&] { return turnaround(one, came); }),
          text(ended, [&] { return waiting(one, came); }),
          text(came.first_ran.has_value(),
               [&] { return response(one, came); })};
}

void tell_times(const std::vector<job>& jobs, const schedule& made,
                double goal) {
  cooks::table told{"Times of the jobs",
                    {"job", "arrival", "work", "finish", "turnaround",
                     "waiting", "response"},
                    {}};
  mean turnarounds;
  mean waits;
  mean responses;
  int with_end = 0;
  int ended = 0;
  int all_started = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const times& came = made.of_jobs[i];
    told.rows.push_back(row_of(jobs[i], came));
    if (!jobs[i].work) {
      continue;  // a job without an end is in no mean
    }
    ++with_end;
    if (came.first_ran) {
      ++all_started;
      responses.add(response(jobs[i], came));
    }
    if (came.finished) {
      ++ended;
      turnarounds.add(turnaround(jobs[i], came));
      waits.add(waiting(jobs[i], came));
    }
  }
  const bool all = ended == with_end;
  const bool started = all_started == with_end;
  told.rows.push_back({"mean", "", "", "", turnarounds.text(all),
                       waits.text(all), responses.text(started)});
  cooks::show(told);
  turnarounds.tell("mean turnaround", all);
  waits.tell("mean waiting", all);
  responses.tell("mean response", started);
  cooks::result("switches", made.switches);
  cooks::result("units lost to switches", made.lost);
  cooks::check("jobs that have an end and reach it", with_end, ended);
  if (goal > 0) {
    cooks::check("mean turnaround within the goal",
                 all && turnarounds.is_at_most(goal));
  }
}

void plan(const cooks::run& run, policy rule) {
  const std::vector<job> jobs = read_jobs(run.text("jobs"));
  const machine on{static_cast<int>(run.integer("cpus")),
                   static_cast<int>(run.integer("slice")),
                   static_cast<int>(run.integer("switch-cost"))};
  const schedule made = compute(jobs, rule, on);
  cooks::show(cooks::gantt{"Who has the CPU", "units", made.cpus});
  if (made.frozen_since) {
    cooks::print(
        "Frozen at {}: no job that runs ends or gives way. "
        "All others wait for ever.",
        *made.frozen_since);
  }
  tell_times(jobs, made, run.real("goal"));
}

const cooks::registration here{{
    .name = "scheduler",
    .summary = "Jobs share a CPU. Nobody, the jobs themselves, or a "
               "timer decides when the next one runs.",
    .variants =
        {{.name = "one_program",
          .summary = "as in MS-DOS: a job runs to its end, then the next",
          .body =
              [](const cooks::run& run) {
                plan(run, policy::one_program);
              },
          .only_figures = true},
         {.name = "cooperative",
          .summary = "as in Windows 3.0: a job runs until it yields",
          .body =
              [](const cooks::run& run) {
                plan(run, policy::cooperative);
              },
          .only_figures = true},
         {.name = "preemptive",
          .summary = "a timer takes the CPU away after each slice",
          .body =
              [](const cooks::run& run) {
                plan(run, policy::preemptive);
              },
          .only_figures = true},
         {.name = "real",
          .summary = "no model: the switches of this program, as the "
                     "operating system counts them",
          .body = [](const cooks::run&) { count_real_switches(); },
          .threads = {.fixed = most_real_threads}}},
    .parameters =
        {cooks::text("jobs", "P1:5/2,P2:3/1,P3:1")
             .help("NAME:UNITS[/YIELD][@ARRIVAL], commas between; UNITS "
                   "may "
                   "be forever; not for real")
             .checked_by(fault_in_jobs),
         cooks::integer("slice", 1, {1, 99})
             .help("units until the timer strikes (preemptive)"),
         cooks::integer("cpus", 1, {1, 4})
             .help("how many CPUs there are"),
         cooks::integer("switch-cost", 0, {0, 9})
             .help("units that a CPU loses when it changes jobs"),
         cooks::real("goal", 0, {0, 9999})
             .help("check that the mean turnaround is at most this; 0: "
                   "don't")},
}};

}  // namespace
