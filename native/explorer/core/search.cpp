// search: runs one walker or another, judges each execution, and keeps account.
#include "explorer/core/search.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <stdexcept>

#include "explorer/core/chance.hpp"
#include "explorer/core/reduction.hpp"
#include "explorer/core/walk.hpp"

namespace cooks::explorer {

namespace {

using clock = std::chrono::steady_clock;

// Who is stuck when nobody can go on: in a circle of threads that wait for each other, or asleep
// for good.
finding_kind why_stuck(const execution& run) {
  for (thread_index i = 0; i < run.threads(); ++i) {
    if (run.status(i) == thread_status::asleep) {
      return finding_kind::lost_notify;
    }
  }
  return finding_kind::deadlock;
}

bool is_same(location a, location b) noexcept {
  return a.file == b.file && a.line == b.line;
}

class judge {
 public:
  judge(search_result& result, const execution& run) : result_(result), run_(run) {}

  // What went wrong in the execution that has just ended.
  template <class Turns>
  bool see(const exact_count& schedules, bool was_too_long, const Turns& turns) {
    result_.schedules += schedules;
    bool failed = false;
    for (const failure& one : run_.failures()) {
      const auto kind =
          one.kind == failure_kind::check ? finding_kind::check : finding_kind::exception;
      note(kind, one.what, one.where, schedules, turns);
      failed = true;
    }
    if (was_too_long) {
      note(finding_kind::livelock, "it goes on and on", {}, schedules, turns);
      failed = true;
    } else if (run_.unfinished() != 0) {
      note(why_stuck(run_), "", {}, schedules, turns);
      failed = true;
    }
    if (failed) {
      result_.failing += schedules;
    }
    return failed;
  }

 private:
  template <class Turns>
  void note(finding_kind kind, std::string_view what, location where, const exact_count& schedules,
            const Turns& turns) {
    for (finding& known : result_.findings) {
      if (known.kind == kind && is_same(known.where, where) && known.what == what) {
        known.schedules += schedules;
        return;
      }
    }
    result_.findings.push_back({kind, std::string{what}, where, turns(), 0, schedules});
  }

  search_result& result_;
  const execution& run_;
};

class limits {
 public:
  limits(const search_limits& how, const std::atomic<bool>& stop) : how_(how), stop_(stop) {}

  bool reached(const search_result& so_far) {
    if (so_far.executions >= how_.executions || (how_.stop_at_first && !so_far.findings.empty())) {
      return true;
    }
    if (so_far.executions % 1024 != 0) {
      return false;
    }
    return stop_ || seconds() > how_.seconds;
  }
  double seconds() const { return std::chrono::duration<double>(clock::now() - begin_).count(); }

 private:
  const search_limits& how_;
  const std::atomic<bool>& stop_;
  clock::time_point begin_ = clock::now();
};

void search_all(const program& of, search_result& result, execution& run, limits& until) {
  reduction classes{run, result.how.steps};
  judge judging{result, run};
  const auto turns = [&] {
    schedule taken;
    for (const place& one : classes.path()) {
      taken.push_back(one.chosen);
    }
    return taken;
  };
  while (!until.reached(result)) {
    if (!classes.next(of)) {
      return;
    }
    ++result.executions;
    if (classes.was_cut()) {
      ++result.cut;
    } else {
      const auto schedules = classes.schedules();
      result.is_counted = result.is_counted && schedules.has_value();
      judging.see(schedules.value_or(1), classes.was_too_long(), turns);
    }
  }
  result.status = completeness::capped;
}

void search_each(const program& of, search_result& result, execution& run, limits& until,
                 int bound) {
  walk schedules{run, result.how.steps, bound};
  judge judging{result, run};
  const auto turns = [&] {
    schedule taken;
    schedules.each_turn([&](thread_index one) { taken.push_back(one); });
    return taken;
  };
  while (!until.reached(result)) {
    if (!schedules.next(of)) {
      result.status = bound == INT_MAX ? completeness::complete : completeness::bounded;
      return;
    }
    ++result.executions;
    const std::size_t before = result.findings.size();
    judging.see(1, schedules.was_too_long(), turns);
    if (result.findings.size() > before) {
      result.findings.back().preemptions = schedules.preemptions();
    }
  }
  result.status = completeness::capped;
}

void search_by_chance(const program& of, search_result& result, execution& run, limits& until) {
  chance drawn{run, result.how.steps, result.how.seed};
  judge judging{result, run};
  const int depth = result.how.mode == search_mode::pct ? result.how.bound : 0;
  result.status = completeness::capped;
  while (!until.reached(result)) {
    drawn.next(of, depth);
    ++result.executions;
    judging.see(1, drawn.was_too_long(), [&] { return drawn.turns(); });
  }
}

}  // namespace

search_result search(const program& of, const search_limits& how, const std::atomic<bool>& stop,
                     const std::function<void(const search_result&)>& /*progress*/) {
  search_result result;
  result.how = how;
  limits until{how, stop};
  execution run;
  switch (how.mode) {
    case search_mode::all:
      search_all(of, result, run, until);
      break;
    case search_mode::enumerate:
      search_each(of, result, run, until, INT_MAX);
      break;
    case search_mode::bounded:
      search_each(of, result, run, until, how.bound);
      break;
    case search_mode::random:
    case search_mode::pct:
      search_by_chance(of, result, run, until);
      break;
  }
  result.seconds = until.seconds();
  return result;
}

smallest find_smallest(const program& of, const search_limits& how, const std::atomic<bool>& stop) {
  constexpr int most_preemptions = 64;
  smallest result;
  double left = how.seconds;
  for (int bound = 0; bound <= most_preemptions; ++bound) {
    search_limits here = how;
    here.mode = search_mode::bounded;
    here.bound = bound;
    here.stop_at_first = true;
    here.seconds = left;
    const search_result tried = search(of, here, stop);
    left -= tried.seconds;
    if (!tried.findings.empty()) {
      result.found = tried.findings.front();
      result.is_proven = true;
      return result;
    }
    if (tried.status == completeness::capped) {
      return result;
    }
    result.tried_below = bound + 1;
  }
  return result;
}

}  // namespace cooks::explorer
