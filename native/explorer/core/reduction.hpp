// reduction: tries one schedule of each class. Source-set dynamic partial-order reduction with
// sleep sets, after Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order reduction"
// (POPL 2014), algorithm 1. Knows executions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "explorer/core/exact_count.hpp"
#include "explorer/core/execution.hpp"
#include "explorer/core/linear_extensions.hpp"

namespace cooks::explorer {

/// `place` is one point of the schedule that is being tried, and what was tried there.
struct place {
  thread_index chosen = 0;
  std::uint8_t alternative = 0;
  std::uint8_t alternatives = 1;
  thread_set enabled = 0;
  thread_set backtrack = 0;  ///< To be tried here.
  thread_set sleep = 0;      ///< Tried, and not to be tried again.
  thread_set woke = 0;       ///< Whom it has woken from a condition variable.
  bool has_written = false;
  operation_kind kind = operation_kind::read;
  object_index object = no_object;
  object_index other = no_object;   ///< A second one.
  std::int64_t before = 0;          ///< The first object's state before it.
  std::uint32_t earlier = 0;        ///< The place at which the same object was used before.
  std::uint32_t earlier_other = 0;  ///< The same for the second object.
  vector_clock clock;               ///< What happens before it, and itself.
};

class reduction {
 public:
  /// \param most_steps  An execution of more is left there.
  explicit reduction(execution& run, std::size_t most_steps = 10'000)
      : run_(run), most_steps_(most_steps) {}

  /// `begin_with()` keeps to one beginning, which another reduction has come to by end_at().
  void begin_with(const std::vector<place>& beginning) {
    path_ = beginning;
    fixed_ = beginning.size();
  }
  /// `end_at()` goes no further than so many steps, and tries all that can go on at each: what
  /// comes after can be tried by others then, each beginning by one of them.
  void end_at(std::size_t steps) noexcept { most_steps_ = whole_steps_ = steps; }
  /// `next()` tries another class; false when all have been tried.
  /// \return whether there was one.
  bool next(const std::function<void()>& program);
  /// `was_cut()` is true if the execution turned out to be one that was tried before.
  bool was_cut() const noexcept { return was_cut_; }
  /// `was_too_long()` is true if it was left for its length.
  bool was_too_long() const noexcept { return path_.size() >= most_steps_; }
  /// `schedules()` are how many schedules the class of the last execution has.
  /// Nothing if they are too many to be counted.
  std::optional<exact_count> schedules();
  const std::vector<place>& path() const noexcept { return path_; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  // What of an object's past matters to who uses it next.
  struct past {
    std::uint32_t last = nowhere;  // of a variable: when it was last written
    thread_set readers = 0;        // since then
    std::array<std::uint32_t, most_actors> last_reads;
  };

  bool backtrack();
  // Objects are made on the way.
  void know_objects() {
    if (pasts_.size() < run_.objects()) {
      pasts_.resize(run_.objects());
    }
  }
  void run(const std::function<void()>& program);
  void enter(thread_index which, thread_set enabled);
  void happen(place& here, std::uint32_t index);
  void happen_again(const place& here, std::uint32_t index);
  void remember(const place& here, std::uint32_t index);
  vector_clock full_clock(thread_index which, const operation& next, bool has_written) const;
  void find_races(std::uint32_t index, thread_index which, const operation& next, bool has_written);
  void find_races_in(object_index object, std::uint32_t index, thread_index which,
                     const operation& next, bool has_written);
  void find_race_of_users(object_index object, std::uint32_t index, thread_index which,
                          const operation& next, bool has_written);
  void find_races_of_spinning(object_index object, std::uint32_t index, thread_index which,
                              const operation& next);
  void remember(object_index object, const place& here, std::uint32_t index);
  void join_past(vector_clock& clock, object_index object, bool has_written) const;
  void consider(std::uint32_t earlier, std::uint32_t index, thread_index which,
                const vector_clock& full);
  bool is_before(std::uint32_t earlier, const vector_clock& clock) const noexcept {
    const place& one = path_[earlier];
    return one.clock.steps[one.chosen] <= clock.steps[one.chosen];
  }
  thread_set sleepers_in(object_index object) const;
  thread_set still_asleep(const place& last) const;
  bool depends(const operation& sleeping, const place& last) const noexcept;

  execution& run_;
  std::vector<place> path_;
  std::uint32_t kept_ = 0;  // so many places of the path are as they were
  std::vector<past> pasts_;
  linear_extensions extensions_;
  std::size_t most_steps_;
  std::size_t whole_steps_ = 0;  // all are tried at so many places
  std::size_t fixed_ = 0;        // so many places stay as they are
  bool was_cut_ = false;
  bool has_begun_ = false;
};

}  // namespace cooks::explorer
