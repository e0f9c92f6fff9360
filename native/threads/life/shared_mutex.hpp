// life::shared_mutex: std::shared_mutex that tells the trace what it does.
#pragma once

#include <shared_mutex>
#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class shared_mutex {
 public:
  explicit shared_mutex(std::string_view name)
      : id_(declare(trace::object_type::shared_mutex, name)) {}

  void lock(location where) {
    if (!real_.try_lock()) {
      const waiting wait{id_, where};
      real_.lock();
    }
    acquired(id_, where);
  }

  bool try_lock(location where) {
    if (!real_.try_lock()) {
      return false;
    }
    acquired(id_, where);
    return true;
  }

  void unlock(location where) {
    released(id_, where);
    real_.unlock();
  }

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

 private:
  std::shared_mutex real_;
  trace::object_id id_;
};

}  // namespace cooks::life
