// life::mutex: std::mutex that tells the trace what it does.
#pragma once

#include <mutex>
#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class mutex {
 public:
  explicit mutex(std::string_view name) : id_(declare(trace::object_type::mutex, name)) {}

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

 private:
  friend class condition_variable;
  std::mutex real_;
  trace::object_id id_;
};

}  // namespace cooks::life
