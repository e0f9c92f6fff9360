// life::semaphore: a count that never goes below zero.
#pragma once

#include <cstddef>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"

namespace cooks::life {

class semaphore {
  using kind = explorer::operation_kind;

 public:
  semaphore(std::ptrdiff_t tokens, std::string_view name)
      : id_(here().declare(explorer::object_kind::semaphore, tokens, name)) {}

  void acquire(location where) { here().reach(step_on(id_, kind::acquire, where)); }
  bool try_acquire(location where) {
    return here().reach(step_on(id_, kind::try_acquire, where)) != 0;
  }
  bool try_acquire_until(real_time deadline, location where) {
    here().reach_until(step_on(id_, kind::acquire, where), deadline);
    return !here().timed_out();
  }
  void release(std::ptrdiff_t count, location where) {
    here().reach(step_on(id_, kind::release, where, count));
  }

 private:
  explorer::object_index id_;
};

}  // namespace cooks::life
