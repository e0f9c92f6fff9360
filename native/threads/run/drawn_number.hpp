// drawn_number: a number by chance of a seed, a thread and how many it has drawn before; the same
// on every machine. Knows nothing else.
#pragma once

#include <cstdint>

namespace cooks {

/// `drawn_number()` is from 0 to `count` - 1, each as likely as any other.
inline std::int64_t drawn_number(std::uint64_t seed, std::uint64_t thread, std::uint64_t nth,
                                 std::int64_t count) noexcept {
  // Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
  const auto mixed = [](std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31U);
  };
  const auto possible = static_cast<std::uint64_t>(count);
  const std::uint64_t fair =
      UINT64_MAX - UINT64_MAX % possible;  // beyond, some would come more often
  std::uint64_t drawn = mixed(mixed(mixed(seed) ^ thread) ^ nth);
  while (drawn >= fair) {
    drawn = mixed(drawn);
  }
  return static_cast<std::int64_t>(drawn % possible);
}

}  // namespace cooks
