// failures: what becomes of tasks that are late, that throw, and that are
// tried again.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "parallel_map.hpp"

using namespace std::chrono_literals;

void timeout(const cooks::run& run) {
  const stopwatch clock;
  //! [timeout]
  const auto plates = parallel::map(cook_dish, orders,
                                    {.in = who(run),
                                     .max_workers = how_many(run),
                                     .timeout = 2500ms,
                                     .silent = true});
  //! [timeout]
  const auto took = clock.time();
  cooks::measured("map returned", took);
  cooks::print("After {:.1f} s there are {} plates.", took.count(),
               plates.succeeded().size());
  for (const auto& one : plates.failures()) {
    cooks::print("order {}: {}", one.number, one.what());
  }
  cooks::result("in time", plates.succeeded().size());
  cooks::check("what is missing is late",
               std::all_of(plates.failures().begin(),
                           plates.failures().end(), [](const auto& one) {
                             return one.why ==
                                    parallel::failed_task::reason::late;
                           }));
}

void silent(const cooks::run& run) {
  //! [silent]
  const std::vector<order> wanted{
      {"soup", 0.5}, {"milk", 0.3}, {"tea", 0.2}};
  const auto plates = parallel::map(
      cook_dish, wanted,
      {.in = who(run), .max_workers = how_many(run), .silent = true});
  for (const parallel::failed_task& one : plates.failures()) {
    cooks::print("order {}: {}", one.number, one.what());
  }
  for (const auto& plate : plates.replace_failed("a cup of water")) {
    cooks::print("{}", plate);
  }
  //! [silent]
  bool thrown = false;
  try {
    parallel::map(cook_dish, wanted,
                  {.in = who(run), .max_workers = how_many(run)});
  } catch (const std::runtime_error& error) {
    thrown = true;
    cooks::print("Not silent: {}", error.what());
  }
  cooks::result("failure", plates.failures().at(0).what());
  cooks::check("without silent mode it is thrown", thrown);
  cooks::check("one has failed", std::size_t{1},
               plates.failures().size());
  cooks::check("the others are kept", std::size_t{2},
               plates.succeeded().size());
  cooks::check("the tea is in its place", std::string{"a plate of tea"},
               plates[2]);
}

namespace {

using real_clock = std::chrono::system_clock;  // one for all processes

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             real_clock::now().time_since_epoch())
      .count();
}

}  // namespace

//! [roast]
// The oven is cold until that time.
std::string roast(const std::string& dish, std::int64_t warm) {
  const cooks::span work{dish};
  cooks::work_for(50ms);
  if (now() < warm) {
    throw std::runtime_error{"the oven is cold"};
  }
  return "roast " + dish;
}
//! [roast]

void retries(const cooks::run& run) {
  const std::vector<std::string> dishes{"potatoes", "carrots", "leeks"};
  const std::int64_t warm =
      now() + static_cast<std::int64_t>(cooks::in_real_time(600ms) * 1e6);
  const auto once = parallel::map(
      roast_dish, dishes, parallel::extras{warm},
      {.in = who(run), .max_workers = how_many(run), .silent = true});
  cooks::print("Tried once: {} of 3", once.succeeded().size());
  const stopwatch clock;
  //! [retries]
  const std::vector<std::string> plates = parallel::map(
      roast_dish, dishes, parallel::extras{warm},
      {.in = who(run),
       .max_workers = how_many(run),
       .retries = {.times = 5, .wait = 100ms, .growth = 2}});
  //! [retries]
  for (const std::string& plate : plates) {
    cooks::print("{}", plate);
  }
  cooks::print("Tried again and again: {} of 3, {:.1f} s", plates.size(),
               clock.time().count());
  cooks::result("tried once", once.succeeded().size());
  cooks::check("in order, after all", std::string{"roast leeks"},
               plates[2]);
}
