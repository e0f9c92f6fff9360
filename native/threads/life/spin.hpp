// life::spin_until: a thread that looks again and again, and tells the trace only that it waits.
#pragma once

#include <thread>

#include "life/lane.hpp"

namespace cooks::life {

/// While one of these lives, the thread's reads are no events: they would fill the trace.
class without_reads {
 public:
  without_reads() noexcept { current_lane().leaves_reads_out = true; }
  ~without_reads() { current_lane().leaves_reads_out = false; }
  without_reads(const without_reads&) = delete;
  without_reads& operator=(const without_reads&) = delete;
};

template <class Condition>
void spin_until(const Condition& holds, location where) {
  if (holds()) {
    return;
  }
  const waiting wait{declare(trace::object_type::gate, "a condition"), where};
  const without_reads quietly;
  while (!holds()) {
    std::this_thread::yield();
  }
}

}  // namespace cooks::life
