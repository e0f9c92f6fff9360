// life::barrier: rounds; the last to arrive begins a new one.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

class barrier {
  using kind = explorer::operation_kind;

 public:
  barrier(std::ptrdiff_t expected, std::function<void()> between, std::string_view name)
      : expected_(expected),
        between_(std::move(between)),
        id_(here().declare(explorer::object_kind::barrier, expected, name)) {}

  void arrive_and_wait(location where) {
    const std::int64_t state = here().reach(step_on(id_, kind::arrive, where));
    if (!begin_round_if_last(state, where)) {
      here().reach(step_on(id_, kind::await_round, where, state / explorer::one_round));
    }
  }

  void arrive_and_drop(location where) {
    --expected_;
    begin_round_if_last(here().reach(step_on(id_, kind::arrive, where)), where);
  }

 private:
  bool begin_round_if_last(std::int64_t state, location where) {
    if (state % explorer::one_round != 0) {
      return false;
    }
    if (between_) {
      between_();
    }
    here().reach(step_on(id_, kind::next_round, where, expected_));
    return true;
  }

  std::ptrdiff_t expected_;
  std::function<void()> between_;
  explorer::object_index id_;
};

}  // namespace cooks::life
