// execution: threads as fibers, objects as numbers, and what each operation does to them.
#include "explorer/core/execution.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "explorer/core/program_memory.hpp"

namespace cooks::explorer {

execution::execution() : objects_(64) {}

execution*& execution::the_one() noexcept {
  static thread_local execution* one = nullptr;
  return one;
}

void execution::start(const std::function<void()>& program) {
  the_one() = this;
  failures_.clear();
  waits_for_clock_ = false;
  taken_ = 0;
  if (account_ != nullptr) {
    *account_ = {};
    account_->threads.emplace_back("main");
    account_->objects.emplace_back();
  }
  used_ = 0;
  declared_ = 1;
  tickets_ = 0;
  now_ = 0;
  ending_ = 0;
  program_memory::forget();
  std::function<void()>* main = nullptr;
  {
    const program_memory::use here;
    main = new std::function<void()>{[&program] { program(); }};
  }
  drive(create(main));
}

thread_set execution::enabled() {
  while (true) {
    thread_set found = 0;
    for (thread_index i = 0; i < used_; ++i) {
      found |= is_enabled(threads_[i]) ? only(i) : 0;
    }
    if (found != 0 || !waits_for_clock_ || !advance_clock()) {
      return found;
    }
  }
}

bool execution::is_enabled(const thread& of) const noexcept {
  switch (of.status) {
    case thread_status::parked: {
      const object& target = objects_[of.next->object];
      return enabled_in(*of.next, target.state, target.bound) || of.deadline <= now_;
    }
    case thread_status::asleep:
      return of.deadline <= now_;
    default:
      return false;
  }
}

// Nobody can go on at this moment, so all that was done lies before all that will be done.
bool execution::advance_clock() noexcept {
  virtual_time next = never;
  vector_clock all;
  for (thread_index i = 0; i < used_; ++i) {
    if (threads_[i].status != thread_status::finished) {
      next = std::min(next, threads_[i].deadline);
    }
    all.join(threads_[i].clock);
  }
  if (next == never) {
    return false;
  }
  now_ = next;
  for (thread_index i = 0; i < used_; ++i) {
    threads_[i].clock.join(all);
  }
  return true;
}

const step& execution::take(thread_index which) {
  thread& taken = threads_[which];
  ++taken_;
  const object& target = objects_[taken.next->object];
  const bool by_clock =
      taken.status == thread_status::asleep || !enabled_in(*taken.next, target.state, target.bound);
  last_.thread = which;
  last_.done = *taken.next;
  last_.before = target.state;
  last_.timed_out = by_clock;
  taken.timed_out = by_clock;
  apply(which, taken, by_clock);
  last_.result = taken.result;
  if (taken.status == thread_status::parked && taken.is_through) {
    taken.deadline = never;
    drive(which);
  }
  return last_;
}

void execution::apply(thread_index which, thread& of, bool by_clock) {
  const operation& op = *of.next;
  object& target = objects_[op.object];
  of.is_through = true;
  if (by_clock) {
    of.result = 0;
    if (of.status == thread_status::asleep) {
      wake(which);
      of.is_through = false;
    }
    return;
  }
  switch (op.kind) {
    case operation_kind::read:
    case operation_kind::await_zero:
    case operation_kind::await_round:
      of.result = target.state;
      break;
    case operation_kind::write:
      target.state = op.value;
      break;
    case operation_kind::exchange:
      of.result = std::exchange(target.state, op.value);
      break;
    case operation_kind::add:
      of.result = std::exchange(
          target.state,
          op.as_value(static_cast<std::int64_t>(static_cast<std::uint64_t>(target.state) +
                                                static_cast<std::uint64_t>(op.value))));
      break;
    case operation_kind::compare_exchange:
      of.result = target.state;
      if (target.state == op.value) {
        target.state = op.desired;
      }
      break;
    case operation_kind::lock:
    case operation_kind::relock:
      target.state = -1;
      target.owner = which;
      break;
    case operation_kind::try_lock:
      of.result = target.state == 0 ? 1 : 0;
      if (target.state == 0) {
        target.state = -1;
        target.owner = which;
      }
      break;
    case operation_kind::unlock:
      target.state = 0;
      break;
    case operation_kind::lock_shared:
      ++target.state;
      break;
    case operation_kind::try_lock_shared:
      of.result = target.state >= 0 ? 1 : 0;
      target.state += of.result;
      break;
    case operation_kind::unlock_shared:
      --target.state;
      break;
    case operation_kind::wait:
      objects_[op.mutex].state = 0;
      of.status = thread_status::asleep;
      of.ticket = ++tickets_;
      break;
    case operation_kind::notify_one:
      wake_first(op.object, which);
      break;
    case operation_kind::notify_all:
      wake_all(op.object, which);
      break;
    case operation_kind::acquire:
      of.result = target.state--;
      break;
    case operation_kind::try_acquire:
      of.result = target.state > 0 ? 1 : 0;
      target.state -= of.result;
      break;
    case operation_kind::release:
      target.state += op.value;
      break;
    case operation_kind::count_down:
      target.state -= op.value;
      of.result = target.state;
      break;
    case operation_kind::arrive:
      of.result = --target.state;
      break;
    case operation_kind::next_round:
      target.state = (target.state / one_round + 1) * one_round + op.value;
      break;
    case operation_kind::put:
    case operation_kind::try_put:
      of.result = target.state % one_task < target.bound && target.state < closed ? 1 : 0;
      target.state += of.result * (1 + one_task);
      break;
    case operation_kind::get:
    case operation_kind::try_get:
      of.result = target.state % one_task > 0 ? 1 : 0;
      target.state -= of.result;
      break;
    case operation_kind::close:
      target.state += target.state < closed ? closed : 0;
      break;
    case operation_kind::finish_task:
      of.result = target.state % closed >= one_task ? 1 : 0;
      target.state -= of.result * one_task;
      break;
    case operation_kind::await_tasks:
    case operation_kind::time_out:
      break;
  }
}

// What follows a wait is locking the mutex again.
void execution::wake(thread_index sleeper) {
  thread& woken = threads_[sleeper];
  woken.status = thread_status::parked;
  woken.deadline = never;
  woken.relock = *woken.next;
  woken.relock.kind = operation_kind::relock;
  woken.relock.object = std::exchange(woken.relock.mutex, no_object);
  woken.next = &woken.relock;
}

void execution::wake_first(object_index object, thread_index waker) {
  thread_index first = most_threads;
  for (thread_index i = 0; i < used_; ++i) {
    const thread& one = threads_[i];
    if (one.status == thread_status::asleep && one.next->object == object &&
        (first == most_threads || one.ticket < threads_[first].ticket)) {
      first = i;
    }
  }
  if (first != most_threads) {
    threads_[first].timed_out = false;
    threads_[first].clock.join(threads_[waker].clock);
    wake(first);
  }
}

void execution::wake_all(object_index object, thread_index waker) {
  for (thread_index i = 0; i < used_; ++i) {
    if (threads_[i].status == thread_status::asleep && threads_[i].next->object == object) {
      threads_[i].timed_out = false;
      threads_[i].clock.join(threads_[waker].clock);
      wake(i);
    }
  }
}

thread_index execution::create(std::function<void()>* work) {
  if (used_ == most_threads) {
    throw std::length_error{"more threads than can be explored"};
  }
  const thread_index index = used_++;
  thread& born = threads_[index];
  born.status = thread_status::parked;
  born.deadline = never;
  born.timed_out = false;
  born.is_through = false;
  born.relock = {};
  born.next = &born.relock;  // nothing yet
  born.clock = index == 0 ? vector_clock{} : threads_[running_].clock;
  born.work = work;
  born.stack.begin(run_thread, &born);
  return index;
}

void execution::run_thread(void* self) {
  auto* of = static_cast<thread*>(self);
  try {
    (*of->work)();
  } catch (const std::exception& escaped) {
    // In the program's memory, which lasts as long as the execution.
    the_one()->fail(failure_kind::exception, *new std::string{escaped.what()}, {});
  } catch (...) {
    the_one()->fail(failure_kind::exception, "of a type of its own", {});
  }
  delete of->work;
}

void execution::fail(failure_kind kind, std::string_view what, location where) {
  const program_memory::leave outside;
  failures_.push_back({kind, running_, taken_, where, what});
}

void execution::conclude(std::string_view what, std::uint64_t value) noexcept {
  std::uint64_t mixed = value + 0x9E3779B97F4A7C15U * (what.size() + 1);
  for (const char one : what) {
    mixed = (mixed ^ static_cast<unsigned char>(one)) * 0x100000001B3U;  // FNV-1a
  }
  mixed ^= mixed >> 31U;
  ending_ += mixed * 0xBF58476D1CE4E5B9U;
}

// Runs a thread to its next operation. Starting and ending are no steps: whom they let go on goes
// on at once.
void execution::drive(thread_index which) {
  thread& of = threads_[which];
  while (true) {
    running_ = which;
    bool goes_on = false;
    {
      const program_memory::use here;
      goes_on = of.stack.resume();
    }
    if (!goes_on) {
      finish(which);
      return;
    }
    switch (request_) {
      case request::operation:
        of.status = thread_status::parked;
        return;
      case request::spawn:
        of.result = create(born_);
        drive(static_cast<thread_index>(of.result));
        break;
      case request::join:
        of.status = thread_status::joining;
        return;
    }
  }
}

void execution::finish(thread_index which) {
  threads_[which].status = thread_status::finished;
  for (thread_index i = 0; i < used_; ++i) {
    thread& one = threads_[i];
    if (one.status == thread_status::joining && one.joins == which) {
      one.status = thread_status::parked;
      one.clock.join(threads_[which].clock);
      drive(i);
    }
  }
}

thread_set execution::unfinished() const noexcept {
  thread_set found = 0;
  for (thread_index i = 0; i < used_; ++i) {
    found |= threads_[i].status == thread_status::finished ? 0 : only(i);
  }
  return found;
}

object_index execution::declare(object_kind kind, std::int64_t state, std::string_view name,
                                std::int64_t bound) {
  if (declared_ == objects_.size()) {
    const program_memory::leave outside;
    if (declared_ == most_objects) {
      throw std::length_error{"more shared objects than can be explored"};
    }
    objects_.resize(2 * objects_.size());
  }
  if (account_ != nullptr) {
    const program_memory::leave outside;
    account_->objects.resize(declared_ + 1);
    account_->objects[declared_] = name;
  }
  object& made = objects_[declared_];
  made.kind = kind;
  made.state = state;
  made.bound = bound;
  made.address = nullptr;
  return declared_++;
}

object_index execution::index_at(const void* address) const noexcept {
  object_index last = declared_;
  for (object_index i = 1; i < declared_; ++i) {
    if (objects_[i].address == address) {
      last = i;  // the last one there: others may have been there before
    }
  }
  return last;
}

std::int64_t execution::reach(const operation& next) {
  return reach_until(next, never);
}

std::int64_t execution::reach_until(const operation& next, virtual_time deadline) {
  thread& self = threads_[running_];
  self.next = &next;
  self.deadline = deadline;
  waits_for_clock_ = waits_for_clock_ || deadline != never;
  request_ = request::operation;
  self.stack.yield();
  return self.result;
}

thread_index execution::spawn(std::string_view name, std::function<void()> work) {
  thread& self = threads_[running_];
  if (account_ != nullptr) {
    const program_memory::leave outside;
    account_->threads.resize(used_ + 1);
    account_->threads[used_] = name;
  }
  born_ = new std::function<void()>{std::move(work)};
  request_ = request::spawn;
  self.stack.yield();
  return static_cast<thread_index>(self.result);
}

void execution::join(thread_index other) {
  thread& self = threads_[running_];
  if (has_finished(other)) {
    self.clock.join(threads_[other].clock);
    return;
  }
  self.joins = other;
  request_ = request::join;
  self.stack.yield();
}

}  // namespace cooks::explorer
