// Choices: a number by chance is a step with several ways. If these fail, the explorer tries one
// dish and calls it all.
#include <gtest/gtest.h>

#include <array>
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/choose.hpp>
#include <cooks/thread.hpp>
#include <stdexcept>

#include "explorer/core/board.hpp"
#include "explorer/core/schedule_code.hpp"
#include "programs.hpp"

namespace {

using namespace programs;

// Each takes a dish out of three; it goes wrong if both take the last one.
void two_guests() {
  cooks::atomic<int> last{"last dish", 0};
  const auto order = [&last] {
    if (cooks::choose("dish", 3) == 2) {
      ++last;
    }
  };
  cooks::thread ana{"Ana", order};
  cooks::thread ben{"Ben", order};
  ana.join();
  ben.join();
  cooks::check("one of them has it", true, last.load() < 2);
}

TEST(choose, tries_every_value) {
  const search_result classes = search_whole(two_guests, {});
  const search_result each = search_whole(two_guests, {.mode = search_mode::enumerate});
  EXPECT_EQ(classes.status, completeness::complete);
  EXPECT_EQ(classes.schedules.text(), each.schedules.text());
  EXPECT_EQ(classes.failing.text(), each.failing.text());
  // Both take the last one: two steps each, which may alternate in 6 ways.
  EXPECT_EQ(each.failing.text(), "6");
  // One of them: two steps and one, in 3 ways, of 2 dishes, of 2 guests. None: 2 ways of 4.
  EXPECT_EQ(each.schedules.text(), std::to_string(6 + 3 * 2 * 2 + 2 * 4));
}

TEST(choose, is_in_the_schedules_code_and_in_its_words) {
  const smallest found = find_smallest(two_guests, {});
  ASSERT_TRUE(found.found);
  const std::string code = written(found.found->example);
  EXPECT_NE(code.find("b-2"), std::string::npos) << code;
  EXPECT_NE(code.find("c-2"), std::string::npos) << code;
  board played{two_guests};
  EXPECT_EQ(told(played.run().said(1), played.names()), "choose dish");
  EXPECT_EQ(played.run().alternatives(1), 3);
  played.replay(read_turns(code));
  played.finish();
  EXPECT_EQ(played.run().failures().size(), 1U);
  EXPECT_THROW(played.replay(read_turns("b-3")), std::invalid_argument);
}

TEST(choose, takes_the_seed_for_more_than_can_be_tried) {
  const auto drawn_with = [](std::uint64_t seed) {
    std::array<std::int64_t, 3> values{};  // no vector: what a program allocates goes with it
    execution_options options;
    options.seed = seed;
    const board played{[&values] {
                         for (std::int64_t& one : values) {
                           one = cooks::choose("plate", 1'000'000);
                         }
                       },
                       options};
    EXPECT_EQ(played.enabled(), 0U) << "no step";
    return values;
  };
  EXPECT_EQ(drawn_with(7), drawn_with(7));
  EXPECT_NE(drawn_with(7), drawn_with(8));
  EXPECT_NE(drawn_with(7)[0], drawn_with(7)[1]);
}

TEST(choose, is_no_fence) {
  // Each stores, chooses, and looks for the other's store: with store buffers both may miss it.
  const auto program = [] {
    cooks::atomic<int> a{"a", 0};
    cooks::atomic<int> b{"b", 0};
    int seen = 0;
    const auto meet = [&seen](cooks::atomic<int>& mine, const cooks::atomic<int>& other) {
      mine.store(1, std::memory_order_relaxed);
      if (cooks::choose("look", 2) == 1) {
        seen += other.load(std::memory_order_relaxed) + 10;
      }
    };
    cooks::thread ana{"Ana", [&] { meet(a, b); }};
    cooks::thread ben{"Ben", [&] { meet(b, a); }};
    ana.join();
    ben.join();
    cooks::check("not both have missed it", true, seen != 20);
  };
  execution_options tso;
  tso.memory = memory_model::tso;
  EXPECT_TRUE(search_whole(program, {}).failing.is_zero());
  const search_result classes = search_whole(program, {.options = tso});
  EXPECT_FALSE(classes.failing.is_zero());
  const search_result each =
      search_whole(program, {.mode = search_mode::enumerate, .options = tso});
  EXPECT_EQ(classes.schedules.text(), each.schedules.text());
  EXPECT_EQ(classes.failing.text(), each.failing.text());
}

TEST(choose, refuses_nothing_to_choose_from) {
  const search_result found = search_whole([] { cooks::choose("dish", 0); }, {});
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings.front().kind, finding_kind::exception);
}

}  // namespace
