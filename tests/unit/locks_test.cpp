// Mutexes: if these fail, demos with locks lose updates, or deadlocks are told of the wrong
// threads.
#include <gtest/gtest.h>

#include <mutex>
#include <shared_mutex>

#include "cooks/guards.hpp"
#include "cooks/latch.hpp"
#include "cooks/mutex.hpp"
#include "cooks/shared_mutex.hpp"
#include "cooks/thread.hpp"
#include "cooks/timed_mutex.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

template <class Mutex>
class any_mutex : public ::testing::Test {};
using mutexes = ::testing::Types<cooks::mutex, cooks::timed_mutex, cooks::shared_mutex>;
TYPED_TEST_SUITE(any_mutex, mutexes);

TYPED_TEST(any_mutex, lets_one_thread_at_a_time_change_a_plain_variable) {
  TypeParam mutex;
  int plain = 0;  // TSan would tell if two threads were inside
  {
    std::vector<cooks::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          const cooks::lock_guard guard{mutex};
          ++plain;
        }
      });
    }
  }
  EXPECT_EQ(plain, 2000);
}

TYPED_TEST(any_mutex, try_lock_takes_it_only_when_it_is_free) {
  TypeParam mutex;
  ASSERT_TRUE(mutex.try_lock());
  bool taken_twice = true;
  cooks::thread{[&] { taken_twice = mutex.try_lock(); }}.join();
  EXPECT_FALSE(taken_twice);
  mutex.unlock();
  EXPECT_TRUE(mutex.try_lock());
  mutex.unlock();
}

TYPED_TEST(any_mutex, works_with_the_guards_of_std) {
  TypeParam mutex;
  TypeParam other;
  { const std::lock_guard<TypeParam> guard{mutex}; }
  { const std::unique_lock<TypeParam> lock{mutex}; }
  { const std::scoped_lock<TypeParam, TypeParam> both{mutex, other}; }
  EXPECT_TRUE(mutex.try_lock());
  mutex.unlock();
}

TEST(timed_mutex, waits_no_longer_than_told_through_a_lock_of_std) {
  cooks::timed_mutex oven;
  oven.lock();
  cooks::thread{[&] {
    const std::unique_lock<cooks::timed_mutex> lock{oven, 2ms};
    EXPECT_FALSE(lock.owns_lock());
  }}.join();
  oven.unlock();
}

TEST(shared_mutex, works_with_the_shared_lock_of_std) {
  cooks::shared_mutex recipe;
  const std::shared_lock<cooks::shared_mutex> reading{recipe};
  EXPECT_FALSE(recipe.try_lock());
}

TEST(mutex, an_uncontended_lock_is_no_wait) {
  const in_a_run r{[](const cooks::run&) {
    cooks::mutex salt{"salt"};
    const cooks::lock_guard guard{salt};
  }};
  EXPECT_EQ(r.count(event_kind::wait_begin), 0);
  EXPECT_EQ(r.count(event_kind::acquire), 1);
  EXPECT_EQ(r.count(event_kind::release), 1);
}

TEST(mutex, the_table_of_states_tells_who_holds_what_and_where) {
  const in_a_run r{[](const cooks::run&) {
    cooks::mutex salt{"salt"};
    cooks::mutex pepper{"pepper"};
    const auto& recorder = *cooks::life::current_lane().recorder;
    const cooks::lock_guard one{salt};
    {
      const cooks::lock_guard two{pepper};
      const auto seen = recorder.snapshot(0);
      ASSERT_EQ(seen.holds.size(), 2U);
      EXPECT_EQ(recorder.object_name(seen.holds[0].first), "salt");
      EXPECT_EQ(recorder.object_name(seen.holds[1].first), "pepper");
      EXPECT_NE(recorder.location_text(seen.holds[0].second), "");
    }
    EXPECT_EQ(recorder.snapshot(0).held, 1U);
  }};
  EXPECT_EQ(r.session().outcome(), cooks::life::verdict::ok);
}

TEST(mutex, holds_beyond_the_eighth_are_counted) {
  const in_a_run r{[](const cooks::run&) {
    std::vector<std::unique_ptr<cooks::mutex>> many;
    for (int i = 0; i < 10; ++i) {
      many.push_back(std::make_unique<cooks::mutex>());
      many.back()->lock();
    }
    const auto& recorder = *cooks::life::current_lane().recorder;
    EXPECT_EQ(recorder.snapshot(0).held, 10U);
    EXPECT_EQ(recorder.snapshot(0).holds.size(), 8U);
    for (auto& one : many) {
      one->unlock();
    }
    EXPECT_EQ(recorder.snapshot(0).held, 0U);
  }};
}

TEST(timed_mutex, gives_up_after_its_patience) {
  cooks::timed_mutex oven{"oven"};
  oven.lock();
  bool got_it = true;
  cooks::thread{[&] { got_it = oven.try_lock_for(5ms); }}.join();
  EXPECT_FALSE(got_it);
  oven.unlock();
  EXPECT_TRUE(oven.try_lock_for(10s));
  oven.unlock();
}

TEST(shared_mutex, readers_are_inside_together) {
  cooks::shared_mutex recipe;
  cooks::latch both_inside{2};
  const auto read = [&] {
    const cooks::shared_lock reading{recipe};
    both_inside.arrive_and_wait();  // would wait for ever if only one could be inside
  };
  cooks::thread ana{read};
  cooks::thread ben{read};
  ana.join();
  ben.join();
  recipe.lock_shared();
  EXPECT_FALSE(recipe.try_lock());
  recipe.unlock_shared();
}

}  // namespace
