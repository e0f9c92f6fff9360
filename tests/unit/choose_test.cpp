// Numbers by chance in real threads. If these fail, a seed doesn't give the same run again, or all
// threads draw the same numbers.
#include <gtest/gtest.h>

#include <array>
#include <cooks/choose.hpp>
#include <cooks/thread.hpp>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "in_a_run.hpp"

namespace {

using cooks::testing::in_a_run;
using numbers = std::vector<std::int64_t>;

// What main and two threads draw, ten each.
std::array<numbers, 3> drawn_with(std::uint64_t seed) {
  std::array<numbers, 3> all;
  const auto draw = [&all](std::size_t who) {
    for (int i = 0; i < 10; ++i) {
      all[who].push_back(cooks::choose("dish", 1000));
    }
  };
  cooks::life::run_settings settings;
  settings.seed = seed;
  const in_a_run run{[&](const cooks::run&) {
                       draw(0);
                       cooks::thread ana{"Ana", [&] { draw(1); }};
                       cooks::thread ben{"Ben", [&] { draw(2); }};
                       ana.join();
                       ben.join();
                     },
                     settings};
  return all;
}

TEST(choose, repeats_itself_with_the_same_seed) {
  EXPECT_EQ(drawn_with(7), drawn_with(7));
  EXPECT_NE(drawn_with(7), drawn_with(8));
}

TEST(choose, gives_each_thread_numbers_of_its_own) {
  const auto all = drawn_with(7);
  EXPECT_NE(all[0], all[1]);
  EXPECT_NE(all[1], all[2]);
}

TEST(choose, takes_each_number_about_as_often) {
  std::array<int, 6> often{};
  for (int i = 0; i < 6000; ++i) {
    ++often.at(static_cast<std::size_t>(cooks::choose("die", 6)));
  }
  for (const int times : often) {
    EXPECT_GT(times, 850);
    EXPECT_LT(times, 1150);
  }
}

TEST(choose, refuses_nothing_to_choose_from) {
  EXPECT_THROW(cooks::choose("dish", 0), std::invalid_argument);
  EXPECT_EQ(cooks::choose("dish", 1), 0);
}

}  // namespace
