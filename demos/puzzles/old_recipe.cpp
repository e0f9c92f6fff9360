// The old recipe. Many may read it at the same time; who writes does it
// alone. Ana and Ben each read how many eggs it takes, think, and write
// one more.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/shared.hpp>
#include <cooks/shared_mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [old_recipe]
void old_recipe() {
  cooks::shared_mutex recipe{"recipe"};
  cooks::shared<int> eggs{"eggs", 0};
  const auto improve = [&] {
    int seen = 0;
    {
      cooks::shared_lock reading{recipe};
      seen = eggs.load();
    }
    cooks::lock_guard writing{recipe};
    eggs.store(seen + 1);
  };
  cooks::thread ana{"Ana", improve};
  cooks::thread ben{"Ben", improve};
  ana.join();
  ben.join();
  cooks::check("both have added an egg", 2, eggs.load());
}
//! [old_recipe]

}  // namespace puzzles
