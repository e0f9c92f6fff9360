// gil: a small global interpreter lock that works as CPython's does.
#pragma once

#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <optional>

/// `basic_gil` lets one thread at a time compute.
///
/// It differs from a mutex in what happens when nobody lets go by
/// himself:
/// - The *waiter* watches the time. If he has waited for a whole interval
///   and nobody switched meanwhile, he sets the drop request.
/// - The holder looks for the request now and then, by `check()`, and
///   drops the lock when he sees it.
/// - Who gets it then is the operating system's choice. But the one who
///   was asked waits until some *other* thread took it: a forced switch.
///
/// A thread that is about to wait for something else drops the lock
/// before and takes it again after. `Flag` is what the request is kept
/// in, an atomic bool.
template <class Flag>
class basic_gil {
 public:
  /// \param interval  How long a waiter waits before he asks.
  /// \param on  Without it, everybody may compute, and nobody is asked.
  explicit basic_gil(std::chrono::duration<double> interval,
                     bool on = true)
      : interval_(interval), on_(on) {}
  basic_gil(const basic_gil&) = delete;
  basic_gil& operator=(const basic_gil&) = delete;

  //! [take]
  void take() {
    if (!on_) {
      return;
    }
    {
      cooks::unique_lock lock{door_};
      while (is_held_) {
        const int switches_before = switches_;
        const bool timed_out =
            free_.wait_for(lock, interval_) == std::cv_status::timeout;
        if (timed_out && is_held_ && switches_ == switches_before) {
          ask();
        }
      }
      is_held_ = true;
      drop_request_.store(false, std::memory_order_relaxed);
      if (last_holder_ != cooks::this_thread::get_id()) {
        last_holder_ = cooks::this_thread::get_id();
        ++switches_;
        switched_.notify_one();
      }
    }
    holding_.emplace("GIL");
  }
  //! [take]

  //! [drop]
  void drop() {
    if (!on_) {
      return;
    }
    holding_.reset();
    cooks::unique_lock lock{door_};
    is_held_ = false;
    free_.notify_one();
    if (drop_request_.load(std::memory_order_relaxed)) {
      // The forced switch: not before another one took it.
      const auto me = cooks::this_thread::get_id();
      switched_.wait(lock, [&] { return last_holder_ != me; });
    }
  }
  //! [drop]

  //! [check]
  // The holder's glance at the bell. It costs next to nothing.
  void check() {
    if (drop_request_.load(std::memory_order_relaxed)) {
      drop();
      take();
    }
  }
  //! [check]

  /// `is_on()` is false for the one that does nothing.
  bool is_on() const noexcept { return on_; }
  /// `requests()` is how often somebody was asked to drop it.
  int requests() {
    const cooks::lock_guard guard{door_};
    return requests_;
  }
  /// `switches()` is how often another thread took it than the last time.
  int switches() {
    const cooks::lock_guard guard{door_};
    return switches_;
  }

 private:
  // Only under the door's lock, and while somebody holds the GIL.
  void ask() {
    if (!drop_request_.load(std::memory_order_relaxed)) {
      cooks::note("drop request");
      ++requests_;
      drop_request_.store(true, std::memory_order_relaxed);
    }
  }

  const std::chrono::duration<double> interval_;
  const bool on_;
  Flag drop_request_{false};

  cooks::mutex door_{"GIL's door"};  // protects the five below
  bool is_held_ = false;
  int switches_ = 0;
  int requests_ = 0;
  cooks::thread::id last_holder_;
  cooks::condition_variable free_{"GIL"};
  cooks::condition_variable switched_{"another one to take the GIL"};

  // The bar in the holder's lane. The GIL itself protects it.
  std::optional<cooks::span> holding_;
};

/// `gil` keeps no record of the holder's glances: there are thousands.
using gil = basic_gil<std::atomic<bool>>;
