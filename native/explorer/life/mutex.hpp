// life::mutex: its owner is whoever took it last and has not given it back.
#pragma once

#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class mutex {
 public:
  explicit mutex(std::string_view name) : mutex(explorer::object_kind::mutex, name) {}

  void lock(location where) { reach(explorer::operation_kind::lock, where); }
  bool try_lock(location where) { return reach(explorer::operation_kind::try_lock, where) != 0; }
  void unlock(location where) { reach(explorer::operation_kind::unlock, where); }

 protected:
  mutex(explorer::object_kind kind, std::string_view name) : id_(here().declare(kind, 0, name)) {
    here().lies_at(id_, this);
  }

  friend class condition_variable;

  std::int64_t reach(explorer::operation_kind does, location where) const {
    return here().reach(step_on(id_, does, where));
  }

  explorer::object_index id_;
};

}  // namespace cooks::life
