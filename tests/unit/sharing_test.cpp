// atomic and shared: if these fail, the race demo shows something else than it says.
#include <gtest/gtest.h>

#include "cooks/atomic.hpp"
#include "cooks/shared.hpp"
#include "cooks/thread.hpp"
#include "in_a_run.hpp"

namespace {

using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(shared, increment_is_a_read_and_a_write) {
  const in_a_run r{[](const cooks::run&) {
    cooks::shared<int> tally{"tally", 5};
    ++tally;
    EXPECT_EQ(tally.load(), 6);
  }};
  EXPECT_EQ(r.count(event_kind::read), 2);
  EXPECT_EQ(r.count(event_kind::write), 1);
  EXPECT_EQ(r.count(event_kind::read_modify_write), 0);
}

TEST(shared, does_arithmetic_as_a_plain_variable_would) {
  cooks::shared<int> tally{40};
  tally += 3;
  tally -= 1;
  --tally;
  EXPECT_EQ(tally, 41);
  tally = 7;
  EXPECT_EQ(tally.load(), 7);
}

TEST(shared, loses_an_update_when_two_read_before_either_writes) {
  cooks::shared<int> tally{0};
  const int ana_saw = tally.load();
  const int ben_saw = tally.load();
  tally.store(ana_saw + 1);
  tally.store(ben_saw + 1);
  EXPECT_EQ(tally.load(), 1);
}

TEST(atomic, each_operation_is_one_step_and_tells_the_value_after_it) {
  const in_a_run r{[](const cooks::run&) {
    cooks::atomic<int> orders{"orders", 10};
    EXPECT_EQ(orders.fetch_add(5), 10);
    EXPECT_EQ(orders.fetch_sub(2), 15);
    EXPECT_EQ(orders.exchange(1), 13);
    EXPECT_EQ(++orders, 2);
    EXPECT_EQ(orders += 2, 4);
  }};
  std::vector<std::int64_t> values;
  for (const auto& e : r.events()) {
    if (e.kind == event_kind::read_modify_write) {
      values.push_back(e.value);
    }
  }
  EXPECT_EQ(values, (std::vector<std::int64_t>{15, 13, 1, 2, 4}));
}

TEST(atomic, a_failed_compare_exchange_is_a_read) {
  const in_a_run r{[](const cooks::run&) {
    cooks::atomic<int> spoon{"spoon", 1};
    int expected = 0;
    EXPECT_FALSE(spoon.compare_exchange_strong(expected, 2));
    EXPECT_EQ(expected, 1);
    EXPECT_TRUE(spoon.compare_exchange_strong(expected, 2, std::memory_order_acq_rel));
  }};
  EXPECT_EQ(r.count(event_kind::read), 1);
  EXPECT_EQ(r.count(event_kind::read_modify_write), 1);
}

TEST(atomic, member_functions_know_their_line) {
  const in_a_run r{[](const cooks::run&) { cooks::atomic<int>{1}.load(); }};
  for (const auto& e : r.events()) {
    if (e.kind == event_kind::read) {
      EXPECT_NE(r.session().recorder().location_text(e.where).find("sharing_test.cpp:"),
                std::string::npos);
    }
  }
}

TEST(atomic, relaxed_additions_of_many_threads_are_all_there_after_join) {
  cooks::atomic<int> tally{0};
  {
    std::vector<cooks::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 2000; ++i) {
          tally.fetch_add(1, std::memory_order_relaxed);
        }
      });
    }
  }
  EXPECT_EQ(tally.load(), 8000);
}

}  // namespace
