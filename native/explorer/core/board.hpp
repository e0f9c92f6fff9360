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
  /// `enabled()` are the threads whose turn it may be; none: the execution is over.
  thread_set enabled() const noexcept { return enabled_; }
  /// `take()` lets a thread do its next step, or a store buffer.
  /// \throws std::invalid_argument  when it can't go on: says why.
  void take(turn next);
  /// `undo()` takes the last step back; false if there is none.
  bool undo();
  /// `finish()` goes on to the end, switching only where the thread at work can't go on.
  /// \param most_steps  It stops there: such a program may never end.
  void finish(std::size_t most_steps = 10'000);

  const schedule& turns() const noexcept { return turns_; }
  const std::vector<step>& steps() const noexcept { return steps_; }
  const std::vector<holding>& holdings() const noexcept { return holdings_; }
  const account& names() const noexcept { return names_; }
  const execution& run() const noexcept { return run_; }
  /// `preemptions()` is how often a thread that could have gone on had to wait.
  int preemptions() const noexcept { return preemptions_; }
  /// `name_of()` is how an actor is called: "Ana", "Ana's store buffer".
  std::string name_of(thread_index actor) const;
  /// `why_not()` tells why an actor can't go on: "Ben waits for salt, held by Ana
  /// (deadlock.cpp:81)".
  std::string why_not(thread_index actor) const;

 private:
  void note_holding(const step& taken);

  std::function<void()> program_;
  execution run_;
  account names_;
  schedule turns_;
  std::vector<step> steps_;
  std::vector<holding> holdings_;
  thread_set enabled_ = 0;
  int preemptions_ = 0;
  thread_set last_ = 0;  // the thread whose turn it was
};

/// `told()` is a place in a source, "race.cpp:31"; empty if it isn't known.
std::string told(location where);
/// `told()` is what an operation does, in words: "lock salt", "write tally = 3".
std::string told(const operation& next, const account& names);

}  // namespace cooks::explorer
