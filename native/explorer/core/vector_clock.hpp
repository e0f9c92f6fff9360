// vector_clock: how much of each actor happens before a point. Knows nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "explorer/core/operation.hpp"

namespace cooks::explorer {

/// `vector_clock` has so many steps of each actor.
struct vector_clock {
  std::array<std::uint16_t, most_actors> steps{};

  void join(const vector_clock& other) noexcept {
    for (std::size_t i = 0; i < most_actors; ++i) {
      steps[i] = steps[i] < other.steps[i] ? other.steps[i] : steps[i];
    }
  }

  std::size_t sum() const noexcept {
    std::size_t all = 0;
    for (const std::uint16_t one : steps) {
      all += one;
    }
    return all;
  }
};

}  // namespace cooks::explorer
