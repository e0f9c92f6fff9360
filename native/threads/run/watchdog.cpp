// watchdog: cycles in the wait-for graph, and standstill.
#include "run/watchdog.hpp"

#include <algorithm>

namespace cooks::life {
namespace {

using trace::activity;
using trace::object_id;
using trace::object_type;
using trace::thread_snapshot;

bool holds(const thread_snapshot& thread, object_id object) {
  return std::any_of(thread.holds.begin(), thread.holds.end(),
                     [object](const auto& hold) { return hold.first == object; });
}

// Does this thread wait, without a timeout, for the other one: for what it holds, or for its end?
bool waits_for(const thread_snapshot& thread, const thread_snapshot& other, std::size_t number) {
  if (thread.doing != activity::waiting) {
    return false;
  }
  if (trace::type_of(thread.waits_for) == object_type::thread) {
    return trace::index_of(thread.waits_for) == number;
  }
  return holds(other, thread.waits_for);
}

bool unchanged(const std::vector<thread_snapshot>& before,
               const std::vector<thread_snapshot>& now) {
  return before.size() == now.size() &&
         std::equal(now.begin(), now.end(), before.begin(), [](const auto& a, const auto& b) {
           return a.version == b.version && a.doing == b.doing;
         });
}

}  // namespace

std::optional<std::string> watchdog::look() {
  snapshots now;
  const std::uint32_t threads = watched_.thread_count();
  now.reserve(threads);
  for (std::uint32_t i = 0; i < threads; ++i) {
    now.push_back(watched_.snapshot(static_cast<std::uint16_t>(i)));
  }
  auto found = cycle(now);
  if (!found) {
    found = abandoned(now);
  }
  if (!found) {
    found = standstill(now);
  }
  last_ = std::move(now);
  return found;
}

// One look takes time; only threads that did not move between two looks were all waiting at once.
bool watchdog::settled(const snapshots& now, std::size_t thread) const {
  return now[thread].doing == activity::waiting && thread < last_.size() &&
         last_[thread].version == now[thread].version;
}

std::optional<std::string> watchdog::cycle(const snapshots& now) const {
  for (std::size_t first = 0; first < now.size(); ++first) {
    std::vector<std::size_t> path{first};
    while (settled(now, path.back())) {
      const thread_snapshot& waiter = now[path.back()];
      std::size_t next = 0;
      while (next < now.size() && !waits_for(waiter, now[next], next)) {
        ++next;
      }
      if (next == now.size()) {
        break;
      }
      if (next == first) {
        std::string story = path.size() == 1 ? "A thread waits for itself." : "Deadlock: a cycle.";
        for (const std::size_t i : path) {
          story += "\n" + who_waits(i, now[i]);
        }
        return story;
      }
      if (std::find(path.begin(), path.end(), next) != path.end()) {
        break;  // a cycle that begins further on; it is found from its own first thread
      }
      path.push_back(next);
    }
  }
  return std::nullopt;
}

// Only its owner can unlock a mutex; what a thread held when it ended is held for ever.
std::optional<std::string> watchdog::abandoned(const snapshots& now) const {
  for (std::size_t holder = 0; holder < now.size(); ++holder) {
    if (now[holder].doing != activity::ended) {
      continue;
    }
    std::string waiters;
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (settled(now, i) && holds(now[holder], now[i].waits_for)) {
        waiters += "\n" + who_waits(i, now[i]);
      }
    }
    if (!waiters.empty()) {
      return "Deadlock: nobody is left to unlock it.\n" + who_left(holder, now[holder]) + waiters;
    }
  }
  return std::nullopt;
}

std::optional<std::string> watchdog::standstill(const snapshots& now) {
  const auto at = std::chrono::steady_clock::now();
  bool somebody_waits = false;
  const bool nobody_can_move =
      std::all_of(now.begin(), now.end(), [&](const thread_snapshot& thread) {
        somebody_waits = somebody_waits || thread.doing == activity::waiting;
        return thread.doing == activity::waiting || thread.doing == activity::ended;
      });
  if (!nobody_can_move || !somebody_waits || !unchanged(last_, now)) {
    still_since_ = at;
    return std::nullopt;
  }
  if (at - still_since_ < patience_) {
    return std::nullopt;
  }
  // First who holds something, for there lies the cause; last who only waits for another's end.
  std::string holders;
  std::string waiters;
  std::string joiners;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const bool ended = now[i].doing == activity::ended;
    if (ended && now[i].holds.empty()) {
      continue;
    }
    const bool joins = trace::type_of(now[i].waits_for) == object_type::thread;
    std::string& among = !now[i].holds.empty() ? holders : joins ? joiners : waiters;
    among += "\n" + (ended ? who_left(i, now[i]) : who_waits(i, now[i]));
  }
  return "Deadlock: every thread waits, and nobody is left to wake one." + holders + waiters +
         joiners;
}

report::waiting watchdog::seen_as(std::size_t thread, const thread_snapshot& seen) const {
  report::waiting told;
  told.thread = watched_.thread_name(static_cast<std::uint16_t>(thread));
  for (const auto& [object, where] : seen.holds) {
    told.holds.push_back({watched_.object_name(object), watched_.location_text(where)});
  }
  told.holds_more = seen.held > seen.holds.size() ? seen.held - seen.holds.size() : 0;
  if (seen.doing == activity::waiting) {
    const bool joins = trace::type_of(seen.waits_for) == object_type::thread;
    told.what = (joins ? "the end of " : "") + watched_.object_name(seen.waits_for);
    told.at = watched_.location_text(seen.where);
  }
  return told;
}

std::string watchdog::who_waits(std::size_t thread, const thread_snapshot& seen) const {
  return report::told(seen_as(thread, seen)) + ".";
}

std::string watchdog::who_left(std::size_t thread, const thread_snapshot& seen) const {
  return report::told_ended(seen_as(thread, seen)) + ".";
}

}  // namespace cooks::life
