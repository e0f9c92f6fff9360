// Take a number. At the ham counter everybody draws a number and watches
// the board; the counter is for one at a time.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/spin.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [take_a_number]
void take_a_number() {
  cooks::atomic<int> next{"next", 0};
  cooks::atomic<int> now_serving{"now serving", 0};
  cooks::atomic<int> inside{"inside", 0};
  const auto buy_ham = [&] {
    const int mine = next.fetch_add(1);
    cooks::spin_until([&] { return now_serving.load() == mine; });
    const int others = inside.fetch_add(1);
    cooks::check("nobody else is at the counter", 0, others);
    inside.fetch_sub(1);
    now_serving.store(mine + 1);
  };
  cooks::thread ana{"Ana", buy_ham};
  cooks::thread ben{"Ben", buy_ham};
  cooks::thread cleo{"Cleo", buy_ham};
}
//! [take_a_number]

}  // namespace puzzles
