// operation: what a thread is about to do that others can see, and when it may. Knows no thread, no
// search, no vocabulary.
#pragma once

#include <cstdint>

#include "cooks/location.hpp"

namespace cooks::explorer {

using thread_index = std::uint8_t;
using object_index = std::uint32_t;

/// More threads than these are not explored: there are more schedules then than anybody can try.
constexpr thread_index most_threads = 16;
/// An actor is who can take a step: a thread, or the store buffer of one, whose steps write to
/// memory what its thread has stored.
constexpr thread_index most_actors = 2 * most_threads;
constexpr thread_index buffer_of(thread_index thread) noexcept {
  return static_cast<thread_index>(most_threads + thread);
}
constexpr bool is_buffer(thread_index actor) noexcept {
  return actor >= most_threads;
}
/// `owner_of()` is the thread of a buffer, and of a thread itself.
constexpr thread_index owner_of(thread_index actor) noexcept {
  return static_cast<thread_index>(actor % most_threads);
}
constexpr object_index no_object = 0;

enum class object_kind : std::uint8_t {
  none,
  atomic,  ///< Its state is the value's bits; so with the next.
  shared,
  mutex,         ///< 0 free, -1 taken.
  shared_mutex,  ///< The same, and n readers.
  condition_variable,
  semaphore,  ///< Its state is the count.
  countdown,  ///< A latch; its state is the count.
  stop_flag,  ///< 1, and 0 when it is up. While its bound is 0 nobody but its thread can see it.
  barrier,    ///< Its state is the round, times `one_round`, and how many are missing.
  queue,      ///< Its state: see `one_task` and `closed`.
  budget,     ///< How many spurious wake-ups may still happen.
};

enum class operation_kind : std::uint8_t {
  read,
  write,
  exchange,
  add,
  compare_exchange,
  lock,
  try_lock,
  unlock,
  lock_shared,
  try_lock_shared,
  unlock_shared,
  wait,    ///< On a condition variable: gives the mutex back and sleeps, in one step.
  relock,  ///< What follows a wait that is over.
  notify_one,
  notify_all,
  acquire,
  try_acquire,
  release,     ///< Of a semaphore.
  count_down,  ///< Or up, for a negative value.
  await_zero,
  arrive,       ///< At a barrier.
  await_round,  ///< Until the barrier's round is another one than `value`.
  next_round,   ///< Lets everybody go on; `value` are expected then.
  put,
  try_put,
  get,
  try_get,
  close,
  finish_task,
  await_tasks,
  time_out,  ///< A timer has come due: of a sleep, or of a wait with a limit.
  flush,     ///< Of a store buffer: its oldest value comes to memory.
  spin,      ///< Goes on when a condition holds; `object` and `mutex` are the variables it reads.
  wake_up,   ///< For no reason, from a wait on a condition variable.
  choose,    ///< One of `value` possibilities; `desired` is its name's place in the account.
};

/// `condition` is what a spinning thread waits for.
struct condition {
  bool (*holds)(const void* predicate);
  const void* predicate;
};

/// A queue's state: its items, its unfinished tasks, and whether it is closed.
constexpr std::int64_t one_task = std::int64_t{1} << 20U;
constexpr std::int64_t closed = std::int64_t{1} << 40U;
constexpr std::int64_t most_items = one_task - 1;
constexpr std::int64_t one_round = std::int64_t{1} << 32U;

/// `name_of()` is how a kind is called: "semaphore".
const char* name_of(object_kind kind) noexcept;

/// `is_variable()` is true for what several may read at once.
constexpr bool is_variable(object_kind kind) noexcept {
  return kind == object_kind::atomic || kind == object_kind::shared;
}

/// `operation` is one step of a thread that others can see.
struct operation {
  operation_kind kind = operation_kind::read;
  object_index object = no_object;
  object_index mutex = no_object;  ///< Of a wait. Of others, a second object that they use.
  std::int64_t value =
      0;  ///< Written, added, released; of compare_exchange: what it wants to find.
  std::int64_t desired = 0;  ///< What compare_exchange writes.
  bool is_ordered = true;    ///< Of an atomic access: sequentially consistent.
  bool acquires = true;      ///< Of an atomic access: it sees what was released.
  bool releases = true;      ///< Of an atomic access: what was done before is seen with it.
  std::int64_t (*as_value)(std::int64_t) =
      nullptr;                       ///< Of add: the sum as a value of the variable's type.
  const condition* until = nullptr;  ///< Of spin. On the thread's stack.
  location where{};
};

/// `writes()` is false for what leaves the object as it was, seen from others.
bool writes(const operation& of, std::int64_t state) noexcept;

/// `enabled_in()` tells whether the operation can take place while its object is in that state.
bool enabled_in(const operation& of, std::int64_t state, std::int64_t bound) noexcept;

}  // namespace cooks::explorer
