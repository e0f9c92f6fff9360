// The demo's GIL. If these fail, the chapter about Python's lock shows another lock than Python's.
#include "gil/gil.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "cooks/latch.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using real_clock = std::chrono::steady_clock;

constexpr std::chrono::duration<double> never = 1h;

void until_asked(gil& lock) {
  while (lock.requests() == 0) {
    std::this_thread::sleep_for(100us);
  }
}

TEST(Gil, OneAtATimeComputes) {
  gil lock{1ms};
  int plain = 0;  // nothing but the GIL protects it
  std::vector<std::thread> crew;
  for (int i = 0; i < 4; ++i) {
    crew.emplace_back([&] {
      for (int k = 0; k < 500; ++k) {
        lock.take();
        ++plain;
        lock.check();
        ++plain;
        lock.drop();
      }
    });
  }
  for (std::thread& one : crew) {
    one.join();
  }
  EXPECT_EQ(plain, 4 * 500 * 2);
}

TEST(Gil, WhoWasAskedGoesOnOnlyAfterAnother) {
  // Without the forced switch, who drops it is the first to take it again: he is awake.
  for (int i = 0; i < 20; ++i) {
    gil lock{1ms};
    bool other_had_it = false;  // protected by the GIL
    lock.take();
    std::thread other{[&] {
      lock.take();
      other_had_it = true;
      lock.drop();
    }};
    until_asked(lock);
    lock.check();
    EXPECT_TRUE(other_had_it);
    lock.drop();
    other.join();
  }
}

// Holds the lock for a turn, until it is asked for; says whether the turn was far too short.
bool had_a_short_turn(gil& lock, const std::atomic<bool>& done, real_clock::duration interval) {
  const auto since = real_clock::now();
  const int before = lock.requests();
  while (lock.requests() == before && !done) {
    std::this_thread::sleep_for(100us);
  }
  return !done && real_clock::now() - since < interval / 2;
}

TEST(Gil, NobodyIsAskedSoonAfterASwitch) {
  // Five wait, each on his own clock. If a switch did not count, one of them would ask all the
  // time.
  constexpr auto interval = 20ms;
  gil lock{interval};
  std::atomic<bool> done{false};
  int turns = 0;  // both: protected by the GIL
  int too_short = 0;
  std::vector<std::thread> crew;
  for (int i = 0; i < 6; ++i) {
    crew.emplace_back([&] {
      lock.take();
      while (!done) {
        too_short += had_a_short_turn(lock, done, interval) ? 1 : 0;
        done = done || ++turns == 24;
        lock.check();
      }
      lock.drop();
    });
  }
  for (std::thread& one : crew) {
    one.join();
  }
  EXPECT_LT(too_short, 6);  // a busy machine may keep a thread from looking at its clock
}

TEST(Gil, IsFreeWhileItsHolderWaitsForSomethingElse) {
  gil lock{never};
  cooks::latch other_had_it{1};
  lock.take();
  std::thread other{[&] {
    lock.take();
    lock.drop();
    other_had_it.count_down();
  }};
  lock.drop();          // before blocking, and
  other_had_it.wait();  // this would never end if the GIL were kept
  lock.take();          // again after
  lock.drop();
  other.join();
  EXPECT_EQ(lock.requests(), 0);
}

TEST(Gil, IsNotAskedForWhileItIsFree) {
  gil lock{1ms};
  for (int i = 0; i < 100; ++i) {
    lock.take();
    lock.check();
    lock.drop();
  }
  EXPECT_EQ(lock.requests(), 0);
  EXPECT_EQ(lock.switches(), 1);  // the same thread each time
}

TEST(Gil, OffItHoldsNobodyUp) {
  gil lock{never, false};
  cooks::latch both{2};
  std::thread other{[&] {
    lock.take();
    both.arrive_and_wait();  // would never come here if the other one's take() kept it out
    lock.drop();
  }};
  lock.take();
  both.arrive_and_wait();
  lock.check();
  lock.drop();
  other.join();
  EXPECT_EQ(lock.switches(), 0);
}

TEST(Gil, TheTraceTellsWhoHoldsItAndWhoAsks) {
  const in_a_run told{[](const cooks::run&) {
    gil lock{1ms};
    lock.take();
    cooks::thread other{"other", [&] {
                          lock.take();
                          lock.drop();
                        }};
    until_asked(lock);
    lock.check();
    lock.drop();
  }};
  const auto notes = told.texts(cooks::trace::event_kind::note);
  ASSERT_GE(notes.size(), 1U);
  EXPECT_EQ(notes.front(), "drop request");
  const auto spans = told.texts(cooks::trace::event_kind::span_begin);
  EXPECT_GE(spans.size(), 3U);
  EXPECT_EQ(spans.front(), "GIL");
}

}  // namespace
