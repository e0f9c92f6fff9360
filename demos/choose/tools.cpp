// tools: six ways to get the same tasks done.
#include <cooks/parallel.hpp>
#include <cooks/process_pool.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>
#include <cooks/thread_pool.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "../event_loop/event_loop.hpp"
#include "choose.hpp"

namespace {

// Each has a memory of its own, and a page has not much.
constexpr int most_processes_in_a_page = 8;

//! [sequential]
void sequential(const job& what, tally& all, int /*workers*/) {
  for (int i = 1; i <= what.tasks; ++i) {
    all.add(do_task(what.task(i)));
  }
}
//! [sequential]

//! [parallel]
void parallel(const job& what, tally& all, int workers) {
  std::vector<int> numbers(static_cast<std::size_t>(what.tasks));
  std::iota(numbers.begin(), numbers.end(), 1);
  cooks::parallel::map(
      [&](int i) {
        all.add(do_task(what.task(i)));
        return i;
      },
      numbers, {.max_workers = workers});
}
//! [parallel]

//! [pool]
void pool(const job& what, tally& all, int workers) {
  cooks::thread_pool crew{workers};
  std::vector<cooks::future<void>> receipts;
  for (int i = 1; i <= what.tasks; ++i) {
    receipts.push_back(
        crew.submit([&, i] { all.add(do_task(what.task(i))); }));
  }
  for (const auto& receipt : receipts) {
    receipt.result();
  }
}
//! [pool]

//! [threads]
void threads(const job& what, tally& all, int /*workers*/) {
  std::vector<cooks::thread> crew;
  for (int i = 1; i <= what.tasks; ++i) {
    crew.emplace_back("thread " + std::to_string(i),
                      [&, i] { all.add(do_task(what.task(i))); });
  }
}  // all are joined here
//! [threads]

//! [event_loop]
void loop(const job& what, tally& all, int /*workers*/) {
  event_loop loop;
  for (int i = 1; i <= what.tasks; ++i) {
    loop.call_later(seconds{what.waits},
                    [&, i] { all.add(compute(what.task(i))); });
  }
  loop.run();
}
//! [event_loop]

//! [processes]
// The tally stays here. A process can't reach it, so it sends its result.
void processes(const job& what, tally& all, int workers) {
  cooks::process_pool crew{workers};
  std::vector<cooks::future<std::int64_t>> receipts;
  for (int i = 1; i <= what.tasks; ++i) {
    receipts.push_back(crew.submit(do_elsewhere, what.task(i)));
  }
  for (const auto& done : cooks::as_completed(receipts)) {
    all.add(done.result());
  }
}
//! [processes]

int one_worker(int /*tasks*/, int /*wanted*/) {
  return 1;
}
int one_for_each(int tasks, int /*wanted*/) {
  return tasks;
}
int in_pool(int tasks, int wanted) {
  return std::min(
      tasks, wanted > 0 ? wanted : cooks::thread_pool::default_workers());
}
int in_processes(int tasks, int wanted) {
  const bool in_page = !cooks::process_id();
  const int most = in_page ? most_processes_in_a_page : tasks;
  return std::min(
      {tasks, most,
       wanted > 0 ? wanted : cooks::process_pool::default_workers()});
}

}  // namespace

const std::array<tool, 6>& tools() {
  static constexpr std::array<tool, 6> all{{
      {"sequential", "a loop: one task after another", sequential,
       one_worker},
      {"parallel", "the same loop, as a parallel map", parallel, in_pool},
      {"pool", "a pool of threads, and a receipt for each task", pool,
       in_pool},
      {"threads", "a thread for each task", threads, one_for_each},
      {"event_loop", "one thread, called back after each wait", loop,
       one_worker},
      {"processes", "a pool of processes: nothing is shared", processes,
       in_processes},
  }};
  return all;
}

const tool& find_tool(const std::string& name) {
  for (const tool& one : tools()) {
    if (one.name == name) {
      return one;
    }
  }
  throw std::logic_error{"no such tool: " + name};
}
