// Condition variable, semaphore, latch, barrier, gate: if these fail, demos hang or run ahead.
#include <gtest/gtest.h>

#include <mutex>

#include "cooks/barrier.hpp"
#include "cooks/condition_variable.hpp"
#include "cooks/latch.hpp"
#include "cooks/semaphore.hpp"
#include "cooks/start_gate.hpp"
#include "cooks/thread.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(condition_variable, wakes_the_waiter_when_the_predicate_holds) {
  cooks::mutex kitchen;
  cooks::condition_variable bell{"bell"};
  bool ready = false;
  cooks::thread cook{[&] {
    const cooks::lock_guard guard{kitchen};
    ready = true;
    bell.notify_one();
  }};
  cooks::unique_lock lock{kitchen};
  bell.wait(lock, [&] { return ready; });
  EXPECT_TRUE(lock.owns_lock());
  EXPECT_TRUE(ready);
}

TEST(condition_variable, takes_a_lock_of_std_as_well) {
  cooks::mutex kitchen;
  cooks::condition_variable bell;
  std::unique_lock<cooks::mutex> lock{kitchen};
  EXPECT_EQ(bell.wait_for(lock, 1ms), std::cv_status::timeout);
  EXPECT_FALSE(bell.wait_for(lock, 1ms, [] { return false; }));
  EXPECT_TRUE(bell.wait_for(lock, 10s, [] { return true; }));
}

TEST(condition_variable, does_not_hold_the_mutex_while_it_waits) {
  const in_a_run r{[](const cooks::run&) {
    cooks::mutex kitchen{"kitchen"};
    cooks::condition_variable bell{"bell"};
    cooks::unique_lock lock{kitchen};
    bell.wait_for(lock, 1ms);
    EXPECT_EQ(cooks::life::current_lane().recorder->snapshot(0).held, 1U);
  }};
  EXPECT_EQ(r.count(event_kind::acquire), 2) << "taken, let go while waiting, taken again";
  EXPECT_EQ(r.count(event_kind::release), 2);
}

TEST(semaphore, lets_as_many_in_as_it_has_tokens) {
  cooks::semaphore ovens{2, "ovens"};
  EXPECT_TRUE(ovens.try_acquire());
  EXPECT_TRUE(ovens.try_acquire());
  EXPECT_FALSE(ovens.try_acquire());
  EXPECT_FALSE(ovens.try_acquire_for(1ms));
  ovens.release();
  EXPECT_TRUE(ovens.try_acquire_for(10s));
}

TEST(semaphore, remembers_a_token_that_came_before_the_wait) {
  cooks::semaphore tokens{0};
  cooks::thread giver{[&] { tokens.release(3); }};
  for (int i = 0; i < 3; ++i) {
    tokens.acquire();
  }
  giver.join();
  EXPECT_FALSE(tokens.try_acquire());
}

TEST(latch, opens_when_counted_down_and_stays_open) {
  cooks::latch ready{2, "ready"};
  EXPECT_FALSE(ready.try_wait());
  cooks::thread ana{[&] { ready.count_down(); }};
  ready.arrive_and_wait();
  EXPECT_TRUE(ready.try_wait());
  ready.wait();
}

TEST(barrier, nobody_is_a_round_ahead) {
  constexpr int threads = 3;
  constexpr int rounds = 50;
  std::vector<int> at(threads, 0);
  int between = 0;
  bool level = true;
  cooks::barrier course{threads,
                        [&] {
                          ++between;
                          for (const int round : at) {
                            level = level && round == between;
                          }
                        },
                        "course"};
  {
    std::vector<cooks::thread> all;
    for (int t = 0; t < threads; ++t) {
      all.emplace_back([&, t] {
        for (int i = 0; i < rounds; ++i) {
          ++at[static_cast<std::size_t>(t)];
          course.arrive_and_wait();
        }
      });
    }
  }
  EXPECT_EQ(between, rounds);
  EXPECT_TRUE(level);
}

TEST(barrier, goes_on_without_those_who_left) {
  cooks::barrier course{2};
  cooks::thread guest{[&] { course.arrive_and_drop(); }};
  course.arrive_and_wait();
  course.arrive_and_wait();  // alone now
}

TEST(start_gate, lets_nobody_through_before_all_have_come) {
  cooks::start_gate gate{3};
  std::atomic<int> arrived{0};
  std::atomic<bool> early{false};
  {
    std::vector<cooks::thread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&] {
        ++arrived;
        gate.arrive_and_wait();
        if (arrived != 3) {
          early = true;
        }
      });
    }
  }
  EXPECT_FALSE(early);
}

}  // namespace
