// life::condition_variable: std::condition_variable that tells the trace what it does.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"
#include "life/mutex.hpp"

namespace cooks::life {

class condition_variable {
 public:
  explicit condition_variable(std::string_view name)
      : id_(declare(trace::object_type::condition_variable, name)) {}

  void wait(mutex& held, location where) {
    const pause pause{held, where};
    const waiting wait{id_, where};
    std::unique_lock<std::mutex> lock{held.real_, std::adopt_lock};
    real_.wait(lock);
    lock.release();
  }

  std::cv_status wait_until(mutex& held, real_time deadline, location where) {
    const pause pause{held, where};
    const waiting wait{id_, where, microseconds_until(deadline)};
    std::unique_lock<std::mutex> lock{held.real_, std::adopt_lock};
    const std::cv_status status = real_.wait_until(lock, deadline);
    lock.release();
    return status;
  }

  void notify_one(location where) {
    tell(trace::event_kind::notify, id_, 0, where);
    real_.notify_one();
  }

  void notify_all(location where) {
    tell(trace::event_kind::notify, id_, 1, where);
    real_.notify_all();
  }

 private:
  // While it waits, a thread does not hold the mutex; it does again when the wait is over.
  class pause {
   public:
    pause(mutex& held, location where) : held_(held), where_(where) { released(held.id_, where); }
    ~pause() { acquired(held_.id_, where_); }
    pause(const pause&) = delete;
    pause& operator=(const pause&) = delete;

   private:
    mutex& held_;
    location where_;
  };

  std::condition_variable real_;
  trace::object_id id_;
};

}  // namespace cooks::life
