// queue: waiters put orders into a hatch faster than cooks take them out.
#include "bounded_buffer.hpp"

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/latch.hpp>
#include <cooks/print.hpp>
#include <cooks/queue.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

struct order {
  int waiter = 0;
  int number = 0;   // the waiter's first order is 0
  int urgency = 0;  // 0 is the most urgent
};

struct more_urgent {
  bool operator()(const order& a, const order& b) const {
    return a.urgency < b.urgency;
  }
};

using orders = std::vector<order>;
using time_span = std::chrono::duration<double>;

// What a waiter and a cook write down, each for himself.
struct notes {
  orders taken;
  std::size_t backlog = 0;
  time_span waited{0};
  int burnt = 0;
};

struct crew_of {
  explicit crew_of(const cooks::run& run)
      : waiters(static_cast<int>(run.integer("producers"))),
        cooks(static_cast<int>(run.integer("consumers"))),
        items(static_cast<int>(run.integer("items"))) {}
  int waiters;
  int cooks;
  int items;  // of each waiter
};

std::size_t capacity_of(const cooks::run& run) {
  return static_cast<std::size_t>(run.integer("capacity"));
}

//! [produce]
template <class Hatch>
void produce(Hatch& hatch, int waiter, int items, notes& own) {
  for (int n = 0; n < items; ++n) {
    cooks::work_for(10ms);  // asks a guest
    const auto before = cooks::clock::now();
    hatch.put(order{waiter, n, (7 * n + waiter) % 3});
    own.waited += cooks::clock::now() - before;
    own.backlog = std::max(own.backlog, hatch.size());
  }
}
//! [produce]

//! [consume]
// Every ninth dish burns.
void cook(const order& next) {
  cooks::span work{"cooks"};
  cooks::work_for(40ms);
  if (next.number % 9 == 4) {
    throw std::runtime_error{"burnt"};
  }
}

template <class Hatch>
void consume(Hatch& hatch, notes& own) {
  while (auto next = hatch.get()) {
    cooks::task_guard task{hatch};  // task_done(), whatever happens
    own.taken.push_back(*next);
    try {
      cook(*next);
    } catch (const std::runtime_error&) {
      ++own.burnt;
    }
  }  // get() returns nothing: the hatch is closed and empty
}
//! [consume]

// The home-made hatch has no task_done().
template <class T>
void consume(hatches::bounded_buffer<T>& hatch, notes& own) {
  while (auto next = hatch.get()) {
    own.taken.push_back(*next);
    try {
      cook(*next);
    } catch (const std::runtime_error&) {
      ++own.burnt;
    }
  }
}

template <class Hatch>
void close_when_done(Hatch& hatch) {
  //! [close]
  hatch.join();   // until task_done() was called for every order
  hatch.close();  // the cooks' next get() returns nothing
  //! [close]
}

template <class T>
void close_when_done(hatches::bounded_buffer<T>& hatch) {
  hatch.close();
}

// What must hold of two orders, one taken after the other by one cook.
using order_rule = bool (*)(const order& first, const order& second);

bool in_order(const order& first, const order& second) {
  return first.waiter != second.waiter || first.number < second.number;
}

bool newest_first(const order& first, const order& second) {
  return first.waiter != second.waiter || first.number > second.number;
}

bool urgent_first(const order& first, const order& second) {
  return first.urgency < second.urgency ||
         (first.urgency == second.urgency && in_order(first, second));
}

bool follows(const orders& taken, order_rule rule) {
  for (std::size_t later = 0; later < taken.size(); ++later) {
    for (std::size_t first = 0; first < later; ++first) {
      if (!rule(taken[first], taken[later])) {
        return false;
      }
    }
  }
  return true;
}

// How many orders were taken exactly once.
int taken_once(const std::vector<notes>& kitchen, const crew_of& crew) {
  // times[waiter][number]
  std::vector<std::vector<int>> times(
      static_cast<std::size_t>(crew.waiters),
      std::vector<int>(static_cast<std::size_t>(crew.items)));
  for (const notes& cook : kitchen) {
    for (const order& one : cook.taken) {
      ++times[static_cast<std::size_t>(one.waiter)]
             [static_cast<std::size_t>(one.number)];
    }
  }
  std::ptrdiff_t once = 0;
  for (const std::vector<int>& of_waiter : times) {
    once += std::count(of_waiter.begin(), of_waiter.end(), 1);
  }
  return static_cast<int>(once);
}

struct service {
  order_rule rule = in_order;
  std::size_t capacity = 0;  // 0: unbounded
  bool opens_late = false;   // the cooks begin when all orders are in
};

void report(const std::vector<notes>& waiters,
            const std::vector<notes>& kitchen, const crew_of& crew,
            const service& how) {
  std::size_t backlog = 0;
  time_span waited{0};
  for (const notes& one : waiters) {
    backlog = std::max(backlog, one.backlog);
    waited += one.waited;
  }
  int burnt = 0;
  bool ordered = true;
  for (const notes& one : kitchen) {
    burnt += one.burnt;
    ordered = ordered && follows(one.taken, how.rule);
  }
  cooks::print("At most {} orders lay in the hatch.", backlog);
  cooks::print("The waiters waited {:.2f} s for room in it.",
               cooks::in_real_time(waited));
  cooks::result("largest backlog", backlog);
  cooks::result("producers waited", cooks::in_real_time(waited));
  cooks::result("burnt", burnt);
  cooks::check("every order was taken exactly once",
               crew.waiters * crew.items, taken_once(kitchen, crew));
  cooks::check("each cook got them in the hatch's order", ordered);
  if (how.capacity > 0) {
    cooks::check("never more in the hatch than fit",
                 backlog <= how.capacity);
  }
}

template <class Hatch>
void serve(const cooks::run& run, Hatch& hatch, const service& how) {
  const crew_of crew{run};
  std::vector<notes> waiter_notes(static_cast<std::size_t>(crew.waiters));
  std::vector<notes> cook_notes(static_cast<std::size_t>(crew.cooks));
  cooks::latch opening{how.opens_late ? crew.waiters : 0, "opening"};
  std::vector<cooks::thread> waiters;
  std::vector<cooks::thread> kitchen;
  int number = 0;
  for (notes& own : cook_notes) {
    kitchen.emplace_back("cook " + std::to_string(++number), [&] {
      opening.wait();
      consume(hatch, own);
    });
  }
  for (int i = 0; i < crew.waiters; ++i) {
    waiters.emplace_back("waiter " + std::to_string(i + 1), [&, i] {
      produce(hatch, i, crew.items,
              waiter_notes[static_cast<std::size_t>(i)]);
      if (how.opens_late) {
        opening.count_down();
      }
    });
  }
  for (cooks::thread& waiter : waiters) {
    waiter.join();
  }
  close_when_done(hatch);
  for (cooks::thread& cook : kitchen) {
    cook.join();
  }
  report(waiter_notes, cook_notes, crew, how);
}

//! [bounded]
void bounded(const cooks::run& run) {
  const std::size_t capacity = capacity_of(run);
  cooks::queue<order> hatch{capacity, "hatch"};
  serve(run, hatch, {.capacity = capacity});
}
//! [bounded]

//! [unbounded]
void unbounded(const cooks::run& run) {
  cooks::queue<order> hatch{0, "hatch"};  // as many as memory holds
  serve(run, hatch, {});
}
//! [unbounded]

//! [priority]
void priority(const cooks::run& run) {
  cooks::priority_queue<order, more_urgent> hatch{0, "hatch"};
  serve(run, hatch, {.rule = urgent_first, .opens_late = true});
}
//! [priority]

//! [lifo]
void lifo(const cooks::run& run) {
  cooks::lifo_queue<order> hatch{0, "hatch"};
  serve(run, hatch, {.rule = newest_first, .opens_late = true});
}
//! [lifo]

void home_made(const cooks::run& run) {
  const std::size_t capacity = capacity_of(run);
  hatches::bounded_buffer<order> hatch{capacity, "hatch"};
  serve(run, hatch, {.capacity = capacity});
}

const cooks::registration here{{
    .name = "queue",
    .summary = "Waiters put orders into a hatch faster than cooks take "
               "them out.",
    .variants = {{.name = "bounded",
                  .summary = "when the hatch is full, the waiters wait",
                  .body = bounded,
                  .threads = {.fixed = 16, .parameter = {}}},
                 {.name = "unbounded",
                  .summary =
                      "the waiters never wait, and the backlog grows",
                  .body = unbounded,
                  .threads = {.fixed = 16, .parameter = {}}},
                 {.name = "priority",
                  .summary = "the most urgent order comes out first",
                  .body = priority,
                  .threads = {.fixed = 16, .parameter = {}}},
                 {.name = "lifo",
                  .summary = "the newest order comes out first",
                  .body = lifo,
                  .threads = {.fixed = 16, .parameter = {}}},
                 {.name = "home_made",
                  .summary =
                      "a bounded hatch of one mutex and two condition "
                      "variables",
                  .body = home_made,
                  .threads = {.fixed = 16, .parameter = {}}}},
    .parameters = {cooks::integer("capacity", 4, {1, 1000})
                       .help("how many orders fit into a bounded hatch")
                       .in(cooks::host::explorer, 1, {1, 3}),
                   cooks::integer("producers", 2, {1, 16})
                       .help("how many waiters put orders in")
                       .in(cooks::host::page, 2, {1, 8})
                       .in(cooks::host::explorer, 1, {1, 2}),
                   cooks::integer("consumers", 2, {1, 16})
                       .help("how many cooks take them out")
                       .in(cooks::host::page, 2, {1, 8})
                       .in(cooks::host::explorer, 2, {1, 2}),
                   cooks::integer("items", 20, {1, 200})
                       .help("how many orders each waiter takes")
                       .in(cooks::host::page, 20, {1, 60})
                       .in(cooks::host::explorer, 2, {1, 4})},
    .explorable = true,
}};

}  // namespace
