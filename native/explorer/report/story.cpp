// story: first the cause, then who waits because of it.
#include "explorer/report/story.hpp"

#include <algorithm>

#include "explorer/core/waits.hpp"
#include "report/wait_words.hpp"

namespace cooks::explorer {

namespace {

using report::in_brackets;
using std::to_string;

// What others would have to do, where none of them is waited for in particular.
const char* missing_for(operation_kind waits_in) noexcept {
  switch (waits_in) {
    case operation_kind::acquire:
      return "release it";
    case operation_kind::get:
      return "put something in";
    case operation_kind::put:
      return "take something out";
    case operation_kind::await_tasks:
      return "finish its tasks";
    case operation_kind::await_zero:
      return "bring it to zero";
    case operation_kind::await_round:
      return "come to it";
    default:
      return "change that";
  }
}

// Whom each notification of one condition variable has woken.
struct notification {
  const step* by;
  std::vector<thread_index> woke;
  bool came_after = false;  ///< The sleeper slept already.
};

std::vector<notification> notifications_of(const board& played, object_index bell,
                                           thread_index sleeper) {
  std::vector<notification> all;
  std::vector<thread_index> asleep;  // who has slept longest is first
  const auto leave = [&asleep](thread_index one) {
    asleep.erase(std::remove(asleep.begin(), asleep.end(), one), asleep.end());
  };
  for (const step& taken : played.steps()) {
    if (taken.done.object != bell) {
      continue;
    }
    switch (taken.done.kind) {
      case operation_kind::wait:
        leave(taken.thread);
        if (!taken.timed_out) {
          asleep.push_back(taken.thread);
        }
        if (taken.thread == sleeper) {
          for (notification& earlier : all) {
            earlier.came_after = false;
          }
        }
        break;
      case operation_kind::wake_up:
        leave(taken.thread);
        break;
      case operation_kind::notify_one:
        all.push_back({&taken, {}, true});
        if (taken.alternative < asleep.size()) {
          all.back().woke = {asleep[taken.alternative]};
          leave(all.back().woke.front());
        }
        break;
      case operation_kind::notify_all:
        all.push_back({&taken, asleep, true});
        asleep.clear();
        break;
      default:
        break;
    }
  }
  return all;
}

class teller {
 public:
  explicit teller(const board& played)
      : played_(played), run_(played.run()), names_(played.names()) {}

  std::vector<std::string> tell() {
    tell_failures();
    if (played_.enabled() != 0) {
      if (played_.is_too_long()) {
        say("After " + to_string(played_.steps().size()) +
            " steps it still goes on: perhaps it never ends");
      }
    } else if (run_.unfinished() != 0) {
      tell_causes();
      tell_rest();
    }
    return std::move(story_);
  }

 private:
  void say(const std::string& sentence) { story_.push_back(sentence + "."); }

  void tell_failures() {
    for (const told_check& one : names_.checks) {
      if (!one.held) {
        story_.push_back(one.what + ": expected " + one.expected + ", got " + one.actual);
      }
    }
    for (const failure& one : run_.failures()) {
      if (one.kind == failure_kind::exception) {
        story_.push_back(names_.threads[one.thread] +
                         " ended by an exception: " + std::string{one.what});
      }
    }
  }

  void tell_causes() {
    const std::vector<thread_index> circle = circle_in(run_);
    if (!circle.empty()) {
      std::vector<report::waiting> waits;
      for (const thread_index one : circle) {
        waits.push_back(seen_as(one));
        told_ |= only(one);
      }
      story_.push_back(report::told_circle(waits));
    }
    for (thread_index i = 0; i < run_.threads(); ++i) {
      const thread_set awaits = awaited_by(run_, i);
      if (run_.status(i) == thread_status::finished || (awaits & run_.unfinished()) != 0) {
        continue;
      }
      told_ |= only(i);
      if (awaits != 0) {
        say(report::told_ended(seen_as(static_cast<thread_index>(__builtin_ctz(awaits)))));
        say(report::told(seen_as(i)));
      } else if (run_.status(i) == thread_status::asleep) {
        say(report::told(seen_as(i)) + ", and nobody is left to wake it");
        tell_notifications(i);
      } else {
        say(report::told(seen_as(i)) + ", and nobody is left to " +
            missing_for(run_.pending(i).kind));
      }
    }
  }

  // Why nobody wakes it.
  void tell_notifications(thread_index sleeper) {
    const object_index bell = run_.pending(sleeper).object;
    const std::string& name = names_.objects[bell];
    const std::vector<notification> all = notifications_of(played_, bell, sleeper);
    const auto last = std::find_if(all.rbegin(), all.rend(), [](const notification& one) {
      return one.came_after || one.woke.empty();
    });
    if (all.empty()) {
      say("Nobody has notified " + name);
    } else if (last != all.rend()) {
      const std::string notified = names_.threads[last->by->thread] + " notified " + name +
                                   in_brackets(told(last->by->done.where));
      say(last->came_after ? notified + ", and that woke " + names_.threads[last->woke.front()]
                           : notified + " when nobody slept in it: that notification was lost");
    }
  }

  void tell_rest() {
    std::string rest;
    for (thread_index i = 0; i < run_.threads(); ++i) {
      if (run_.status(i) == thread_status::finished || (told_ & only(i)) != 0) {
        continue;
      }
      rest += (rest.empty() ? "" : "; ") + report::told(seen_as(i));
      for (const holding& one : played_.holdings()) {
        if (run_.status(i) == thread_status::parked && one.object == run_.pending(i).object) {
          rest += ", held by " + names_.threads[one.thread];
        }
      }
    }
    if (!rest.empty()) {
      say("Because of that, " + rest);
    }
  }

  report::waiting seen_as(thread_index thread) const {
    report::waiting seen;
    seen.thread = names_.threads[thread];
    for (const holding& one : played_.holdings()) {
      if (one.thread == thread) {
        seen.holds.push_back({names_.objects[one.object], told(one.where)});
      }
    }
    switch (run_.status(thread)) {
      case thread_status::joining:
        seen.what = "the end of " + names_.threads[run_.joins(thread)];
        seen.at = told(run_.joins_at(thread));
        break;
      case thread_status::asleep:
      case thread_status::parked: {
        const operation& next = run_.pending(thread);
        seen.does = run_.status(thread) == thread_status::asleep ? "sleeps in"
                    : next.kind == operation_kind::spin          ? "spins on"
                                                                 : "waits for";
        seen.what = names_.objects[next.object];
        if (next.kind == operation_kind::spin && next.mutex != no_object) {
          seen.what += " and " + names_.objects[next.mutex];
        }
        seen.at = told(next.where);
        break;
      }
      default:
        break;
    }
    return seen;
  }

  const board& played_;
  const execution& run_;
  const account& names_;
  std::vector<std::string> story_;
  thread_set told_ = 0;
};

}  // namespace

std::vector<std::string> story_of(const board& played) {
  return teller{played}.tell();
}

}  // namespace cooks::explorer
