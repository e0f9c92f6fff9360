// reduction: the walk over the classes. What happened before what is kept in vector clocks, one for
// each place of the path.
#include "explorer/core/reduction.hpp"

#include <stdexcept>

namespace cooks::explorer {

namespace {

bool is_variable(const execution& run, object_index object) noexcept {
  return explorer::is_variable(run.kind(object));
}

thread_index lowest(thread_set of) noexcept {
  return static_cast<thread_index>(__builtin_ctz(of));
}

}  // namespace

bool reduction::next(const std::function<void()>& program) {
  if (has_begun_ && !backtrack()) {
    return false;
  }
  has_begun_ = true;
  run(program);
  return true;
}

// Goes back to the last place where something else is left to try, and chooses that.
bool reduction::backtrack() {
  while (path_.size() > fixed_) {
    place& last = path_.back();
    if (last.alternative + 1 < last.alternatives) {
      ++last.alternative;
      return true;
    }
    last.alternative = 0;
    last.sleep |= only(last.chosen);
    const thread_set left = last.backtrack & ~last.sleep;
    if (left != 0) {
      last.chosen = lowest(left);
      return true;
    }
    path_.pop_back();
  }
  return false;
}

void reduction::run(const std::function<void()>& program) {
  for (past& one : pasts_) {
    one.last = nowhere;
    one.readers = 0;
  }
  was_cut_ = false;
  kept_ = static_cast<std::uint32_t>(path_.size());
  run_.start(program);
  for (std::uint32_t index = 0; index + 1 < kept_; ++index) {
    happen_again(path_[index], index);
  }
  if (kept_ > 0) {
    run_.enabled();  // the clock may have to go on
    happen(path_[kept_ - 1], kept_ - 1);
  }
  thread_set enabled = 0;
  while (path_.size() < most_steps_) {
    enabled = run_.enabled();
    if (enabled == 0) {
      break;
    }
    const thread_set sleep = path_.empty() ? 0 : still_asleep(path_.back());
    if ((enabled & ~sleep) == 0) {
      was_cut_ = true;
      break;
    }
    place& here = path_.emplace_back();
    here.enabled = enabled;
    here.sleep = sleep;
    here.chosen = lowest(enabled & ~sleep);
    here.backtrack = path_.size() <= whole_steps_ ? enabled : only(here.chosen);
    happen(here, static_cast<std::uint32_t>(path_.size() - 1));
  }
  know_objects();
  // Who is stuck would have liked to go on earlier; so it is where the execution was cut, for what
  // comes after who is stuck has not been tried there.
  for (thread_index i = 0; i < run_.threads(); ++i) {
    if (was_cut_ && (enabled & only(i)) != 0) {
      continue;
    }
    const bool may_wake_up = run_.options().spurious_wake_ups > 0;
    if (run_.status(i) == thread_status::parked ||
        (may_wake_up && run_.status(i) == thread_status::asleep)) {
      find_races(static_cast<std::uint32_t>(path_.size()), i, run_.pending(i), true);
    }
  }
}

void reduction::happen_again(const place& here, std::uint32_t index) {
  run_.let_time_pass();
  know_objects();
  const operation& next = run_.pending(here.chosen);
  if (next.kind != here.kind || next.object != here.object) {
    throw std::logic_error{"the program does not do the same each time"};
  }
  run_.clock_of(here.chosen) = here.clock;
  remember(here, index);
  run_.advance(here.chosen, here.alternative);
}

void reduction::happen(place& here, std::uint32_t index) {
  const thread_index which = here.chosen;
  const operation& next = run_.pending(which);
  know_objects();
  here.has_written = writes(next, run_.state(next.object));
  find_races(index, which, next, here.has_written);
  here.clock = full_clock(which, next, here.has_written);
  here.alternatives = run_.alternatives(which);
  const bool notifies =
      next.kind == operation_kind::notify_one || next.kind == operation_kind::notify_all;
  here.woke = notifies ? sleepers_in(next.object) : 0;
  here.backtrack |= here.woke & here.enabled;  // whom it wakes could have woken by itself
  here.clock.count(which);
  run_.clock_of(which) = here.clock;
  here.earlier = next.object == no_object ? nowhere : pasts_[next.object].last;
  here.earlier_other = next.mutex == no_object ? nowhere : pasts_[next.mutex].last;
  here.kind = next.kind;
  here.object = next.object;
  here.other = next.mutex;
  here.before = run_.state(next.object);
  remember(here, index);
  const object_index bell = next.object;
  run_.advance(which, here.alternative);
  if (here.woke != 0) {
    here.woke &= ~sleepers_in(bell);
  }
}

thread_set reduction::sleepers_in(object_index object) const {
  thread_set found = 0;
  for (thread_index i = 0; i < run_.threads(); ++i) {
    if (run_.status(i) == thread_status::asleep && run_.pending(i).object == object) {
      found |= only(i);
    }
  }
  return found;
}

void reduction::remember(const place& here, std::uint32_t index) {
  if (here.object != no_object) {
    remember(here.object, here, index);
  }
  if (here.other != no_object) {
    remember(here.other, here, index);
  }
}

void reduction::remember(object_index object, const place& here, std::uint32_t index) {
  past& of = pasts_[object];
  if (!here.has_written && is_variable(run_, object)) {
    of.readers |= only(here.chosen);
    of.last_reads[here.chosen] = index;
  } else {
    of.last = index;
    of.readers = 0;
  }
}

vector_clock reduction::full_clock(thread_index which, const operation& next,
                                   bool has_written) const {
  vector_clock clock = run_.clock_of(which);
  if (next.object != no_object) {
    join_past(clock, next.object, has_written);
  }
  if (next.mutex != no_object) {
    join_past(clock, next.mutex, has_written);
  }
  return clock;
}

void reduction::join_past(vector_clock& clock, object_index object, bool has_written) const {
  const past& of = pasts_[object];
  if (of.last != nowhere) {
    clock.join(path_[of.last].clock);
  }
  if (has_written) {
    for (thread_set left = of.readers; left != 0; left &= left - 1) {
      clock.join(path_[of.last_reads[lowest(left)]].clock);
    }
  }
}

void reduction::find_races(std::uint32_t index, thread_index which, const operation& next,
                           bool has_written) {
  if (next.object != no_object) {
    find_races_in(next.object, index, which, next, has_written);
  }
  if (next.mutex != no_object) {
    find_races_in(next.mutex, index, which, next, has_written);
  }
}

void reduction::find_races_in(object_index object, std::uint32_t index, thread_index which,
                              const operation& next, bool has_written) {
  const past& of = pasts_[object];
  const vector_clock& own = run_.clock_of(which);
  if (!is_variable(run_, object)) {
    find_race_of_users(object, index, which, next, has_written);
    return;
  }
  if (next.kind == operation_kind::spin) {
    find_races_of_spinning(object, index, which, next);
    return;
  }
  if (!has_written || of.readers == 0) {
    if (of.last != nowhere && path_[of.last].chosen != which && !is_before(of.last, own)) {
      consider(of.last, index, which, full_clock(which, next, has_written));
    }
    return;
  }
  const thread_set others = of.readers & ~only(which);
  bool some = false;
  for (thread_set left = others; left != 0; left &= left - 1) {
    const std::uint32_t read = of.last_reads[lowest(left)];
    if (!is_before(read, own)) {
      some = true;
      consider(read, index, which, full_clock(which, next, has_written));
    }
  }
  // A write before these reads lies before them; but one that nobody else has read since is as
  // near.
  if (!some && of.last != nowhere && path_[of.last].chosen != which && !is_before(of.last, own)) {
    consider(of.last, index, which, full_clock(which, next, has_written));
  }
}

// All uses of such an object come one after another. The last one before which this one could have
// come is the race.
void reduction::find_race_of_users(object_index object, std::uint32_t index, thread_index which,
                                   const operation& next, bool has_written) {
  const vector_clock& own = run_.clock_of(which);
  std::uint32_t at = pasts_[object].last;
  while (at != nowhere && path_[at].chosen != which && !is_before(at, own)) {
    const place& there = path_[at];
    const bool by_mutex = there.object != object;
    const std::int64_t before = by_mutex ? -1 : there.before;
    if (object == next.mutex || enabled_in(next, before, run_.bound(object))) {
      consider(at, index, which, full_clock(which, next, has_written));
      return;
    }
    at = by_mutex ? there.earlier_other : there.earlier;
  }
}

// Whether its condition would have held before one of the writes is not known, so all of them
// count.
void reduction::find_races_of_spinning(object_index object, std::uint32_t index, thread_index which,
                                       const operation& next) {
  const vector_clock& own = run_.clock_of(which);
  std::uint32_t at = pasts_[object].last;
  while (at != nowhere && path_[at].chosen != which && !is_before(at, own)) {
    consider(at, index, which, full_clock(which, next, false));
    at = path_[at].object == object ? path_[at].earlier : path_[at].earlier_other;
  }
}

// Something after the earlier step, and not because of it, must be tried in its place.
void reduction::consider(std::uint32_t earlier, std::uint32_t index, thread_index which,
                         const vector_clock& full) {
  place& there = path_[earlier];
  const std::int16_t mark = there.clock.steps[there.chosen];
  std::array<std::int16_t, most_actors>
      first;  // of each thread, its first step that is not because of it
  thread_set seen = 0;
  thread_set initial = 0;
  const auto meet = [&](thread_index one, const vector_clock& clock, std::int16_t own) {
    if ((seen & only(one)) != 0) {
      return;
    }
    bool is_first = true;
    for (thread_set left = seen; left != 0 && is_first; left &= left - 1) {
      const thread_index other = lowest(left);
      is_first = clock.steps[other] < first[other];
    }
    seen |= only(one);
    first[one] = own;
    initial |= is_first ? only(one) : 0;
  };
  for (std::uint32_t i = earlier + 1; i < index; ++i) {
    const place& between = path_[i];
    if (between.clock.steps[there.chosen] < mark) {
      meet(between.chosen, between.clock, between.clock.steps[between.chosen]);
    }
  }
  meet(which, full, static_cast<std::int16_t>(full.steps[which] + 1));
  if ((initial & there.backtrack) != 0) {
    return;
  }
  initial &= there.enabled;
  if (initial == 0) {
    there.backtrack |= there.enabled;
    return;
  }
  there.backtrack |= (initial & only(which)) != 0 ? only(which) : only(lowest(initial));
}

bool reduction::depends(const operation& sleeping, const place& last) const noexcept {
  const auto collides = [&](object_index object) {
    return object != no_object && (last.object == object || last.other == object) &&
           (!is_variable(run_, object) || last.has_written || writes(sleeping, run_.state(object)));
  };
  return collides(sleeping.object) || collides(sleeping.mutex);
}

thread_set reduction::still_asleep(const place& last) const {
  thread_set left = 0;
  // Who has been woken goes on to something else than what was tried.
  for (thread_set all = last.sleep & ~only(last.chosen) & ~last.woke; all != 0; all &= all - 1) {
    const thread_index one = lowest(all);
    left |= depends(run_.pending(one), last) ? 0 : only(one);
  }
  return left;
}

std::optional<exact_count> reduction::schedules() {
  extensions_.clear();
  // Last steps that come after everything else have no choice.
  std::size_t size = path_.size();
  while (size > 0 && path_[size - 1].clock.sum() == size) {
    --size;
  }
  for (std::size_t i = 0; i < size; ++i) {
    extensions_.add(path_[i].chosen, path_[i].clock);
  }
  return extensions_.count();
}

}  // namespace cooks::explorer
