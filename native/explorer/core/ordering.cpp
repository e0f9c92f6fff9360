// ordering: clocks that go on at each release, and the epoch of each last access.
#include "explorer/core/ordering.hpp"

#include <algorithm>

namespace cooks::explorer {

void ordering::restart(bool all) noexcept {
  if (all) {
    std::fill(is_known_.begin(), is_known_.end(), false);
  }
  watched_ = 0;
  found_.clear();
  for (thread_index i = 0; i < most_threads; ++i) {
    now_[i] = {};
    now_[i][i] = 1;
  }
}

void ordering::make_room(std::size_t objects) {
  objects_.resize(objects);
  is_known_.resize(objects);
}

void ordering::declare(object_index index, object_kind kind) noexcept {
  object& made = objects_[index];
  made.kind = kind;
  if (kind == object_kind::shared) {
    made.last_write.epoch = 0;
    for (side& read : made.last_reads) {
      read.epoch = 0;
    }
    watched_ += is_known_[index] ? 0 : 1;
  } else {
    made.released = {};
    made.released_by_readers = {};
  }
}

void ordering::take(thread_index thread, const clock& from) noexcept {
  clock& own = now_[thread];
  for (std::size_t i = 0; i < own.size(); ++i) {
    own[i] = std::max(own[i], from[i]);
  }
}

void ordering::give(thread_index thread, clock& to) noexcept {
  clock& own = now_[thread];
  for (std::size_t i = 0; i < own.size(); ++i) {
    to[i] = std::max(own[i], to[i]);
  }
  ++own[thread];
}

void ordering::spawn(thread_index parent, thread_index child) noexcept {
  now_[child] = {};
  now_[child][child] = 1;
  take(child, now_[parent]);
  ++now_[parent][parent];
}

void ordering::end(thread_index thread) noexcept {
  ends_[thread] = {};
  give(thread, ends_[thread]);
}

void ordering::join(thread_index joiner, thread_index ended) noexcept {
  take(joiner, ends_[ended]);
}

void ordering::step(thread_index thread, const operation& done, bool has_written,
                    std::size_t after) {
  if (done.object == no_object) {
    return;
  }
  if (objects_[done.object].kind == object_kind::shared && done.kind != operation_kind::spin) {
    see_access(thread, done, has_written, after);
  } else {
    synchronise(thread, done, has_written);
  }
}

void ordering::see_access(thread_index thread, const operation& done, bool has_written,
                          std::size_t after) {
  object& of = objects_[done.object];
  if (is_known_[done.object]) {
    return;
  }
  const side here{now_[thread][thread], {thread, has_written, done.where}};
  const side* earlier =
      of.last_write.epoch > 0 && !is_ordered(of.last_write, thread) ? &of.last_write : nullptr;
  for (const side& read : of.last_reads) {
    if (has_written && earlier == nullptr && read.epoch > 0 && !is_ordered(read, thread)) {
      earlier = &read;
    }
  }
  if (earlier != nullptr) {
    found_.push_back({done.object, earlier->what, here.what, after});
    is_known_[done.object] = true;
    --watched_;
  }
  (has_written ? of.last_write : of.last_reads[thread]) = here;
}

void ordering::synchronise(thread_index thread, const operation& done, bool has_written) {
  using kind = operation_kind;
  object& of = objects_[done.object];
  switch (done.kind) {
    case kind::read:
      if (done.acquires) {
        take(thread, of.released);
      }
      break;
    case kind::write:  // and breaks off what others have released
      of.released = {};
      if (done.releases) {
        give(thread, of.released);
      }
      break;
    case kind::exchange:
    case kind::add:
    case kind::compare_exchange:
      if (done.acquires) {
        take(thread, of.released);
      }
      if (done.releases && has_written) {
        give(thread, of.released);
      }
      break;
    case kind::spin:
      take(thread, of.released);
      if (done.mutex != no_object) {
        take(thread, objects_[done.mutex].released);
      }
      break;
    case kind::lock:
    case kind::relock:
    case kind::try_lock:
      if (has_written) {
        take(thread, of.released);
        take(thread, of.released_by_readers);
      }
      break;
    case kind::lock_shared:
    case kind::try_lock_shared:
      if (has_written) {
        take(thread, of.released);
      }
      break;
    case kind::unlock_shared:
      give(thread, of.released_by_readers);
      break;
    case kind::unlock:
      give(thread, of.released);
      break;
    case kind::wait:
      give(thread, objects_[done.mutex].released);
      break;
    case kind::notify_one:
    case kind::notify_all:
    case kind::wake_up:
    case kind::time_out:
    case kind::choose:
    case kind::flush:
      break;  // these order nothing
    case kind::acquire:
    case kind::try_acquire:
    case kind::await_zero:
    case kind::await_round:
    case kind::await_tasks:
      take(thread, of.released);
      break;
    default:  // of a semaphore, a latch, a barrier or a queue
      take(thread, of.released);
      give(thread, of.released);
      break;
  }
}

}  // namespace cooks::explorer
