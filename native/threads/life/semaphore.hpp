// life::semaphore: a count under a std::mutex. libstdc++'s own timed waits poll; this one sleeps.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"

namespace cooks::life {

class semaphore {
 public:
  semaphore(std::ptrdiff_t tokens, std::string_view name)
      : tokens_(tokens), id_(declare(trace::object_type::semaphore, name)) {}

  void acquire(location where) {
    std::unique_lock guard{mutex_};
    if (tokens_ == 0) {
      const waiting wait{id_, where};
      freed_.wait(guard, [this] { return tokens_ > 0; });
    }
    take(where);
  }

  bool try_acquire(location where) {
    const std::lock_guard guard{mutex_};
    if (tokens_ == 0) {
      return false;
    }
    take(where);
    return true;
  }

  bool try_acquire_until(real_time deadline, location where) {
    std::unique_lock guard{mutex_};
    if (tokens_ == 0) {
      const waiting wait{id_, where, microseconds_until(deadline)};
      if (!freed_.wait_until(guard, deadline, [this] { return tokens_ > 0; })) {
        return false;
      }
    }
    take(where);
    return true;
  }

  void release(std::ptrdiff_t count, location where) {
    {
      const std::lock_guard guard{mutex_};
      tokens_ += count;
      tell(trace::event_kind::release, id_, tokens_, where);
    }
    for (; count > 0; --count) {
      freed_.notify_one();
    }
  }

 private:
  // Any thread may give a token back, so a token is no hold in the table of states.
  void take(location where) {
    --tokens_;
    tell(trace::event_kind::acquire, id_, tokens_, where);
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  std::ptrdiff_t tokens_;
  trace::object_id id_;
};

}  // namespace cooks::life
