// life::lock_together: several locks, one after another in the order in which their mutexes were
// made. The standard leaves open how a deadlock is avoided; trying and backing off, as others do,
// has no end of schedules.
#pragma once

#include <algorithm>
#include <array>

#include "life/lane.hpp"

namespace cooks::life {

/// Each is something with lock(), and the mutex that it locks as `mutex`.
template <class... Locks>
void lock_together(Locks&... all) {
  struct entry {
    explorer::object_index made;
    void* lock;
    void (*take)(void*);
  };
  std::array<entry, sizeof...(Locks)> order{entry{
      here().index_at(&all.mutex), &all, [](void* one) { static_cast<Locks*>(one)->lock(); }}...};
  std::sort(order.begin(), order.end(),
            [](const entry& a, const entry& b) { return a.made < b.made; });
  for (const entry& one : order) {
    one.take(one.lock);
  }
}

}  // namespace cooks::life
