// The honest till. Ana, Ben and Cleo each put ten into it, and only
// whoever holds the key may open it.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [honest_till]
void honest_till() {
  cooks::mutex key{"key"};
  cooks::shared<int> till{"till", 0};
  const auto pay_in = [&] {
    cooks::lock_guard guard{key};
    const int seen = till.load();
    till.store(seen + 10);
  };
  cooks::thread ana{"Ana", pay_in};
  cooks::thread ben{"Ben", pay_in};
  cooks::thread cleo{"Cleo", pay_in};
  ana.join();
  ben.join();
  cleo.join();
  cooks::check("all the money is there", 30, till.load());
}
//! [honest_till]

}  // namespace puzzles
