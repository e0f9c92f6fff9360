// walk: tries every single schedule, or every one with few preemptions, in the order of a tree.
// Nothing is left out, so it is what the reduction is held against. Knows executions.
#pragma once

#include <climits>
#include <cstdint>
#include <vector>

#include "explorer/core/execution.hpp"

namespace cooks::explorer {

class walk {
 public:
  /// \param bound  So many preemptions at most.
  walk(execution& run, std::size_t most_steps, int bound = INT_MAX)
      : run_(run), most_steps_(most_steps), bound_(bound) {}

  /// `choice` is one step of the schedule, and what else could be done there.
  struct choice {
    thread_index chosen = 0;
    std::uint8_t alternative = 0;
    std::uint8_t alternatives = 1;
    thread_index last = 0;  // thread, not buffer, whose turn it was before
    bool has_last = false;
    thread_set left = 0;      // that are still to be tried here
    thread_set free = 0;      // whose turn would be no preemption
    int before = 0;           // preemptions
    int preemptions = 0;      // with this one
    bool leaves_out = false;  // because of the bound
  };
  using beginning = std::vector<choice>;

  /// `begin_with()` keeps to one beginning; `so_far()` is one.
  void begin_with(const beginning& begins) {
    path_ = begins;
    fixed_ = begins.size();
    for (const choice& one : begins) {
      has_left_out_ = has_left_out_ || one.leaves_out;
    }
  }
  /// `begin_with()` keeps to the schedules that begin with these turns of the program.
  void begin_with(const schedule& turns, const std::function<void()>& program);
  const beginning& so_far() const noexcept { return path_; }

  /// `next()` tries another schedule; false when all have been tried.
  bool next(const std::function<void()>& program);
  bool was_too_long() const noexcept { return path_.size() >= most_steps_; }
  /// `has_left_out()` is true if the bound has forbidden something.
  bool has_left_out() const noexcept { return has_left_out_; }
  template <class See>
  void each_turn(const See& see) const {
    for (const choice& one : path_) {
      see(turn{one.chosen, one.alternative});
    }
  }

 private:
  bool go_back();
  choice& reach(thread_set enabled);
  void choose(choice& here) const noexcept;
  static void count(choice& here) noexcept;
  void take(choice& here);

  execution& run_;
  std::size_t most_steps_;
  int bound_;
  std::vector<choice> path_;
  std::size_t fixed_ = 0;  // so many choices stay as they are
  bool has_begun_ = false;
  bool has_left_out_ = false;
};

}  // namespace cooks::explorer
