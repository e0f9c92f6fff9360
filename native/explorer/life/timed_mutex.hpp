// life::timed_mutex: a mutex whose lock may give up.
#pragma once

#include "life/clock.hpp"
#include "life/mutex.hpp"

namespace cooks::life {

class timed_mutex : public mutex {
 public:
  using mutex::mutex;

  bool try_lock_until(real_time deadline, location where) {
    here().reach_until(step_on(id_, explorer::operation_kind::lock, where), deadline);
    return !here().timed_out();
  }
};

}  // namespace cooks::life
