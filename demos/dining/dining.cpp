// dining: cooks sit around a table, and between each two of them lies a
// knife. A cook needs both of his to eat.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/span.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include <array>
#include <deque>
#include <functional>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr std::array names{"Ana", "Ben",  "Cleo", "Dan",
                           "Eva", "Finn", "Gus"};

//! [table]
// Knife i lies to the left of cook i, and the ring is closed.
std::deque<cooks::mutex> lay_the_table(int size) {
  std::deque<cooks::mutex> knives;
  for (int i = 0; i < size; ++i) {
    knives.emplace_back("knife " + std::to_string(i + 1));
  }
  return knives;
}

// Each cook has his meals, in a thread of his own; how many were eaten?
int dinner(int size, int meals, const std::function<void(int)>& meal) {
  cooks::start_gate gate{size, "gate"};
  std::vector<int> eaten(static_cast<std::size_t>(size));
  std::vector<cooks::thread> cooks;
  for (std::size_t i = 0; i < eaten.size(); ++i) {
    cooks.emplace_back(names.at(i), [&, i] {
      gate.arrive_and_wait();
      for (; eaten[i] < meals; ++eaten[i]) {
        meal(static_cast<int>(i));
      }
    });
  }
  for (cooks::thread& cook : cooks) {
    cook.join();
  }
  return std::accumulate(eaten.begin(), eaten.end(), 0);
}
//! [table]

// Between the first knife and the second there is time for an accident.
void reach_for_the_other() {
  cooks::span span{"reaches"};
  cooks::linger(20ms);
}

void eat() {
  cooks::span span{"eats"};
  cooks::linger(10ms);
}

//! [naive]
int naive(int size, int meals) {
  std::deque<cooks::mutex> knives = lay_the_table(size);
  return dinner(size, meals, [&](int cook) {
    const int left = cook;
    const int right = (cook + 1) % size;
    cooks::lock_guard first{knives[left]};
    reach_for_the_other();
    cooks::lock_guard second{knives[right]};
    eat();
  });
}
//! [naive]

//! [ordered]
int ordered(int size, int meals) {
  std::deque<cooks::mutex> knives = lay_the_table(size);
  return dinner(size, meals, [&](int cook) {
    int low = cook;
    int high = (cook + 1) % size;
    if (low > high) {  // true for one cook: the one who closes the ring
      std::swap(low, high);
    }
    cooks::lock_guard first{knives[low]};
    reach_for_the_other();
    cooks::lock_guard second{knives[high]};
    eat();
  });
}
//! [ordered]

//! [waiter]
// A place at the table, from now to the end of the scope.
class seat {
 public:
  explicit seat(cooks::semaphore& free) : free_(free) { free_.acquire(); }
  ~seat() { free_.release(); }
  seat(const seat&) = delete;
  seat& operator=(const seat&) = delete;

 private:
  cooks::semaphore& free_;
};

int waiter(int size, int meals) {
  std::deque<cooks::mutex> knives = lay_the_table(size);
  cooks::semaphore free_seats{size - 1, "free seats"};
  return dinner(size, meals, [&](int cook) {
    seat mine{free_seats};  // the waiter seats all but one
    cooks::lock_guard first{knives[cook]};
    reach_for_the_other();
    cooks::lock_guard second{knives[(cook + 1) % size]};
    eat();
  });
}
//! [waiter]

//! [check]
template <int (*way)(int, int)>
void dine(const cooks::run& run) {
  const int size = static_cast<int>(run.integer("cooks"));
  const int meals = static_cast<int>(run.integer("meals"));
  const int eaten = way(size, meals);
  cooks::print("{} cooks have eaten {} meals", size, eaten);
  cooks::result("meals", eaten);
  cooks::check("everybody has eaten", size * meals, eaten);
}
//! [check]

const cooks::thread_count each_a_thread{.fixed = 0, .parameter = "cooks"};

const cooks::registration here{{
    .name = "dining",
    .summary = "Cooks around a table, a knife between each two of them, "
               "and everybody needs two knives.",
    .variants = {{.name = "naive",
                  .summary =
                      "the left knife first, then the right: deadlock",
                  .body = dine<naive>,
                  .threads = each_a_thread,
                  .shows = cooks::outcome::deadlock},
                 {.name = "ordered",
                  .summary = "the knife with the lower number first",
                  .body = dine<ordered>,
                  .threads = each_a_thread},
                 {.name = "waiter",
                  .summary = "a waiter never seats all of them at once",
                  .body = dine<waiter>,
                  .threads = each_a_thread}},
    .parameters = {cooks::integer("cooks", 5, {2, 7})
                       .help("how many sit around the table")
                       .in(cooks::host::explorer, 3, {2, 7}),
                   cooks::integer("meals", 3, {1, 1000})
                       .help("how often each of them eats")
                       .in(cooks::host::page, 3, {1, 20})
                       .in(cooks::host::explorer, 1, {1, 3})},
    .explorable = true,
}};

}  // namespace
