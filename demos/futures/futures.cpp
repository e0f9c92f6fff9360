// futures: hand work in, get a receipt, go on. The crew behind the hatch
// is threads or processes, and what is written here does not know which.
#include "futures.hpp"

#include <cooks/process_pool.hpp>
#include <cooks/system.hpp>
#include <cooks/thread_pool.hpp>

#include <algorithm>

namespace {

// A page starts a whole module for each process.
constexpr int most_processes_in_a_page = 8;

}  // namespace

bool has_threads(const cooks::run& run) {
  return run.text("executor") == "threads";
}

int crew_size(const cooks::run& run) {
  const auto wanted = static_cast<int>(run.integer("workers"));
  const bool in_page = !cooks::process_id();
  return in_page && !has_threads(run)
             ? std::min(wanted, most_processes_in_a_page)
             : wanted;
}

//! [hire]
std::unique_ptr<cooks::executor> hire(const cooks::run& run) {
  const int workers = crew_size(run);
  if (has_threads(run)) {
    return std::make_unique<cooks::thread_pool>(workers);
  }
  return std::make_unique<cooks::process_pool>(workers);
}
//! [hire]

//! [tasks]
// Functions with names, so that another process can find them.
const cooks::task<std::string(const order&)> cook_dish{"cook", cook};
const cooks::task<std::int64_t(const price_request&)> ask_price{"price",
                                                                price_of};
//! [tasks]

namespace {

// Processes have to be started first; that takes what it takes.
std::optional<double> with_three_threads(const cooks::run& run,
                                         double seconds) {
  return has_threads(run) && run.integer("workers") == 3
             ? std::optional{seconds}
             : std::nullopt;
}

std::optional<double> in_rounds(const cooks::run& run) {
  if (!has_threads(run)) {
    return std::nullopt;
  }
  const auto workers = run.integer("workers");
  const auto rounds = (run.integer("tasks") + workers - 1) / workers;
  return static_cast<double>(rounds) * run.seconds("delay").count();
}

const cooks::thread_count crew{.fixed = 0, .parameter = "workers"};

//! [registration]
const cooks::registration here{{
    .name = "futures",
    .summary = "Work is handed in, and a receipt comes back at once: "
               "futures, with threads or processes behind them.",
    .variants =
        {{.name = "submit",
          .summary = "two dishes are ordered: one comes, one throws",
          .body = submit,
          .threads = crew},
         {.name = "timeout",
          .summary = "a timeout ends the waiting, not the work",
          .body = timeout,
          .threads = crew},
         {.name = "cancel",
          .summary = "what waits can be cancelled, what runs can't",
          .body = cancel,
          .threads = crew},
         {.name = "map",
          .summary = "five dishes at once, results in the order of the "
                     "orders",
          .body = map,
          .threads = crew},
         {.name = "as_completed",
          .summary = "five dishes at once, results as they are done",
          .body = as_completed,
          .threads = crew},
         {.name = "producer_consumer",
          .summary = "1023 tasks, and a queue of receipts",
          .body = producer_consumer,
          .threads = {.fixed = 1, .parameter = "workers"}},
         {.name = "nested",
          .summary = "tasks that wait for others in their own full "
                     "pool: deadlock",
          .body = nested,
          .threads = crew,
          .shows = cooks::outcome::deadlock},
         {.name = "std_async",
          .summary = "the future of std::async waits when it goes",
          .body = std_async,
          .threads = {.fixed = 6, .parameter = {}}},
         {.name = "own_map",
          .summary = "the exercise: a map whose results come in the "
                     "wrong order",
          .body = own_map,
          .threads = crew,
          .shows = cooks::outcome::failed}},
    .parameters =
        {cooks::choice("executor", "threads", {"threads", "processes"})
             .help("who works")
             .for_variants({"submit", "timeout", "cancel", "map",
                            "as_completed", "producer_consumer"}),
         cooks::integer("workers", 3, {1, 64})
             .help("how many workers there are")
             .in(cooks::host::page, 3, {1, 32})
             .of_variant("cancel", std::int64_t{1})
             .of_variant("producer_consumer", std::int64_t{32}),
         cooks::integer("tasks", 1023, {1, 1023})
             .help("how many prices are asked for")
             .for_variants({"producer_consumer"}),
         cooks::seconds("delay", 0.2, {0, 10})
             .help("how long each price takes")
             .for_variants({"producer_consumer"})},
    .claims =
        {{.variant = "map",
          .what = "first plate",
          .unit = "s",
          .claimed =
              [](const cooks::run& run) {
                return with_three_threads(run, 0.6);
              }},
         {.variant = "as_completed",
          .what = "first plate",
          .unit = "s",
          .claimed =
              [](const cooks::run& run) {
                return with_three_threads(run, 0.1);
              }},
         {.variant = "producer_consumer",
          .what = "time for all tasks",
          .unit = "s",
          .claimed = in_rounds,
          .low = 0.98,
          .high = 1.1,
          .slack = 0.3},
         {.variant = "std_async",
          .what = "std::async, futures dropped",
          .unit = "s",
          .claimed = [](const cooks::run& /*run*/) { return 1.0; }},
         {.variant = "std_async",
          .what = "std::async, futures kept",
          .unit = "s",
          .claimed = [](const cooks::run& /*run*/) { return 0.5; }},
         {.variant = "std_async",
          .what = "thread_pool, futures dropped",
          .unit = "s",
          .claimed = [](const cooks::run& /*run*/) { return 0.0; }}},
    .tasks = {cook_dish, ask_price},
}};
//! [registration]

}  // namespace
