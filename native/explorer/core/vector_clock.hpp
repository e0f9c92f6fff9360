// vector_clock: how much of each actor happens before a point. Knows nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "explorer/core/operation.hpp"

namespace cooks::explorer {

/// `vector_clock` has so many steps of each actor. Those of store buffers come last, and most
/// executions have none: they are looked at only where there are some.
struct vector_clock {
  std::array<std::int16_t, most_actors> steps{};
  bool has_buffers = false;

  void join(const vector_clock& other) noexcept {
    take_larger(other, 0);
    if (other.has_buffers) {
      has_buffers = true;
      take_larger(other, most_threads);
    }
  }

  /// `count()` adds a step of that actor.
  void count(thread_index actor) noexcept {
    ++steps[actor];
    has_buffers = has_buffers || is_buffer(actor);
  }

  std::size_t sum() const noexcept {
    std::size_t all = 0;
    for (const std::int16_t one : steps) {
      all += static_cast<std::size_t>(one);
    }
    return all;
  }

 private:
  // Signed 16-bit numbers: their maximum is one instruction for eight of them.
  void take_larger(const vector_clock& other, std::size_t from) noexcept {
    for (std::size_t i = from; i < from + most_threads; ++i) {
      steps[i] = steps[i] < other.steps[i] ? other.steps[i] : steps[i];
    }
  }
};

}  // namespace cooks::explorer
