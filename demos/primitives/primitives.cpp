// primitives: semaphore, condition variable, event, latch, barrier and
// shared mutex, each with its usual mistake.
#include "primitives.hpp"

#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/span.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include <memory>
#include <string>

namespace primitives {

int size_of_crew(const cooks::run& run) {
  return static_cast<int>(run.integer("cooks"));
}

std::chrono::duration<double> work_of(const cooks::run& run) {
  return run.seconds("work");
}

int rounds_of(const cooks::run& run) {
  return static_cast<int>(run.integer("rounds"));
}

int attempts_of(const cooks::run& run) {
  return static_cast<int>(run.integer("attempts"));
}

//! [crew]
std::vector<cooks::thread> start_crew(
    int size, const std::function<void(int)>& work) {
  const auto gate = std::make_shared<cooks::start_gate>(size, "gate");
  std::vector<cooks::thread> crew;
  for (int i = 0; i < size; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1), [=] {
      gate->arrive_and_wait();
      work(i);
    });
  }
  return crew;
}

void join_all(std::vector<cooks::thread>& threads) {
  for (cooks::thread& one : threads) {
    one.join();
  }
}

void busy(std::string_view what, std::chrono::duration<double> time) {
  cooks::span span{what};
  cooks::work_for(time);
}

void dawdle(std::string_view what, std::chrono::milliseconds time) {
  cooks::span span{what};
  cooks::linger(time);
}
//! [crew]

namespace {

const cooks::thread_count all_cooks{.fixed = 0, .parameter = "cooks"};
const cooks::thread_count all_and_one{.fixed = 1, .parameter = "cooks"};
const cooks::thread_count two{.fixed = 2, .parameter = {}};
const cooks::thread_count three{.fixed = 3, .parameter = {}};

// Two ovens: the cakes go in by pairs.
double baking_in_turns(const cooks::run& run) {
  const int rounds = (size_of_crew(run) + 1) / 2;
  return rounds * work_of(run).count();
}

// The slowest of each round eats for a whole piece of work.
double three_courses(const cooks::run& run) {
  return 3 * work_of(run).count();
}

const cooks::registration here{{
    .name = "primitives",
    .summary =
        "Six ways to wait for each other, each with its usual mistake.",
    .variants =
        {{.name = "semaphore",
          .summary = "two ovens: two may bake, the others wait",
          .body = semaphore,
          .threads = all_cooks},
         {.name = "forged_token",
          .summary = "who got no oven gives one back all the same",
          .body = forged_token,
          .threads = all_cooks,
          .shows = cooks::outcome::failed},
         {.name = "condition_variable",
          .summary = "a bell, and a look whether there is a dish",
          .body = condition_variable,
          .threads = three},
         {.name = "forgotten_bell",
          .summary = "the bell rings before anybody listens",
          .body = forgotten_bell,
          .threads = two,
          .shows = cooks::outcome::deadlock},
         {.name = "remembered_token",
          .summary = "the same with a semaphore, which remembers",
          .body = remembered_token,
          .threads = two},
         {.name = "unlocked_predicate",
          .summary = "the dish is put down without the mutex",
          .body = unlocked_predicate,
          .threads = two,
          .shows = cooks::outcome::deadlock},
         {.name = "event",
          .summary = "a lamp that stays on: the oven is hot",
          .body = event,
          .threads = all_and_one},
         {.name = "latch",
          .summary = "the soup waits until all have cut",
          .body = latch,
          .threads = all_cooks},
         {.name = "early_latch",
          .summary = "ready is said before it is true",
          .body = early_latch,
          .threads = all_cooks,
          .shows = cooks::outcome::failed},
         {.name = "barrier",
          .summary = "nobody begins the next course early",
          .body = barrier,
          .threads = all_cooks},
         {.name = "missing_cook",
          .summary = "one goes home, and the others wait for him",
          .body = missing_cook,
          .threads = all_cooks,
          .shows = cooks::outcome::deadlock},
         {.name = "readers_writer",
          .summary = "many read the recipe, one corrects it alone",
          .body = readers_writer,
          .threads = all_and_one},
         {.name = "old_recipe",
          .summary = "read together, written later: updates get lost",
          .body = old_recipe,
          .threads = all_cooks,
          .shows = cooks::outcome::failed}},
    .parameters =
        {cooks::integer("cooks", 4, {3, 64})
             .help("how many cooks there are, where it may vary")
             .in(cooks::host::page, 4, {3, 16})
             .in(cooks::host::explorer, 3, {3, 4})
             .of_variant("forged_token", 4),
         cooks::integer("rounds", 3, {1, 3})
             .help("how many courses or readings each cook has (barrier, "
                   "missing_cook, readers_writer)")
             .in(cooks::host::explorer, 2, {1, 3})
             .only(cooks::host::explorer),
         cooks::integer("attempts", 2, {1, 2})
             .help("how often each cook asks for an oven (forged_token)")
             .in(cooks::host::explorer, 1, {1, 2})
             .only(cooks::host::explorer),
         cooks::seconds("work", 0.1, {0.001, 10})
             .help("how long a piece of work takes")
             .in(cooks::host::page, 0.1, {0.001, 2})},
    .claims = {{.variant = "semaphore",
                .what = "wall time",
                .unit = "s",
                .claimed = baking_in_turns},
               {.variant = "barrier",
                .what = "wall time",
                .unit = "s",
                .claimed = three_courses}},
    .explorable = true,
}};

}  // namespace
}  // namespace primitives
