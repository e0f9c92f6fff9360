// The watchdog: if these fail, deadlocks go untold, or slow runs are called deadlocks.
#include "run/watchdog.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace cooks::trace;
using cooks::life::watchdog;

// Threads are set by hand, so that nothing has to hang to be looked at.
class watched : public ::testing::Test {
 protected:
  void SetUp() override {
    main = add("main");
    ana = add("Ana");
    ben = add("Ben");
    salt = recorder_.add_object(object_type::mutex, "salt");
    pepper = recorder_.add_object(object_type::mutex, "pepper");
    bell = recorder_.add_object(object_type::condition_variable, "bell");
  }

  std::uint16_t add(const char* name) {
    return static_cast<std::uint16_t>(recorder_.add_thread(name));
  }

  void does(std::uint16_t thread, activity what, object_id object = 0) {
    auto& state = recorder_.state(thread);
    state.waits_for = object;
    state.where = object == 0 ? 0 : recorder_.number_of({"deadlock.cpp", 40U + thread});
    state.doing = static_cast<std::uint32_t>(what);
    ++state.version;
  }

  void holds(std::uint16_t thread, object_id object) {
    auto& state = recorder_.state(thread);
    state.holds[state.held].object = object;
    state.holds[state.held].where = recorder_.number_of({"deadlock.cpp", 30U + thread});
    ++state.held;
    ++state.version;
  }

  object_id end_of(std::uint16_t thread) { return make_object_id(object_type::thread, thread); }

  void make_cycle() {
    holds(ana, salt);
    holds(ben, pepper);
    does(ana, activity::waiting, pepper);
    does(ben, activity::waiting, salt);
    does(main, activity::waiting, end_of(ana));
  }

  recorder recorder_;
  std::uint16_t main = 0;
  std::uint16_t ana = 0;
  std::uint16_t ben = 0;
  object_id salt = 0;
  object_id pepper = 0;
  object_id bell = 0;
};

TEST_F(watched, a_cycle_is_told_with_who_holds_and_waits_for_what_and_where) {
  make_cycle();
  watchdog dog{recorder_, 1h};
  EXPECT_FALSE(dog.look()) << "one look is not enough: threads may move while it looks";
  const auto story = dog.look();
  ASSERT_TRUE(story);
  EXPECT_NE(story->find("Ana holds salt (deadlock.cpp:31) and waits for pepper (deadlock.cpp:41)."),
            std::string::npos)
      << *story;
  EXPECT_NE(story->find("Ben holds pepper (deadlock.cpp:32) and waits for salt (deadlock.cpp:42)."),
            std::string::npos);
  EXPECT_EQ(story->find("main"), std::string::npos) << "main waits, but is not in the cycle";
}

TEST_F(watched, a_cycle_is_found_though_others_work) {
  make_cycle();
  does(main, activity::running);
  watchdog dog{recorder_, 1h};
  dog.look();
  does(main, activity::running);
  EXPECT_TRUE(dog.look());
}

TEST_F(watched, a_wait_with_a_timeout_is_no_deadlock) {
  make_cycle();
  does(ben, activity::timed_waiting, salt);
  watchdog dog{recorder_, 0ms};
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(dog.look());
  }
}

TEST_F(watched, a_thread_that_moves_between_looks_is_not_stuck) {
  make_cycle();
  watchdog dog{recorder_, 1h};
  for (int i = 0; i < 5; ++i) {
    does(ben, activity::waiting, salt);  // as if it had been woken and waited anew
    EXPECT_FALSE(dog.look());
  }
}

TEST_F(watched, a_cycle_through_a_join_is_one) {
  holds(main, salt);
  does(main, activity::waiting, end_of(ana));
  does(ana, activity::waiting, salt);
  does(ben, activity::ended);
  watchdog dog{recorder_, 1h};
  dog.look();
  const auto story = dog.look();
  ASSERT_TRUE(story);
  EXPECT_NE(story->find("main holds salt"), std::string::npos);
  EXPECT_NE(story->find("waits for the end of Ana"), std::string::npos);
}

TEST_F(watched, locking_twice_is_told) {
  holds(ana, salt);
  does(ana, activity::waiting, salt);
  does(main, activity::running);
  watchdog dog{recorder_, 1h};
  dog.look();
  const auto story = dog.look();
  ASSERT_TRUE(story);
  EXPECT_NE(story->find("waits for itself"), std::string::npos);
}

TEST_F(watched, a_lock_that_went_with_its_thread_is_told_at_once) {
  holds(ana, salt);
  does(ana, activity::ended);
  does(ben, activity::waiting, salt);
  does(main, activity::waiting, end_of(ben));
  watchdog dog{recorder_, 1h};
  EXPECT_FALSE(dog.look());
  const auto story = dog.look();
  ASSERT_TRUE(story);
  EXPECT_EQ(*story,
            "Deadlock: nobody is left to unlock it.\n"
            "Ana has ended and still holds salt (deadlock.cpp:31).\n"
            "Ben waits for salt (deadlock.cpp:42).");
}

TEST_F(watched, a_lock_that_nobody_waits_for_may_go_with_its_thread) {
  holds(ana, salt);
  does(ana, activity::ended);
  does(ben, activity::waiting, pepper);
  does(main, activity::waiting, end_of(ana));  // about to be joined
  watchdog dog{recorder_, 1h};
  dog.look();
  EXPECT_FALSE(dog.look());
}

TEST_F(watched, who_waits_with_a_timeout_for_a_lost_lock_is_not_stuck) {
  holds(ana, salt);
  does(ana, activity::ended);
  does(ben, activity::timed_waiting, salt);
  does(main, activity::waiting, end_of(ben));
  watchdog dog{recorder_, 0ms};
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(dog.look());
  }
}

TEST_F(watched, a_standstill_tells_who_holds_first_and_who_joins_last) {
  holds(ben, salt);
  does(ben, activity::waiting, bell);
  does(ana, activity::waiting, salt);
  does(main, activity::waiting, end_of(ana));
  watchdog dog{recorder_, 0ms};
  dog.look();
  const auto story = dog.look();
  ASSERT_TRUE(story);
  EXPECT_EQ(*story,
            "Deadlock: every thread waits, and nobody is left to wake one.\n"
            "Ben holds salt (deadlock.cpp:32) and waits for bell (deadlock.cpp:42).\n"
            "Ana waits for salt (deadlock.cpp:41).\n"
            "main waits for the end of Ana (deadlock.cpp:40).");
}

TEST_F(watched, a_standstill_is_told_only_after_patience) {
  does(main, activity::waiting, end_of(ana));
  does(ana, activity::waiting, bell);
  does(ben, activity::ended);
  watchdog patient{recorder_, 1h};
  watchdog eager{recorder_, 0ms};
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(patient.look());
  }
  eager.look();
  const auto story = eager.look();
  ASSERT_TRUE(story);
  EXPECT_NE(story->find("nobody is left to wake"), std::string::npos);
  EXPECT_NE(story->find("Ana waits for bell"), std::string::npos);
}

TEST_F(watched, a_slow_thread_keeps_the_others_alive) {
  does(main, activity::waiting, end_of(ana));
  does(ana, activity::running);
  does(ben, activity::waiting, bell);
  watchdog dog{recorder_, 0ms};
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(dog.look());
  }
}

TEST_F(watched, it_needs_no_ring) {
  while (recorder_.record(0, event_kind::note)) {
  }
  EXPECT_GT(recorder_.dropped(), 0U);
  make_cycle();
  watchdog dog{recorder_, 1h};
  dog.look();
  EXPECT_TRUE(dog.look());
}

}  // namespace
