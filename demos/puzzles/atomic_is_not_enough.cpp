// Atomic is not enough. Ana puts up a flag when the dish is ready, and
// rings. Ben looks for the flag first, and sleeps only while it is down.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [atomic_is_not_enough]
void atomic_is_not_enough() {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  cooks::atomic<bool> ready{"ready", false};
  const auto cook = [&] {
    ready.store(true);
    bell.notify_one();
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    while (!ready.load()) {
      bell.wait(lock);
    }
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
}
//! [atomic_is_not_enough]

}  // namespace puzzles
