// finish_time: six waits of random length, shared by two threads. When
// does the last one end? Say it first, then let it run.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <chrono>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace {

using seconds = std::chrono::duration<double>;
using delays = std::vector<seconds>;

// Half a second, one second, or one and a half.
delays random_delays(std::uint64_t seed) {
  std::mt19937 random{static_cast<std::mt19937::result_type>(seed)};
  delays all(6);
  for (seconds& one : all) {
    one = seconds{0.5 * static_cast<double>(1 + random() % 3)};
  }
  return all;
}

// Stands for a download.
void fetch(std::size_t i, const delays& all) {
  cooks::span work{"site " + std::to_string(i + 1)};
  cooks::sleep_for(all[i]);
}

//! [dealt]
// Dealt like cards: one site for Ana, one for Ben, and so on.
void dealt(const delays& all) {
  const auto every_second = [&](std::size_t first) {
    for (std::size_t i = first; i < all.size(); i += 2) {
      fetch(i, all);
    }
  };
  cooks::thread ana{"Ana", every_second, 0};
  cooks::thread ben{"Ben", every_second, 1};
}  // both are joined here
//! [dealt]

//! [next_free]
// Who is free takes the next one. No two get the same number.
void next_free(const delays& all) {
  cooks::atomic<std::size_t> next{"next", 0};
  const auto take = [&] {
    for (auto i = next.fetch_add(1); i < all.size();
         i = next.fetch_add(1)) {
      fetch(i, all);
    }
  };
  cooks::thread ana{"Ana", take};
  cooks::thread ben{"Ben", take};
}  // both are joined here
//! [next_free]

//! [ask]
void ask(const cooks::run& run, void (*way)(const delays&)) {
  const delays all = random_delays(run.seed());
  for (std::size_t i = 0; i < all.size(); ++i) {
    cooks::print("site {} takes {:.1f} s", i + 1, all[i].count());
  }
  const double guess = run.seconds("guess").count();
  if (guess == 0) {
    cooks::print("When is the last one there? Set guess, and run again.");
    return;
  }
  const auto start = cooks::clock::now();
  way(all);
  const seconds took = cooks::clock::now() - start;
  cooks::print("You said {:.2f} s, the clock says {:.2f} s.", guess,
               took.count());
  cooks::result("seconds", took.count());
  // The truth is a multiple of half a second, and threads take a moment.
  cooks::check("the last one is there when you said", guess,
               std::round(took.count() * 2) / 2);
}
//! [ask]

const cooks::registration here{{
    .name = "finish_time",
    .summary = "Six waits of random length on two threads. Say when the "
               "last one ends.",
    .variants =
        {{.name = "dealt",
          .summary = "dealt like cards: sites 1, 3, 5 for one thread, "
                     "2, 4, 6 for the other",
          .body = [](const cooks::run& run) { ask(run, dealt); },
          .threads = {.fixed = 2, .parameter = {}}},
         {.name = "next_free",
          .summary = "the thread that is free takes the next site",
          .body = [](const cooks::run& run) { ask(run, next_free); },
          .threads = {.fixed = 2, .parameter = {}}}},
    .parameters = {cooks::seconds("guess", 0, {0, 60})
                       .help("when the last one is there; 0 only tells "
                             "the delays")},
}};

}  // namespace
