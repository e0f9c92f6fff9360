// tour: the same few questions to each walker.
#include "explorer/core/tour.hpp"

#include <algorithm>
#include <climits>
#include <string_view>
#include <utility>

#include "explorer/core/chance.hpp"
#include "explorer/core/reduction.hpp"
#include "explorer/core/waits.hpp"
#include "explorer/core/walk.hpp"

namespace cooks::explorer {

namespace {

bool is_same(location a, location b) noexcept {
  return a.file == b.file && a.line == b.line;
}

finding* known_finding(search_result& in, finding_kind kind, std::string_view what,
                       location where) {
  const auto found = std::find_if(in.findings.begin(), in.findings.end(), [&](const finding& one) {
    return one.kind == kind && is_same(one.where, where) && one.what == what;
  });
  return found == in.findings.end() ? nullptr : &*found;
}

ending* known_ending(search_result& in, std::uint64_t mark, bool went_wrong) {
  const auto found = std::find_if(in.endings.begin(), in.endings.end(), [&](const ending& one) {
    return one.mark == mark && one.went_wrong == went_wrong;
  });
  return found == in.endings.end() ? nullptr : &*found;
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
    if (finding* const known = known_finding(result_, kind, what, where)) {
      known->schedules += schedules;
      return;
    }
    result_.findings.push_back({kind, std::string{what}, where, turns(), schedules});
  }

  template <class Turns>
  void note_ending(const exact_count& schedules, bool failed, const Turns& turns) {
    const std::uint64_t mark = run_.ending() + run_.unfinished();
    if (ending* const known = known_ending(result_, mark, failed)) {
      known->schedules += schedules;
      return;
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

class tour_of_classes : public tour {
 public:
  tour_of_classes(execution& run, const search_limits& how) : classes_(run, how.steps) {}
  tour_of_classes(execution& run, const search_limits& how, const std::vector<place>& beginning)
      : classes_(run, how.steps) {
    classes_.begin_with(beginning);
  }

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

class tour_of_each : public tour {
 public:
  tour_of_each(execution& run, const search_limits& how, int bound)
      : schedules_(run, how.steps, bound), bound_(bound) {}
  tour_of_each(execution& run, const program& of, const search_limits& how,
               const schedule& beginning)
      : schedules_(run, how.steps, how.bound), bound_(how.bound) {
    schedules_.begin_with(beginning, of);
  }
  tour_of_each(execution& run, const search_limits& how, int bound, const walk::beginning& begins)
      : schedules_(run, how.steps, bound), bound_(bound) {
    schedules_.begin_with(begins);
  }

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

class tour_by_chance : public tour {
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

class part_of_classes : public part {
 public:
  explicit part_of_classes(std::vector<place> beginning) : beginning_(std::move(beginning)) {}
  std::unique_ptr<tour> make_tour(execution& run, const search_limits& how) const override {
    return std::make_unique<tour_of_classes>(run, how, beginning_);
  }

 private:
  std::vector<place> beginning_;
};

class part_of_each : public part {
 public:
  part_of_each(walk::beginning begins, int bound) : begins_(std::move(begins)), bound_(bound) {}
  std::unique_ptr<tour> make_tour(execution& run, const search_limits& how) const override {
    return std::make_unique<tour_of_each>(run, how, bound_, begins_);
  }

 private:
  walk::beginning begins_;
  int bound_;
};

int bound_of(const search_limits& how) {
  return how.mode == search_mode::bounded ? how.bound : INT_MAX;
}
}  // namespace

std::unique_ptr<tour> make_tour(execution& run, const search_limits& how) {
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

std::unique_ptr<tour> make_tour_from(execution& run, const program& of, const search_limits& how,
                                     const schedule& beginning) {
  return std::make_unique<tour_of_each>(run, of, how, beginning);
}

std::vector<std::unique_ptr<part>> parts_of(const program& of, const search_limits& how,
                                            std::size_t depth) {
  std::vector<std::unique_ptr<part>> parts;
  execution run{how.options};
  if (how.mode == search_mode::all) {
    reduction classes{run, how.steps};
    classes.end_at(depth);
    while (classes.next(of)) {
      if (!classes.was_cut()) {
        parts.push_back(std::make_unique<part_of_classes>(classes.path()));
      }
    }
  } else {
    const int bound = bound_of(how);
    walk schedules{run, depth, bound};
    while (schedules.next(of)) {
      parts.push_back(std::make_unique<part_of_each>(schedules.so_far(), bound));
    }
  }
  return parts;
}

bool try_next(tour& from, const program& of, const execution& run, search_result& result) {
  if (!from.next(of)) {
    result.status = from.at_end();
    return false;
  }
  ++result.executions;
  if (from.was_cut()) {
    ++result.cut;
  } else {
    const auto schedules = from.schedules();
    result.is_counted = result.is_counted && schedules.has_value();
    judge{result, run}.see(schedules.value_or(1), from.was_too_long(),
                           [&from] { return from.turns(); });
  }
  return true;
}

void add(search_result& all, const search_result& more) {
  all.executions += more.executions;
  all.cut += more.cut;
  all.schedules += more.schedules;
  all.failing += more.failing;
  all.is_counted = all.is_counted && more.is_counted;
  all.has_more_endings = all.has_more_endings || more.has_more_endings;
  for (const finding& one : more.findings) {
    if (finding* const known = known_finding(all, one.kind, one.what, one.where)) {
      known->schedules += one.schedules;
    } else {
      all.findings.push_back(one);
    }
  }
  for (const ending& one : more.endings) {
    if (ending* const known = known_ending(all, one.mark, one.went_wrong)) {
      known->schedules += one.schedules;
    } else if (all.endings.size() == most_endings) {
      all.has_more_endings = true;
    } else {
      all.endings.push_back(one);
    }
  }
  for (const race& one : more.races) {
    const bool is_known = std::any_of(all.races.begin(), all.races.end(), [&](const race& other) {
      return other.pair.object == one.pair.object;
    });
    if (!is_known) {
      all.races.push_back(one);
    }
  }
}

}  // namespace cooks::explorer
