// Three in a ring. Salt, oil and flour stand around the table, one
// between each two cooks. Everybody takes what stands on the left, then
// what stands on the right.
#include "puzzles.hpp"

#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [three_in_a_ring]
void three_in_a_ring() {
  cooks::mutex salt{"salt"};
  cooks::mutex oil{"oil"};
  cooks::mutex flour{"flour"};
  const auto bake = [](cooks::mutex& left, cooks::mutex& right) {
    cooks::lock_guard first{left};
    cooks::lock_guard second{right};
  };
  cooks::thread ana{"Ana", [&] { bake(salt, oil); }};
  cooks::thread ben{"Ben", [&] { bake(oil, flour); }};
  cooks::thread cleo{"Cleo", [&] { bake(flour, salt); }};
}
//! [three_in_a_ring]

}  // namespace puzzles
