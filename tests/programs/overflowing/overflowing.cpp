// overflowing: more events than any ring holds, and a deadlock after them.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/latch.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

#include <vector>

namespace {

int flood(const cooks::run& run) {
  cooks::atomic<int> tally{"tally", 0};
  std::vector<cooks::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      for (std::int64_t n = 0; n < run.integer("accesses"); ++n) {
        tally.fetch_add(1, std::memory_order_relaxed);
      }
    });
  }
  for (cooks::thread& thread : threads) {
    thread.join();
  }
  return tally;
}

void flood_and_end(const cooks::run& run) {
  cooks::check("none was lost", 2 * run.integer("accesses"), std::int64_t{flood(run)});
  cooks::print("the last line");
}

void flood_and_deadlock(const cooks::run& run) {
  flood(run);
  cooks::mutex salt{"salt"};
  cooks::latch held{1};
  cooks::latch never{1, "never"};
  cooks::thread ana{"Ana", [&] {
                      const cooks::lock_guard guard{salt};
                      held.count_down();
                      never.wait();
                    }};
  held.wait();
  const cooks::lock_guard guard{salt};
}

const cooks::registration here{{
    .name = "overflowing",
    .summary = "More events than any ring holds.",
    .variants = {{.name = "end",
                  .summary = "and a good end",
                  .body = flood_and_end,
                  .threads = {.fixed = 2, .parameter = {}}},
                 {.name = "deadlock",
                  .summary = "and a deadlock",
                  .body = flood_and_deadlock,
                  .threads = {.fixed = 3, .parameter = {}}}},
    .parameters =
        {cooks::integer("accesses", 300'000, {1, 1e9}).help("how many each of two threads makes")},
}};

}  // namespace
