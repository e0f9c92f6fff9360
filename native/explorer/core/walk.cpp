// walk: depth first. A preemption is a switch away from a thread that could have gone on, to
// another thread: what a store buffer does is nobody's turn.
#include "explorer/core/walk.hpp"

namespace cooks::explorer {

bool walk::next(const std::function<void()>& program) {
  if (has_begun_ && !go_back()) {
    return false;
  }
  has_begun_ = true;
  run_.start(program);
  for (choice& one : path_) {
    run_.let_time_pass();
    take(one);
  }
  while (path_.size() < most_steps_) {
    const thread_set enabled = run_.enabled();
    if (enabled == 0) {
      break;
    }
    choice& here = reach(enabled);
    here.left = here.before < bound_ ? enabled : here.free;
    here.leaves_out = here.left != enabled;
    has_left_out_ = has_left_out_ || here.leaves_out;
    choose(here);
    take(here);
  }
  return true;
}

void walk::begin_with(const schedule& turns, const std::function<void()>& program) {
  run_.start(program);
  for (const turn& next : turns) {
    choice& here = reach(run_.enabled());
    here.chosen = next.actor;
    here.alternative = next.alternative;
    count(here);
    take(here);
  }
  fixed_ = path_.size();
}

// The next choice, and who could be chosen for nothing.
walk::choice& walk::reach(thread_set enabled) {
  choice& here = path_.emplace_back();
  if (path_.size() > 1) {
    const choice& before = path_[path_.size() - 2];
    here.before = before.preemptions;
    here.last = is_buffer(before.chosen) ? before.last : before.chosen;
    here.has_last = before.has_last || !is_buffer(before.chosen);
  }
  const thread_set last = here.has_last ? only(here.last) & enabled : 0;
  here.free = (last != 0 ? last : enabled) | (enabled & all_buffers);
  return here;
}

void walk::count(choice& here) noexcept {
  here.preemptions = here.before + ((here.free & only(here.chosen)) != 0 ? 0 : 1);
}

void walk::take(choice& here) {
  here.alternatives = run_.alternatives(here.chosen);
  run_.advance(here.chosen, here.alternative);
}

bool walk::go_back() {
  while (path_.size() > fixed_) {
    choice& last = path_.back();
    if (last.alternative + 1 < last.alternatives) {
      ++last.alternative;
      return true;
    }
    if (last.left != 0) {
      last.alternative = 0;
      choose(last);
      return true;
    }
    path_.pop_back();
  }
  return false;
}

// First whoever needs no preemption.
void walk::choose(choice& here) const noexcept {
  const thread_set free = here.left & here.free;
  here.chosen = static_cast<thread_index>(__builtin_ctz(free != 0 ? free : here.left));
  here.left &= ~only(here.chosen);
  count(here);
}

}  // namespace cooks::explorer
