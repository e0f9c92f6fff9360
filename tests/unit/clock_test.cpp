// The clock: if these fail, --scale shortens the wrong things and claims don't fit their measures.
#include "cooks/clock.hpp"

#include <gtest/gtest.h>

#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(clock, a_scaled_run_is_as_long_as_written_by_its_own_clock) {
  cooks::life::run_settings settings;
  settings.scale = 0.01;
  const auto begin = std::chrono::steady_clock::now();
  const in_a_run r{[](const cooks::run&) {
                     const auto start = cooks::clock::now();
                     cooks::sleep_for(5s);
                     const std::chrono::duration<double> took = cooks::clock::now() - start;
                     EXPECT_GE(took.count(), 5.0);
                     EXPECT_NEAR(cooks::in_real_time(100s), 1.0, 1e-9);
                   },
                   settings};
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST(clock, sleeping_is_a_timed_wait_and_working_is_none) {
  const in_a_run r{[](const cooks::run&) {
    cooks::sleep_for(2ms);
    cooks::work_for(2ms);
    cooks::sleep_for(-1s);
    cooks::sleep_until(cooks::clock::now() + 1ms);
  }};
  EXPECT_EQ(r.count(event_kind::wait_begin), 2);
  for (const auto& e : r.events()) {
    if (e.kind == event_kind::wait_begin) {
      EXPECT_EQ(e.object, cooks::trace::the_clock);
      EXPECT_GE(e.value, 0);
    }
  }
}

TEST(clock, lingering_takes_its_time_and_no_wait) {
  const auto begin = std::chrono::steady_clock::now();
  const in_a_run r{[](const cooks::run&) { cooks::linger(2ms); }};
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 2ms);
  EXPECT_EQ(r.count(event_kind::wait_begin), 0);
}

TEST(clock, a_delay_that_no_clock_can_hold_is_no_overflow) {
  EXPECT_GT(cooks::life::real_deadline(std::chrono::hours::max()),
            std::chrono::steady_clock::now() + 1h);
}

}  // namespace
