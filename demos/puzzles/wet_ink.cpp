// Wet ink. Ana and Ben share a stove for one. Each puts up a flag, lets
// the other go first, and waits while the other's flag is up and it is
// the other's turn. All of it is written in ink that may take a while to
// dry.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/spin.hpp>
#include <cooks/thread.hpp>

#include <array>

namespace puzzles {

//! [wet_ink]
void wet_ink() {
  constexpr auto relaxed = std::memory_order_relaxed;
  std::array flag{cooks::atomic<bool>{"Ana's flag", false},
                  cooks::atomic<bool>{"Ben's flag", false}};
  cooks::atomic<int> turn{"turn", 0};
  cooks::atomic<int> inside{"inside", 0};
  const auto cook = [&](int me) {
    const int other = 1 - me;
    flag[me].store(true, relaxed);
    turn.store(other, relaxed);
    cooks::spin_until([&] {
      return !flag[other].load(relaxed) || turn.load(relaxed) == me;
    });
    const int others = inside.fetch_add(1);
    cooks::check("nobody else is at the stove", 0, others);
    inside.fetch_sub(1);
    flag[me].store(false, relaxed);
  };
  cooks::thread ana{"Ana", [&] { cook(0); }};
  cooks::thread ben{"Ben", [&] { cook(1); }};
}
//! [wet_ink]

}  // namespace puzzles
