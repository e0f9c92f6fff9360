// event_loop: one thread that waits for everything at once, and calls
// back whoever is concerned.
#pragma once

#include <cooks/clock.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

/// `event_loop` calls functions, one after another, each when its time
/// has come.
///
/// \code
/// event_loop loop;
/// loop.call_later(2s, [] { cooks::print("two seconds later"); });
/// loop.run();  // returns when nothing is left to wait for
/// \endcode
///
/// All of it belongs to the thread that calls `run()`. Callbacks may add
/// further ones.
class event_loop {
 public:
  using callback = std::function<void()>;
  using time = cooks::clock::time_point;

  //! [add]
  // As soon as it is its turn.
  void call_soon(callback what) { ready_.push_back(std::move(what)); }

  // Not before that time.
  void call_at(time when, callback what) {
    timers_.push({when, next_number_++, std::move(what)});
  }
  //! [add]

  // Not before that long from now.
  void call_later(std::chrono::duration<double> wait, callback what) {
    call_at(cooks::clock::now() +
                std::chrono::duration_cast<cooks::clock::duration>(wait),
            std::move(what));
  }

  //! [run]
  void run() {
    while (!ready_.empty() || !timers_.empty()) {
      if (ready_.empty()) {
        cooks::sleep_until(timers_.top().when);  // the only place to wait
      }
      collect_what_is_due();
      run_what_is_ready();
    }
  }
  //! [run]

 private:
  struct timer {
    time when;
    std::uint64_t number = 0;  // of two equal times, the older first
    callback what;

    friend bool operator<(const timer& a, const timer& b) {
      return std::pair{b.when, b.number} < std::pair{a.when, a.number};
    }
  };

  //! [collect]
  void collect_what_is_due() {
    while (!timers_.empty() &&
           timers_.top().when <= cooks::clock::now()) {
      ready_.push_back(timers_.top().what);
      timers_.pop();
    }
  }

  // What the callbacks add waits for the next round, behind the timers.
  void run_what_is_ready() {
    for (std::size_t left = ready_.size(); left > 0; --left) {
      const callback next = std::move(ready_.front());
      ready_.pop_front();
      next();
    }
  }
  //! [collect]

  std::deque<callback> ready_;
  std::priority_queue<timer> timers_;
  std::uint64_t next_number_ = 0;
};
