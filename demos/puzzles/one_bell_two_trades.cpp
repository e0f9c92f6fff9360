// One bell, two trades. The hatch has room for one dish. Ana cooks two
// and waits while it is full; Ben and Cleo serve one each and wait while
// it is empty. There is one bell, and who has changed something rings it.
#include "puzzles.hpp"

#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [one_bell_two_trades]
void one_bell_two_trades() {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  cooks::shared<int> dishes{"dishes", 0};
  const auto cook = [&] {
    for (int n = 0; n < 2; ++n) {
      cooks::unique_lock lock{hatch};
      while (dishes.load() == 1) {
        bell.wait(lock);
      }
      dishes.store(1);
      bell.notify_one();
    }
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    while (dishes.load() == 0) {
      bell.wait(lock);
    }
    dishes.store(0);
    bell.notify_one();
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  cooks::thread cleo{"Cleo", serve};
}
//! [one_bell_two_trades]

}  // namespace puzzles
