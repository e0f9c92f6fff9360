// race: threads add one to the same counter, and updates get lost. Two
// ways to lose none.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

//! [unsynchronised]
int unsynchronised(int threads, int increments) {
  cooks::shared<int> tally{"tally", 0};
  cooks::start_gate gate{threads, "gate"};
  std::vector<cooks::thread> crew;
  for (int i = 0; i < threads; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1), [&, i] {
      gate.arrive_and_wait();
      for (int n = 0; n < increments; ++n) {
        // ++tally is not one step but three: read,
        const int seen = tally.load();
        if ((n + 25 * i) % 100 == 0) {
          cooks::linger(500us);  // now and then somebody is interrupted
        }
        // add one, and write.
        tally.store(seen + 1);
      }
    });
  }
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  return tally;
}
//! [unsynchronised]

//! [mutex]
int with_mutex(int threads, int increments) {
  cooks::shared<int> tally{"tally", 0};
  cooks::mutex pencil{"pencil"};
  cooks::start_gate gate{threads, "gate"};
  std::vector<cooks::thread> crew;
  for (int i = 0; i < threads; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1), [&] {
      gate.arrive_and_wait();
      for (int n = 0; n < increments; ++n) {
        // One cook at a time has the pencil.
        cooks::lock_guard guard{pencil};
        ++tally;
      }
    });
  }
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  return tally;
}
//! [mutex]

//! [atomic]
int with_atomic(int threads, int increments) {
  cooks::atomic<int> tally{"tally", 0};
  cooks::start_gate gate{threads, "gate"};
  std::vector<cooks::thread> crew;
  for (int i = 0; i < threads; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1), [&] {
      gate.arrive_and_wait();
      for (int n = 0; n < increments; ++n) {
        // Read, add and write in one step.
        tally.fetch_add(1, std::memory_order_relaxed);
      }
    });
  }
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  return tally;  // exact: join orders every addition before this read
}
//! [atomic]

//! [check]
void count(const cooks::run& run, int (*add_up)(int, int)) {
  const int threads = static_cast<int>(run.integer("threads"));
  const int increments = static_cast<int>(run.integer("increments"));
  const int expected = threads * increments;
  // Every thread is joined before this returns.
  const int counted = add_up(threads, increments);
  cooks::print("{} cooks x {} plates = {}, the tally says {}", threads,
               increments, expected, counted);
  cooks::result("lost", expected - counted);
  cooks::check("every plate was counted", expected, counted);
}
//! [check]

const cooks::registration here{{
    .name = "race",
    .summary = "Threads add one to the same counter. Without a lock, "
               "updates get lost.",
    .variants =
        {{.name = "unsynchronised",
          .summary =
              "read, add and write are separate steps: updates get lost",
          .body =
              [](const cooks::run& run) { count(run, unsynchronised); },
          .threads = {.fixed = 0, .parameter = "threads"},
          .shows = cooks::outcome::failed},
         {.name = "mutex",
          .summary = "a lock keeps the steps together",
          .body = [](const cooks::run& run) { count(run, with_mutex); },
          .threads = {.fixed = 0, .parameter = "threads"}},
         {.name = "atomic",
          .summary = "the addition is a single step",
          .body = [](const cooks::run& run) { count(run, with_atomic); },
          .threads = {.fixed = 0, .parameter = "threads"}}},
    .parameters = {cooks::integer("threads", 4, {2, 1000})
                       .help("how many threads count")
                       .in(cooks::host::page, 4, {2, 16})
                       .in(cooks::host::explorer, 2, {2, 3}),
                   cooks::integer("increments", 1000, {1, 1'000'000})
                       .help("how often each of them adds one")
                       .in(cooks::host::page, 1000, {1, 20'000})
                       .in(cooks::host::explorer, 1, {1, 3})},
    .explorable = true,
}};

}  // namespace
