// life::shared_mutex: std::shared_mutex that tells the trace what it does.
#pragma once

#include <shared_mutex>
#include <string_view>

#include "life/mutex.hpp"

namespace cooks::life {

class shared_mutex : public exclusive_mutex<std::shared_mutex, trace::object_type::shared_mutex> {
 public:
  using exclusive_mutex::exclusive_mutex;

  void lock_shared(location where) {
    if (!real_.try_lock_shared()) {
      const waiting wait{id_, where};
      real_.lock_shared();
    }
    acquired(id_, where, ownership::shared);
  }

  bool try_lock_shared(location where) {
    if (!real_.try_lock_shared()) {
      return false;
    }
    acquired(id_, where, ownership::shared);
    return true;
  }

  void unlock_shared(location where) {
    released(id_, where, ownership::shared);
    real_.unlock_shared();
  }
};

}  // namespace cooks::life
