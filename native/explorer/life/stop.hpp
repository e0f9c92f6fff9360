// life::stop: a flag that goes up once, and that can be waited for.
#pragma once

#include "life/atomic.hpp"
#include "life/clock.hpp"

namespace cooks::life {

class stop {
  using kind = explorer::operation_kind;

 public:
  stop() : id_(here().declare(explorer::object_kind::countdown, 1, "stop")) {}

  bool stop_requested() const noexcept { return here().reach(step_on(id_, kind::read, {})) == 0; }

  bool request_stop() noexcept {
    auto next = step_on(id_, kind::exchange, {}, 0);
    return here().reach(next) != 0;
  }

  bool wait_until(real_time deadline, location where) const {
    here().reach_until(step_on(id_, kind::await_zero, where), deadline);
    return here().timed_out();
  }

 private:
  explorer::object_index id_;
};

}  // namespace cooks::life
