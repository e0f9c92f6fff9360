// The story: why nobody can go on. If these fail, a reader is told that everybody waits, and not
// who began it; or a lost notification is called a deadlock.
#include "explorer/report/story.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/queue.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/shared_mutex.hpp>
#include <cooks/thread.hpp>
#include <deque>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "explorer/core/schedule_code.hpp"
#include "explorer/core/waits.hpp"

namespace {

using namespace cooks::explorer;

struct told_end {
  finding_kind kind = finding_kind::check;
  std::vector<std::string> story;  // lines of the source stand as "(at)"
};

// Plays these turns, and then to the end. Threads: a is main, b the first that it starts.
told_end end_of(const std::function<void()>& program, const char* turns) {
  board played{program};
  played.replay(read_turns(turns));
  played.finish();
  EXPECT_NE(played.run().unfinished(), 0U) << "somebody can't go on";
  told_end end{why_stuck(played.run()), story_of(played)};
  static const std::regex place{R"(\(story_test\.cpp:\d+\))"};
  for (std::string& sentence : end.story) {
    sentence = std::regex_replace(sentence, place, "(at)");
  }
  return end;
}

using sentences = std::vector<std::string>;

// Each takes its own lock and then the next one's.
void round_table(int cooks) {
  std::deque<cooks::mutex> knives;
  std::vector<cooks::thread> all;
  const char* const knife_names[] = {"pan", "pot", "lid"};
  const char* const names[] = {"Ana", "Ben", "Cleo"};
  for (int i = 0; i < cooks; ++i) {
    knives.emplace_back(knife_names[i]);
  }
  for (int i = 0; i < cooks; ++i) {
    all.emplace_back(names[i], [&knives, i, cooks] {
      const cooks::lock_guard first{knives[static_cast<std::size_t>(i)]};
      const cooks::lock_guard second{knives[static_cast<std::size_t>((i + 1) % cooks)]};
    });
  }
  for (cooks::thread& one : all) {
    one.join();
  }
}

TEST(story, tells_a_deadlock_as_one_circle_and_who_waits_because_of_it) {
  const told_end two = end_of(
      [] {
        cooks::mutex pan{"pan"};
        cooks::mutex salt{"salt"};
        cooks::thread ana{"Ana", [&] {
                            const cooks::lock_guard first{pan};
                            const cooks::lock_guard second{salt};
                          }};
        cooks::thread ben{"Ben", [&] {
                            const cooks::lock_guard first{salt};
                            const cooks::lock_guard second{pan};
                          }};
        cooks::thread cleo{"Cleo", [&] { const cooks::lock_guard only{pan}; }};
        cooks::thread dan{"Dan", [&] { cleo.join(); }};
        ana.join();
        ben.join();
        dan.join();
      },
      "bc");
  EXPECT_EQ(two.kind, finding_kind::deadlock);
  EXPECT_EQ(two.story,
            (sentences{"Ana holds pan (at) and waits for salt (at); Ben holds salt (at) and waits "
                       "for pan (at): each waits for the other.",
                       "Because of that, main waits for the end of Ana (at); Cleo waits for pan "
                       "(at), held by Ana; Dan waits for the end of Cleo (at)."}));
}

TEST(story, tells_a_circle_of_a_thread_with_itself) {
  const told_end one = end_of(
      [] {
        cooks::mutex pan{"pan"};
        const cooks::lock_guard first{pan};
        const cooks::lock_guard second{pan};
      },
      "a");
  EXPECT_EQ(one.kind, finding_kind::deadlock);
  EXPECT_EQ(one.story,
            sentences{"main holds pan (at) and waits for pan (at): it waits for itself."});
}

TEST(story, tells_a_circle_through_a_join) {
  const told_end one = end_of(
      [] {
        cooks::mutex pan{"pan"};
        const cooks::lock_guard guard{pan};
        cooks::thread ana{"Ana", [&] { const cooks::lock_guard waits{pan}; }};
        ana.join();
      },
      "a");
  EXPECT_EQ(one.kind, finding_kind::deadlock);
  EXPECT_EQ(one.story, sentences{"main holds pan (at) and waits for the end of Ana (at); Ana waits "
                                 "for pan (at): each waits for the other."});
}

TEST(story, tells_a_circle_through_readers) {
  const told_end one = end_of(
      [] {
        cooks::shared_mutex menu{"menu"};
        cooks::mutex pan{"pan"};
        cooks::thread reader{"Ana", [&] {
                               const cooks::shared_lock first{menu};
                               const cooks::lock_guard second{pan};
                             }};
        cooks::thread writer{"Ben", [&] {
                               const cooks::lock_guard first{pan};
                               const cooks::unique_lock second{menu};
                             }};
        reader.join();
        writer.join();
      },
      "bc");
  EXPECT_EQ(one.kind, finding_kind::deadlock);
  ASSERT_EQ(one.story.size(), 2U);
  EXPECT_EQ(one.story.front(),
            "Ana holds menu (at) and waits for pan (at); Ben holds pan (at) and waits for menu "
            "(at): each waits for the other.");
}

TEST(story, names_the_circle_alone_where_others_wait_for_it) {
  board played{[] { round_table(3); }};
  played.replay(read_turns("bcd"));
  EXPECT_EQ(circle_in(played.run()), (std::vector<thread_index>{1, 2, 3}));
  const std::vector<std::string> story = story_of(played);
  ASSERT_EQ(story.size(), 2U);
  EXPECT_NE(story.front().find("each waits for the next, and the last for the first."),
            std::string::npos)
      << story.front();
}

// Ana sleeps without looking; Ben rings once.
void bell_with(bool rings_before) {
  cooks::mutex key{"key"};
  cooks::condition_variable bell{"bell"};
  cooks::thread ben{"Ben", [&] {
                      if (rings_before) {
                        bell.notify_one();
                      }
                    }};
  cooks::thread ana{"Ana", [&] {
                      cooks::unique_lock guard{key};
                      bell.wait(guard);
                    }};
  ana.join();
}

TEST(story, tells_a_lost_notification_from_one_that_never_was) {
  const told_end lost = end_of([] { bell_with(true); }, "b");
  EXPECT_EQ(lost.kind, finding_kind::lost_notify);
  EXPECT_EQ(
      lost.story,
      (sentences{"Ana sleeps in bell (at), and nobody is left to wake it.",
                 "Ben notified bell (at) when nobody slept in it: that notification was lost.",
                 "Because of that, main waits for the end of Ana (at)."}));
  const told_end none = end_of([] { bell_with(false); }, "");
  EXPECT_EQ(none.kind, finding_kind::lost_notify);
  ASSERT_EQ(none.story.size(), 3U);
  EXPECT_EQ(none.story[1], "Nobody has notified bell.");
}

TEST(story, tells_whom_the_notification_woke_instead) {
  const auto program = [] {
    cooks::mutex key{"key"};
    cooks::condition_variable bell{"bell"};
    const auto sleep = [&] {
      cooks::unique_lock guard{key};
      bell.wait(guard);
    };
    cooks::thread ana{"Ana", sleep};
    cooks::thread cleo{"Cleo", sleep};
    cooks::thread ben{"Ben", [&] { bell.notify_one(); }};
  };
  const told_end end = end_of(program, "b2c2d");
  EXPECT_EQ(end.kind, finding_kind::lost_notify);
  ASSERT_GE(end.story.size(), 2U);
  EXPECT_EQ(end.story[0], "Cleo sleeps in bell (at), and nobody is left to wake it.");
  EXPECT_EQ(end.story[1], "Ben notified bell (at), and that woke Ana.");
}

TEST(story, calls_it_a_deadlock_when_the_waker_waits_for_the_sleepers_lock) {
  const told_end end = end_of(
      [] {
        cooks::mutex pan{"pan"};
        cooks::mutex key{"key"};
        cooks::condition_variable bell{"bell"};
        cooks::thread ana{"Ana", [&] {
                            const cooks::lock_guard outer{pan};
                            cooks::unique_lock inner{key};
                            bell.wait(inner);
                          }};
        cooks::thread ben{"Ben", [&] {
                            const cooks::lock_guard outer{pan};
                            bell.notify_one();
                          }};
        ana.join();
        ben.join();
      },
      "b3");
  EXPECT_EQ(end.kind, finding_kind::deadlock);
  EXPECT_EQ(end.story,
            (sentences{"Ana holds pan (at) and sleeps in bell (at), and nobody is left to wake it.",
                       "Nobody has notified bell.",
                       "Because of that, main waits for the end of Ana (at); Ben waits for pan "
                       "(at), held by Ana."}));
}

TEST(story, tells_what_is_missing_where_nobody_holds_it) {
  const told_end end = end_of(
      [] {
        cooks::semaphore seats{0, "seats"};
        cooks::thread ana{"Ana", [&] { seats.acquire(); }};
        ana.join();
      },
      "");
  EXPECT_EQ(end.kind, finding_kind::deadlock);
  EXPECT_EQ(end.story, (sentences{"Ana waits for seats (at), and nobody is left to release it.",
                                  "Because of that, main waits for the end of Ana (at)."}));
}

TEST(story, tells_who_has_ended_with_a_lock) {
  const told_end end = end_of(
      [] {
        cooks::mutex pan{"pan"};
        cooks::thread ana{"Ana", [&] { pan.lock(); }};
        ana.join();
        pan.lock();
      },
      "b");
  EXPECT_EQ(end.kind, finding_kind::deadlock);
  EXPECT_EQ(end.story,
            (sentences{"Ana has ended and still holds pan (at).", "main waits for pan (at)."}));
}

}  // namespace
