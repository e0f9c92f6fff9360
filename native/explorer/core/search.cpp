// search: runs one walker or another, judges each execution, and keeps account.
#include "explorer/core/search.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

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

  // How the execution that has just ended went.
  template <class Turns>
  void see(const exact_count& schedules, bool was_too_long, const Turns& turns) {
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
    note_ending(schedules, failed, turns);
    for (const unordered_pair& one : run_.unordered()) {
      result_.races.push_back({one, turns()});
    }
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
    result_.findings.push_back({kind, std::string{what}, where, turns(), schedules});
  }

  template <class Turns>
  void note_ending(const exact_count& schedules, bool failed, const Turns& turns) {
    const std::uint64_t mark = run_.ending() + run_.unfinished();
    for (ending& known : result_.endings) {
      if (known.mark == mark && known.went_wrong == failed) {
        known.schedules += schedules;
        return;
      }
    }
    if (result_.endings.size() == most_endings) {
      result_.has_more_endings = true;
      return;
    }
    result_.endings.push_back({mark, turns(), failed, schedules});
  }

  search_result& result_;
  const execution& run_;
};

}  // namespace

class search::tour {
 public:
  tour() = default;
  virtual ~tour() = default;
  tour(const tour&) = delete;
  tour& operator=(const tour&) = delete;

  virtual bool next(const program& of) = 0;
  virtual bool was_cut() const { return false; }
  virtual bool was_too_long() const = 0;
  virtual std::optional<exact_count> schedules() { return 1; }
  virtual schedule turns() const = 0;
  // When there is no other.
  virtual completeness at_end() const = 0;
};

namespace {

class tour_of_classes : public search::tour {
 public:
  tour_of_classes(execution& run, const search_limits& how) : classes_(run, how.steps) {}

  bool next(const program& of) override { return classes_.next(of); }
  bool was_cut() const override { return classes_.was_cut(); }
  bool was_too_long() const override { return classes_.was_too_long(); }
  std::optional<exact_count> schedules() override { return classes_.schedules(); }
  schedule turns() const override {
    schedule taken;
    for (const place& one : classes_.path()) {
      taken.emplace_back(one.chosen, one.alternative);
    }
    return taken;
  }
  completeness at_end() const override { return completeness::complete; }

 private:
  reduction classes_;
};

class tour_of_each : public search::tour {
 public:
  tour_of_each(execution& run, const search_limits& how, int bound)
      : schedules_(run, how.steps, bound), bound_(bound) {}

  bool next(const program& of) override { return schedules_.next(of); }
  bool was_too_long() const override { return schedules_.was_too_long(); }
  schedule turns() const override {
    schedule taken;
    schedules_.each_turn([&](const turn& one) { taken.push_back(one); });
    return taken;
  }
  completeness at_end() const override {
    return bound_ == INT_MAX || !schedules_.has_left_out() ? completeness::complete
                                                           : completeness::bounded;
  }

 private:
  walk schedules_;
  int bound_;
};

class tour_by_chance : public search::tour {
 public:
  tour_by_chance(execution& run, const search_limits& how)
      : drawn_(run, how.steps, how.seed), depth_(how.mode == search_mode::pct ? how.bound : 0) {}

  bool next(const program& of) override {
    drawn_.next(of, depth_);
    return true;
  }
  bool was_too_long() const override { return drawn_.was_too_long(); }
  schedule turns() const override { return drawn_.turns(); }
  completeness at_end() const override { return completeness::capped; }

 private:
  chance drawn_;
  int depth_;
};

std::unique_ptr<search::tour> tour_for(execution& run, const search_limits& how) {
  switch (how.mode) {
    case search_mode::all:
      return std::make_unique<tour_of_classes>(run, how);
    case search_mode::enumerate:
      return std::make_unique<tour_of_each>(run, how, INT_MAX);
    case search_mode::bounded:
      return std::make_unique<tour_of_each>(run, how, how.bound);
    default:
      return std::make_unique<tour_by_chance>(run, how);
  }
}

}  // namespace

search::search(program of, const search_limits& how)
    : program_(std::move(of)), run_(how.options), tour_(tour_for(run_, how)) {
  result_.how = how;
  result_.status = completeness::capped;
}

search::~search() = default;

bool search::has_reached_limit() const noexcept {
  const search_limits& how = result_.how;
  return result_.executions >= how.executions || (how.stop_at_first && !result_.findings.empty()) ||
         result_.seconds > how.seconds;
}

bool search::advance(double seconds, const std::atomic<bool>& stop) {
  constexpr std::uint64_t between_looks_at_the_clock = 256;
  const clock::time_point begin = clock::now();
  const double before = result_.seconds;
  while (!is_over_) {
    for (std::uint64_t i = 0; i < between_looks_at_the_clock && !is_over_; ++i) {
      is_over_ = !try_next();
    }
    const double here = std::chrono::duration<double>(clock::now() - begin).count();
    result_.seconds = before + here;
    is_over_ = is_over_ || has_reached_limit();
    if (here >= seconds || stop) {
      break;
    }
  }
  return !is_over_;
}

bool search::try_next() {
  if (!tour_->next(program_)) {
    result_.status = tour_->at_end();
    return false;
  }
  ++result_.executions;
  if (tour_->was_cut()) {
    ++result_.cut;
  } else {
    const auto schedules = tour_->schedules();
    result_.is_counted = result_.is_counted && schedules.has_value();
    judge{result_, run_}.see(schedules.value_or(1), tour_->was_too_long(),
                             [this] { return tour_->turns(); });
  }
  return !(result_.executions >= result_.how.executions ||
           (result_.how.stop_at_first && !result_.findings.empty()));
}

search_result search_whole(const program& of, const search_limits& how,
                           const std::atomic<bool>& stop) {
  search going_on{of, how};
  while (!stop && going_on.advance(how.seconds, stop)) {
  }
  return going_on.result();
}

search_for_smallest::search_for_smallest(program of, const search_limits& how)
    : program_(std::move(of)), how_(how) {
  how_.mode = search_mode::bounded;
  how_.stop_at_first = true;
  how_.executions = UINT64_MAX;
}

bool search_for_smallest::advance(double seconds, const std::atomic<bool>& stop) {
  if (search_ == nullptr) {
    narrow();
  }
  if (search_->advance(seconds, stop)) {
    return true;
  }
  const search_result& tried = search_->result();
  if (!tried.findings.empty()) {
    least_.found = tried.findings.front();
    return false;
  }
  if (tried.status != completeness::bounded) {
    return false;
  }
  how_.seconds -= tried.seconds;
  ++least_.preemptions;
  narrow();
  return true;
}

void search_for_smallest::narrow() {
  how_.bound = least_.preemptions;
  search_ = std::make_unique<search>(program_, how_);
}

smallest find_smallest(const program& of, const search_limits& how, const std::atomic<bool>& stop) {
  search_for_smallest going_on{of, how};
  while (!stop && going_on.advance(how.seconds, stop)) {
  }
  return going_on.least();
}

inquiry::inquiry(program of, const search_limits& how) : search_(of, how), smallest_(of, how) {}

bool inquiry::advance(double seconds, const std::atomic<bool>& stop) {
  if (is_looking_for_smallest_) {
    return smallest_.advance(seconds, stop);
  }
  if (search_.advance(seconds, stop)) {
    return true;
  }
  is_looking_for_smallest_ = true;
  return !search_.result().findings.empty();
}

}  // namespace cooks::explorer
