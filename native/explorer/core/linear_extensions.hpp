// linear_extensions: in how many orders the steps of an execution can follow each other, if only
// what happens before what is given. Knows vector clocks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "explorer/core/exact_count.hpp"
#include "explorer/core/vector_clock.hpp"

namespace cooks::explorer {

class linear_extensions {
 public:
  /// A table of more cuts than these is not made.
  static constexpr std::size_t most_cuts = 2'000'000;

  void clear() noexcept;
  /// `add()` adds a thread's next step. `clock` counts the steps that happen before it, and the
  /// step itself. It is not copied.
  void add(thread_index thread, const vector_clock& clock) { steps_[thread].push_back(&clock); }
  /// `count()` sums over all cuts, which is how far each thread has come: the ways to a cut are the
  /// ways to the cuts one step before it. Nothing if there are too many cuts.
  std::optional<exact_count> count();

 private:
  std::uint64_t count_two();
  template <class Number>
  bool spread();
  template <class Number>
  std::vector<Number>& table();

  // What a step needs: so many steps of each active thread.
  using needs = std::array<std::int16_t, most_actors>;

  std::array<std::vector<const vector_clock*>, most_actors> steps_;
  std::array<std::vector<needs>, most_actors> needs_;  // by place in `active_`
  std::array<thread_index, most_actors> active_{};
  std::array<std::size_t, most_actors> stride_{};
  std::size_t used_ = 0;
  std::size_t cuts_ = 0;
  std::vector<std::uint64_t> small_;
  std::vector<exact_count> large_;
};

}  // namespace cooks::explorer
