// life::stop: what a stop source and its tokens share.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "life/clock.hpp"

namespace cooks::life {

class stop {
 public:
  bool stop_requested() const noexcept {
    const std::lock_guard guard{shared_->mutex};
    return shared_->requested;
  }

  bool request_stop() noexcept {
    {
      const std::lock_guard guard{shared_->mutex};
      if (shared_->requested) {
        return false;
      }
      shared_->requested = true;
    }
    shared_->changed.notify_all();
    return true;
  }

  /// Waits until the deadline; false: a stop was requested.
  bool wait_until(real_time deadline, location where) const {
    const waiting wait{trace::the_clock, where, microseconds_until(deadline)};
    std::unique_lock guard{shared_->mutex};
    return !shared_->changed.wait_until(guard, deadline, [this] { return shared_->requested; });
  }

 private:
  struct state {
    std::mutex mutex;
    std::condition_variable changed;
    bool requested = false;
  };
  std::shared_ptr<state> shared_ = std::make_shared<state>();
};

}  // namespace cooks::life
