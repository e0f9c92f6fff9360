// Counts: how many schedules there are, how many of them fail, and how many classes they form. If
// these fail, the explorer says "0 of N" of something else than all.
#include <gtest/gtest.h>

#include "programs.hpp"

namespace {

using namespace programs;

TEST(counts, of_a_counter) {
  EXPECT_EQ(told(explore([] { counter(2, 1); })), "6 schedules, 4 failing, 4 classes");
  EXPECT_EQ(told(explore([] { counter(2, 2); })), "70 schedules, 64 failing, 34 classes");
  EXPECT_EQ(told(explore([] { counter(2, 3); })), "924 schedules, 904 failing, 328 classes");
  EXPECT_EQ(told(explore([] { counter(3, 1); })), "90 schedules, 84 failing, 36 classes");
}

TEST(counts, of_critical_sections) {
  EXPECT_EQ(told(explore([] { counter_under_mutex(2, 2); })), "6 schedules, 0 failing, 6 classes");
}

TEST(counts, of_two_locks_in_opposite_order) {
  const search_result result = explore(two_locks_opposite_order);
  EXPECT_EQ(told(result), "6 schedules, 2 failing, 3 classes");
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings.front().kind, finding_kind::deadlock);
}

TEST(counts, of_dining_cooks) {
  EXPECT_EQ(told(explore([] { dining(2, false); })), "6 schedules, 2 failing, 3 classes");
  EXPECT_EQ(told(explore([] { dining(3, false); })), "168 schedules, 6 failing, 7 classes");
  EXPECT_EQ(told(explore([] { dining(4, false); })), "98184 schedules, 24 failing, 15 classes");
  EXPECT_EQ(told(explore([] { dining(5, false); })), "66468720 schedules, 120 failing, 31 classes");
}

TEST(counts, of_dining_cooks_who_keep_an_order) {
  EXPECT_EQ(told(explore([] { dining(3, true); })), "142 schedules, 0 failing, 6 classes");
  EXPECT_EQ(told(explore([] { dining(4, true); })), "64000 schedules, 0 failing, 14 classes");
  EXPECT_EQ(told(explore([] { dining(5, true); })), "49719072 schedules, 0 failing, 30 classes");
}

TEST(counts, of_a_bounded_buffer) {
  EXPECT_EQ(told(explore([] { bounded_buffer({.items = 1}); })),
            "2 schedules, 0 failing, 2 classes");
  EXPECT_EQ(told(explore([] { bounded_buffer({.items = 2}); })),
            "8 schedules, 0 failing, 8 classes");
  EXPECT_EQ(told(explore([] { bounded_buffer({.items = 3}); })),
            "32 schedules, 0 failing, 32 classes");
  EXPECT_EQ(told(explore(
                [] { bounded_buffer({.consumers = 2, .items = 2, .if_instead_of_while = true}); })),
            "28 schedules, 4 failing, 28 classes");
}

TEST(counts, of_petersons_algorithm_with_store_buffers) {
  EXPECT_EQ(told(explore(peterson, {.options = {.memory = memory_model::tso}})),
            "10233466 schedules, 2336024 failing, 60 classes");
}

TEST(counts, of_petersons_algorithm) {
  EXPECT_EQ(told(explore(peterson)), "688 schedules, 0 failing, 14 classes");
}

// Every program whose schedules can be tried one by one in a moment.
TEST(counts, are_those_of_plain_enumeration) {
  const search_limits each{.mode = search_mode::enumerate};
  EXPECT_EQ(told(explore([] { counter(2, 3); }, each)),
            "924 schedules, 904 failing, 924 executions");
  EXPECT_EQ(told(explore([] { counter(3, 1); }, each)), "90 schedules, 84 failing, 90 executions");
  EXPECT_EQ(told(explore([] { counter_under_mutex(2, 2); }, each)),
            "6 schedules, 0 failing, 6 executions");
  EXPECT_EQ(told(explore(two_locks_opposite_order, each)), "6 schedules, 2 failing, 6 executions");
  EXPECT_EQ(told(explore([] { dining(3, false); }, each)),
            "168 schedules, 6 failing, 168 executions");
  EXPECT_EQ(told(explore([] { dining(4, false); }, each)),
            "98184 schedules, 24 failing, 98184 executions");
  EXPECT_EQ(told(explore([] { dining(4, true); }, each)),
            "64000 schedules, 0 failing, 64000 executions");
  EXPECT_EQ(told(explore([] { bounded_buffer({.items = 3}); }, each)),
            "32 schedules, 0 failing, 32 executions");
  EXPECT_EQ(
      told(explore(
          [] { bounded_buffer({.consumers = 2, .items = 2, .if_instead_of_while = true}); }, each)),
      "28 schedules, 4 failing, 28 executions");
  EXPECT_EQ(told(explore(peterson, each)), "688 schedules, 0 failing, 688 executions");
}

}  // namespace
