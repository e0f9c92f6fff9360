// event_loop: three waits on one thread, and what happens when one
// callback does not come to an end.
#include "event_loop.hpp"

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>

using namespace std::chrono_literals;

namespace {

using seconds = std::chrono::duration<double>;

constexpr seconds patience = 100ms;  // for a dish that is ready
constexpr seconds till_after = 450ms;

// What came in, and how long after it could have come.
struct replies {
  int count = 0;
  seconds longest_delay{0};

  void add(const std::string& name, seconds delay) {
    ++count;
    longest_delay = std::max(longest_delay, delay);
    cooks::print("{} is served, {:.2f} s after it was ready", name,
                 delay.count());
  }
};

//! [order]
// Orders a dish, and is called back when the kitchen has it ready.
class order {
 public:
  order(event_loop& loop, std::string dish, seconds takes, replies& all)
      : loop_(loop),
        dish_(std::move(dish)),
        takes_(takes),
        all_(all),
        awaited_("wait for " + dish_) {}

  void place() {
    awaited_.begin();
    ready_at_ =
        cooks::clock::now() +
        std::chrono::duration_cast<cooks::clock::duration>(takes_);
    loop_.call_at(ready_at_, [this] { serve(); });
  }

 private:
  void serve() {
    awaited_.end();
    const seconds delay = cooks::clock::now() - ready_at_;
    cooks::span serving{"serve " + dish_};
    all_.add(dish_, delay);
    cooks::work_for(5ms);
  }

  event_loop& loop_;
  std::string dish_;
  seconds takes_;
  replies& all_;
  cooks::activity awaited_;
  cooks::clock::time_point ready_at_;
};
//! [order]

using orders = std::deque<order>;

orders take_orders(const cooks::run& run, event_loop& loop,
                   replies& all) {
  orders taken;
  for (std::int64_t i = 1; i <= run.integer("waits"); ++i) {
    taken.emplace_back(loop, "dish " + std::to_string(i),
                       run.seconds("wait"), all);
  }
  return taken;
}

void tell(const cooks::run& run, const replies& all) {
  cooks::result("replies", all.count);
  cooks::result("longest delay", all.longest_delay.count());
  cooks::check("dishes served", run.integer("waits"),
               static_cast<std::int64_t>(all.count));
}

//! [loop]
void many_waits(const cooks::run& run) {
  event_loop loop;
  replies all;
  orders taken = take_orders(run, loop, all);
  for (order& one : taken) {
    loop.call_soon([&one] { one.place(); });
  }
  loop.run();
  tell(run, all);
}
//! [loop]

//! [till]
// Counts the till, and does not look up before the end of a piece.
void count_till(seconds piece) {
  cooks::span counting{"count the till"};
  cooks::work_for(piece);
}
//! [till]

//! [each_calls_next]
// When a piece is done, it asks for the next one.
void count_pieces(event_loop& loop, seconds piece, std::int64_t left) {
  count_till(piece);
  if (left > 1) {
    loop.call_soon(
        [&loop, piece, left] { count_pieces(loop, piece, left - 1); });
  }
}
//! [each_calls_next]

//! [all_at_once]
// Asks for all pieces together.
void ask_for_pieces(event_loop& loop, seconds piece, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    loop.call_soon([piece] { count_till(piece); });
  }
}
//! [all_at_once]

//! [blocking_callback]
void blocking_callback(const cooks::run& run) {
  event_loop loop;
  replies all;
  orders taken = take_orders(run, loop, all);
  for (order& one : taken) {
    loop.call_soon([&one] { one.place(); });
  }
  const std::int64_t pieces = run.integer("pieces");
  const seconds piece = run.seconds("callback") / pieces;
  const bool at_once = run.text("ask") == "all_at_once";
  loop.call_later(till_after, [&] {
    at_once ? ask_for_pieces(loop, piece, pieces)
            : count_pieces(loop, piece, pieces);
  });
  loop.run();
  tell(run, all);
  cooks::check("no dish that was ready waited for 100 ms",
               all.longest_delay < patience);
}
//! [blocking_callback]

//! [computing]
// No waiting here: each callback is busy for the whole time.
void computing(const cooks::run& run) {
  event_loop loop;
  int done = 0;
  for (std::int64_t i = 1; i <= run.integer("waits"); ++i) {
    loop.call_soon([&run, &done, i] {
      cooks::span work{"chop " + std::to_string(i)};
      cooks::work_for(run.seconds("wait"));
      ++done;
    });
  }
  loop.run();
  cooks::check("callbacks that ran", run.integer("waits"),
               static_cast<std::int64_t>(done));
}
//! [computing]

double wait(const cooks::run& run) {
  return run.seconds("wait").count();
}

const cooks::registration here{{
    .name = "event_loop",
    .summary = "One thread, one loop, many waits: overlapped as long as "
               "every callback is short.",
    .variants =
        {{.name = "loop",
          .summary = "three waits on one thread: the longest decides",
          .body = many_waits},
         {.name = "blocking_callback",
          .summary = "a long callback beside them: all replies wait for "
                     "its end",
          .body = blocking_callback,
          .shows = cooks::outcome::failed},
         {.name = "computing",
          .summary = "callbacks that compute: one after another, as on "
                     "any one thread",
          .body = computing}},
    .parameters =
        {cooks::integer("waits", 3, {1, 16})
             .help("how many dishes are ordered, or chopped"),
         cooks::seconds("wait", 2, {0.5, 30})
             .help("how long the kitchen takes for a dish, or chopping"),
         cooks::seconds("callback", 3, {0, 30})
             .help("how long counting the till takes, together "
                   "(blocking_callback)"),
         cooks::integer("pieces", 1, {1, 1000})
             .help("callbacks that the counting is split into "
                   "(blocking_callback)"),
         cooks::choice("ask", "one_by_one", {"one_by_one", "all_at_once"})
             .help("whether each piece asks for the next, or all are "
                   "asked for together")},
    .claims = {{.variant = "loop",
                .what = "wall time",
                .unit = "s",
                .claimed = [](const auto& run) { return wait(run); }},
               {.variant = "blocking_callback",
                .what = "wall time",
                .unit = "s",
                .claimed =
                    [](const auto& run) {
                      return std::max(
                          wait(run), till_after.count() +
                                         run.seconds("callback").count());
                    },
                .slack = 0.3},
               {.variant = "computing",
                .what = "wall time",
                .unit = "s",
                .claimed =
                    [](const auto& run) {
                      return wait(run) *
                             static_cast<double>(run.integer("waits"));
                    }}},
}};

}  // namespace
