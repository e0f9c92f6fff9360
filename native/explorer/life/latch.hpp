// life::latch: a count that goes down once.
#pragma once

#include <cstddef>
#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class latch {
  using kind = explorer::operation_kind;

 public:
  latch(std::ptrdiff_t count, std::string_view name)
      : id_(here().declare(explorer::object_kind::countdown, count, name)) {}

  void count_down(std::ptrdiff_t by, location where) {
    here().reach(step_on(id_, kind::count_down, where, by));
  }
  bool try_wait() const { return here().reach(step_on(id_, kind::read, {})) == 0; }
  void wait(location where) const { here().reach(step_on(id_, kind::await_zero, where)); }
  void arrive_and_wait(std::ptrdiff_t by, location where) {
    count_down(by, where);
    wait(where);
  }

 private:
  explorer::object_index id_;
};

}  // namespace cooks::life
