// execution: one run of a program whose threads are fibers, step by step. Somebody else decides
// whose step is next. Knows operations and fibers, no search and no vocabulary.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explorer/core/account.hpp"
#include "explorer/core/fiber.hpp"
#include "explorer/core/operation.hpp"
#include "explorer/core/ordering.hpp"
#include "explorer/core/vector_clock.hpp"

namespace cooks::explorer {

class plain_memory;

enum class thread_status : std::uint8_t {
  parked,    ///< At its next operation.
  asleep,    ///< In a condition variable, until somebody wakes it.
  joining,   ///< Until another thread has ended.
  draining,  ///< Until its store buffer is empty: then it starts a thread, or ends.
  finished,
};

/// `limit_passed` is for a program that is too large to be explored; its text says in what.
class limit_passed : public std::length_error {
 public:
  using std::length_error::length_error;
};

/// `memory_model` is when a store comes to memory.
enum class memory_model : std::uint8_t {
  sc,   ///< At once: sequential consistency.
  tso,  ///< Some time later, in order: total store order, as x86 has it.
};

/// `execution_options` are what an execution may do beyond the schedule.
struct execution_options {
  memory_model memory = memory_model::sc;
  bool any_waiter =
      false;  ///< A notification may wake any waiter, not only who has waited longest.
  int spurious_wake_ups = 0;      ///< So many at most.
  std::uint64_t seed = 1;         ///< Of numbers that are drawn, where not every one is tried.
  plain_memory* plain = nullptr;  ///< Of a program whose accesses to memory are reported.
};

/// `buffered` is a value that a thread has stored and that has not come to memory.
struct buffered {
  object_index object = no_object;
  std::int64_t value = 0;
  location where;
  vector_clock clock;  ///< Of the store.
};

/// What a step did.
struct step {
  operation done;
  thread_index thread = 0;  ///< Or another actor.
  std::uint8_t alternative = 0;
  object_kind kind = object_kind::none;  ///< Of its object.
  std::int64_t before = 0;               ///< The object's state before it.
  std::int64_t result = 0;
  bool timed_out = false;
};

/// `thread_set` has a bit for each actor.
using thread_set = std::uint32_t;
constexpr thread_set all_buffers = 0xFFFF'0000U;
constexpr thread_set only(thread_index thread) noexcept {
  return thread_set{1} << thread;
}

/// `turn` is whose step it is, and which way it goes where there are several.
struct turn {
  thread_index actor = 0;
  std::uint8_t alternative = 0;

  turn(thread_index whose, std::uint8_t way = 0) : actor(whose), alternative(way) {}  // NOLINT
  bool operator==(const turn& other) const noexcept {
    return actor == other.actor && alternative == other.alternative;
  }
};

/// `schedule` is whose turn it was, step by step.
using schedule = std::vector<turn>;

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

// Its parts stand in the order in which they are told of.
class execution {  // NOLINT(clang-analyzer-optin.performance.Padding)
 public:
  using virtual_time = std::int64_t;  ///< Nanoseconds.
  static constexpr virtual_time never = INT64_MAX;

  explicit execution(const execution_options& options = {});

  // The search's side.

  const execution_options& options() const noexcept { return options_; }

  /// `tell()` has names, lines and checks written there from the next start on; null: nowhere.
  void tell(account* to) noexcept { account_ = to; }
  const std::vector<failure>& failures() const noexcept { return failures_; }

  /// `unordered()` are accesses of this execution that nothing orders; of each variable the first
  /// pair that any execution has shown. Not looked for with store buffers.
  const std::vector<unordered_pair>& unordered() const noexcept { return ordering_.found(); }

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
  /// `take()` lets an enabled actor do its operation, and go on to its next.
  /// \param alternative  Below alternatives().
  const step& take(thread_index actor, std::uint8_t alternative = 0);
  /// `advance()` is take() without telling of it.
  void advance(thread_index actor, std::uint8_t alternative = 0);
  /// `alternatives()` is in how many ways an actor's next step can go.
  std::uint8_t alternatives(thread_index actor) const noexcept;

  thread_index threads() const noexcept { return used_; }
  thread_status status(thread_index thread) const noexcept { return threads_[thread].status; }
  thread_index joins(thread_index thread) const noexcept { return threads_[thread].joins; }
  /// `joins_at()` is where it waits for that thread's end.
  location joins_at(thread_index thread) const noexcept { return threads_[thread].joins_at; }
  /// `holders()` are the threads that hold a lock.
  thread_set holders(object_index lock) const noexcept;
  /// `pending()` is what an actor will do next, as others see it.
  const operation& pending(thread_index actor) const {
    return is_plain_ ? *threads_[actor].next : seen_operation(actor);
  }
  /// `said()` is the same as the program says it: it tells which variable a store is to, though
  /// others see nothing of it yet.
  const operation& said(thread_index actor) const {
    const operation& seen = pending(actor);
    return seen.kind == operation_kind::write ? *threads_[actor].next : seen;
  }
  /// `stores()` are the values in a thread's store buffer, the oldest first.
  std::vector<buffered> stores(thread_index thread) const;
  /// `unfinished()` are the threads that have not ended.
  thread_set unfinished() const noexcept;
  std::int64_t state(object_index object) const noexcept { return objects_[object].state; }
  std::int64_t bound(object_index object) const noexcept { return objects_[object].bound; }
  std::size_t objects() const noexcept { return declared_; }
  object_kind kind(object_index object) const noexcept { return objects_[object].kind; }
  /// `clock_of()` is what happens before that actor's next operation, as far as its own steps,
  /// starts, ends and wake-ups order it.
  vector_clock& clock_of(thread_index actor) noexcept {
    return is_buffer(actor) ? buffers_[owner_of(actor)].clock : threads_[actor].clock;
  }
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
  std::int64_t reach(const operation& next) noexcept {
    return peeking_ == nobody ? reach_until(next, never) : peek(next);
  }
  /// `reach_until()` gives up when the clock comes to that time; `timed_out()` tells.
  std::int64_t reach_until(const operation& next, virtual_time deadline) noexcept;
  bool timed_out() const noexcept { return threads_[running_].timed_out; }
  thread_index spawn(std::string_view name, std::function<void()> work);
  void join(thread_index other, location where = {});
  bool has_finished(thread_index other) const noexcept {
    return threads_[other].status == thread_status::finished;
  }
  thread_index running() const noexcept { return running_; }
  /// `count_draw()` is how many numbers that thread has drawn before this one.
  std::uint32_t count_draw() noexcept { return threads_[running_].drawn++; }
  /// While one of these lives, what a thread does belongs to the step that it has just taken.
  class within_step {
   public:
    explicit within_step(execution& run) noexcept : run_(run) { run_.is_within_step_ = true; }
    ~within_step() { run_.is_within_step_ = false; }
    within_step(const within_step&) = delete;
    within_step& operator=(const within_step&) = delete;

   private:
    execution& run_;
  };

  /// `see_plain()` is an access to memory, in a program that reports them.
  /// \param is_global  It lies in the program's variables; else it may be anywhere.
  void see_plain(const void* address, std::size_t size, bool writes, const void* from,
                 bool is_global);
  /// `fail()` notes that something went wrong; the execution goes on to its natural end.
  void fail(failure_kind kind, std::string_view what, location where);
  /// `conclude()` notes a result, or what a check found, as a number. Their order does not matter.
  void conclude(std::string_view what, std::uint64_t value) noexcept;
  /// `keep()` keeps something until the main thread's function has ended.
  void keep(std::shared_ptr<void> what) {
    if (kept_ != nullptr) {
      kept_->push_back(std::move(what));
    }
  }
  /// `told()` is where names, lines and checks go; null if nobody reads them.
  account* told() const noexcept { return account_; }
  std::size_t taken() const noexcept { return taken_; }
  /// `current()` is the execution that this code is a part of.
  static execution* current() noexcept { return the_one(); }

 private:
  enum class request : std::uint8_t { operation, spawn, join, end };
  static constexpr thread_index nobody = UINT8_MAX;

  struct thread {
    const operation* next = nullptr;  // on its stack, which stands still while it is parked
    operation relock;                 // what follows a wait
    mutable std::array<object_index, 2> peeked{};  // what its condition has read so far
    thread_status status = thread_status::finished;
    bool timed_out = false;
    bool is_through = false;             // its operation is done: it can go on to the next
    request wants = request::operation;  // when it is draining
    thread_index joins = 0;
    location joins_at{};
    std::uint32_t drawn = 0;   // so many numbers by chance
    std::uint32_t ticket = 0;  // when it fell asleep: who came first is woken first
    virtual_time deadline = never;
    std::int64_t result = 0;
    vector_clock clock;
    fiber stack;
    std::function<void()>* work = nullptr;  // in the program's memory: never destroyed from outside
    std::function<void()>* born = nullptr;  // what a thread that it starts will do
    std::string_view born_name;
  };

  struct store_buffer {
    std::vector<buffered> values;
    std::size_t first = 0;  // those before have come to memory
    vector_clock clock;
    bool has_flushed = false;

    bool is_empty() const noexcept { return first == values.size(); }
  };

  struct object {
    std::int64_t state = 0;
    std::int64_t bound = 0;
    object_kind kind = object_kind::none;
    thread_index owner = 0;
    std::uint16_t readers = 0;  // a bit for each thread
    const void* address = nullptr;
  };

  static execution*& the_one() noexcept;
  static void run_thread(void* self);
  bool is_enabled(thread_index which) const;
  bool goes_to_buffer(const operation& op) const noexcept;
  bool needs_empty_buffer(const operation& op) const noexcept;
  bool is_blocked_by_buffer(thread_index which) const noexcept;
  const operation& seen_operation(thread_index actor) const;
  std::int64_t seen_value(thread_index which, object_index object) const noexcept;
  std::int64_t peek(const operation& next) const noexcept;
  bool holds(thread_index which) const;
  bool look(thread_index which) const noexcept;
  void find_variables(thread_index which) const noexcept;
  void look_at_conditions() const;
  void store(thread& by, thread_index which, const operation& op);
  void flush(thread_index owner);
  void drained(thread_index owner);
  void go_on(thread_index which);
  void start_child(thread& parent);
  void drive(thread_index which);
  void finish(thread_index which);
  void apply(thread_index which, thread& of, bool by_clock, std::uint8_t alternative);
  thread_index create(std::function<void()>* work);
  void wake(thread_index sleeper);
  void wake_one(object_index object, thread_index waker, std::uint8_t alternative);
  void wake_all(object_index object, thread_index waker);
  bool advance_clock() noexcept;

  static constexpr std::size_t most_objects = 4096;

  execution_options options_;
  bool is_plain_ = true;  // what a thread does next is what it says
  std::array<thread, most_threads> threads_;
  std::array<store_buffer, most_threads> buffers_;
  mutable std::array<operation, most_actors> seen_;  // where it is not what the thread says
  object_index budget_ = no_object;                  // of spurious wake-ups
  mutable thread_index peeking_ = nobody;            // whose condition is being looked at
  mutable bool peeks_wrongly_ = false;
  mutable object_index supposed_ = no_object;  // to have this value
  mutable std::int64_t supposed_value_ = 0;
  std::vector<object> objects_;
  thread_index used_ = 0;
  object_index declared_ = 1;
  thread_index running_ = 0;
  request request_ = request::operation;
  std::uint32_t tickets_ = 0;
  virtual_time now_ = 0;
  bool waits_for_clock_ = false;  // somebody has waited for it
  std::size_t taken_ = 0;
  account* account_ = nullptr;
  std::vector<failure> failures_;
  std::uint64_t ending_ = 0;
  std::vector<std::shared_ptr<void>>* kept_ = nullptr;  // on the main thread's stack
  std::int64_t result_ = 0;
  ordering ordering_;
  bool is_within_step_ = false;
  step last_;
};

}  // namespace cooks::explorer
