// Down to two. Ana and Ben carry out three plates each, and add one to
// the tally for each plate.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [down_to_two]
void down_to_two() {
  cooks::shared<int> tally{"tally", 0};
  const auto carry = [&] {
    for (int plate = 0; plate < 3; ++plate) {
      const int seen = tally.load();
      tally.store(seen + 1);
    }
  };
  cooks::thread ana{"Ana", carry};
  cooks::thread ben{"Ben", carry};
  ana.join();
  ben.join();
  cooks::check("the tally has passed two", tally.load() > 2);
}
//! [down_to_two]

}  // namespace puzzles
