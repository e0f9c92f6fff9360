// orders: many tasks by one call, and whose result is whose.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "parallel_map.hpp"

using namespace std::chrono_literals;

//! [orders]
const std::vector<order> orders{{"roast", 5.0},
                                {"soup", 1.0},
                                {"bread", 1.0},
                                {"tea", 1.0},
                                {"eggs", 1.0}};
//! [orders]

//! [cook]
std::string cook(const order& wanted) {
  const cooks::span work{wanted.dish};
  cooks::work_for(std::chrono::duration<double>{wanted.seconds});
  if (wanted.dish == "milk") {
    throw std::runtime_error{"the milk boiled over"};
  }
  return "a plate of " + wanted.dish;
}
//! [cook]

namespace {

void check_order(const std::vector<std::string>& plates) {
  std::vector<std::string> wanted;
  for (const order& one : orders) {
    wanted.push_back("a plate of " + one.dish);
  }
  cooks::check("the plates are in the order of the orders",
               wanted == plates);
}

}  // namespace

void loop(const cooks::run& /*run*/) {
  const stopwatch clock;
  //! [loop]
  std::vector<std::string> plates;
  for (const order& one : orders) {
    plates.push_back(cook_dish(one));
  }
  //! [loop]
  cooks::measured("all plates", clock.time());
  cooks::print("{} plates, {:.1f} s", plates.size(),
               clock.time().count());
  check_order(plates);
}

void map(const cooks::run& run) {
  const stopwatch clock;
  //! [map]
  const std::vector<std::string> plates = parallel::map(
      cook_dish, orders, {.in = who(run), .max_workers = how_many(run)});
  for (const std::string& plate : plates) {
    cooks::print("{}", plate);
  }
  //! [map]
  cooks::measured("all plates", clock.time());
  cooks::print("{} plates, {:.1f} s", plates.size(),
               clock.time().count());
  check_order(plates);
}

//! [bake]
std::string bake(const std::string& dish, double seconds, int degrees) {
  const cooks::span work{dish};
  cooks::work_for(std::chrono::duration<double>{seconds});
  return dish + " at " + std::to_string(degrees) + " degrees";
}
//! [bake]

void named(const cooks::run& run) {
  //! [named]
  using baked = parallel::arguments<std::string, double, int>;
  const std::map<std::string, baked> guests{
      {"Ana", {"bread"}},
      {"Ben", {"cake", 0.6}},                  // takes longer
      {"Cleo", {"pizza", std::nullopt, 250}},  // wants it hotter
  };
  const auto plates =
      parallel::map(bake_dish, guests, parallel::extras{0.3, 180},
                    {.in = who(run), .max_workers = how_many(run)});
  for (const std::string& guest : plates.names()) {
    cooks::print("{}: {}", guest, plates[guest]);
  }
  //! [named]
  cooks::check("what all get", std::string{"bread at 180 degrees"},
               plates["Ana"]);
  cooks::check("its own time", std::string{"cake at 180 degrees"},
               plates["Ben"]);
  cooks::check("its own heat", std::string{"pizza at 250 degrees"},
               plates["Cleo"]);
}

int sum(const std::vector<int>& prices) {
  cooks::work_for(500ms);
  return std::accumulate(prices.begin(), prices.end(), 0);
}

void par(const cooks::run& run) {
  const stopwatch clock;
  //! [par]
  const parallel::job soup{cook_dish, order{"soup", 1.0}};
  const parallel::job bill{add_bill, std::vector{450, 320, 280}};
  const auto [plate, cents] = parallel::par(
      {.in = who(run), .max_workers = how_many(run)}, soup, bill);
  cooks::print("{}, {} cents", plate, cents);
  //! [par]
  cooks::measured("both", clock.time());
  cooks::check("the soup", std::string{"a plate of soup"}, plate);
  cooks::check("the bill", 1050, cents);
}

void async_map(const cooks::run& run) {
  //! [async_map]
  auto plates = parallel::async_map(
      cook_dish, orders,
      {.in = who(run), .max_workers = how_many(run), .silent = true});
  plates.start();
  {
    const cooks::span meanwhile{"lay the table"};
    cooks::work_for(500ms);
  }
  try {
    plates.results(1s);
  } catch (const cooks::timeout_error& error) {
    cooks::print("{}", error.what());  // the work goes on
  }
  plates.cancel();  // what nobody has begun
  const auto served = plates.results();
  //! [async_map]
  for (const auto& one : served.failures()) {
    cooks::print("order {}: {}", one.number, one.what());
  }
  cooks::result("served", served.succeeded().size());
  cooks::result("cancelled", served.failures().size());
  cooks::check("each is served or cancelled", orders.size(),
               served.succeeded().size() + served.failures().size());
  cooks::check(
      "what is missing was cancelled",
      std::all_of(served.failures().begin(), served.failures().end(),
                  [](const auto& one) {
                    return one.why ==
                           parallel::failed_task::reason::cancelled;
                  }));
  bool refused = false;
  try {
    plates.start();
  } catch (const std::logic_error& error) {
    refused = true;
    cooks::print("A second start: {}", error.what());
  }
  cooks::check("a second start is refused", refused);
}
