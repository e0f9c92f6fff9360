// words: a name for each enumerator. The compiler tells when one has none.
#include "explorer/report/words.hpp"

#include "explorer/core/waits.hpp"

namespace cooks::explorer {

const char* name_of(search_mode mode) noexcept {
  switch (mode) {
    case search_mode::all:
      return "all";
    case search_mode::enumerate:
      return "enumerate";
    case search_mode::bounded:
      return "bounded";
    case search_mode::random:
      return "random";
    case search_mode::pct:
      return "pct";
  }
  return "";
}

const char* name_of(finding_kind kind) noexcept {
  switch (kind) {
    case finding_kind::check:
      return "failed";
    case finding_kind::exception:
      return "error";
    case finding_kind::deadlock:
      return "deadlock";
    case finding_kind::lost_notify:
      return "lost_notify";
    case finding_kind::livelock:
      return "livelock";
  }
  return "";
}

const char* name_of(completeness status) noexcept {
  switch (status) {
    case completeness::complete:
      return "complete";
    case completeness::bounded:
      return "bounded";
    case completeness::capped:
      return "capped";
  }
  return "";
}

const char* name_of(operation_kind kind) noexcept {
  switch (kind) {
    case operation_kind::read:
      return "read";
    case operation_kind::write:
      return "write";
    case operation_kind::exchange:
      return "exchange";
    case operation_kind::add:
      return "add";
    case operation_kind::compare_exchange:
      return "compare_exchange";
    case operation_kind::lock:
      return "lock";
    case operation_kind::try_lock:
      return "try_lock";
    case operation_kind::unlock:
      return "unlock";
    case operation_kind::lock_shared:
      return "lock_shared";
    case operation_kind::try_lock_shared:
      return "try_lock_shared";
    case operation_kind::unlock_shared:
      return "unlock_shared";
    case operation_kind::wait:
      return "wait";
    case operation_kind::relock:
      return "relock";
    case operation_kind::notify_one:
      return "notify_one";
    case operation_kind::notify_all:
      return "notify_all";
    case operation_kind::acquire:
      return "acquire";
    case operation_kind::try_acquire:
      return "try_acquire";
    case operation_kind::release:
      return "release";
    case operation_kind::count_down:
      return "count_down";
    case operation_kind::await_zero:
      return "await_zero";
    case operation_kind::arrive:
      return "arrive";
    case operation_kind::await_round:
      return "await_round";
    case operation_kind::next_round:
      return "next_round";
    case operation_kind::put:
      return "put";
    case operation_kind::try_put:
      return "try_put";
    case operation_kind::get:
      return "get";
    case operation_kind::try_get:
      return "try_get";
    case operation_kind::close:
      return "close";
    case operation_kind::finish_task:
      return "finish_task";
    case operation_kind::await_tasks:
      return "await_tasks";
    case operation_kind::time_out:
      return "time_out";
    case operation_kind::flush:
      return "flush";
    case operation_kind::spin:
      return "spin";
    case operation_kind::wake_up:
      return "wake_up";
    case operation_kind::choose:
      return "choose";
  }
  return "";
}

namespace {

std::string came_of(const step& taken) {
  using kind = operation_kind;
  switch (taken.done.kind) {
    case kind::read:
      if (taken.kind == object_kind::queue) {
        return " -> " + std::to_string(taken.result % one_task) +
               (taken.result >= closed ? ", closed" : "");
      }
      return " -> " + std::to_string(taken.result);
    case kind::exchange:
    case kind::add:
    case kind::choose:
      return " -> " + std::to_string(taken.result);
    case kind::compare_exchange:
      return taken.result == taken.done.value ? " = " + std::to_string(taken.done.desired)
                                              : ": no, it is " + std::to_string(taken.result);
    case kind::try_lock:
    case kind::try_lock_shared:
    case kind::try_acquire:
    case kind::try_put:
    case kind::try_get:
      return taken.result != 0 ? ": yes" : ": no";
    default:
      return taken.timed_out && taken.done.kind != kind::time_out ? ": gives up" : "";
  }
}

}  // namespace

std::string told(const step& taken, const account& names) {
  return told(taken.done, names) + came_of(taken);
}

std::string verdict_of(const board& played) {
  const execution& run = played.run();
  if (played.enabled() != 0) {
    return played.is_too_long() ? name_of(finding_kind::livelock) : "running";
  }
  if (!run.failures().empty()) {
    return name_of(run.failures().front().kind == failure_kind::check ? finding_kind::check
                                                                      : finding_kind::exception);
  }
  return run.unfinished() == 0 ? "ok" : name_of(why_stuck(run));
}

}  // namespace cooks::explorer
