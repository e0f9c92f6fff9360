// Places: if these fail, the figures of a drawn scene stand in the wrong place, or none comes.
#include "cooks/place.hpp"

#include <gtest/gtest.h>

#include "cooks/thread.hpp"
#include "in_a_run.hpp"

namespace {

using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(place, is_told_by_the_thread_that_goes_there) {
  const in_a_run r{[](const cooks::run&) {
    cooks::thread ana{"Ana", [] { cooks::go_to("board"); }};
    ana.join();
    cooks::go_to("table");
  }};
  EXPECT_EQ(r.texts(event_kind::place), (std::vector<std::string>{"board", "table"}));
  std::vector<std::uint16_t> threads;
  for (const auto& e : r.events()) {
    if (e.kind == event_kind::place) {
      threads.push_back(e.thread);
      EXPECT_NE(e.where, 0U) << "the line that says so";
    }
  }
  EXPECT_EQ(threads, (std::vector<std::uint16_t>{1, 0}));
}

TEST(place, is_nothing_outside_a_run) {
  cooks::go_to("board");
}

}  // namespace
