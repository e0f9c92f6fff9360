// operation: when each one may take place. Nothing here changes anything.
#include "explorer/core/operation.hpp"

namespace cooks::explorer {

bool writes(const operation& of, std::int64_t state) noexcept {
  switch (of.kind) {
    case operation_kind::read:
      return false;
    case operation_kind::compare_exchange:
      return state == of.value;
    case operation_kind::try_lock:
      return state == 0;
    case operation_kind::try_lock_shared:
      return state >= 0;
    case operation_kind::try_acquire:
      return state > 0;
    case operation_kind::await_zero:
    case operation_kind::await_round:
    case operation_kind::await_tasks:
    case operation_kind::spin:
    case operation_kind::choose:
      return false;
    default:
      return true;
  }
}

bool enabled_in(const operation& of, std::int64_t state, std::int64_t bound) noexcept {
  switch (of.kind) {
    case operation_kind::lock:
    case operation_kind::relock:
    case operation_kind::await_zero:
      return state == 0;
    case operation_kind::lock_shared:
      return state >= 0;
    case operation_kind::acquire:
      return state > 0;
    case operation_kind::get:
      return state % one_task > 0 || state >= closed;
    case operation_kind::put:
      return state % one_task < bound || state >= closed;
    case operation_kind::await_tasks:
      return state % closed < one_task;
    case operation_kind::await_round:
      return state / one_round != of.value;
    case operation_kind::time_out:
    case operation_kind::spin:
      return false;  // the clock decides, or a condition, not an object
    default:
      return true;
  }
}

const char* name_of(object_kind kind) noexcept {
  switch (kind) {
    case object_kind::none:
    case object_kind::budget:
      break;
    case object_kind::atomic:
      return "atomic";
    case object_kind::shared:
      return "shared";
    case object_kind::mutex:
      return "mutex";
    case object_kind::shared_mutex:
      return "shared_mutex";
    case object_kind::condition_variable:
      return "condition_variable";
    case object_kind::semaphore:
      return "semaphore";
    case object_kind::countdown:
      return "latch";
    case object_kind::stop_flag:
      return "stop_flag";
    case object_kind::barrier:
      return "barrier";
    case object_kind::queue:
      return "queue";
  }
  return "";
}

}  // namespace cooks::explorer
