// The demo's GIL in every schedule: nobody computes beside its holder, nobody hangs in a forced
// switch, and it protects no data. If these fail, the chapter promises more than its lock keeps.
#include <gtest/gtest.h>
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

#include <chrono>
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
    cooks::work_for(7ms);
    cooks::check("nobody else computes", me, turn.load());
    lock.check();
    lock.drop();
  });
  cooks::check("both asked, or the second found it free", lock.switches() >= 2);
}

// Reads, may be asked, writes.
void tally_under_it() {
  gil_to_explore lock{5ms};
  cooks::shared<int> tally{0};
  in_threads(2, [&] {
    lock.take();
    const int before = tally;
    cooks::work_for(7ms);
    lock.check();
    tally = before + 1;
    lock.drop();
  });
  cooks::check("no update was lost", 2, tally.load());
}

TEST(gil_schedules, one_at_a_time) {
  const search_result result = explore([] { count_under_it(2); });
  EXPECT_EQ(result.failing.text(), "0");
  EXPECT_EQ(result.status, completeness::complete);
  std::printf("%s\n", told(result).c_str());
}

TEST(gil_schedules, turns_end_without_hanging) {
  const search_result result = explore(take_turns);
  EXPECT_EQ(result.failing.text(), "0");
  EXPECT_EQ(result.status, completeness::complete);
  std::printf("%s\n", told(result).c_str());
}

TEST(gil_schedules, it_does_not_protect_a_tally) {
  const search_result result = explore(tally_under_it);
  EXPECT_NE(result.failing.text(), "0");
  EXPECT_EQ(result.status, completeness::complete);
  std::printf("%s\n", told(result).c_str());
}

}  // namespace
