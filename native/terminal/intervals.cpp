// intervals: the rules of pairing, as written at the top of site/player/chrome-trace.ts.
#include "terminal/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <optional>

namespace cooks::terminal {
namespace {

using trace::event;
using trace::event_kind;
using trace::object_id;
using trace::object_type;

bool is_activity(const event& e) {
  return trace::type_of(e.object) == object_type::activity;
}

std::optional<interval_kind> begins(const event& e) {
  switch (e.kind) {
    case event_kind::thread_start:
      return interval_kind::life;
    case event_kind::span_begin:
      return is_activity(e) ? interval_kind::activity : interval_kind::span;
    case event_kind::wait_begin:
      return interval_kind::wait;
    case event_kind::acquire:
      return interval_kind::hold;
    default:
      return std::nullopt;
  }
}

std::optional<interval_kind> ends(const event& e) {
  switch (e.kind) {
    case event_kind::span_end:
      return is_activity(e) ? interval_kind::activity : interval_kind::span;
    case event_kind::wait_end:
      return interval_kind::wait;
    case event_kind::release:
      return interval_kind::hold;
    default:
      return std::nullopt;
  }
}

// The open intervals of a lane, oldest first, as indexes into all intervals.
using open_lane = std::vector<std::size_t>;

class interval_pairing {
 public:
  explicit interval_pairing(std::vector<interval>& all) : all_(all) {}

  void take(const event& e, std::int64_t now) {
    if (const auto kind = begins(e)) {
      open_[e.thread].push_back(all_.size());
      interval begun;
      begun.kind = *kind;
      begun.begun_by = &e;
      begun.begin = now;
      all_.push_back(begun);
    } else if (e.kind == event_kind::thread_end) {
      end_lane(e, now);
    } else if (const auto kind_ended = ends(e)) {
      if (const auto found = innermost(e, *kind_ended)) {
        close(*found, now, e.sequence);
      } else if (const auto other = oldest_anywhere(e, *kind_ended)) {
        close(*other, now, e.sequence);
      }
    }
  }

  void finish(std::int64_t now) {
    for (auto& [lane, open] : open_) {
      for (const std::size_t index : open) {
        all_[index].end = now;
        all_[index].unfinished = true;
      }
    }
  }

 private:
  void close(std::size_t index, std::int64_t now, std::uint32_t sequence) {
    all_[index].end = now;
    all_[index].end_sequence = sequence;
  }

  std::optional<std::size_t> innermost(const event& e, interval_kind kind) {
    open_lane& open = open_[e.thread];
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](std::size_t index) {
      return all_[index].kind == kind && all_[index].begun_by->object == e.object;
    });
    if (found == open.rend()) {
      return std::nullopt;
    }
    const std::size_t index = *found;
    open.erase(std::next(found).base());
    return index;
  }

  // A semaphore may be given back, and an activity ended, by another thread.
  std::optional<std::size_t> oldest_anywhere(const event& e, interval_kind kind) {
    const bool semaphore =
        kind == interval_kind::hold && trace::type_of(e.object) == object_type::semaphore;
    if (kind != interval_kind::activity && !semaphore) {
      return std::nullopt;
    }
    std::optional<std::size_t> oldest;
    for (const auto& [lane, open] : open_) {
      for (const std::size_t index : open) {
        const bool same = all_[index].kind == kind && all_[index].begun_by->object == e.object;
        if (same && (!oldest || index < *oldest)) {
          oldest = index;
        }
      }
    }
    if (oldest) {
      open_lane& open = open_[all_[*oldest].lane()];
      open.erase(std::find(open.begin(), open.end(), *oldest));
    }
    return oldest;
  }

  // A thread that ends takes with it what it left open; only its life has ended properly.
  void end_lane(const event& e, std::int64_t now) {
    open_lane& open = open_[e.thread];
    open_lane staying;
    for (const std::size_t index : open) {
      if (all_[index].kind == interval_kind::activity) {
        staying.push_back(index);
      } else {
        close(index, now, e.sequence);
        all_[index].unfinished = all_[index].kind != interval_kind::life;
      }
    }
    open = std::move(staying);
  }

  std::vector<interval>& all_;
  std::map<std::uint16_t, open_lane> open_;
};

class flow_pairing {
 public:
  explicit flow_pairing(std::vector<flow>& all) : all_(all) {}

  void take(const event& e) {
    switch (e.kind) {
      case event_kind::spawn:
        spawned_[e.object] = &e;
        break;
      case event_kind::thread_start:
        arrive("spawn", find(spawned_, e.object), e);
        break;
      case event_kind::thread_end:
        ended_[e.object] = &e;
        break;
      case event_kind::join:
        arrive("join", find(ended_, e.object), e);
        break;
      case event_kind::release:
        released_[e.object] = &e;
        if (e.link != 1) {
          released_exclusively_[e.object] = &e;
        }
        break;
      case event_kind::acquire:
        arrive("lock", find(e.link == 1 ? released_exclusively_ : released_, e.object), e);
        break;
      case event_kind::put:
        puts_[{e.object, e.value}].push_back(&e);
        break;
      case event_kind::get:
        get(e);
        break;
      case event_kind::message:
        message(e);
        break;
      default:
        break;
    }
  }

 private:
  using sources = std::map<object_id, const event*>;

  static const event* find(const sources& from, object_id object) {
    const auto found = from.find(object);
    return found == from.end() ? nullptr : found->second;
  }

  void get(const event& e) {
    auto& puts = puts_[{e.object, e.value}];
    if (!puts.empty()) {
      const event* from = puts.front();
      puts.pop_front();
      arrive("queue", from, e);
    }
  }

  void message(const event& e) {
    if (e.link != 1) {
      sent_[{e.object, e.value}] = &e;
    } else if (const auto from = sent_.find({e.object, e.value}); from != sent_.end()) {
      arrive("message", from->second, e);
    }
  }

  void arrive(std::string_view kind, const event* from, const event& to) {
    if (from != nullptr && from->thread != to.thread) {
      all_.push_back({kind, from->sequence, to.sequence});
    }
  }

  std::vector<flow>& all_;
  sources spawned_;
  sources ended_;
  sources released_;
  sources released_exclusively_;
  // By queue and number of the item: what came last may go first.
  std::map<std::pair<object_id, std::int64_t>, std::deque<const event*>> puts_;
  // By pipe and number of the message.
  std::map<std::pair<object_id, std::int64_t>, const event*> sent_;
};

// Intervals that would cross one another on their lane cannot be drawn inside each other.
void find_nesting(std::vector<interval>& intervals) {
  std::map<std::uint16_t, std::vector<const interval*>> stacks;
  for (interval& one : intervals) {
    if (one.kind == interval_kind::activity) {
      one.nests = false;
      continue;
    }
    auto& stack = stacks[one.lane()];
    while (!stack.empty() && stack.back()->end_sequence < one.begin_sequence()) {
      stack.pop_back();
    }
    one.nests = stack.empty() || stack.back()->end_sequence >= one.end_sequence;
    if (one.nests) {
      stack.push_back(&one);
    }
  }
}

}  // namespace

paired_trace pair_up(const std::vector<event>& events) {
  paired_trace paired;
  interval_pairing intervals{paired.intervals};
  flow_pairing flows{paired.flows};
  std::int64_t now = 0;
  for (const event& e : events) {
    now = std::max(now, static_cast<std::int64_t>(std::floor(e.time * 1000 + 0.5)));
    paired.times.push_back(now);
    intervals.take(e, now);
    flows.take(e);
  }
  intervals.finish(now);
  find_nesting(paired.intervals);
  return paired;
}

}  // namespace cooks::terminal
