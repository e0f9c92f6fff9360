// life::barrier: rounds under a std::mutex; a new round begins when the last one has arrived.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

class barrier {
 public:
  barrier(std::ptrdiff_t expected, std::function<void()> between, std::string_view name)
      : expected_(expected),
        missing_(expected),
        between_(std::move(between)),
        id_(declare(trace::object_type::barrier, name)) {}

  void arrive_and_wait(location where) {
    std::unique_lock guard{mutex_};
    const std::uint64_t round = round_;
    if (arrive(where)) {
      return;
    }
    const waiting wait{id_, where};
    next_.wait(guard, [this, round] { return round_ != round; });
  }

  void arrive_and_drop(location where) {
    const std::lock_guard guard{mutex_};
    --expected_;
    arrive(where);
  }

 private:
  bool arrive(location where) {
    tell(trace::event_kind::notify, id_, missing_ - 1, where);
    if (--missing_ > 0) {
      return false;
    }
    if (between_) {
      between_();
    }
    missing_ = expected_;
    ++round_;
    next_.notify_all();
    return true;
  }

  std::mutex mutex_;
  std::condition_variable next_;
  std::ptrdiff_t expected_;
  std::ptrdiff_t missing_;
  std::uint64_t round_ = 0;
  std::function<void()> between_;
  trace::object_id id_;
};

}  // namespace cooks::life
