// life::latch: a count that goes down once, under a std::mutex.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class latch {
 public:
  latch(std::ptrdiff_t count, std::string_view name)
      : count_(count), id_(declare(trace::object_type::latch, name)) {}

  void count_down(std::ptrdiff_t by, location where) {
    const std::lock_guard guard{mutex_};
    go_down(by, where);
  }

  bool try_wait() const {
    const std::lock_guard guard{mutex_};
    return count_ == 0;
  }

  void wait(location where) const {
    std::unique_lock guard{mutex_};
    wait_open(guard, where);
  }

  void arrive_and_wait(std::ptrdiff_t by, location where) {
    std::unique_lock guard{mutex_};
    go_down(by, where);
    wait_open(guard, where);
  }

 private:
  // Under the mutex to its end: the latch may be destroyed as soon as a waiter has returned.
  void go_down(std::ptrdiff_t by, location where) {
    count_ -= by;
    tell(trace::event_kind::notify, id_, count_, where);
    if (count_ == 0) {
      open_.notify_all();
    }
  }

  void wait_open(std::unique_lock<std::mutex>& guard, location where) const {
    if (count_ != 0) {
      const waiting wait{id_, where};
      open_.wait(guard, [this] { return count_ == 0; });
    }
  }

  mutable std::mutex mutex_;
  mutable std::condition_variable open_;
  std::ptrdiff_t count_;
  trace::object_id id_;
};

}  // namespace cooks::life
