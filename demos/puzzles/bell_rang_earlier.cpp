// The bell rang earlier. Ana rings when the soup is ready, and Ben waits
// for the bell.
#include "puzzles.hpp"

#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [bell_rang_earlier]
void bell_rang_earlier() {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  const auto cook = [&] {
    cooks::lock_guard guard{hatch};
    bell.notify_one();
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    bell.wait(lock);
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
}
//! [bell_rang_earlier]

}  // namespace puzzles
