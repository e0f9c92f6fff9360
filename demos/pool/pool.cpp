// pool: a few workers, a list of tasks, and the two ways in which a
// thread pool most often goes wrong. Small enough that every schedule of
// it can be tried.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/latch.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace {

//! [tasks]
using task = std::function<void()>;

struct task_list {
  cooks::mutex key{"key"};
  cooks::condition_variable bell{"bell"};
  std::deque<task> waiting;
  bool is_closed = false;
};
//! [tasks]

//! [drops_task]
// The next task; none: the worker may go home.
task next_until_closed(task_list& list) {
  cooks::unique_lock lock{list.key};
  while (list.waiting.empty() && !list.is_closed) {
    list.bell.wait(lock);
  }
  if (list.is_closed) {
    return nullptr;  // whatever still waits there
  }
  task next = std::move(list.waiting.front());
  list.waiting.pop_front();
  return next;
}
//! [drops_task]

//! [drains]
// The next task; none: the worker may go home.
task next_until_done(task_list& list) {
  cooks::unique_lock lock{list.key};
  while (list.waiting.empty() && !list.is_closed) {
    list.bell.wait(lock);
  }
  if (list.waiting.empty()) {
    return nullptr;  // closed, and nothing is left
  }
  task next = std::move(list.waiting.front());
  list.waiting.pop_front();
  return next;
}
//! [drains]

//! [pool]
class pool {
 public:
  pool(int workers, task (*next)(task_list&)) {
    for (int i = 0; i < workers; ++i) {
      workers_.emplace_back("worker " + std::to_string(i + 1),
                            [this, next] {
                              while (const task work = next(list_)) {
                                work();
                              }
                            });
    }
  }

  void submit(task work) {
    const cooks::lock_guard guard{list_.key};
    list_.waiting.push_back(std::move(work));
    list_.bell.notify_one();
  }

  // Takes no more tasks, and waits until everybody has gone home.
  void shut_down() {
    {
      const cooks::lock_guard guard{list_.key};
      list_.is_closed = true;
      list_.bell.notify_all();
    }
    for (cooks::thread& one : workers_) {
      one.join();
    }
  }

 private:
  task_list list_;
  std::vector<cooks::thread> workers_;
};
//! [pool]

//! [shut_down]
template <task (*next)(task_list&)>
void submit_and_shut_down(const cooks::run& run) {
  const auto tasks = static_cast<std::size_t>(run.integer("tasks"));
  std::vector<int> done(tasks,
                        0);  // a slot for each, read after the join
  pool crew{static_cast<int>(run.integer("workers")), next};
  for (std::size_t i = 0; i < tasks; ++i) {
    crew.submit([&done, i] {
      cooks::linger(5ms);
      done[i] = 1;
    });
  }
  crew.shut_down();
  const int count = std::accumulate(done.begin(), done.end(), 0);
  cooks::print("{} of {} tasks were done", count, tasks);
  cooks::result("done", count);
  cooks::check("every task that was submitted was done",
               static_cast<int>(tasks), count);
}
//! [shut_down]

//! [nested]
// Each task submits another one to the same pool, and waits for it.
void nested(const cooks::run& run) {
  const auto workers = static_cast<int>(run.integer("workers"));
  std::deque<cooks::latch> answers;
  std::vector<int> done(static_cast<std::size_t>(workers), 0);
  for (int i = 0; i < workers; ++i) {
    answers.emplace_back(1, "answer " + std::to_string(i + 1));
  }
  pool crew{workers, next_until_done};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    crew.submit([&, i] {
      cooks::linger(20ms);  // by now each worker has such a task
      crew.submit([&, i] { answers[i].count_down(); });
      answers[i].wait();
      done[i] = 1;
    });
  }
  for (cooks::latch& answer : answers) {
    answer.wait();
  }
  crew.shut_down();
  cooks::check("every task had its answer", workers,
               std::accumulate(done.begin(), done.end(), 0));
}
//! [nested]

const cooks::thread_count workers{.fixed = 0, .parameter = "workers"};

const cooks::registration here{{
    .name = "pool",
    .summary = "A few workers and a list of tasks: how a pool loses "
               "tasks, and how it gets stuck.",
    .variants = {{.name = "drops_task",
                  .summary = "a worker goes home as soon as the pool is "
                             "closed: tasks get lost",
                  .body = submit_and_shut_down<next_until_closed>,
                  .threads = workers,
                  .shows = cooks::outcome::failed},
                 {.name = "drains",
                  .summary = "a worker goes home when the pool is closed "
                             "and no task is left",
                  .body = submit_and_shut_down<next_until_done>,
                  .threads = workers},
                 {.name = "nested",
                  .summary = "each task waits for another one in the "
                             "same pool: deadlock",
                  .body = nested,
                  .threads = workers,
                  .shows = cooks::outcome::deadlock}},
    .parameters = {cooks::integer("workers", 2, {1, 64})
                       .help("how many workers the pool has")
                       .in(cooks::host::page, 2, {1, 16})
                       .in(cooks::host::explorer, 2, {1, 2}),
                   cooks::integer("tasks", 6, {1, 1000})
                       .help("how many tasks are submitted (drops_task, "
                             "drains)")
                       .in(cooks::host::page, 6, {1, 50})
                       .in(cooks::host::explorer, 2, {1, 3})},
    .explorable = true,
}};

}  // namespace
