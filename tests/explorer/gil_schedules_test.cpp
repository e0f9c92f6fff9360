// The demo's GIL in every schedule: nobody computes beside its holder, nobody hangs in a forced
// switch, and it protects no data. If these fail, the chapter promises more than its lock keeps.
#include <gtest/gtest.h>
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <vector>

#include "gil/gil.hpp"
#include "programs.hpp"

namespace {

using namespace programs;
using namespace std::chrono_literals;

// The request is a visible operation here, as everything else is.
using gil_to_explore = basic_gil<cooks::atomic<bool>>;

void in_threads(int count, const std::function<void()>& work) {
  std::vector<cooks::thread> crew;
  for (int i = 0; i < count; ++i) {
    crew.emplace_back([&work] { work(); });
  }
}

void count_under_it(int threads) {
  gil_to_explore lock{5ms};
  cooks::shared<int> count{0};
  in_threads(threads, [&] {
    lock.take();
    ++count;
    lock.drop();
  });
  cooks::check("no update was lost", threads, count.load());
}

// Each computes for longer than an interval, so that the other one asks.
void take_turns() {
  gil_to_explore lock{5ms};
  cooks::shared<int> turn{0};
  int who = 0;  // protected by the GIL
  in_threads(2, [&] {
    lock.take();
    const int me = ++who;
    turn = me;
    cooks::sleep_for(7ms);  // stands for computing: here only a sleep takes time
    cooks::check("nobody else computes", me, turn.load());
    lock.check();
    lock.drop();
  });
  cooks::check("each was asked once", 2, lock.requests());
}

// Reads, may be asked, writes.
void tally_under_it() {
  gil_to_explore lock{5ms};
  cooks::shared<int> tally{0};
  in_threads(2, [&] {
    lock.take();
    const int before = tally;
    cooks::sleep_for(7ms);  // stands for computing: here only a sleep takes time
    lock.check();
    tally = before + 1;
    lock.drop();
  });
  cooks::check("no update was lost", 2, tally.load());
}

TEST(gil_schedules, one_at_a_time) {
  EXPECT_EQ(told(explore([] { count_under_it(2); })), "14 schedules, 0 failing, 4 classes");
  const search_result three = explore([] { count_under_it(3); });
  EXPECT_EQ(three.failing.text(), "0");
  EXPECT_EQ(three.status, completeness::complete);
}

TEST(gil_schedules, who_was_asked_goes_on_after_another_and_nobody_hangs) {
  EXPECT_EQ(told(explore(take_turns)), "90 schedules, 0 failing, 6 classes");
}

TEST(gil_schedules, it_does_not_protect_a_tally) {
  EXPECT_EQ(told(explore(tally_under_it)), "270 schedules, 270 failing, 6 classes");
}

TEST(gil_schedules, a_wait_whose_time_runs_out_says_so) {
  // It takes its mutex again before it returns; that step once made it forget why.
  const search_result result = explore([] {
    cooks::mutex key;
    cooks::condition_variable bell;
    cooks::unique_lock lock{key};
    cooks::check("timed out", bell.wait_for(lock, 5ms) == std::cv_status::timeout);
  });
  EXPECT_EQ(result.failing.text(), "0");
}

TEST(gil_schedules, no_thread_is_no_thread) {
  const search_result result = explore([] {
    cooks::thread::id nobody;
    cooks::check("it has no number", std::uint64_t{0}, nobody.number());
  });
  EXPECT_EQ(result.failing.text(), "0");
}

}  // namespace
