// chance: schedules that are drawn. At random, each enabled thread is as likely as any other. With
// priorities, after Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler with
// probabilistic guarantees of finding bugs" (ASPLOS 2010): the first in rank goes on, and at a few
// drawn moments it falls to the last rank. Knows executions.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "explorer/core/board.hpp"
#include "explorer/core/execution.hpp"

namespace cooks::explorer {

class chance {
 public:
  chance(execution& run, std::size_t most_steps, std::uint64_t seed)
      : run_(run), most_steps_(most_steps), random_(static_cast<std::mt19937::result_type>(seed)) {}

  /// `next()` runs the program once. \param depth  With priorities, for bugs of that depth; 0: at
  /// random.
  void next(const std::function<void()>& program, int depth);
  bool was_too_long() const noexcept { return turns_.size() >= most_steps_; }
  const schedule& turns() const noexcept { return turns_; }

 private:
  std::uint32_t below(std::size_t most);
  thread_index draw(thread_set enabled);
  thread_index first_in_rank(thread_set enabled) const;

  execution& run_;
  std::size_t most_steps_;
  std::mt19937 random_;
  schedule turns_;
  std::size_t usual_length_ = 1;  // the longest execution so far
  std::array<std::uint32_t, most_actors> rank_{};
};

}  // namespace cooks::explorer
