// kitchen: one dinner, cooked three ways. Cutting needs hands; the pan
// heats by itself.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/place.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <string_view>

namespace {

//! [tools]
// Minutes of kitchen time; --minute says how long one is here.
using minutes = std::chrono::duration<double>;

constexpr double onions = 2;   // minutes of cutting
constexpr double peppers = 2;  // minutes of cutting
constexpr double heating = 3;  // minutes until the pan is hot

class kitchen {
 public:
  explicit kitchen(minutes minute) : minute_(minute) {}

  /// Keeps a cook's hands busy.
  void cut(std::string_view what, double minutes) const {
    cooks::go_to("board");
    cooks::span work{what};
    cooks::work_for(minutes * minute_);
  }

  /// Takes no time: from now on the pan heats by itself.
  void put_pan_on_stove() {
    cooks::go_to("stove");
    pan_.begin();
    hot_at_ = cooks::clock::now() +
              std::chrono::duration_cast<cooks::clock::duration>(heating *
                                                                 minute_);
  }

  /// Keeps a cook waiting, but does not need his hands. Then he sits
  /// down.
  void wait_for_pan() {
    cooks::go_to("stove");
    cooks::sleep_until(hot_at_);
    pan_.end();
    sit_down();
  }

  /// Takes no time, and is the end of a cook's work.
  static void sit_down() { cooks::go_to("table"); }

 private:
  minutes minute_;
  cooks::activity pan_{"pan heats"};
  cooks::clock::time_point hot_at_;
};
//! [tools]

//! [sequential]
void sequential(kitchen& kitchen) {
  kitchen.cut("onions", onions);
  kitchen.cut("red peppers", peppers);
  kitchen.put_pan_on_stove();
  kitchen.wait_for_pan();
}
//! [sequential]

//! [one_cook]
void one_cook(kitchen& kitchen) {
  kitchen.cut("onions", onions / 2);
  // Now two jobs are under way, and there is one pair of hands.
  kitchen.put_pan_on_stove();
  kitchen.cut("more onions", onions / 2);
  kitchen.cut("red peppers", peppers);
  kitchen.wait_for_pan();
}
//! [one_cook]

//! [three_cooks]
void three_cooks(kitchen& kitchen) {
  cooks::thread ana{"Ana", [&] {
                      kitchen.cut("onions", onions);
                      kitchen.sit_down();
                    }};
  cooks::thread ben{"Ben", [&] {
                      kitchen.cut("red peppers", peppers);
                      kitchen.sit_down();
                    }};
  cooks::thread cleo{"Cleo", [&] {
                       kitchen.put_pan_on_stove();
                       kitchen.wait_for_pan();
                     }};
}  // leaving this scope waits for all three
//! [three_cooks]

void cook_dinner(const cooks::run& run, void (*cook)(kitchen&)) {
  const minutes minute = run.seconds("minute");
  kitchen kitchen{minute};
  const auto start = cooks::clock::now();
  cook(kitchen);
  const std::chrono::duration<double> took = cooks::clock::now() - start;
  cooks::print(
      "Everything is cut and the pan is hot after {:.1f} minutes.",
      took / minute);
  cooks::result("minutes", took / minute);
}

auto minutes_of_kitchen_time(double claimed) {
  return [claimed](const cooks::run& run) {
    return claimed * run.seconds("minute").count();
  };
}

const cooks::registration here{{
    .name = "kitchen",
    .summary = "Onions, red peppers and a hot pan: one thing after "
               "another, one cook who "
               "interleaves, or three cooks at once.",
    .variants =
        {{.name = "sequential",
          .summary = "one cook, one thing after another",
          .body =
              [](const cooks::run& run) { cook_dinner(run, sequential); },
          .threads = {}},
         {.name = "one_cook",
          .summary = "one cook, who cuts while the pan heats: "
                     "concurrent, not parallel",
          .body =
              [](const cooks::run& run) { cook_dinner(run, one_cook); },
          .threads = {}},
         {.name = "three_cooks",
          .summary = "three cooks at once: parallel",
          .body =
              [](const cooks::run& run) {
                cook_dinner(run, three_cooks);
              },
          .threads = {.fixed = 3, .parameter = {}}}},
    .parameters = {cooks::seconds("minute", 0.5, {0.01, 60})
                       .help("how long a minute of cooking takes here")},
    .claims = {{.variant = "sequential",
                .what = "wall time",
                .unit = "s",
                .claimed =
                    minutes_of_kitchen_time(onions + peppers + heating)},
               {.variant = "one_cook",
                .what = "wall time",
                .unit = "s",
                .claimed = minutes_of_kitchen_time(onions + peppers)},
               {.variant = "three_cooks",
                .what = "wall time",
                .unit = "s",
                .claimed = minutes_of_kitchen_time(heating)}},
    .explorable = false,
    .places = {"board", "stove", "table"},
}};

}  // namespace
