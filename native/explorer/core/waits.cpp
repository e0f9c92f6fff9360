// waits: a graph with a thread for each node.
#include "explorer/core/waits.hpp"

#include <algorithm>
#include <array>

namespace cooks::explorer {

namespace {

using graph = std::array<thread_set, most_threads>;

graph graph_of(const execution& run) noexcept {
  graph waits{};
  for (thread_index i = 0; i < run.threads(); ++i) {
    waits[i] = awaited_by(run, i);
  }
  return waits;
}

// Who is waited for through others, too.
void close(graph& waits, thread_index threads) noexcept {
  for (thread_index through = 0; through < threads; ++through) {
    for (thread_index from = 0; from < threads; ++from) {
      if ((waits[from] & only(through)) != 0) {
        waits[from] |= waits[through];
      }
    }
  }
}

bool has_circle(const graph& closed, thread_index threads) noexcept {
  for (thread_index i = 0; i < threads; ++i) {
    if ((closed[i] & only(i)) != 0) {
      return true;
    }
  }
  return false;
}

// The shortest way from a thread back to itself, of which there is one.
std::vector<thread_index> way_round(const graph& waits, thread_index first) {
  std::array<thread_index, most_threads> came_from{};
  std::vector<thread_index> next{first};
  thread_set seen = 0;
  for (std::size_t i = 0; (seen & only(first)) == 0; ++i) {
    const thread_index here = next[i];
    for (thread_index other = 0; other < most_threads; ++other) {
      if ((waits[here] & ~seen & only(other)) != 0) {
        seen |= only(other);
        came_from[other] = here;
        next.push_back(other);
      }
    }
  }
  std::vector<thread_index> circle{first};
  for (thread_index one = came_from[first]; one != first; one = came_from[one]) {
    circle.push_back(one);
  }
  std::reverse(circle.begin() + 1, circle.end());
  return circle;
}

}  // namespace

thread_set awaited_by(const execution& run, thread_index thread) noexcept {
  switch (run.status(thread)) {
    case thread_status::joining:
      return only(run.joins(thread));
    case thread_status::parked: {
      const operation& next = run.pending(thread);
      const bool wants_lock = next.kind == operation_kind::lock ||
                              next.kind == operation_kind::relock ||
                              next.kind == operation_kind::lock_shared;
      return wants_lock ? run.holders(next.object) : 0;
    }
    default:
      return 0;
  }
}

std::vector<thread_index> circle_in(const execution& run) {
  const graph waits = graph_of(run);
  graph closed = waits;
  close(closed, run.threads());
  for (thread_index i = 0; i < run.threads(); ++i) {
    if ((closed[i] & only(i)) != 0) {
      return way_round(waits, i);
    }
  }
  return {};
}

finding_kind why_stuck(const execution& run) noexcept {
  graph waits = graph_of(run);
  thread_set asleep = 0;
  thread_set wanted = 0;  // who holds a lock that another one wants
  for (thread_index i = 0; i < run.threads(); ++i) {
    asleep |= run.status(i) == thread_status::asleep ? only(i) : 0;
    wanted |= run.status(i) == thread_status::parked ? waits[i] : 0;
  }
  if (asleep == 0 || (asleep & wanted) != 0) {
    return finding_kind::deadlock;
  }
  close(waits, run.threads());
  return has_circle(waits, run.threads()) ? finding_kind::deadlock : finding_kind::lost_notify;
}

}  // namespace cooks::explorer
