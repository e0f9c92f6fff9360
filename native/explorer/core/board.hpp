// board: one execution that somebody else plays, step by step, forwards and back. What the
// interactive scheduler, a replay and the page's board have in common. Knows executions.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "explorer/core/account.hpp"
#include "explorer/core/execution.hpp"

namespace cooks::explorer {

/// `holding` is a lock that a thread has taken and not given back.
struct holding {
  thread_index thread = 0;
  object_index object = no_object;
  bool is_shared = false;
  location where;  ///< Where it was taken.
};

class board {
 public:
  explicit board(std::function<void()> program, const execution_options& options = {});

  /// `restart()` begins the program anew.
  void restart();
  /// `again()` comes back to the same steps if another execution has begun since: programs share
  /// their memory.
  void again();
  /// `enabled()` are the threads whose turn it may be; none: the execution is over.
  thread_set enabled() const noexcept { return enabled_; }
  /// `take()` lets a thread do its next step, or a store buffer.
  /// \throws std::invalid_argument  when it can't go on: says why.
  void take(turn next);
  /// `undo()` takes the last step back; false if there is none.
  bool undo();
  /// `go_to()` goes back or on to where so many steps of the schedule have been taken. Turns that
  /// lie beyond are kept until another one than the next of them is taken.
  /// \throws std::invalid_argument  when the schedule has fewer.
  void go_to(std::size_t steps);
  /// `replay()` begins anew and takes all of these turns.
  /// \throws std::invalid_argument  when one can't be taken; the board is at the step before.
  void replay(const schedule& turns);
  /// `finish()` goes on to the end, switching only where the thread at work can't go on.
  /// \param most_steps  It stops there: such a program may never end.
  void finish(std::size_t most_steps = usual_most_steps);

  const schedule& turns() const noexcept { return turns_; }
  /// `kept()` are the turns of the schedule beyond the steps taken.
  const schedule& kept() const noexcept { return kept_; }
  const std::vector<step>& steps() const noexcept { return steps_; }
  const std::vector<holding>& holdings() const noexcept { return holdings_; }
  const account& names() const noexcept { return names_; }
  const execution& run() const noexcept { return run_; }
  /// `preemptions()` is how often a thread that could have gone on had to wait.
  int preemptions() const noexcept { return static_cast<int>(preempting_.size()); }
  /// `was_preemption()` tells whether that step made such a thread wait.
  bool was_preemption(std::size_t step) const noexcept;
  /// `is_too_long()` is true when so many steps have been taken that it may never end.
  bool is_too_long() const noexcept { return steps_.size() >= usual_most_steps; }
  /// `name_of()` is how an actor is called: "Ana", "Ana's store buffer".
  std::string name_of(thread_index actor) const;
  /// `why_not()` tells why an actor can't go on: "Ben waits for salt, held by Ana
  /// (deadlock.cpp:81)".
  std::string why_not(thread_index actor) const;

 private:
  static constexpr std::size_t usual_most_steps = 10'000;

  void begin();
  void note_holding(const step& taken);

  std::function<void()> program_;
  execution run_;
  account names_;
  schedule turns_;
  schedule kept_;
  std::vector<step> steps_;
  std::vector<holding> holdings_;
  thread_set enabled_ = 0;
  std::vector<std::size_t> preempting_;  // steps
  thread_set last_ = 0;                  // the thread whose turn it was
};

/// `told()` is a place in a source, "race.cpp:31"; empty if it isn't known.
std::string told(location where);
/// `told()` is what an operation does, in words: "lock salt", "write tally = 3".
std::string told(const operation& next, const account& names);

}  // namespace cooks::explorer
