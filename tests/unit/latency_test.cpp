// How chapter 3 measures and tells. If these fail, its numbers are wrong, or told wrongly.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "latency/chase.hpp"
#include "latency/human_scale.hpp"
#include "latency/measure.hpp"
#include "latency/rank.hpp"

namespace latency {
namespace {

TEST(human_scale, computed_by_hand) {
  // One second for each 0.4 ns.
  EXPECT_EQ(human_words(0.4e-9), "1 second");
  EXPECT_EQ(human_words(0.2e-9), "0.5 seconds");
  EXPECT_EQ(human_words(0.9e-9), "2.2 seconds");  // 2.25
  EXPECT_EQ(human_words(2.8e-9), "7.0 seconds");  // 7
  EXPECT_EQ(human_words(28e-9), "70 seconds");    // below two minutes
  EXPECT_EQ(human_words(100e-9), "4 minutes");    // 250 s = 4.17 min
  EXPECT_EQ(human_words(1.7e-6), "71 minutes");   // 4250 s, below two hours
  EXPECT_EQ(human_words(17e-6), "12 hours");      // 42500 s = 11.8 h
  EXPECT_EQ(human_words(100e-6), "3 days");       // 250000 s = 2.89 d
  EXPECT_EQ(human_words(8e-3), "8 months");       // 2e7 s = 231.5 d = 7.6 months
  EXPECT_EQ(human_words(141e-3), "11 years");     // 352,500,000 s = 11.17 years
  EXPECT_NEAR(human_seconds(141e-3), 352.5e6, 1);
}

TEST(human_scale, one_of_a_kind_is_told_in_the_smaller_unit) {
  EXPECT_EQ(human_words(0.4e-9 * 90), "90 seconds");
  EXPECT_EQ(human_words(0.4e-9 * 121), "2 minutes");
  EXPECT_EQ(human_words(0.4e-9 * 1.5 * 3600), "90 minutes");
  EXPECT_EQ(human_words(0.4e-9 * 36 * 3600), "36 hours");
  EXPECT_EQ(human_words(0.4e-9 * 40 * 86400), "40 days");
  EXPECT_EQ(human_words(0.4e-9 * 500 * 86400), "16 months");  // 500 / 30.44 = 16.4
}

TEST(human_scale, times_have_a_unit_of_their_size) {
  EXPECT_EQ(time_words(0.25e-9), "0.25 ns");
  EXPECT_EQ(time_words(1.06e-9), "1.1 ns");
  EXPECT_EQ(time_words(100e-9), "100 ns");
  EXPECT_EQ(time_words(999.9e-9), "1.0 us");
  EXPECT_EQ(time_words(20e-6), "20.0 us");
  EXPECT_EQ(time_words(141e-3), "141 ms");
  EXPECT_EQ(time_words(2), "2.0 s");
}

TEST(summary, median_quarters_and_ends) {
  const measurement found = summary({5, 1, 3, 2, 4});
  EXPECT_EQ(found.low, 1);
  EXPECT_EQ(found.first_quarter, 2);
  EXPECT_EQ(found.median, 3);
  EXPECT_EQ(found.third_quarter, 4);
  EXPECT_EQ(found.high, 5);
  const measurement even = summary({1, 2, 4, 8});
  EXPECT_EQ(even.median, 3);            // between 2 and 4
  EXPECT_EQ(even.first_quarter, 1.75);  // three quarters of the way from 1 to 2
}

TEST(summary, one_bad_batch_is_no_unrest_and_half_of_them_are) {
  EXPECT_TRUE(summary({10, 10, 10.2, 10.1, 500}).is_stable());
  EXPECT_FALSE(summary({10, 10, 12, 12, 12.5}).is_stable());  // 2 of 12 is more than a tenth
  measurement coarse = summary({10, 10, 10});
  coarse.clock_is_fine = false;
  EXPECT_FALSE(coarse.is_stable());
}

plan stepping(double clock_step) {
  plan how;
  how.clock_step = clock_step;
  return how;
}

// Something that takes exactly so long, on a clock that only we look at.
struct pretended {
  double each;
  double overhead = 0;
  std::vector<std::int64_t> asked{};

  batch work() {
    return [this](std::int64_t times) {
      asked.push_back(times);
      return overhead + each * static_cast<double>(times);
    };
  }
};

TEST(measuring, a_batch_takes_a_hundred_steps_of_the_clock) {
  pretended one{.each = 1e-9};
  const measurement found = measure(one.work(), stepping(20e-6));  // as in Firefox
  EXPECT_NEAR(found.median, 1e-9, 1e-12);
  EXPECT_GE(found.times * 1e-9, 2e-3);
  EXPECT_LE(found.times * 1e-9, 4e-3);
  EXPECT_EQ(found.batches, 15U);
  EXPECT_TRUE(found.is_stable());
}

TEST(measuring, a_batch_takes_a_millisecond_even_on_a_fine_clock) {
  pretended one{.each = 1e-9};
  const measurement found = measure(one.work(), stepping(20e-9));
  EXPECT_GE(found.times * 1e-9, 1e-3);
  EXPECT_LE(found.times * 1e-9, 2e-3);
}

TEST(measuring, what_takes_long_is_done_once_in_a_batch) {
  pretended one{.each = 0.01};
  EXPECT_EQ(measure(one.work(), stepping(5e-6)).times, 1);
}

TEST(measuring, a_batch_can_be_wanted_larger) {
  pretended one{.each = 1e-6};
  plan how = stepping(1e-6);
  how.least_times = 5000;
  EXPECT_EQ(measure(one.work(), how).times, 5000);
}

TEST(measuring, a_coarse_clock_is_admitted) {
  pretended one{.each = 1e-6};
  const measurement found = measure(one.work(), stepping(16e-3));
  EXPECT_LE(found.times * 1e-6, 50e-3);
  EXPECT_FALSE(found.is_stable());
}

TEST(measuring, a_clock_that_stands_still_does_not_hang_it) {
  pretended none{.each = 0};
  EXPECT_EQ(measure(none.work(), stepping(1e-6)).median, 0);
}

TEST(measuring, a_hiccup_while_warming_up_does_not_make_the_batch_small) {
  int call = 0;
  const batch work = [&](std::int64_t times) {
    return (call++ == 0 ? 5e-3 : 0) + 1e-9 * static_cast<double>(times);
  };
  EXPECT_GE(measure(work, stepping(1e-6)).times, 900'000);
}

TEST(measuring, a_difference_leaves_out_what_both_have) {
  pretended with{.each = 5e-9, .overhead = 1e-6};
  pretended without{.each = 2e-9, .overhead = 1e-6};
  const measurement found = measure_difference(with.work(), without.work(), stepping(1e-6));
  EXPECT_NEAR(found.median, 3e-9, 1e-12);
  EXPECT_EQ(with.asked.back(), without.asked.back());
}

TEST(measuring, the_clocks_step_is_positive_and_short) {
  const double step = measure_clock_step();
  EXPECT_GT(step, 0);
  EXPECT_LT(step, 0.2);
}

TEST(one_cycle, comes_to_all_places_before_it_comes_back) {
  for (const std::size_t count : {2U, 3U, 10U, 4096U}) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto next = one_cycle(count, seed);
      std::set<std::uint32_t> seen;
      std::uint32_t at = 0;
      do {
        seen.insert(at);
        at = next.at(at);
      } while (at != 0 && seen.size() <= count);
      EXPECT_EQ(seen.size(), count) << "seed " << seed;
    }
  }
}

TEST(one_cycle, is_random_and_the_same_for_the_same_seed) {
  EXPECT_EQ(one_cycle(100, 7), one_cycle(100, 7));
  EXPECT_NE(one_cycle(100, 7), one_cycle(100, 8));
  // Of three places there are two cycles; both turn up.
  std::set<std::vector<std::uint32_t>> cycles;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    cycles.insert(one_cycle(3, seed));
  }
  EXPECT_EQ(cycles.size(), 2U);
}

TEST(chase, has_a_cache_line_for_each_place) {
  EXPECT_EQ(chase(64 * 1024, order::random, 1).places(), 1024U);
  EXPECT_EQ(chase(1, order::ascending, 1).places(), 2U);
  chase walked{4096, order::random, 1};
  walked.walk(1000);  // more steps than places
}

TEST(ranking, what_is_drawn_depends_on_the_seed_alone) {
  const std::vector<std::string> names{"a", "b", "c", "d", "e", "f", "g", "h"};
  std::set<std::vector<std::string>> drawn;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto six = draw(names, seed);
    EXPECT_EQ(six.size(), ranked);
    EXPECT_EQ(std::set<std::string>(six.begin(), six.end()).size(), ranked);
    EXPECT_EQ(six, draw(names, seed));
    drawn.insert(six);
  }
  EXPECT_GT(drawn.size(), 8U);
}

TEST(ranking, each_letter_once_or_nothing_at_all) {
  EXPECT_EQ(fault_in_ranking(""), "");
  EXPECT_EQ(fault_in_ranking("FEDCBA"), "");
  for (const char* wrong : {"ABC", "AABCDE", "ABCDEFG", "abcdef", "ABCDE ", "ABCDEG"}) {
    EXPECT_NE(fault_in_ranking(wrong).find(wrong), std::string::npos) << wrong;
  }
}

TEST(ranking, neighbours_less_than_twice_apart_count_as_equal) {
  const std::vector<double> times{1, 1.9, 100, 150, 1000, 5000};  // A to F
  EXPECT_TRUE(find_misplaced("ABCDEF", times).empty());
  EXPECT_TRUE(find_misplaced("BADCEF", times).empty());
  const auto wrong = find_misplaced("CABDEF", times);  // C before A and before B
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].first, 'C');
  EXPECT_EQ(wrong[0].second, 'A');
  EXPECT_EQ(find_misplaced("FEDCBA", times).size(), 13U);  // 15 pairs, two of them equal
}

TEST(ranking, what_could_not_be_measured_is_nowhere_wrong) {
  std::vector<double> times{1, 10, 100, 1000, 10000, 100000};
  times[2] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(find_misplaced("CABDEF", times).empty());
}

}  // namespace
}  // namespace latency
