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
    found = standstill(now);
  }
  last_ = std::move(now);
  return found;
}

std::optional<std::string> watchdog::cycle(const snapshots& now) const {
  // One look takes time; only threads that did not move between two looks were all waiting at once.
  const auto settled = [&](std::size_t i) {
    return now[i].doing == activity::waiting && i < last_.size() &&
           last_[i].version == now[i].version;
  };
  for (std::size_t first = 0; first < now.size(); ++first) {
    std::vector<std::size_t> path{first};
    while (settled(path.back())) {
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
  std::string story = "Deadlock: every thread waits, and nobody is left to wake one.";
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i].doing == activity::waiting) {
      story += "\n" + who_waits(i, now[i]);
    }
  }
  return story;
}

std::string watchdog::who_waits(std::size_t thread, const thread_snapshot& seen) const {
  const auto at = [this](trace::location_id where) {
    const std::string text = watched_.location_text(where);
    return text.empty() ? std::string{} : " (" + text + ")";
  };
  std::string line = watched_.thread_name(static_cast<std::uint16_t>(thread));
  if (!seen.holds.empty()) {
    line += " holds ";
    for (std::size_t i = 0; i < seen.holds.size(); ++i) {
      line += (i == 0 ? "" : ", ") + watched_.object_name(seen.holds[i].first) +
              at(seen.holds[i].second);
    }
    if (seen.held > seen.holds.size()) {
      line += " and " + std::to_string(seen.held - seen.holds.size()) + " more";
    }
    line += " and";
  }
  const bool joins = trace::type_of(seen.waits_for) == object_type::thread;
  line += joins ? " waits for the end of " : " waits for ";
  return line + watched_.object_name(seen.waits_for) + at(seen.where) + ".";
}

}  // namespace cooks::life
