// Served too soon. Ana opens the hatch when the soup is on the plate, and
// Ben serves as soon as it is open.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/latch.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [served_too_soon]
void served_too_soon() {
  cooks::latch hatch{1, "hatch"};
  cooks::shared<int> plate{"plate", 0};
  const auto cook = [&] {
    hatch.count_down();
    plate.store(7);
  };
  const auto serve = [&] {
    hatch.wait();
    cooks::check("there is soup on the plate", 7, plate.load());
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
}
//! [served_too_soon]

}  // namespace puzzles
