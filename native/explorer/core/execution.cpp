// execution: threads as fibers, objects as numbers, and what each operation does to them.
#include "explorer/core/execution.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "explorer/core/plain_memory.hpp"
#include "explorer/core/program_memory.hpp"

namespace cooks::explorer {

execution::execution(const execution_options& options) : options_(options), objects_(64) {
  ordering_.make_room(objects_.size());
  if (options_.plain != nullptr) {
    ordering_.watch_always();
  }
}

execution*& execution::the_one() noexcept {
  static thread_local execution* one = nullptr;
  return one;
}

void execution::start(const std::function<void()>& program) {
  the_one() = this;
  failures_.clear();
  ordering_.restart(account_ != nullptr);
  if (options_.plain != nullptr) {
    options_.plain->forget();
  }
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
  kept_ = nullptr;
  peeks_wrongly_ = false;
  is_plain_ = options_.memory == memory_model::sc && options_.spurious_wake_ups == 0;
  if (options_.memory == memory_model::tso) {
    for (store_buffer& one : buffers_) {
      one = {};
    }
  }
  program_memory::forget();
  if (options_.spurious_wake_ups > 0) {
    budget_ = declare(object_kind::budget, options_.spurious_wake_ups, "wake-ups for no reason");
  }
  std::function<void()>* main = nullptr;
  {
    const program_memory::use here;
    main = new std::function<void()>{[this, &program] {
      std::vector<std::shared_ptr<void>> kept;
      kept_ = &kept;
      program();
      while (!kept.empty()) {
        kept.erase(kept.begin());
      }
      kept_ = nullptr;
    }};
  }
  drive(create(main));
}

thread_set execution::enabled() {
  while (true) {
    thread_set found = 0;
    for (thread_index i = 0; i < used_; ++i) {
      found |= is_enabled(i) ? only(i) : 0;
    }
    if (options_.memory == memory_model::tso) {
      for (thread_index i = 0; i < used_; ++i) {
        found |= buffers_[i].is_empty() ? 0 : only(buffer_of(i));
      }
    }
    if (found != 0 || !waits_for_clock_ || !advance_clock()) {
      return found;
    }
  }
}

bool execution::is_enabled(thread_index which) const {
  const thread& of = threads_[which];
  switch (of.status) {
    case thread_status::parked: {
      if (!is_plain_) {
        if (is_blocked_by_buffer(which)) {
          return false;
        }
        if (of.next->kind == operation_kind::spin) {
          return holds(which);
        }
      }
      const object& target = objects_[of.next->object];
      return enabled_in(*of.next, target.state, target.bound) || of.deadline <= now_;
    }
    case thread_status::asleep:
      return of.deadline <= now_ || (budget_ != no_object && objects_[budget_].state > 0);
    default:
      return false;
  }
}

// What a shared variable is told comes to memory at once: only atomics are buffered.
bool execution::goes_to_buffer(const operation& op) const noexcept {
  return options_.memory == memory_model::tso && op.kind == operation_kind::write &&
         !op.is_ordered && objects_[op.object].kind == object_kind::atomic;
}

// All but plain reads and writes wait until what was stored before has come to memory.
bool execution::needs_empty_buffer(const operation& op) const noexcept {
  switch (op.kind) {
    case operation_kind::read:
    case operation_kind::spin:
    case operation_kind::choose:
      return false;
    case operation_kind::write:
      return op.is_ordered && objects_[op.object].kind == object_kind::atomic;
    default:
      return true;
  }
}

bool execution::is_blocked_by_buffer(thread_index which) const noexcept {
  return !buffers_[which].is_empty() && needs_empty_buffer(*threads_[which].next);
}

// A thread reads its own last store, wherever that is.
std::int64_t execution::seen_value(thread_index which, object_index object) const noexcept {
  const store_buffer& own = buffers_[which];
  for (std::size_t i = own.values.size(); i-- > own.first;) {
    if (own.values[i].object == object) {
      return own.values[i].value;
    }
  }
  return objects_[object].state;
}

std::int64_t execution::peek(const operation& next) const noexcept {
  std::array<object_index, 2>& peeked = threads_[peeking_].peeked;
  auto* const place = std::find_if(peeked.begin(), peeked.end(), [&](object_index one) {
    return one == no_object || one == next.object;
  });
  if (next.kind != operation_kind::read || place == peeked.end()) {
    peeks_wrongly_ = true;
  } else {
    *place = next.object;
  }
  return next.object == supposed_ ? supposed_value_ : seen_value(peeking_, next.object);
}

bool execution::holds(thread_index which) const {
  const bool found = look(which);
  if (peeks_wrongly_) {
    throw std::logic_error{
        "A condition of spin_until() may read two variables at most, and change none."};
  }
  return found;
}

bool execution::look(thread_index which) const noexcept {
  const condition& until = *threads_[which].next->until;
  peeking_ = which;
  const bool found = until.holds(until.predicate);
  peeking_ = nobody;
  return found;
}

// What it has looked at while it waited has had a say in when it goes on.
void execution::look_at_conditions() const {
  for (thread_index i = 0; i < used_; ++i) {
    const thread& of = threads_[i];
    if (of.status == thread_status::parked && of.next->kind == operation_kind::spin) {
      holds(i);
    }
  }
}

// A condition that is true after its first variable does not look at the second; if the first had
// another value, it would. Which ones it may read must not depend on when it is asked.
void execution::find_variables(thread_index which) const noexcept {
  look(which);
  const object_index first = threads_[which].peeked[0];
  if (first == no_object || threads_[which].peeked[1] != no_object) {
    return;
  }
  const std::int64_t now = seen_value(which, first);
  for (const std::int64_t other : {now + 1, now - 1, std::int64_t{0}, std::int64_t{1}}) {
    supposed_ = first;
    supposed_value_ = other;
    look(which);
  }
  supposed_ = no_object;
}

const operation& execution::seen_operation(thread_index actor) const {
  operation& seen = seen_[actor];
  if (is_buffer(actor)) {
    const store_buffer& own = buffers_[owner_of(actor)];
    const buffered& oldest = own.values[own.first];
    seen = {};
    seen.kind = operation_kind::flush;
    seen.object = oldest.object;
    seen.value = oldest.value;
    seen.where = oldest.where;
    return seen;
  }
  const thread& of = threads_[actor];
  if (of.status == thread_status::asleep) {
    if (budget_ == no_object || of.deadline <= now_) {
      return *of.next;
    }
    seen = *of.next;
    seen.kind = operation_kind::wake_up;
    seen.mutex = budget_;
    return seen;
  }
  switch (of.next->kind) {
    case operation_kind::write:
      seen = *of.next;
      seen.object = goes_to_buffer(seen) ? no_object : seen.object;
      return seen;
    case operation_kind::spin:
      seen = *of.next;
      holds(actor);
      seen.object = of.peeked[0];
      seen.mutex = of.peeked[1];
      return seen;
    default:
      return *of.next;
  }
}

std::uint8_t execution::alternatives(thread_index actor) const noexcept {
  if (is_buffer(actor) || threads_[actor].status != thread_status::parked) {
    return 1;
  }
  const operation& next = *threads_[actor].next;
  if (next.kind == operation_kind::choose) {
    return static_cast<std::uint8_t>(next.value);
  }
  if (next.kind != operation_kind::notify_one || !options_.any_waiter) {
    return 1;
  }
  const auto sleepers =
      std::count_if(threads_.begin(), threads_.begin() + used_, [&](const thread& one) {
        return one.status == thread_status::asleep && one.next->object == next.object;
      });
  return static_cast<std::uint8_t>(std::max<std::ptrdiff_t>(sleepers, 1));
}

std::vector<buffered> execution::stores(thread_index thread) const {
  const store_buffer& own = buffers_[thread];
  return {own.values.begin() + static_cast<std::ptrdiff_t>(own.first), own.values.end()};
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
    buffers_[i].clock.join(all);
  }
  return true;
}

const step& execution::take(thread_index which, std::uint8_t alternative) {
  last_.thread = which;
  last_.alternative = alternative;
  last_.done = said(which);
  last_.before = objects_[last_.done.object].state;
  last_.kind = objects_[last_.done.object].kind;
  advance(which, alternative);
  const bool is_thread = !is_buffer(which);
  last_.timed_out =
      is_thread && threads_[which].timed_out && last_.done.kind != operation_kind::relock;
  last_.result = is_thread ? result_ : last_.done.value;
  return last_;
}

void execution::advance(thread_index which, std::uint8_t alternative) {
  ++taken_;
  if (!is_plain_) {
    look_at_conditions();
  }
  if (is_buffer(which)) {
    flush(owner_of(which));
    return;
  }
  thread& taken = threads_[which];
  bool by_clock = taken.status == thread_status::asleep;
  if (taken.deadline != never && !by_clock) {
    const object& target = objects_[taken.next->object];
    by_clock = !enabled_in(*taken.next, target.state, target.bound);
  }
  if (taken.next->kind != operation_kind::relock) {  // a wait's end is told behind its relock
    taken.timed_out = by_clock;
  }
  if (ordering_.is_watching() && !by_clock && options_.memory == memory_model::sc) {
    const operation& next = pending(which);
    ordering_.step(which, next, writes(next, objects_[next.object].state), taken_);
  }
  apply(which, taken, by_clock, alternative);
  result_ = taken.result;
  if (taken.status == thread_status::parked && taken.is_through) {
    taken.deadline = never;
    drive(which);
  }
}

// What is stored comes to memory, and whoever has waited for that goes on.
void execution::flush(thread_index owner) {
  store_buffer& own = buffers_[owner];
  const buffered& oldest = own.values[own.first++];
  objects_[oldest.object].state = oldest.value;
  own.has_flushed = true;
  if (own.is_empty()) {
    own.values.clear();
    own.first = 0;
    drained(owner);
  } else {
    own.clock.join(own.values[own.first].clock);
  }
}

void execution::drained(thread_index owner) {
  thread& of = threads_[owner];
  if (of.status == thread_status::draining) {
    of.clock.join(buffers_[owner].clock);
    go_on(owner);
  } else if (of.status == thread_status::parked && needs_empty_buffer(*of.next)) {
    of.clock.join(buffers_[owner].clock);
  }
}

void execution::store(thread& by, thread_index which, const operation& op) {
  store_buffer& own = buffers_[which];
  own.values.push_back({op.object, op.value, op.where, by.clock});
  if (own.values.size() == own.first + 1) {
    own.clock.join(by.clock);
  }
}

void execution::apply(thread_index which, thread& of, bool by_clock, std::uint8_t alternative) {
  const operation& op = *of.next;
  object& target = objects_[op.object];
  of.is_through = true;
  if (by_clock) {
    of.result = 0;
    if (of.status == thread_status::asleep) {
      if (of.deadline > now_) {  // for no reason
        --objects_[budget_].state;
        of.timed_out = false;
      }
      wake(which);
      of.is_through = false;
    }
    return;
  }
  switch (op.kind) {
    case operation_kind::read:
      of.result = seen_value(which, op.object);
      break;
    case operation_kind::await_zero:
    case operation_kind::await_round:
      of.result = target.state;
      break;
    case operation_kind::write:
      if (goes_to_buffer(op)) {
        store(of, which, op);
      } else {
        target.state = op.value;
      }
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
      target.readers |= static_cast<std::uint16_t>(only(which));
      break;
    case operation_kind::try_lock_shared:
      of.result = target.state >= 0 ? 1 : 0;
      target.state += of.result;
      target.readers |= static_cast<std::uint16_t>(of.result != 0 ? only(which) : 0);
      break;
    case operation_kind::unlock_shared:
      --target.state;
      target.readers &= static_cast<std::uint16_t>(~only(which));
      break;
    case operation_kind::wait:
      objects_[op.mutex].state = 0;
      of.status = thread_status::asleep;
      of.ticket = ++tickets_;
      break;
    case operation_kind::notify_one:
      wake_one(op.object, which, alternative);
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
    case operation_kind::choose:
      of.result = alternative;
      break;
    case operation_kind::await_tasks:
    case operation_kind::time_out:
    case operation_kind::spin:
    case operation_kind::flush:
    case operation_kind::wake_up:
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

// Alternative 0 is who has waited longest, 1 who came next, and so on.
void execution::wake_one(object_index object, thread_index waker, std::uint8_t alternative) {
  std::uint32_t after = 0;
  thread_index chosen = nobody;
  for (int skip = alternative; skip >= 0; --skip) {
    chosen = nobody;
    for (thread_index i = 0; i < used_; ++i) {
      const thread& one = threads_[i];
      if (one.status == thread_status::asleep && one.next->object == object && one.ticket > after &&
          (chosen == nobody || one.ticket < threads_[chosen].ticket)) {
        chosen = i;
      }
    }
    if (chosen == nobody) {
      return;
    }
    after = threads_[chosen].ticket;
  }
  threads_[chosen].timed_out = false;
  threads_[chosen].clock.join(threads_[waker].clock);
  wake(chosen);
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
    throw limit_passed{"It starts more threads than can be explored: at most " +
                       std::to_string(most_threads) + ", with main. Take fewer."};
  }
  const thread_index index = used_++;
  thread& born = threads_[index];
  born.status = thread_status::parked;
  born.deadline = never;
  born.timed_out = false;
  born.is_through = false;
  born.drawn = 0;
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

void execution::see_plain(const void* address, std::size_t size, bool writes, const void* from,
                          bool is_global) {
  if (options_.plain == nullptr || is_within_step_) {
    return;
  }
  const bool is_own = threads_[running_].stack.holds(address);
  bool is_programs = is_own || is_global || program_memory::holds(address);
  for (thread_index i = 0; i < used_ && !is_programs; ++i) {
    is_programs = threads_[i].stack.holds(address);
  }
  if (is_programs) {
    options_.plain->see(ordering_, {running_, writes, from}, address, size, is_own);
  }
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
      if (buffers_[which].is_empty()) {
        finish(which);
      } else {
        of.status = thread_status::draining;
        of.wants = request::end;
      }
      return;
    }
    switch (request_) {
      case request::operation:
        of.status = thread_status::parked;
        if (!is_plain_ && buffers_[which].has_flushed && buffers_[which].is_empty()) {
          drained(which);
        }
        return;
      case request::spawn:
        if (!buffers_[which].is_empty()) {
          of.status = thread_status::draining;
          of.wants = request::spawn;
          return;
        }
        start_child(of);
        break;
      case request::join:
        of.status = thread_status::joining;
        return;
      case request::end:
        break;
    }
  }
}

void execution::start_child(thread& parent) {
  const thread_index child = create(parent.born);
  parent.result = child;
  if (account_ != nullptr) {
    account_->threads.resize(used_);
    account_->threads[child] = parent.born_name;
  }
  ordering_.spawn(running_, child);
  drive(child);
}

// Its buffer is empty now.
void execution::go_on(thread_index which) {
  thread& of = threads_[which];
  if (of.wants == request::end) {
    finish(which);
    return;
  }
  running_ = which;
  start_child(of);
  drive(which);
}

void execution::finish(thread_index which) {
  threads_[which].status = thread_status::finished;
  ordering_.end(which);
  if (!is_plain_) {
    threads_[which].clock.join(buffers_[which].clock);
  }
  for (thread_index i = 0; i < used_; ++i) {
    thread& one = threads_[i];
    if (one.status == thread_status::joining && one.joins == which) {
      one.status = thread_status::parked;
      one.clock.join(threads_[which].clock);
      ordering_.join(i, which);
      drive(i);
    }
  }
}

thread_set execution::holders(object_index lock) const noexcept {
  const object& one = objects_[lock];
  if (one.kind != object_kind::mutex && one.kind != object_kind::shared_mutex) {
    return 0;
  }
  return one.state < 0 ? only(one.owner) : one.state > 0 ? one.readers : 0;
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
      throw limit_passed{"It makes more shared objects than can be explored: at most " +
                         std::to_string(most_objects - 1) + ". Take fewer."};
    }
    objects_.resize(2 * objects_.size());
    ordering_.make_room(objects_.size());
  }
  if (account_ != nullptr) {
    const program_memory::leave outside;
    account_->objects.resize(declared_ + 1);
    // One without a name is called by its kind and its place among all.
    account_->objects[declared_] =
        name.empty() ? name_of(kind) + (" " + std::to_string(declared_)) : std::string{name};
  }
  object& made = objects_[declared_];
  made.kind = kind;
  made.state = state;
  made.bound = bound;
  made.readers = 0;
  made.address = nullptr;
  ordering_.declare(declared_, kind);
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

std::int64_t execution::reach_until(const operation& next, virtual_time deadline) noexcept {
  thread& self = threads_[running_];
  self.next = &next;
  self.deadline = deadline;
  self.peeked = {};
  waits_for_clock_ = waits_for_clock_ || deadline != never;
  if (next.kind == operation_kind::spin) {
    is_plain_ = false;
    find_variables(running_);
  }
  request_ = request::operation;
  self.stack.yield();
  return self.result;
}

thread_index execution::spawn(std::string_view name, std::function<void()> work) {
  thread& self = threads_[running_];
  self.born = new std::function<void()>{std::move(work)};
  self.born_name = name;
  request_ = request::spawn;
  self.stack.yield();
  return static_cast<thread_index>(self.result);
}

void execution::join(thread_index other, location where) {
  thread& self = threads_[running_];
  if (has_finished(other)) {
    self.clock.join(threads_[other].clock);
    ordering_.join(running_, other);
    return;
  }
  self.joins = other;
  self.joins_at = where;
  request_ = request::join;
  self.stack.yield();
}

}  // namespace cooks::explorer
