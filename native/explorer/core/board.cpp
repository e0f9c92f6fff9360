// board: taking a step back is beginning anew and taking all steps but one.
#include "explorer/core/board.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace cooks::explorer {

namespace {

constexpr std::array<std::string_view, 35> operation_words{"read",
                                                           "write",
                                                           "exchange",
                                                           "add to",
                                                           "compare and exchange",
                                                           "lock",
                                                           "try to lock",
                                                           "unlock",
                                                           "lock shared",
                                                           "try to lock shared",
                                                           "unlock shared",
                                                           "wait on",
                                                           "lock again",
                                                           "notify one of",
                                                           "notify all of",
                                                           "acquire",
                                                           "try to acquire",
                                                           "release",
                                                           "count down",
                                                           "wait for",
                                                           "arrive at",
                                                           "wait at",
                                                           "begin the next round of",
                                                           "put into",
                                                           "try to put into",
                                                           "get from",
                                                           "try to get from",
                                                           "close",
                                                           "finish a task of",
                                                           "wait for the tasks of",
                                                           "wait for the clock",
                                                           "bring to memory",
                                                           "spin on",
                                                           "wake up by itself from",
                                                           "choose"};

}  // namespace

board::board(std::function<void()> program, const execution_options& options)
    : program_(std::move(program)), run_(options) {
  restart();
}

void board::restart() {
  kept_.clear();
  begin();
}

void board::again() {
  if (execution::current() != &run_) {
    schedule all = turns_;
    const std::size_t taken = turns_.size();
    all.insert(all.end(), kept_.begin(), kept_.end());
    begin();
    kept_ = std::move(all);
    go_to(taken);
  }
}

void board::begin() {
  turns_.clear();
  steps_.clear();
  holdings_.clear();
  preempting_.clear();
  last_ = 0;
  run_.tell(&names_);
  run_.start(program_);
  enabled_ = run_.enabled();
}

void board::take(turn next) {
  const thread_index actor = next.actor;
  if (actor >= most_actors || (enabled_ & only(actor)) == 0) {
    throw std::invalid_argument{why_not(actor)};
  }
  if (next.alternative >= run_.alternatives(actor)) {
    throw std::invalid_argument{name_of(actor) + " has only " +
                                std::to_string(run_.alternatives(actor)) + " ways to go on."};
  }
  if (!kept_.empty() && kept_.front() == next) {
    kept_.erase(kept_.begin());
  } else {
    kept_.clear();
  }
  if (!is_buffer(actor)) {
    if ((enabled_ & last_ & ~only(actor)) != 0) {
      preempting_.push_back(steps_.size());
    }
    last_ = only(actor);
  }
  steps_.push_back(run_.take(actor, next.alternative));
  turns_.push_back(next);
  note_holding(steps_.back());
  enabled_ = run_.enabled();
}

bool board::undo() {
  if (turns_.empty()) {
    return false;
  }
  go_to(turns_.size() - 1);
  return true;
}

void board::go_to(std::size_t steps) {
  const std::size_t all = turns_.size() + kept_.size();
  if (steps > all) {
    throw std::invalid_argument{"The schedule has " + std::to_string(all) +
                                (all == 1 ? " step." : " steps.")};
  }
  if (steps < turns_.size()) {
    turns_.insert(turns_.end(), kept_.begin(), kept_.end());
    kept_ = std::move(turns_);
    begin();
  }
  while (turns_.size() < steps) {
    take(kept_.front());
  }
}

bool board::was_preemption(std::size_t step) const noexcept {
  return std::binary_search(preempting_.begin(), preempting_.end(), step);
}

void board::replay(const schedule& turns) {
  restart();
  for (const turn& one : turns) {
    try {
      take(one);
    } catch (const std::invalid_argument& why) {
      throw std::invalid_argument{"Step " + std::to_string(turns_.size() + 1) +
                                  " can't be taken: " + why.what() +
                                  " Was it found with other parameters or another variant?"};
    }
  }
}

void board::finish(std::size_t most_steps) {
  while (enabled_ != 0 && steps_.size() < most_steps) {
    const thread_set last = enabled_ & last_;
    take(static_cast<thread_index>(__builtin_ctz(last != 0 ? last : enabled_)));
  }
}

void board::note_holding(const step& taken) {
  const operation& done = taken.done;
  const auto give_back = [&](object_index object) {
    const auto held = std::find_if(holdings_.rbegin(), holdings_.rend(), [&](const holding& one) {
      return one.object == object && one.thread == taken.thread;
    });
    if (held != holdings_.rend()) {
      holdings_.erase(std::next(held).base());
    }
  };
  switch (done.kind) {
    case operation_kind::lock:
    case operation_kind::relock:
      if (!taken.timed_out) {
        holdings_.push_back({taken.thread, done.object, false, done.where});
      }
      break;
    case operation_kind::try_lock:
      if (taken.result != 0) {
        holdings_.push_back({taken.thread, done.object, false, done.where});
      }
      break;
    case operation_kind::lock_shared:
      holdings_.push_back({taken.thread, done.object, true, done.where});
      break;
    case operation_kind::try_lock_shared:
      if (taken.result != 0) {
        holdings_.push_back({taken.thread, done.object, true, done.where});
      }
      break;
    case operation_kind::unlock:
    case operation_kind::unlock_shared:
      give_back(done.object);
      break;
    case operation_kind::wait:
      if (!taken.timed_out) {
        give_back(done.mutex);
      }
      break;
    default:
      break;
  }
}

std::string board::name_of(thread_index actor) const {
  const std::string& name = names_.threads[owner_of(actor)];
  return is_buffer(actor) ? name + "'s store buffer" : name;
}

std::string board::why_not(thread_index actor) const {
  if (owner_of(actor) >= run_.threads() || actor >= most_actors) {
    return "There is no such thread.";
  }
  const std::string name = name_of(actor);
  if (is_buffer(actor)) {
    return name + ((enabled_ & only(actor)) != 0 ? " can go on." : " is empty.");
  }
  const thread_index thread = actor;
  switch (run_.status(thread)) {
    case thread_status::finished:
      return name + " has ended.";
    case thread_status::joining:
      return name + " waits for the end of " + names_.threads[run_.joins(thread)] + ".";
    case thread_status::asleep:
      return name + " sleeps in " + names_.objects[run_.pending(thread).object] +
             " until somebody wakes it.";
    case thread_status::draining:
      return name + " waits until its store buffer is empty.";
    case thread_status::parked:
      break;
  }
  if ((enabled_ & only(thread)) != 0) {
    return name + " can go on.";
  }
  if ((enabled_ & only(buffer_of(thread))) != 0) {
    return name + " waits until its store buffer is empty.";
  }
  const operation& next = run_.pending(thread);
  if (next.kind == operation_kind::spin) {
    return name + " spins until its condition holds: it reads " + names_.objects[next.object] +
           (next.mutex == no_object ? "." : " and " + names_.objects[next.mutex] + ".");
  }
  if (next.object == no_object) {
    return name + " waits for the clock.";
  }
  std::string told_reason = name + " waits for " + names_.objects[next.object];
  for (const holding& one : holdings_) {
    if (one.object == next.object) {
      const std::string at = told(one.where);
      told_reason +=
          ", held by " + names_.threads[one.thread] + (at.empty() ? "" : " (" + at + ")");
    }
  }
  return told_reason + ".";
}

std::string told(location where) {
  if (where.file == nullptr) {
    return {};
  }
  std::string_view file = where.file;
  file.remove_prefix(file.find_last_of('/') + 1);
  return std::string{file} + ":" + std::to_string(where.line);
}

std::string told(const operation& next, const account& names) {
  std::string words{operation_words[static_cast<std::size_t>(next.kind)]};
  if (next.object != no_object) {
    words += " " + names.objects[next.object];
  }
  if (next.kind == operation_kind::choose) {
    words += " " + names.choices[static_cast<std::size_t>(next.desired)];
  }
  if (next.kind == operation_kind::write || next.kind == operation_kind::flush) {
    words += " = " + std::to_string(next.value);
  }
  return words;
}

}  // namespace cooks::explorer
