// The bill between courses. Ana moves a dish for 50 from one guest's bill
// to the other's; Ben adds the two bills up.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [bill_between_courses]
void bill_between_courses() {
  cooks::atomic<int> his{"his", 100};
  cooks::atomic<int> hers{"hers", 100};
  const auto move_a_dish = [&] {
    his.fetch_sub(50);
    hers.fetch_add(50);
  };
  const auto add_up = [&] {
    const int first = his.load();
    const int second = hers.load();
    cooks::check("the bills add up", 200, first + second);
  };
  cooks::thread ana{"Ana", move_a_dish};
  cooks::thread ben{"Ben", add_up};
}
//! [bill_between_courses]

}  // namespace puzzles
