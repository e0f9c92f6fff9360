// life::lock_together: several locks at once, without deadlock.
#pragma once

#include <mutex>

namespace cooks::life {

/// Each is something with lock(), try_lock() and unlock(), and the mutex that it locks as `mutex`.
template <class... Locks>
void lock_together(Locks&... all) {
  std::lock(all...);
}

}  // namespace cooks::life
