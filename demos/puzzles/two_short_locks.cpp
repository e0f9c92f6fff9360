// Two short locks. Nobody shall hold the key for long: Ana and Ben take
// it to count the eggs, and once more to write the new number down.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [two_short_locks]
void two_short_locks() {
  cooks::mutex key{"key"};
  cooks::shared<int> eggs{"eggs", 0};
  const auto add_an_egg = [&] {
    int seen = 0;
    {
      cooks::lock_guard guard{key};
      seen = eggs.load();
    }
    cooks::lock_guard guard{key};
    eggs.store(seen + 1);
  };
  cooks::thread ana{"Ana", add_an_egg};
  cooks::thread ben{"Ben", add_an_egg};
  ana.join();
  ben.join();
  cooks::check("both eggs were counted", 2, eggs.load());
}
//! [two_short_locks]

}  // namespace puzzles
