// The menu before the ink. Whoever needs the menu first writes it; a sign
// says that it is done, so that later guests need not ask for the pen.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [menu_before_ink]
void menu_before_ink() {
  cooks::mutex pen{"pen"};
  cooks::atomic<bool> done{"done", false};
  cooks::atomic<int> soup{"soup", 0};  // its price; 0: not written yet
  const auto order = [&] {
    if (!done.load()) {
      cooks::lock_guard guard{pen};
      if (!done.load()) {
        done.store(true);
        soup.store(5);
      }
    }
    cooks::check("the menu has a price", 5, soup.load());
  };
  cooks::thread ana{"Ana", order};
  cooks::thread ben{"Ben", order};
}
//! [menu_before_ink]

}  // namespace puzzles
