// The turn before the flag. Ana and Ben share a stove for one. Each lets
// the other go first, puts up a flag, and waits while the other's flag is
// up and it is the other's turn.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/spin.hpp>
#include <cooks/thread.hpp>

#include <array>

namespace puzzles {

//! [turn_before_flag]
void turn_before_flag() {
  std::array flag{cooks::atomic<bool>{"Ana's flag", false},
                  cooks::atomic<bool>{"Ben's flag", false}};
  cooks::atomic<int> turn{"turn", 0};
  cooks::atomic<int> inside{"inside", 0};
  const auto cook = [&](int me) {
    const int other = 1 - me;
    turn.store(other);
    flag[me].store(true);
    cooks::spin_until(
        [&] { return !flag[other].load() || turn.load() == me; });
    const int others = inside.fetch_add(1);
    cooks::check("nobody else is at the stove", 0, others);
    inside.fetch_sub(1);
    flag[me].store(false);
  };
  cooks::thread ana{"Ana", [&] { cook(0); }};
  cooks::thread ben{"Ben", [&] { cook(1); }};
}
//! [turn_before_flag]

}  // namespace puzzles
