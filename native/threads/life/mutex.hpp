// life::mutex: std::mutex that tells the trace what it does; shared_mutex.hpp builds on it.
#pragma once

#include <mutex>
#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

/// Any mutex of std whose owner is alone.
template <class Real, trace::object_type Type>
class exclusive_mutex {
 public:
  explicit exclusive_mutex(std::string_view name) : id_(declare(Type, name)) {}

  void lock(location where) {
    if (!real_.try_lock()) {  // an uncontended lock is no wait
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
    released(id_, where);  // before, so that the order of events is the order of owners
    real_.unlock();
  }

 protected:
  friend class condition_variable;
  Real real_;
  trace::object_id id_;
};

using mutex = exclusive_mutex<std::mutex, trace::object_type::mutex>;

}  // namespace cooks::life
