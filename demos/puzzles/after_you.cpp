// After you. Ana has the pan and wants the lid, Ben has the lid and wants
// the pan. Nobody insists: who does not get the second gives back the
// first and tries once more.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [after_you]
void after_you() {
  cooks::mutex pan{"pan"};
  cooks::mutex lid{"lid"};
  const auto fry = [](cooks::mutex& one, cooks::mutex& other) {
    for (int attempt = 0; attempt < 2; ++attempt) {
      cooks::lock_guard first{one};
      cooks::unique_lock second{other, std::try_to_lock};
      if (second) {
        return true;
      }
    }
    return false;
  };
  bool ana_has_fried = false;
  bool ben_has_fried = false;
  cooks::thread ana{"Ana", [&] { ana_has_fried = fry(pan, lid); }};
  cooks::thread ben{"Ben", [&] { ben_has_fried = fry(lid, pan); }};
  ana.join();
  ben.join();
  cooks::check("somebody has fried", ana_has_fried || ben_has_fried);
}
//! [after_you]

}  // namespace puzzles
