// schedule: a simulation of a ready queue and its CPUs in whole units.
#include "schedule.hpp"

#include <algorithm>
#include <deque>

namespace {

constexpr int frozen_units_shown = 6;

struct cpu {
  std::optional<std::size_t> running;
  std::optional<std::size_t> last;
  int switching = 0;  // units of the switch that are still to pay
  int ran = 0;        // units since it took the job, or since a new slice
};

class simulation {
 public:
  simulation(const std::vector<job>& jobs, policy rule, const machine& on)
      : jobs_(jobs),
        rule_(rule),
        on_(on),
        cpus_(static_cast<std::size_t>(on.cpus)),
        done_(jobs.size()) {
    made_.of_jobs.resize(jobs.size());
    for (int i = 1; i <= on.cpus; ++i) {
      made_.cpus.push_back({"CPU " + std::to_string(i), {}});
    }
  }

  schedule run() {
    while (true) {
      arrive();
      finish();
      if (!work_is_left()) {
        return std::move(made_);
      }
      dispatch();
      if (is_frozen()) {
        freeze();
        return std::move(made_);
      }
      pass_one_unit();
    }
  }

 private:
  //! [dispatch]
  // A free CPU takes the job that has waited longest. One whose job must
  // give way sends it to the end of the queue.
  void dispatch() {
    for (cpu& one : cpus_) {
      if (!one.running && !ready_.empty()) {
        take_next(one);
      }
    }
    for (cpu& one : cpus_) {
      if (!must_give_way(one)) {
        continue;
      }
      one.ran = 0;
      if (!ready_.empty()) {  // otherwise it may go on
        ready_.push_back(*one.running);
        take_next(one);
      }
    }
  }
  //! [dispatch]

  //! [must_give_way]
  bool must_give_way(const cpu& one) const {
    if (!one.running || one.ran == 0) {
      return false;
    }
    switch (rule_) {
      case policy::one_program:
        return false;  // it runs to its end
      case policy::cooperative:
        return one.ran == jobs_[*one.running].yields;  // if it says so
      case policy::preemptive:
        return one.ran == on_.slice;  // the timer says so
    }
    return false;
  }
  //! [must_give_way]

  void take_next(cpu& one) {
    one.running = ready_.front();
    ready_.pop_front();
    one.ran = 0;
    if (one.last && one.last != one.running) {
      ++made_.switches;
      one.switching = on_.switch_cost;
    }
    one.last = one.running;
  }

  void arrive() {
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (jobs_[i].arrival == now_) {
        ready_.push_back(i);
      }
    }
  }

  void finish() {
    for (cpu& one : cpus_) {
      if (one.running &&
          jobs_[*one.running].work == done_[*one.running]) {
        made_.of_jobs[*one.running].finished = now_;
        one.running.reset();
      }
    }
  }

  bool work_is_left() const {
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (jobs_[i].work && !made_.of_jobs[i].finished) {
        return true;
      }
    }
    return false;
  }

  // Every CPU has a job that neither ends nor ever gives way.
  bool is_frozen() const {
    return rule_ != policy::preemptive &&
           std::all_of(
               cpus_.begin(), cpus_.end(), [this](const cpu& one) {
                 return one.running && !jobs_[*one.running].work &&
                        (rule_ == policy::one_program ||
                         !jobs_[*one.running].yields);
               });
  }

  // Nothing will change any more; a few units are shown all the same.
  void freeze() {
    made_.frozen_since = now_;
    const int until = now_ + frozen_units_shown + on_.switch_cost;
    while (now_ < until) {
      pass_one_unit();
    }
  }

  void pass_one_unit() {
    for (std::size_t i = 0; i < cpus_.size(); ++i) {
      cpu& one = cpus_[i];
      if (!one.running) {
        continue;
      }
      const std::size_t current = *one.running;
      if (one.switching > 0) {
        --one.switching;
        ++made_.lost;
        draw(i, "");
        continue;
      }
      if (!made_.of_jobs[current].first_ran) {
        made_.of_jobs[current].first_ran = now_;
      }
      ++done_[current];
      ++one.ran;
      draw(i, jobs_[current].name);
    }
    ++now_;
  }

  void draw(std::size_t row, const std::string& label) {
    auto& bars = made_.cpus[row].bars;
    if (!bars.empty() && bars.back().label == label &&
        bars.back().to == now_) {
      bars.back().to = now_ + 1;
    } else {
      bars.push_back({label, static_cast<double>(now_),
                      static_cast<double>(now_ + 1)});
    }
  }

  const std::vector<job>& jobs_;
  policy rule_;
  machine on_;
  std::vector<cpu> cpus_;
  std::vector<int> done_;
  std::deque<std::size_t> ready_;
  int now_ = 0;
  schedule made_;
};

}  // namespace

schedule compute(const std::vector<job>& jobs, policy rule,
                 const machine& on) {
  return simulation{jobs, rule, on}.run();
}
