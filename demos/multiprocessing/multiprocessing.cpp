// multiprocessing: processes that work for this one. They share nothing;
// what they know of each other came through a pipe.
#include "multiprocessing.hpp"

#include <cooks/thread.hpp>

#include <algorithm>

namespace {

constexpr int most_workers = 16;
constexpr int most_in_a_page = 8;

double cores() {
  return cooks::thread::hardware_concurrency();
}

//! [rounds]
// Each worker takes one number at a time, on a core of its own.
double in_rounds(int workers) {
  const int rounds = (primes + workers - 1) / workers;
  return static_cast<double>(primes) / rounds;
}
//! [rounds]

std::optional<double> with_pool(const cooks::run& run) {
  const int workers = crew_size(run);
  return workers <= cores() ? std::optional{in_rounds(workers)}
                            : std::nullopt;
}

std::vector<cooks::claim> claims() {
  const auto speed_up = [](const char* variant, auto claimed) {
    return cooks::claim{.variant = variant,
                        .what = "speed-up",
                        .unit = "times",
                        .claimed = claimed,
                        .low = 0.75,
                        .high = 1.1};
  };
  return {
      speed_up("sequential", [](const cooks::run&) { return 1.0; }),
      // All ten at once: the system deals out slices of all cores.
      speed_up("processes",
               [](const cooks::run&) {
                 return std::min<double>(primes, cores());
               }),
      speed_up("pool", with_pool),
  };
}

const cooks::thread_count crew{.fixed = most_in_a_page, .parameter = {}};

//! [registration]
const cooks::registration here{{
    .name = "multiprocessing",
    .summary = "Ten numbers, tested by processes that share nothing and "
               "write letters to each other.",
    .variants =
        {{.name = "sequential",
          .summary = "one after another, in one process",
          .body = sequential},
         {.name = "processes",
          .summary = "a process for each of the ten numbers",
          .body = processes},
         {.name = "queue",
          .summary = "worker processes, a queue of numbers, and a queue "
                     "of answers",
          .body = queue,
          .threads = crew},
         {.name = "pipe",
          .summary = "parent and child exchange letters",
          .body = exchange_letters},
         {.name = "pool",
          .summary = "a pool of processes: map, then one more number",
          .body = pool,
          .threads = crew},
         {.name = "cost",
          .summary = "what a process costs beside a thread",
          .body = cost,
          .threads = {.fixed = 1, .parameter = {}}},
         {.name = "broken_child",
          .summary = "one child of ten goes wrong, nine answers are kept",
          .body = broken_child},
         {.name = "join_first",
          .summary =
              "waits for the child's end before it reads: deadlock",
          .body = join_first,
          .shows = cooks::outcome::deadlock},
         {.name = "drain_first",
          .summary = "reads first, then waits for the child's end",
          .body = drain_first},
         {.name = "shared_end",
          .summary = "two writers at one end of a pipe tear orders apart",
          .body = shared_end,
          .shows = cooks::outcome::failed},
         {.name = "whole_messages",
          .summary = "the same two writers, with each order in one "
                     "message",
          .body = whole_messages},
         {.name = "nine_of_ten",
          .summary = "the exercise: one child breaks, and answers of "
                     "others are lost",
          .body = nine_of_ten,
          .shows = cooks::outcome::failed}},
    .parameters =
        {cooks::integer("times", 5, {1, 100})
             .help("how often each number is tested")
             .for_variants({"sequential", "processes", "queue", "pool"}),
         cooks::integer("workers", 0, {0, most_workers})
             .help("how many workers there are; 0: as many as cores")
             .in(cooks::host::page, 0, {0, most_in_a_page})
             .of_variant("queue", std::int64_t{5})
             .for_variants({"queue", "pool"}),
         cooks::integer("messages", 10, {1, 1000})
             .help("how many letters are answered")
             .for_variants({"pipe"}),
         cooks::integer("lines", 100, {1, 10'000})
             .help("how many lines of 1000 bytes the child writes")
             .for_variants({"join_first", "drain_first"}),
         cooks::integer("starts", 20, {1, 200})
             .help("how many threads and processes are started, one "
                   "after another")
             .in(cooks::host::page, 5, {1, 20})
             .for_variants({"cost"}),
         cooks::choice("how", "killed",
                       {"killed", "crash", "throw",
                        "garbage", "too_large", "exit_early", "large"})
             .help("what happens to the fourth child")
             .for_variants({"broken_child"})},
    .claims = claims(),
    .children = {{.name = "answer_questions", .body = answer_questions},
                 {.name = "reply", .body = reply},
                 {.name = "write_long_letter", .body = write_long_letter},
                 {.name = "write_at_once",
                  .body = write_at_once,
                  .threads = 2},
                 {.name = "go_wrong", .body = go_wrong},
                 {.name = "tell_memory", .body = tell_memory}},
    .tasks = {test_task},
}};
//! [registration]

}  // namespace
