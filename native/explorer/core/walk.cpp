// walk: depth first. A preemption is a switch away from a thread that could have gone on.
#include "explorer/core/walk.hpp"

namespace cooks::explorer {

bool walk::next(const std::function<void()>& program) {
  if (has_begun_ && !go_back()) {
    return false;
  }
  has_begun_ = true;
  run_.start(program);
  for (const turn& one : path_) {
    run_.let_time_pass();
    run_.take(one.chosen);
  }
  while (path_.size() < most_steps_) {
    const thread_set enabled = run_.enabled();
    if (enabled == 0) {
      break;
    }
    turn& here = path_.emplace_back();
    here.before = path_.size() < 2 ? 0 : path_[path_.size() - 2].preemptions;
    const thread_set last = path_.size() < 2 ? 0 : only(path_[path_.size() - 2].chosen) & enabled;
    here.free = last != 0 ? last : enabled;
    here.left = here.before < bound_ ? enabled : here.free;
    has_left_out_ = has_left_out_ || here.left != enabled;
    choose(here);
    run_.take(here.chosen);
  }
  return true;
}

bool walk::go_back() {
  while (!path_.empty()) {
    if (path_.back().left != 0) {
      choose(path_.back());
      return true;
    }
    path_.pop_back();
  }
  return false;
}

// First whoever needs no preemption.
void walk::choose(turn& here) const noexcept {
  const thread_set free = here.left & here.free;
  here.chosen = static_cast<thread_index>(__builtin_ctz(free != 0 ? free : here.left));
  here.left &= ~only(here.chosen);
  here.preemptions = here.before + ((here.free & only(here.chosen)) != 0 ? 0 : 1);
}

}  // namespace cooks::explorer
