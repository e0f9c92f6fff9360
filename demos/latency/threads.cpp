// threads: what they cost each other. With std's own mutex and condition
// variable: those of cooks also write down what happens, which takes
// time.
#include "operations.hpp"

#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace latency {
namespace {

//! [mutex]
finding uncontended(const plan& how) {
  std::mutex key;
  const auto lock_and_unlock = [&key](std::int64_t times) {
    for (; times > 0; --times) {
      const std::lock_guard guard{key};
    }
  };
  return {measure(timed(lock_and_unlock), how), ""};
}

//! [mutex]

//! [turns]
// Two threads that take turns. Who gives the turn away goes to sleep.
class turns {
 public:
  void give(int to) {
    const std::lock_guard guard{mutex_};
    turn_ = to;
    changed_.notify_one();
  }
  void await(int mine) {
    std::unique_lock guard{mutex_};
    changed_.wait(guard, [&] { return turn_ == mine || turn_ == over; });
  }
  bool is_over() {
    const std::lock_guard guard{mutex_};
    return turn_ == over;
  }
  static constexpr int over = -1;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int turn_ = 0;
};
//! [turns]

//! [contended]
// Two threads want it so many times each; measured is the time until both
// had their share.
finding contended(const plan& how) {
  std::mutex key;
  const auto lock_and_unlock = [&key](std::int64_t times) {
    for (; times > 0; --times) {
      const std::lock_guard guard{key};
    }
  };
  std::int64_t share = 0;  // written before the rival's turn, then read
  turns game;
  cooks::thread rival{"rival", [&] {
                        for (game.await(1); !game.is_over();
                             game.await(1)) {
                          lock_and_unlock(share);
                          game.give(0);
                        }
                      }};
  const auto both = [&](std::int64_t times) {
    share = times;
    game.give(1);
    lock_and_unlock(times);
    game.await(0);
  };
  plan often = how;  // so that the rival's waking up does not count
  often.least_times = 100'000;
  finding found{measure(timed(both), often), ""};
  game.give(turns::over);
  return found;
}
//! [contended]

//! [switch]
finding context_switch(const plan& how) {
  // On one core, where only one of them can run. Threads that are started
  // from here stay on it too.
  const cooks::one_core here;
  turns game;
  cooks::thread partner{"partner", [&] {
                          for (game.await(1); !game.is_over();
                               game.await(1)) {
                            game.give(0);
                          }
                        }};
  const auto there_and_back = [&game](std::int64_t times) {
    for (; times > 0; times -= 2) {  // two switches
      game.give(1);
      game.await(0);
    }
  };
  finding found{measure(timed(there_and_back), how), ""};
  game.give(turns::over);
  if (!here.is_kept()) {
    found.note = "on any cores: it may be a wake-up";
  }
  return found;
}
//! [switch]

//! [start]
finding thread_start(const plan& how) {
  const auto start_and_join = [](std::int64_t times) {
    for (; times > 0; --times) {
      std::thread one{[] {}};
      one.join();
    }
  };
  return {measure(timed(start_and_join), how), ""};
}
//! [start]

}  // namespace

std::vector<operation> between_threads() {
  return {{.name = "mutex",
           .detail = "uncontended",
           .published = {25e-9, sources::norvig},
           .measure = uncontended},
          {.name = "mutex for two",
           .detail = "contended",
           .published = {},
           .measure = contended},
          {.name = "context switch",
           .detail = "",
           .published = {1.7e-6, sources::blandy},
           .measure = context_switch},
          {.name = "thread",
           .detail = "start and join",
           .published = {17e-6, sources::blandy},
           .measure = thread_start}};
}

}  // namespace latency
