// life::condition_variable: who waits gives the mutex back and falls asleep in one step.
#pragma once

#include <condition_variable>
#include <string_view>

#include "life/clock.hpp"
#include "life/mutex.hpp"

namespace cooks::life {

class condition_variable {
 public:
  explicit condition_variable(std::string_view name)
      : id_(here().declare(explorer::object_kind::condition_variable, 0, name)) {}

  void wait(mutex& held, location where) { here().reach(waiting_with(held, where)); }

  std::cv_status wait_until(mutex& held, real_time deadline, location where) {
    here().reach_until(waiting_with(held, where), deadline);
    return here().timed_out() ? std::cv_status::timeout : std::cv_status::no_timeout;
  }

  void notify_one(location where) {
    here().reach(step_on(id_, explorer::operation_kind::notify_one, where));
  }
  void notify_all(location where) {
    here().reach(step_on(id_, explorer::operation_kind::notify_all, where));
  }

 private:
  explorer::operation waiting_with(const mutex& held, location where) const noexcept {
    auto made = step_on(id_, explorer::operation_kind::wait, where);
    made.mutex = held.id_;
    return made;
  }

  explorer::object_index id_;
};

}  // namespace cooks::life
