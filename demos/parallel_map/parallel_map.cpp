// parallel_map: one call for many tasks. The results come in the order of
// the inputs, whoever was done first.
#include "parallel_map.hpp"

#include <algorithm>

//! [who]
parallel::workers who(const cooks::run& run) {
  return run.text("executor") == "threads" ? parallel::threads
                                           : parallel::processes;
}
//! [who]

int how_many(const cooks::run& run) {
  return static_cast<int>(run.integer("workers"));
}

std::string bake(const std::string& dish, double seconds, int degrees);
int sum(const std::vector<int>& prices);
std::string roast(const std::string& dish, std::int64_t warm);
std::int64_t weigh(std::int64_t number);
std::vector<std::int64_t> weigh_all(
    const std::vector<std::int64_t>& some);

//! [tasks]
const cooks::task<std::string(const order&)> cook_dish{"cook", cook};
//! [tasks]
const cooks::task<std::string(const std::string&, double, int)> bake_dish{
    "bake", bake};
const cooks::task<int(const std::vector<int>&)> add_bill{"bill", sum};
const cooks::task<std::string(const std::string&, std::int64_t)>
    roast_dish{"roast", roast};
const cooks::task<std::int64_t(std::int64_t)> weigh_one{"weigh", weigh};
const cooks::task<std::vector<std::int64_t>(
    const std::vector<std::int64_t>&)>
    weigh_some{"weigh some", weigh_all};

namespace {

bool has_threads(const cooks::run& run) {
  return who(run) == parallel::threads;
}

// Whoever is free takes the next; the first takes 5 s, the others 1 s.
double whoever_is_free(const cooks::run& run) {
  std::vector<double> busy_until(
      static_cast<std::size_t>(run.integer("workers")));
  for (const order& one : orders) {
    *std::min_element(busy_until.begin(), busy_until.end()) +=
        one.seconds;
  }
  return *std::max_element(busy_until.begin(), busy_until.end());
}

const cooks::thread_count crew{.fixed = 0, .parameter = "workers"};

//! [registration]
const cooks::registration here{{
    .name = "parallel_map",
    .summary = "One call for many tasks: results in the order of the "
               "inputs, with timeouts, retries and failures as values.",
    .variants =
        {{.name = "map",
          .summary = "five dishes at once, plates in the order of the "
                     "orders",
          .body = map,
          .threads = crew},
         {.name = "loop",
          .summary = "the same five, one after another",
          .body = loop},
         {.name = "named",
          .summary = "guests in, their plates out; some want extras of "
                     "their own",
          .body = named,
          .threads = crew},
         {.name = "par",
          .summary = "different functions at once",
          .body = par,
          .threads = crew},
         {.name = "async_map",
          .summary = "start, do something else, look, cancel the rest",
          .body = async_map,
          .threads = {.fixed = 1, .parameter = "workers"}},
         {.name = "timeout",
          .summary = "the call returns at the timeout; what becomes of "
                     "the roast?",
          .body = timeout,
          .threads = crew},
         {.name = "silent",
          .summary = "what failed is a value among the results",
          .body = silent,
          .threads = crew},
         {.name = "retries",
          .summary = "the oven is cold: try again, later and later",
          .body = retries,
          .threads = crew},
         {.name = "split",
          .summary = "many tiny tasks, one by one and in chunks",
          .body = split,
          .threads = crew},
         {.name = "own_split",
          .summary = "the exercise: a split that makes empty chunks",
          .body = own_split,
          .threads = {.fixed = 3, .parameter = {}},
          .shows = cooks::outcome::failed}},
    .parameters = {cooks::choice("executor", "threads",
                                 {"threads", "processes"})
                       .help("who works (loop, own_split: threads)"),
                   cooks::integer("workers", 2, {1, 64})
                       .help("how many work at the same time, at most")
                       .in(cooks::host::page, 2, {1, 8}),
                   cooks::integer("tasks", 2000, {0, 1'000'000})
                       .help("how many tiny tasks")
                       .in(cooks::host::page, 2000, {0, 20'000})
                       .for_variants({"split"})},
    .claims =
        {{.variant = "loop",
          .what = "all plates",
          .unit = "s",
          .claimed = [](const cooks::run& /*run*/) { return 9.0; }},
         {.variant = "map",
          .what = "all plates",
          .unit = "s",
          .claimed =
              [](const cooks::run& run) { return whoever_is_free(run); },
          .slack = 0.4},
         {.variant = "par",
          .what = "both",
          .unit = "s",
          .claimed = [](const cooks::run& run) -> std::optional<double> {
            return run.integer("workers") < 2 ? std::nullopt
                                              : std::optional{1.0};
          },
          .slack = 0.3},
         {.variant = "timeout",
          .what = "map returned",
          .unit = "s",
          .claimed = [](const cooks::run& /*run*/) { return 2.5; }},
         {.variant = "timeout",
          .what = "wall time",
          .unit = "s",
          // A thread finishes its roast; a process is ended.
          .claimed =
              [](const cooks::run& run) {
                return has_threads(run) ? 5.0 : 2.5;
              },
          .slack = 0.2}},
    .tasks = {cook_dish, bake_dish, add_bill, roast_dish, weigh_one,
              weigh_some},
}};
//! [registration]

}  // namespace
