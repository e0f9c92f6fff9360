// If these fail, the queue loses, doubles or reorders items, lets too many in, or leaves somebody
// waiting for ever.
#include "cooks/queue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cooks/latch.hpp"
#include "cooks/thread.hpp"
#include "in_a_run.hpp"

namespace cooks {
namespace {

using namespace std::chrono_literals;

TEST(queue, hands_out_in_the_order_of_arrival) {
  queue<int> line;
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(line.put(i));
  }
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(line.get(), i);
  }
}

TEST(queue, lifo_hands_out_what_came_last) {
  lifo_queue<int> pile;
  pile.put(1);
  pile.put(2);
  EXPECT_EQ(pile.get(), 2);
  pile.put(3);
  EXPECT_EQ(pile.get(), 3);
  EXPECT_EQ(pile.get(), 1);
}

TEST(queue, priority_hands_out_the_smallest_and_equal_ones_in_order) {
  struct order {
    int urgency;
    std::string dish;
    bool operator<(const order& other) const { return urgency < other.urgency; }
  };
  priority_queue<order> orders;
  orders.put({2, "soup"});
  orders.put({1, "tea"});
  orders.put({2, "bread"});
  orders.put({1, "coffee"});
  std::vector<std::string> served;
  while (auto next = orders.try_get()) {
    served.push_back(next->dish);
  }
  EXPECT_EQ(served, (std::vector<std::string>{"tea", "coffee", "soup", "bread"}));
}

TEST(queue, refuses_at_once_when_full_and_leaves_the_item_as_it_was) {
  queue<std::unique_ptr<int>> hatch{1};
  EXPECT_TRUE(hatch.try_put(std::make_unique<int>(1)));
  auto second = std::make_unique<int>(2);
  EXPECT_FALSE(hatch.try_put(std::move(second)));
  ASSERT_NE(second, nullptr);  // NOLINT: that it was not moved is the point
  EXPECT_FALSE(hatch.put_for(std::move(second), 1ms));
  ASSERT_NE(second, nullptr);  // NOLINT
  EXPECT_EQ(hatch.size(), 1U);
}

TEST(queue, gives_nothing_at_once_when_empty) {
  queue<int> hatch{1};
  EXPECT_EQ(hatch.try_get(), std::nullopt);
  EXPECT_EQ(hatch.get_for(1ms), std::nullopt);
  EXPECT_TRUE(hatch.empty());
}

TEST(queue, closed_takes_nothing_more_and_gives_out_what_it_has) {
  queue<int> hatch{4};
  hatch.put(1);
  hatch.close();
  EXPECT_TRUE(hatch.closed());
  EXPECT_FALSE(hatch.put(2));
  EXPECT_FALSE(hatch.try_put(2));
  EXPECT_EQ(hatch.get(), 1);
  EXPECT_EQ(hatch.get(), std::nullopt);
}

TEST(queue, close_wakes_those_who_wait_to_get_and_to_put) {
  queue<int> empty{1};
  queue<int> full{1};
  full.put(0);
  std::atomic<int> woken{0};
  {
    thread getter{[&] { woken += empty.get() == std::nullopt ? 1 : 100; }};
    thread putter{[&] { woken += full.put(1) ? 100 : 1; }};
    empty.close();
    full.close();
  }
  EXPECT_EQ(woken, 2);
}

TEST(queue, join_waits_for_work_and_not_for_taking) {
  queue<int> orders;
  for (int i = 0; i < 20; ++i) {
    orders.put(i);
  }
  std::atomic<int> worked{0};
  {
    std::vector<thread> crew;
    for (int i = 0; i < 3; ++i) {
      crew.emplace_back([&] {
        while (auto next = orders.get()) {
          const task_guard task{orders};
          ++worked;
        }
      });
    }
    orders.join();
    EXPECT_EQ(worked, 20);
    orders.close();
  }
}

TEST(queue, an_exception_before_task_done_does_not_hang_join) {
  queue<int> orders;
  orders.put(1);
  thread cook{[&] {
    try {
      orders.get();
      const task_guard task{orders};
      throw std::runtime_error{"burnt"};
    } catch (const std::runtime_error&) {
    }
  }};
  orders.join();
}

TEST(queue, task_done_once_too_often_is_an_error) {
  queue<int> orders;
  EXPECT_THROW(orders.task_done(), std::logic_error);
  orders.put(1);
  orders.get();
  orders.task_done();
  EXPECT_THROW(orders.task_done(), std::logic_error);
}

// Each producer's items are numbered; nobody may see them out of order, twice or not at all.
TEST(queue, under_stress_keeps_every_item_once_and_in_order) {
  constexpr int producers = 4;
  constexpr int consumers = 3;
  constexpr int each = 2000;
  queue<std::pair<int, int>> hatch{5};
  std::atomic<std::size_t> fullest{0};
  std::vector<std::vector<std::pair<int, int>>> taken(consumers);
  {
    std::vector<thread> crew;
    latch all_put{producers};
    for (int p = 0; p < producers; ++p) {
      crew.emplace_back([&, p] {
        for (int i = 0; i < each; ++i) {
          // All three ways to put must keep the invariants together.
          const std::pair item{p, i};
          if (i % 3 == 0) {
            while (!hatch.try_put(item)) {
              std::this_thread::yield();
            }
          } else {
            EXPECT_TRUE(i % 3 == 1 ? hatch.put_for(item, 60s) : hatch.put(item));
          }
          const std::size_t now = hatch.size();
          std::size_t seen = fullest.load();
          while (now > seen && !fullest.compare_exchange_weak(seen, now)) {
          }
        }
        all_put.count_down();
      });
    }
    for (int c = 0; c < consumers; ++c) {
      crew.emplace_back([&, c] {
        while (auto next = hatch.get()) {
          taken[static_cast<std::size_t>(c)].push_back(*next);
        }
      });
    }
    all_put.wait();
    hatch.close();
  }
  std::vector<int> times(producers * each);
  for (const auto& own : taken) {
    std::vector<int> last(producers, -1);
    for (const auto& [producer, number] : own) {
      EXPECT_LT(last[static_cast<std::size_t>(producer)], number);
      last[static_cast<std::size_t>(producer)] = number;
      ++times[static_cast<std::size_t>(producer * each + number)];
    }
  }
  EXPECT_TRUE(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
  EXPECT_LE(fullest, 5U);
  EXPECT_TRUE(hatch.empty());
}

TEST(queue, tells_what_it_holds_and_its_bound) {
  const testing::in_a_run ran{[](const run&) {
    queue<int> hatch{2, "hatch"};
    hatch.put(1);
    hatch.put(2);
    hatch.get();
  }};
  std::vector<std::pair<long, unsigned>> levels;
  std::vector<trace::event_kind> kinds;
  for (const auto& e : ran.events()) {
    if (e.kind == trace::event_kind::counter) {
      levels.emplace_back(e.value, e.link);
    }
  }
  EXPECT_EQ(levels, (std::vector<std::pair<long, unsigned>>{{1, 2}, {2, 2}, {1, 2}}));
  EXPECT_EQ(ran.count(trace::event_kind::put), 2);
  EXPECT_EQ(ran.count(trace::event_kind::get), 1);
}

}  // namespace
}  // namespace cooks
