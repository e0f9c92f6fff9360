// life::queue: who may put and who may get, under one std::mutex. The items are the vocabulary's:
// they are moved by the functions that it hands over, which run while the mutex is held.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"

namespace cooks::life {

class queue {
 public:
  queue(std::size_t capacity, std::string_view name)
      : capacity_(capacity == 0 ? std::numeric_limits<std::size_t>::max() : capacity),
        id_(declare(trace::object_type::queue, name)) {}

  /// No deadline: waits for ever.
  using patience = std::optional<real_time>;
  /// A deadline that is over already: does not wait at all.
  static patience none() { return real_time::min(); }

  /// `put()` is false when there was no room in time, or when the queue is closed. `push(number)`
  /// takes the item in; each has a number of its own.
  template <class Push>
  bool put(const Push& push, patience until, location where) {
    std::unique_lock guard{mutex_};
    if (!wait(guard, not_full_, until, where, [this] { return size_ < capacity_ || closed_; }) ||
        closed_) {
      return false;
    }
    push(++numbered_);
    ++size_;
    ++unfinished_;
    tell(trace::event_kind::put, id_, static_cast<std::int64_t>(numbered_), where);
    tell_size(where);
    not_empty_.notify_one();
    return true;
  }

  /// `get()` is false when nothing came in time, or when the queue is closed and empty. `pop()`
  /// takes the item out and gives its number.
  template <class Pop>
  bool get(const Pop& pop, patience until, location where) {
    std::unique_lock guard{mutex_};
    if (!wait(guard, not_empty_, until, where, [this] { return size_ > 0 || closed_; }) ||
        size_ == 0) {
      return false;
    }
    const std::uint64_t number = pop();
    --size_;
    tell(trace::event_kind::get, id_, static_cast<std::int64_t>(number), where);
    tell_size(where);
    not_full_.notify_one();
    return true;
  }

  void close(location where) {
    const std::lock_guard guard{mutex_};
    closed_ = true;
    tell(trace::event_kind::notify, id_, 1, where);
    not_full_.notify_all();
    not_empty_.notify_all();
  }

  void task_done(location where) {
    const std::lock_guard guard{mutex_};
    if (unfinished_ == 0) {
      throw std::logic_error{
          "task_done() was called more often than items were put into the queue"};
    }
    if (--unfinished_ == 0) {
      tell(trace::event_kind::notify, id_, 0, where);
      all_done_.notify_all();
    }
  }

  void join(location where) {
    std::unique_lock guard{mutex_};
    wait(guard, all_done_, std::nullopt, where, [this] { return unfinished_ == 0; });
  }

  std::size_t size(location /*where*/) const {
    const std::lock_guard guard{mutex_};
    return size_;
  }

  bool closed(location /*where*/) const {
    const std::lock_guard guard{mutex_};
    return closed_;
  }

 private:
  template <class Ready>
  bool wait(std::unique_lock<std::mutex>& guard, std::condition_variable& changed, patience until,
            location where, const Ready& ready) {
    if (ready()) {
      return true;
    }
    if (!until) {
      const waiting told{id_, where};
      changed.wait(guard, ready);
      return true;
    }
    if (*until == real_time::min()) {
      return false;
    }
    const waiting told{id_, where, microseconds_until(*until)};
    return changed.wait_until(guard, *until, ready);
  }

  void tell_size(location where) const {
    // Where addresses have 32 bits, this is also how "no bound" is written.
    const bool bounded = capacity_ < std::numeric_limits<std::uint32_t>::max();
    tell(trace::event_kind::counter, id_, static_cast<std::int64_t>(size_), where,
         bounded ? static_cast<std::uint32_t>(capacity_) : 0);
  }

  mutable std::mutex mutex_;
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  std::condition_variable all_done_;
  std::size_t capacity_;
  std::size_t size_ = 0;
  std::uint64_t numbered_ = 0;
  std::uint64_t unfinished_ = 0;
  bool closed_ = false;
  trace::object_id id_;
};

}  // namespace cooks::life
