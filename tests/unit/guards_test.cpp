// Guards: if these fail, a lock is not given back, or a deadlock is told at the wrong line.
#include "cooks/guards.hpp"

#include <gtest/gtest.h>

#include "cooks/mutex.hpp"
#include "cooks/thread.hpp"
#include "cooks/timed_mutex.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

bool is_free(cooks::mutex& m) {
  bool taken = false;
  cooks::thread{[&] {
    taken = m.try_lock();
    if (taken) {
      m.unlock();
    }
  }}.join();
  return taken;
}

TEST(lock_guard, gives_back_even_when_an_exception_flies_by) {
  cooks::mutex salt;
  try {
    const cooks::lock_guard guard{salt};
    throw 1;
  } catch (int) {
  }
  EXPECT_TRUE(is_free(salt));
}

TEST(lock_guard, knows_the_line_it_stands_on) {
  std::uint32_t line = 0;
  const in_a_run r{[&](const cooks::run&) {
    cooks::mutex salt{"salt"};
    line = __LINE__ + 1;
    const cooks::lock_guard guard{salt};
  }};
  for (const auto& e : r.events()) {
    if (e.kind == event_kind::acquire) {
      EXPECT_EQ(r.session().recorder().location_text(e.where),
                "guards_test.cpp:" + std::to_string(line));
    }
  }
}

TEST(scoped_lock, takes_all_and_gives_all_back) {
  cooks::mutex a;
  cooks::mutex b;
  cooks::timed_mutex c;
  {
    const cooks::scoped_lock guard{a, b, c};
    EXPECT_FALSE(is_free(a));
    EXPECT_FALSE(is_free(b));
  }
  EXPECT_TRUE(is_free(a));
  EXPECT_TRUE(is_free(b));
}

TEST(scoped_lock, opposite_orders_do_not_deadlock) {
  cooks::mutex a;
  cooks::mutex b;
  int plain = 0;
  const auto work = [&plain](cooks::mutex& first, cooks::mutex& second) {
    for (int i = 0; i < 500; ++i) {
      const cooks::scoped_lock guard{first, second};
      ++plain;
    }
  };
  cooks::thread ana{[&] { work(a, b); }};
  cooks::thread ben{[&] { work(b, a); }};
  ana.join();
  ben.join();
  EXPECT_EQ(plain, 1000);
}

TEST(unique_lock, can_let_go_and_take_again_and_move) {
  cooks::mutex salt;
  cooks::unique_lock lock{salt};
  EXPECT_TRUE(lock.owns_lock());
  lock.unlock();
  EXPECT_TRUE(is_free(salt));
  EXPECT_TRUE(lock.try_lock());
  cooks::unique_lock moved{std::move(lock)};
  EXPECT_TRUE(moved);
  EXPECT_EQ(moved.mutex(), &salt);
  cooks::mutex pepper;
  moved = cooks::unique_lock{pepper, std::defer_lock};
  EXPECT_TRUE(is_free(salt)) << "assigning over a lock gives its mutex back";
  EXPECT_FALSE(moved.owns_lock());
}

TEST(unique_lock, waits_no_longer_than_told) {
  cooks::timed_mutex oven;
  oven.lock();
  cooks::thread{[&] {
    cooks::unique_lock lock{oven, std::defer_lock};
    EXPECT_FALSE(lock.try_lock_for(2ms));
  }}.join();
  oven.unlock();
}

}  // namespace
