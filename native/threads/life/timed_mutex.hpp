// life::timed_mutex: a flag under a std::mutex, with a condition variable for those who wait.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"

namespace cooks::life {

class timed_mutex {
 public:
  explicit timed_mutex(std::string_view name) : id_(declare(trace::object_type::mutex, name)) {}

  void lock(location where) {
    std::unique_lock guard{inner_};
    if (taken_) {
      const waiting wait{id_, where};
      freed_.wait(guard, [this] { return !taken_; });
    }
    taken_ = true;
    acquired(id_, where);
  }

  bool try_lock(location where) {
    const std::lock_guard guard{inner_};
    if (taken_) {
      return false;
    }
    taken_ = true;
    acquired(id_, where);
    return true;
  }

  bool try_lock_until(real_time deadline, location where) {
    std::unique_lock guard{inner_};
    if (taken_) {
      const waiting wait{id_, where, microseconds_until(deadline)};
      if (!freed_.wait_until(guard, deadline, [this] { return !taken_; })) {
        return false;
      }
    }
    taken_ = true;
    acquired(id_, where);
    return true;
  }

  void unlock(location where) {
    {
      const std::lock_guard guard{inner_};
      released(id_, where);
      taken_ = false;
    }
    freed_.notify_one();
  }

 private:
  std::mutex inner_;
  std::condition_variable freed_;
  bool taken_ = false;
  trace::object_id id_;
};

}  // namespace cooks::life
