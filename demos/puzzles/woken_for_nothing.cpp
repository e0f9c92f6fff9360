// Woken for nothing. Ana puts two dishes into the hatch and rings for
// each. Ben and Cleo serve one dish each; who finds none sleeps until the
// bell rings.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [woken_for_nothing]
void woken_for_nothing() {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  cooks::shared<int> dishes{"dishes", 0};
  const auto cook = [&] {
    for (int n = 0; n < 2; ++n) {
      cooks::lock_guard guard{hatch};
      const int seen = dishes.load();
      dishes.store(seen + 1);
      bell.notify_one();
    }
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    if (dishes.load() == 0) {
      bell.wait(lock);
    }
    const int seen = dishes.load();
    if (cooks::check("there is a dish to take", seen > 0)) {
      dishes.store(seen - 1);
    }
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  cooks::thread cleo{"Cleo", serve};
}
//! [woken_for_nothing]

}  // namespace puzzles
