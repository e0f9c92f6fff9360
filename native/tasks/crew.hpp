// crew: what pools of threads and pools of processes have in common: threads that work off a queue
// of jobs, and how they are sent home. Built from the vocabulary.
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "cooks/executor.hpp"
#include "cooks/guards.hpp"
#include "cooks/queue.hpp"
#include "cooks/thread.hpp"

namespace cooks {

using job_queue = queue<std::shared_ptr<job>>;

/// Is on the list as long as it lives.
class presence {
 public:
  explicit presence(crew_ends& of) : of_(of) {
    const lock_guard guard{of_.list, location{}};
    of_.present.push_back(this_thread::get_id());
  }
  ~presence() {
    const lock_guard guard{of_.list, location{}};
    std::erase(of_.present, this_thread::get_id());
  }
  presence(const presence&) = delete;
  presence& operator=(const presence&) = delete;

 private:
  crew_ends& of_;
};

/// Who waits for himself waits for ever.
inline void refuse_own(crew_ends& of, location where) {
  const lock_guard guard{of.list, where};
  if (std::count(of.present.begin(), of.present.end(), this_thread::get_id()) > 0) {
    throw std::system_error{std::make_error_code(std::errc::resource_deadlock_would_occur),
                            "a task can't shut its own executor down"};
  }
}

/// Starts all or none. Each calls `work(its own name)`.
template <class Work>
void start_crew(std::vector<thread>& crew, job_queue& tasks, crew_ends& ends, int workers,
                std::string_view name, const Work& work) {
  if (workers < 1) {
    throw std::invalid_argument{"a pool needs a worker at least"};
  }
  crew.reserve(static_cast<std::size_t>(workers));
  try {
    for (int i = 1; i <= workers; ++i) {
      const std::string own = std::string{name} + " " + std::to_string(i);
      crew.emplace_back(own, [&ends, work, own] {
        const presence told{ends};
        work(own);
      });
    }
  } catch (...) {
    tasks.close({});  // those that there are go home, and are joined by their destructors
    throw;
  }
}

inline void put_task(job_queue& tasks, std::shared_ptr<job> one, location where) {
  if (!tasks.put(std::move(one), where)) {
    throw std::logic_error{"the executor was shut down, and takes no more tasks"};
  }
}

inline void end_crew(std::vector<thread>& crew, job_queue& tasks, crew_ends& ends,
                     at_shutdown waiting, location where) {
  refuse_own(ends, where);
  tasks.close(where);
  if (waiting == at_shutdown::cancel_waiting) {
    const lock_guard guard{ends.cancelling, where};
    while (const auto next = tasks.try_get(where)) {
      (*next)->state().cancel(where);
    }
  }
  {
    const lock_guard guard{ends.joining, where};
    for (thread& one : crew) {
      if (one.joinable()) {
        one.join(where);
      }
    }
  }
  // Somebody else may have taken the last task out, and may be about to cancel it.
  const lock_guard until_cancelled{ends.cancelling, where};
}

}  // namespace cooks
