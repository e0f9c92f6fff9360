// thread_state: the entries of the table that the watchdog looks at. One thread writes an entry:
// the thread itself or, for a thread of another process, the one that hears from there.
#pragma once

#include "trace/event.hpp"
#include "trace/memory.hpp"

namespace cooks::life {

void now_doing(trace::thread_state& state, trace::activity what, trace::object_id object,
               trace::location_id where) noexcept;
void add_hold(trace::thread_state& state, trace::object_id object,
              trace::location_id where) noexcept;
void remove_hold(trace::thread_state& state, trace::object_id object) noexcept;

}  // namespace cooks::life
