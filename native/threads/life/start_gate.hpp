// life::start_gate: threads meet here and leave within nanoseconds of each other.
#pragma once

#include <atomic>
#include <string_view>
#include <thread>

#include "life/lane.hpp"

namespace cooks::life {

class start_gate {
 public:
  start_gate(int expected, std::string_view name)
      : missing_(expected), id_(declare(trace::object_type::gate, name)) {}

  void arrive_and_wait(location where) {
    const waiting wait{id_, where};
    missing_.fetch_sub(1, std::memory_order_acq_rel);
    // Spins on purpose: threads that were asleep would wake up one after another.
    while (missing_.load(std::memory_order_acquire) > 0) {
      std::this_thread::yield();
    }
  }

 private:
  std::atomic<int> missing_;
  trace::object_id id_;
};

}  // namespace cooks::life
