// life::shared_mutex: a mutex that several may hold together.
#pragma once

#include "life/mutex.hpp"

namespace cooks::life {

class shared_mutex : public mutex {
 public:
  explicit shared_mutex(std::string_view name) : mutex(explorer::object_kind::shared_mutex, name) {}

  void lock_shared(location where) { reach(explorer::operation_kind::lock_shared, where); }
  bool try_lock_shared(location where) {
    return reach(explorer::operation_kind::try_lock_shared, where) != 0;
  }
  void unlock_shared(location where) { reach(explorer::operation_kind::unlock_shared, where); }
};

}  // namespace cooks::life
