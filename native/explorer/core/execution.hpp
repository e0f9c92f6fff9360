// execution: one run of a program whose threads are fibers, step by step. Somebody else decides
// whose step is next. Knows operations and fibers, no search and no vocabulary.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explorer/core/account.hpp"
#include "explorer/core/fiber.hpp"
#include "explorer/core/operation.hpp"
#include "explorer/core/vector_clock.hpp"

namespace cooks::explorer {

enum class thread_status : std::uint8_t {
  parked,   ///< At its next operation.
  asleep,   ///< In a condition variable, until somebody wakes it.
  joining,  ///< Until another thread has ended.
  finished,
};

/// What a step did.
struct step {
  operation done;
  thread_index thread = 0;
  std::int64_t before = 0;  ///< The object's state before it.
  std::int64_t result = 0;
  bool timed_out = false;
};

/// `thread_set` has a bit for each thread.
using thread_set = std::uint32_t;
constexpr thread_set only(thread_index thread) noexcept {
  return thread_set{1} << thread;
}

enum class failure_kind : std::uint8_t {
  check,      ///< One that did not hold.
  exception,  ///< One that nobody caught.
};

/// `failure` is something that went wrong on the way.
struct failure {
  failure_kind kind = failure_kind::check;
  thread_index thread = 0;
  std::size_t after = 0;  ///< So many steps had been taken.
  location where;
  std::string_view what;  ///< As long as the execution is the last one.
};

class execution {
 public:
  using virtual_time = std::int64_t;  ///< Nanoseconds.
  static constexpr virtual_time never = INT64_MAX;

  execution();

  // The search's side.

  /// `tell()` has names, lines and checks written there from the next start on; null: nowhere.
  void tell(account* to) noexcept { account_ = to; }
  const std::vector<failure>& failures() const noexcept { return failures_; }

  /// `start()` begins the program anew and lets its main thread come to its first operation.
  void start(const std::function<void()>& program);
  /// `enabled()` are the threads whose next operation can take place; if there are none and
  /// somebody waits for the clock, the clock goes on.
  thread_set enabled();
  /// `let_time_pass()` is enabled() for whoever knows who is.
  void let_time_pass() {
    if (waits_for_clock_) {
      enabled();
    }
  }
  /// `take()` lets an enabled thread do its operation, and go on to its next.
  const step& take(thread_index thread);

  thread_index threads() const noexcept { return used_; }
  thread_status status(thread_index thread) const noexcept { return threads_[thread].status; }
  thread_index joins(thread_index thread) const noexcept { return threads_[thread].joins; }
  const operation& pending(thread_index thread) const noexcept { return *threads_[thread].next; }
  /// `unfinished()` are the threads that have not ended.
  thread_set unfinished() const noexcept;
  std::int64_t state(object_index object) const noexcept { return objects_[object].state; }
  std::int64_t bound(object_index object) const noexcept { return objects_[object].bound; }
  std::size_t objects() const noexcept { return declared_; }
  object_kind kind(object_index object) const noexcept { return objects_[object].kind; }
  /// `clock_of()` is what happens before that thread's next operation, as far as its own steps,
  /// starts, ends and wake-ups order it.
  vector_clock& clock_of(thread_index thread) noexcept { return threads_[thread].clock; }
  virtual_time now() const noexcept { return now_; }
  /// `ending()` is a number that is the same for executions with the same results.
  std::uint64_t ending() const noexcept { return ending_; }

  // The program's side; called on its fibers.

  object_index declare(object_kind kind, std::int64_t state, std::string_view name,
                       std::int64_t bound = 0);
  void set_bound(object_index object, std::int64_t bound) noexcept {
    objects_[object].bound = bound;
  }
  /// `exchange_state()` is no step: for what nobody else can see yet.
  std::int64_t exchange_state(object_index object, std::int64_t state) noexcept {
    return std::exchange(objects_[object].state, state);
  }
  /// `lies_at()` says where an object is, `index_at()` which one is there.
  void lies_at(object_index object, const void* address) noexcept {
    objects_[object].address = address;
  }
  object_index index_at(const void* address) const noexcept;
  /// `reach()` does the operation when it is this thread's turn, and returns what came of it.
  std::int64_t reach(const operation& next);
  /// `reach_until()` gives up when the clock comes to that time; `timed_out()` tells.
  std::int64_t reach_until(const operation& next, virtual_time deadline);
  bool timed_out() const noexcept { return threads_[running_].timed_out; }
  thread_index spawn(std::string_view name, std::function<void()> work);
  void join(thread_index other);
  bool has_finished(thread_index other) const noexcept {
    return threads_[other].status == thread_status::finished;
  }
  thread_index running() const noexcept { return running_; }
  /// `fail()` notes that something went wrong; the execution goes on to its natural end.
  void fail(failure_kind kind, std::string_view what, location where);
  /// `conclude()` notes a result, or what a check found, as a number. Their order does not matter.
  void conclude(std::string_view what, std::uint64_t value) noexcept;
  /// `told()` is where names, lines and checks go; null if nobody reads them.
  account* told() const noexcept { return account_; }
  std::size_t taken() const noexcept { return taken_; }
  /// `current()` is the execution that this code is a part of.
  static execution* current() noexcept { return the_one(); }

 private:
  enum class request : std::uint8_t { operation, spawn, join };

  struct thread {
    const operation* next = nullptr;  // on its stack, which stands still while it is parked
    operation relock;                 // what follows a wait
    thread_status status = thread_status::finished;
    bool timed_out = false;
    bool is_through = false;  // its operation is done: it can go on to the next
    thread_index joins = 0;
    std::uint32_t ticket = 0;  // when it fell asleep: who came first is woken first
    virtual_time deadline = never;
    std::int64_t result = 0;
    vector_clock clock;
    fiber stack;
    std::function<void()>* work = nullptr;  // in the program's memory: never destroyed from outside
  };

  struct object {
    std::int64_t state = 0;
    std::int64_t bound = 0;
    object_kind kind = object_kind::none;
    thread_index owner = 0;
    const void* address = nullptr;
  };

  static execution*& the_one() noexcept;
  static void run_thread(void* self);
  bool is_enabled(const thread& of) const noexcept;
  void drive(thread_index which);
  void finish(thread_index which);
  void apply(thread_index which, thread& of, bool by_clock);
  thread_index create(std::function<void()>* work);
  void wake(thread_index sleeper);
  void wake_first(object_index object, thread_index waker);
  void wake_all(object_index object, thread_index waker);
  bool advance_clock() noexcept;

  static constexpr std::size_t most_objects = 4096;

  std::array<thread, most_threads> threads_;
  std::vector<object> objects_;
  thread_index used_ = 0;
  object_index declared_ = 1;
  thread_index running_ = 0;
  request request_ = request::operation;
  std::function<void()>* born_ = nullptr;  // what a thread that is being started will do
  std::uint32_t tickets_ = 0;
  virtual_time now_ = 0;
  bool waits_for_clock_ = false;  // somebody has waited for it
  std::size_t taken_ = 0;
  account* account_ = nullptr;
  std::vector<failure> failures_;
  std::uint64_t ending_ = 0;
  step last_;
};

}  // namespace cooks::explorer
