// life::stop: a flag that goes up once, and that can be waited for.
#pragma once

#include "life/atomic.hpp"
#include "life/clock.hpp"

namespace cooks::life {

class stop {
  using kind = explorer::operation_kind;

 public:
  stop() : id_(here().declare(explorer::object_kind::stop_flag, 1, "stop")) {}
  // A token is a copy. While there is none, nobody can see a request.
  stop(const stop& other) noexcept : id_(other.id_) { here().set_bound(id_, 1); }
  stop(stop&& other) noexcept = default;
  stop& operator=(const stop& other) noexcept {
    id_ = other.id_;
    here().set_bound(id_, 1);
    return *this;
  }
  stop& operator=(stop&& other) noexcept = default;
  ~stop() = default;

  bool stop_requested() const noexcept { return here().reach(step_on(id_, kind::read, {})) == 0; }

  bool request_stop() noexcept {
    if (here().bound(id_) == 0) {
      return here().exchange_state(id_, 0) != 0;
    }
    return here().reach(step_on(id_, kind::exchange, {}, 0)) != 0;
  }

  bool wait_until(real_time deadline, location where) const {
    here().reach_until(step_on(id_, kind::await_zero, where), deadline);
    return here().timed_out();
  }

 private:
  explorer::object_index id_;
};

}  // namespace cooks::life
