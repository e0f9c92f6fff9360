// The board: a reader plays the scheduler. If these fail, steps can't be taken back, or a refusal
// doesn't say why.
#include "explorer/core/board.hpp"

#include <gtest/gtest.h>

#include <cooks/atomic.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

#include "explorer/core/schedule_code.hpp"

namespace {

using namespace cooks::explorer;

// Threads: 0 is main, 1 Ana, 2 Ben.
void two_cooks() {
  cooks::mutex salt{"salt"};
  cooks::shared<int> soup{"soup", 0};
  cooks::thread ana{"Ana", [&] {
                      const cooks::lock_guard guard{salt};
                      soup = 1;
                    }};
  cooks::thread ben{"Ben", [&] {
                      const cooks::lock_guard guard{salt};
                      soup = 2;
                    }};
  ana.join();
  ben.join();
  cooks::print("soup {}", soup.load());
}

TEST(board, tells_who_can_go_on_and_why_others_cannot) {
  board played{two_cooks};
  EXPECT_EQ(played.enabled(), only(1) | only(2));
  EXPECT_EQ(told(played.run().pending(1), played.names()), "lock salt");
  played.take(1);
  EXPECT_EQ(played.enabled(), only(1));
  EXPECT_NE(played.why_not(2).find("Ben waits for salt, held by Ana (board_test.cpp:"),
            std::string::npos)
      << played.why_not(2);
  EXPECT_EQ(played.why_not(0), "main waits for the end of Ana.");
  EXPECT_THROW(played.take(2), std::invalid_argument);
  EXPECT_THROW(played.take(9), std::invalid_argument);
  EXPECT_EQ(played.turns().size(), 1U) << "a refused step is none";
}

TEST(board, names_the_variable_of_a_store_that_goes_to_the_buffer) {
  board played{[] {
                 cooks::atomic<int> bell{"bell", 0};
                 cooks::thread ana{"Ana", [&] { bell.store(1, std::memory_order_relaxed); }};
                 ana.join();
               },
               {.memory = memory_model::tso}};
  EXPECT_EQ(told(played.run().said(1), played.names()), "write bell = 1");
  EXPECT_EQ(played.run().pending(1).object, no_object) << "others see nothing of it";
  played.take(1);
  EXPECT_EQ(told(played.steps().back().done, played.names()), "write bell = 1");
  EXPECT_EQ(told(played.run().said(buffer_of(1)), played.names()), "bring to memory bell = 1");
}

TEST(board, takes_steps_back) {
  board played{two_cooks};
  played.take(2);
  played.take(2);
  const std::int64_t soup = played.run().state(played.steps().back().done.object);
  EXPECT_EQ(soup, 2);
  ASSERT_TRUE(played.undo());
  EXPECT_EQ(played.turns(), schedule{2});
  ASSERT_TRUE(played.undo());
  EXPECT_FALSE(played.undo());
  EXPECT_EQ(played.enabled(), only(1) | only(2));
}

TEST(board, finishes_with_as_few_switches_as_it_can) {
  board played{two_cooks};
  played.take(2);
  played.finish();
  EXPECT_EQ(played.enabled(), 0U);
  EXPECT_EQ(played.preemptions(), 0);
  ASSERT_EQ(played.names().lines.size(), 1U);
  EXPECT_EQ(played.names().lines.front().text, "soup 1");
  EXPECT_EQ(written(played.turns()), "c3b3a");
}

TEST(schedule_code, is_read_as_it_was_written) {
  const schedule turns{1, 1, 1, 2, 1, 0};
  EXPECT_EQ(written(turns), "b3cba");
  EXPECT_EQ(read_turns("b3cba"), turns);
  EXPECT_EQ(read_turns(""), schedule{});
  const schedule_code code{"race", "3f2a91c0", {}, turns};
  EXPECT_EQ(code.text(), "race.3f2a91c0.sc.b3cba");
  EXPECT_EQ(read_code(code.text()).turns, turns);
}

TEST(schedule_code, says_what_is_wrong_with_another) {
  for (const char* wrong : {"&3", "b0", "z", "b99999999999", "b 2", "3b"}) {
    EXPECT_THROW(read_turns(wrong), std::invalid_argument) << wrong;
  }
  for (const char* wrong : {"", "race", "race.1.sc", "b2c"}) {
    EXPECT_THROW(read_code(wrong), std::invalid_argument) << wrong;
  }
}

}  // namespace
