// swapping: does a program swap x and y, whatever they hold?
#pragma once

#include <cstdint>
#include <string>

#include "assembler.hpp"

constexpr int swap_trials = 3;

struct swap_report {
  int swapped = 0;   // of so many trials
  int accesses = 0;  // loads and stores, the most of any trial
  std::string first_failure{};
};

/// `try_swapping()` runs the program once with the numbers that it sets
/// itself, then with others, which the seed decides.
swap_report try_swapping(program code, std::uint64_t seed);
