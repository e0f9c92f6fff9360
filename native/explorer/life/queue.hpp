// life::queue: how many items there are, and who may put or get. The items are the vocabulary's:
// they are moved by the functions that it hands over, right after the step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "life/clock.hpp"
#include "life/lane.hpp"

namespace cooks::life {

class queue {
  using kind = explorer::operation_kind;

 public:
  using patience = std::optional<real_time>;
  static patience none() { return -1; }

  queue(std::size_t capacity, std::string_view name)
      : id_(here().declare(
            explorer::object_kind::queue, 0, name,
            capacity == 0 ? explorer::most_items : static_cast<std::int64_t>(capacity))) {}

  template <class Push>
  bool put(const Push& push, patience until, location where) {
    if (reach(kind::put, kind::try_put, until, where) == 0) {
      return false;
    }
    const explorer::execution::within_step still{here()};
    push(++numbered_);
    return true;
  }

  template <class Pop>
  bool get(const Pop& pop, patience until, location where) {
    if (reach(kind::get, kind::try_get, until, where) == 0) {
      return false;
    }
    const explorer::execution::within_step still{here()};
    pop();
    return true;
  }

  void close(location where) { here().reach(step_on(id_, kind::close, where)); }

  void task_done(location where) {
    if (here().reach(step_on(id_, kind::finish_task, where)) == 0) {
      throw std::logic_error{
          "task_done() was called more often than items were put into the queue"};
    }
  }

  void join(location where) { here().reach(step_on(id_, kind::await_tasks, where)); }

  std::size_t size(location where) const {
    return static_cast<std::size_t>(here().reach(step_on(id_, kind::read, where)) %
                                    explorer::one_task);
  }
  bool closed(location where) const {
    return here().reach(step_on(id_, kind::read, where)) >= explorer::closed;
  }

 private:
  std::int64_t reach(kind patient, kind at_once, patience until, location where) const {
    if (!until) {
      return here().reach(step_on(id_, patient, where));
    }
    if (*until == *none()) {
      return here().reach(step_on(id_, at_once, where));
    }
    const std::int64_t result = here().reach_until(step_on(id_, patient, where), *until);
    return here().timed_out() ? 0 : result;
  }

  std::uint64_t numbered_ = 0;
  explorer::object_index id_;
};

}  // namespace cooks::life
