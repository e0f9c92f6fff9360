// schedule: who has which CPU when, computed unit by unit.
#pragma once

#include <cooks/figure.hpp>

#include "workload.hpp"

#include <optional>
#include <vector>

/// `policy` is when a job must give way to one that waits.
enum class policy { one_program, cooperative, preemptive };

struct machine {
  int cpus = 1;
  int slice = 1;        // for the preemptive policy
  int switch_cost = 0;  // units that a CPU loses when it changes jobs
};

/// `times` is what became of one job. Nothing: it never came to that.
struct times {
  std::optional<int> first_ran;
  std::optional<int> finished;
};

struct schedule {
  std::vector<times> of_jobs;  // in the order of the jobs
  std::vector<cooks::gantt::row> cpus;
  int switches = 0;
  int lost = 0;                     // CPU time that went into switches
  std::optional<int> frozen_since;  // no job will ever change again
};

schedule compute(const std::vector<job>& jobs, policy rule,
                 const machine& on);
