// thread_pool: threads that take from a queue. Built from the vocabulary, so it runs with real
// threads and under the explorer.
#include "cooks/thread_pool.hpp"

#include <algorithm>

#include "cooks/guards.hpp"
#include "cooks/span.hpp"
#include "tasks/crew.hpp"

namespace cooks {

thread_pool::thread_pool(int workers, std::string_view name) : tasks_(0, "tasks") {
  start_crew(crew_, tasks_, ends_, workers, name,
             [this](const std::string& /*own*/) { work_off(); });
}

thread_pool::~thread_pool() {
  shutdown(at_shutdown::finish_waiting, {});
}

int thread_pool::default_workers() noexcept {
  constexpr unsigned beyond_cores = 4;
  constexpr unsigned most = 32;
  return static_cast<int>(std::min(most, thread::hardware_concurrency() + beyond_cores));
}

void thread_pool::hand_in(std::shared_ptr<job> one, location where) {
  put_task(tasks_, std::move(one), where);
}

void thread_pool::work_off() {
  while (const auto next = tasks_.get({})) {
    job& one = **next;
    if (one.start()) {
      const span work{one.state().name(), {}};
      one.run();
    }
  }
}

void thread_pool::shutdown(at_shutdown waiting, location where) {
  end_crew(crew_, tasks_, ends_, waiting, where);
}

}  // namespace cooks
