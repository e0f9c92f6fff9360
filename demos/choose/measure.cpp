// measure: how long a tool takes for a workload.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include <algorithm>

#include "choose.hpp"

//! [run_once]
double run_once(const tool& with, const workload& work, int workers,
                double speed) {
  const cooks::span working{with.name};
  const job what = in_steps(work, speed);
  tally all{what.steps_shared};
  const auto start = cooks::clock::now();
  with.work_off(what, all, with.workers(work.tasks, workers));
  const double took = cooks::in_real_time(cooks::clock::now() - start);
  const std::int64_t tasks = work.tasks;
  if (all.sum() != tasks * (tasks + 1) / 2) {
    cooks::check(std::string{"tasks on the tally, with "} + with.name,
                 tasks * (tasks + 1) / 2, all.sum());
  }
  return took;
}
//! [run_once]

// What is over soon is measured again: one switch would spoil it.
std::vector<timing> run_all(const workload& work, int workers,
                            double speed) {
  constexpr double soon = 0.1;
  std::vector<timing> all;
  for (const tool& with : tools()) {
    double least = run_once(with, work, workers, speed);
    for (int i = 0; i < 2 && least < soon; ++i) {
      least = std::min(least, run_once(with, work, workers, speed));
    }
    all.push_back({&with, least});
  }
  return all;
}
