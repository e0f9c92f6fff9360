// deadlocked: variants that never end by themselves, each for another reason that the watchdog must
// tell; and one that is only slow, of which it must not.
#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/latch.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

using namespace std::chrono_literals;

namespace {

void cycle(const cooks::run& /*run*/) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  cooks::latch both_hold_one{2};
  const auto take = [&](cooks::mutex& first, cooks::mutex& second) {
    const cooks::lock_guard one{first};
    both_hold_one.arrive_and_wait();
    const cooks::lock_guard other{second};
  };
  cooks::thread ana{"Ana", [&] { take(salt, pepper); }};
  cooks::thread ben{"Ben", [&] { take(pepper, salt); }};
}

void cycle_beside_work(const cooks::run& run) {
  std::vector<cooks::thread> others;
  others.emplace_back("busy", [](const cooks::stop_token& stop) {
    while (cooks::sleep_for(1ms, stop)) {
    }
  });
  cycle(run);
}

void forgotten(const cooks::run& /*run*/) {
  cooks::mutex kitchen{"kitchen"};
  cooks::condition_variable bell{"bell"};
  cooks::unique_lock lock{kitchen};
  bell.wait(lock);
}

void itself(const cooks::run& /*run*/) {
  cooks::latch never{1, "never"};
  cooks::thread waiter{"waiter", [&] { never.wait(); }};
}

void slow(const cooks::run& run) {
  cooks::mutex salt{"salt"};
  cooks::thread ana{"Ana", [&] {
                      const cooks::lock_guard guard{salt};
                      cooks::work_for(run.seconds("delay"));
                    }};
  cooks::sleep_for(10ms);
  const cooks::lock_guard guard{salt};
  cooks::print("slow, and done");
}

const cooks::registration here{{
    .name = "deadlocked",
    .summary = "Variants that never end by themselves.",
    .variants = {{.name = "cycle",
                  .summary = "two locks, opposite order",
                  .body = cycle,
                  .threads = {.fixed = 2, .parameter = {}}},
                 {.name = "cycle_beside_work",
                  .summary = "the same while a third thread works",
                  .body = cycle_beside_work,
                  .threads = {.fixed = 3, .parameter = {}}},
                 {.name = "forgotten", .summary = "a wait that nobody notifies", .body = forgotten},
                 {.name = "latch",
                  .summary = "a latch that nobody counts down",
                  .body = itself,
                  .threads = {.fixed = 1, .parameter = {}}},
                 {.name = "slow",
                  .summary = "only slow",
                  .body = slow,
                  .threads = {.fixed = 1, .parameter = {}}}},
    .parameters = {cooks::seconds("delay", 2, {0, 60}).help("how slow the slow one is")},
}};

}  // namespace
