// waits: who waits for whom, in an execution in which nobody can go on. Knows executions.
#pragma once

#include <vector>

#include "explorer/core/execution.hpp"
#include "explorer/core/search.hpp"

namespace cooks::explorer {

/// `awaited_by()` are the threads without which that one can't go on: who holds the lock that it
/// wants, or whose end it waits for. None: it waits for what anybody might do, such as a
/// notification.
thread_set awaited_by(const execution& run, thread_index thread) noexcept;

/// `circle_in()` are threads each of which waits for the next, and the last one for the first; none
/// if there is no such circle.
std::vector<thread_index> circle_in(const execution& run);

/// `why_stuck()` tells the ways apart in which nobody can go on. A circle of waits is a deadlock;
/// so is it when a thread sleeps in a condition variable with a lock that another one wants, who
/// can't wake it then. Else, if somebody sleeps, a notification is missing. Who only waits for the
/// end of such a thread, or for a lock that it holds, has no say in it.
finding_kind why_stuck(const execution& run) noexcept;

}  // namespace cooks::explorer
