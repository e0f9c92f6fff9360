// Change nobody paid. The cold room has space for one cook, so one token
// lies in the bowl at its door. Who finds none goes away. And everybody
// puts a token back.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [change_nobody_paid]
void change_nobody_paid() {
  cooks::semaphore bowl{1, "bowl"};
  cooks::atomic<int> inside{"inside", 0};
  const auto fetch_butter = [&] {
    if (bowl.try_acquire()) {
      const int others = inside.fetch_add(1);
      cooks::check("nobody else is in the cold room", 0, others);
      inside.fetch_sub(1);
    }
    bowl.release();
  };
  cooks::thread ana{"Ana", fetch_butter};
  cooks::thread ben{"Ben", fetch_butter};
  cooks::thread cleo{"Cleo", fetch_butter};
}
//! [change_nobody_paid]

}  // namespace puzzles
