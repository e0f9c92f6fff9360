// One spoon. It hangs beside a tag that says whether it is taken. Ana and
// Ben look at the tag, and whoever finds the spoon there takes it.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [one_spoon]
void one_spoon() {
  cooks::atomic<bool> taken{"taken", false};
  const auto reach = [&](int& spoons) {
    if (!taken.load()) {
      taken.store(true);
      ++spoons;
    }
  };
  int anas = 0;
  int bens = 0;
  cooks::thread ana{"Ana", [&] { reach(anas); }};
  cooks::thread ben{"Ben", [&] { reach(bens); }};
  ana.join();
  ben.join();
  cooks::check("one spoon was handed out", 1, anas + bens);
}
//! [one_spoon]

}  // namespace puzzles
