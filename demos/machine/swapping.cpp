// swapping: other numbers in each trial, so that no program can know
// them.
#include "swapping.hpp"

#include <algorithm>
#include <random>

#include "computer.hpp"

namespace {

memory_cell* find(program& code, const std::string& name) {
  const auto found = std::find_if(
      code.cells.begin(), code.cells.end(),
      [&](const memory_cell& one) { return one.name == name; });
  return found == code.cells.end() ? nullptr : &*found;
}

std::string pair_of(word x, word y) {
  return "x = " + std::to_string(x) + " and y = " + std::to_string(y);
}

}  // namespace

swap_report try_swapping(program code, std::uint64_t seed) {
  swap_report told;
  memory_cell* const x = find(code, "x");
  memory_cell* const y = find(code, "y");
  if (x == nullptr || y == nullptr) {
    told.first_failure = "Two cells were expected, x and y.";
    return told;
  }
  const std::size_t at_x = static_cast<std::size_t>(x - &code.cells[0]);
  const std::size_t at_y = static_cast<std::size_t>(y - &code.cells[0]);
  std::mt19937_64 random{seed};
  for (int trial = 0; trial < swap_trials; ++trial) {
    if (trial > 0) {
      x->initial = static_cast<word>(100 + random() % 400);
      y->initial = static_cast<word>(500 + random() % 400);
    }
    const account made = execute(code);
    const std::vector<word>& after = made.last().cells;
    told.accesses = std::max(told.accesses, made.loads + made.stores);
    if (made.end == ending::halted && after[at_x] == y->initial &&
        after[at_y] == x->initial) {
      ++told.swapped;
    } else if (told.first_failure.empty()) {
      told.first_failure =
          "It began with " + pair_of(x->initial, y->initial) +
          ", and ended with " + pair_of(after[at_x], after[at_y]) + ".";
    }
  }
  return told;
}
