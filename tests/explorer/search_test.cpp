// Search: the smallest schedule that goes wrong, schedules by chance, and limits. If these fail,
// the explorer calls a lucky find the smallest, or never stops.
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>
#include <optional>
#include <stdexcept>

#include "programs.hpp"

namespace {

using namespace programs;

int preemptions_of_smallest(const program& of) {
  const smallest found = find_smallest(of, {});
  return found.found ? found.preemptions : -1;
}

TEST(smallest, needs_one_preemption_for_a_lost_update) {
  EXPECT_EQ(preemptions_of_smallest([] { counter(2, 1); }), 1);
  EXPECT_EQ(preemptions_of_smallest(two_locks_opposite_order), 1);
  EXPECT_EQ(preemptions_of_smallest([] { dining(3, false); }), 1);
}

// Two cooks count one plate each: b reads, then c; whoever writes first is forgotten.
TEST(way_on, goes_wrong_from_here_or_certainly_does_not) {
  const auto program = [] { counter(2, 1); };
  const way_on from_the_start = find_way_on(program, {}, {}, 0);
  ASSERT_TRUE(from_the_start.wrong);
  EXPECT_FALSE(from_the_start.wrong->example.empty());
  const way_on after_one = find_way_on(program, {}, {1}, 0);
  ASSERT_TRUE(after_one.wrong);
  EXPECT_EQ(after_one.wrong->example[0], turn{1});
  EXPECT_EQ(after_one.wrong->example[1], turn{2});
  const way_on after_a_whole_update = find_way_on(program, {}, {1, 1}, 0);
  EXPECT_FALSE(after_a_whole_update.wrong);
  EXPECT_TRUE(after_a_whole_update.is_certain);
  EXPECT_FALSE(find_way_on(program, {.seconds = 0}, {1, 1}, 0).is_certain);
}

TEST(smallest, needs_none_where_a_full_buffer_makes_room_for_the_wrong_one) {
  EXPECT_EQ(preemptions_of_smallest(
                [] { bounded_buffer({.consumers = 2, .items = 2, .if_instead_of_while = true}); }),
            0);
}

TEST(smallest, needs_none_for_a_bell_that_nobody_hears) {
  const auto program = [] {
    cooks::mutex key;
    cooks::condition_variable bell;
    cooks::thread ringer{[&] {
      const cooks::lock_guard guard{key};
      bell.notify_one();
    }};
    cooks::thread sleeper{[&] {
      cooks::unique_lock guard{key};
      bell.wait(guard);
    }};
  };
  const smallest found = find_smallest(program, {});
  ASSERT_TRUE(found.found);
  EXPECT_EQ(found.found->kind, finding_kind::lost_notify);
  EXPECT_EQ(found.preemptions, 0);
}

std::size_t races_of(const program& of) {
  return search_whole(of, {}).races.size();
}

TEST(races, are_accesses_that_nothing_orders) {
  EXPECT_EQ(races_of([] { counter(2, 1); }), 1U);
  EXPECT_EQ(races_of([] { counter_under_mutex(2, 2); }), 0U);
}

// Release and acquire order what relaxed accesses leave unordered.
std::size_t races_of_message_passing(std::memory_order store, std::memory_order load) {
  return races_of([=] {
    cooks::shared<int> data{0};
    cooks::atomic<bool> ready{false};
    const cooks::thread writer{[&] {
      data = 42;
      ready.store(true, store);
    }};
    const cooks::thread reader{[&] {
      if (ready.load(load)) {
        cooks::check("the data has come", 42, data.load());
      }
    }};
  });
}

TEST(races, are_none_between_release_and_acquire) {
  EXPECT_EQ(races_of_message_passing(std::memory_order_release, std::memory_order_acquire), 0U);
  EXPECT_EQ(races_of_message_passing(std::memory_order_relaxed, std::memory_order_acquire), 1U);
  EXPECT_EQ(races_of_message_passing(std::memory_order_release, std::memory_order_relaxed), 1U);
}

TEST(races, are_none_between_start_end_and_join) {
  EXPECT_EQ(races_of([] {
              cooks::shared<int> plate{1};
              plate = 2;
              cooks::thread cook{[&] { plate = plate + 1; }};
              cook.join();
              plate = 4;
            }),
            0U);
}

TEST(smallest, is_none_where_nothing_goes_wrong) {
  const smallest found = find_smallest([] { counter_under_mutex(2, 2); }, {.seconds = 20});
  EXPECT_FALSE(found.found);
}

TEST(search, finds_by_chance_what_most_schedules_show) {
  for (const search_mode mode : {search_mode::random, search_mode::pct}) {
    const search_limits how{.mode = mode, .executions = 200};
    const search_result found = explore([] { counter(2, 2); }, how);
    EXPECT_EQ(found.executions, 200U);
    EXPECT_EQ(found.status, completeness::capped) << "chance proves nothing";
    EXPECT_FALSE(found.findings.empty());
    EXPECT_EQ(told(found), told(explore([] { counter(2, 2); }, how)))
        << "the same seed, the same schedules";
  }
}

TEST(search, stops_where_it_is_told_to) {
  EXPECT_EQ(explore([] { dining(5, false); }, {.mode = search_mode::enumerate, .executions = 100})
                .executions,
            100U);
  const search_result first = explore([] { counter(2, 3); }, {.stop_at_first = true});
  EXPECT_EQ(first.status, completeness::capped);
  EXPECT_EQ(first.findings.size(), 1U);
  const std::atomic<bool> stop{true};
  EXPECT_EQ(search_whole([] { dining(5, false); }, {.mode = search_mode::enumerate}, stop).status,
            completeness::capped);
}

TEST(search, calls_what_never_ends_a_possible_livelock) {
  const search_result result = explore(
      [] {
        cooks::shared<int> flag{0};
        cooks::thread waits{[&] {
          while (flag == 0) {
          }
        }};
      },
      {.executions = 1, .steps = 500});
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings.front().kind, finding_kind::livelock);
}

TEST(search, tells_an_exception_that_nobody_caught) {
  const search_result result = explore(
      [] { cooks::thread breaks{[] { throw std::runtime_error{"the milk boiled over"}; }}; });
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings.front().kind, finding_kind::exception);
  EXPECT_EQ(result.findings.front().what, "the milk boiled over");
}

void expect_classes_to_add_up(const program& of, const execution_options& options) {
  const search_result classes = search_whole(of, {.options = options});
  const search_result each = search_whole(of, {.mode = search_mode::enumerate, .options = options});
  EXPECT_EQ(classes.schedules.text(), each.schedules.text());
  EXPECT_EQ(classes.failing.text(), each.failing.text());
}

// Who could have woken by itself was tried; that a notification wakes it is something else.
TEST(search, tries_that_a_notification_wakes_who_could_wake_by_itself) {
  execution_options options;
  options.spurious_wake_ups = 1;
  expect_classes_to_add_up(
      [] {
        cooks::mutex key;
        cooks::condition_variable bell;
        cooks::thread sleeper{[&] {
          cooks::unique_lock guard{key};
          bell.wait(guard);
        }};
        cooks::thread ringer{[&] { bell.notify_one(); }};
      },
      options);
}

// An execution that turns out to be known may end where somebody is stuck, who could have come
// earlier.
TEST(search, tries_what_comes_after_who_is_stuck_where_an_execution_was_cut) {
  expect_classes_to_add_up(
      [] {
        cooks::condition_variable bell;
        cooks::semaphore tokens{1};
        cooks::shared<int> plate{0};
        cooks::mutex pan;
        cooks::thread ana{[&] { bell.notify_all(); }};
        cooks::thread ben{[&] {
          plate = 1;
          tokens.acquire();
        }};
        cooks::thread cleo{[&] {
          pan.lock();
          pan.unlock();
          tokens.acquire();
          bell.notify_all();
        }};
      },
      {});
}

// Nobody rings in the first; in the second somebody does, or comes too late.
TEST(timed_wait, says_whether_its_time_ran_out) {
  const auto wait = [](bool rings, std::cv_status* how) {
    cooks::mutex key;
    cooks::condition_variable bell;
    std::optional<cooks::thread> ana;
    cooks::unique_lock lock{key};
    if (rings) {
      ana.emplace("Ana", [&] {
        const cooks::lock_guard guard{key};
        bell.notify_one();
      });
    }
    *how = bell.wait_for(lock, std::chrono::milliseconds{1});
    lock.unlock();
  };
  std::cv_status how{};
  const auto note = [&](bool rings) {
    return [&, rings] {
      wait(rings, &how);
      cooks::check("told", true, how == std::cv_status::timeout);
    };
  };
  EXPECT_TRUE(search_whole(note(false), {}).findings.empty())
      << "nobody rang, and it is told as rung";
  const search_result rung = search_whole(note(true), {});
  EXPECT_EQ(rung.findings.size(), 1U) << "she rang in time, and it is told as run out";
}

TEST(search, has_a_schedule_for_each_finding_that_shows_it_again) {
  for (const program& of : {program{[] { counter(2, 2); }}, program{two_locks_opposite_order},
                            program{[] { dining(4, false); }}}) {
    const search_result result = search_whole(of, {});
    for (const finding& one : result.findings) {
      board again{of};
      for (const turn& turn : one.example) {
        again.take(turn);
      }
      EXPECT_EQ(again.enabled(), 0U) << "it is a whole execution";
      EXPECT_TRUE(!again.run().failures().empty() || again.run().unfinished() != 0);
    }
  }
}

}  // namespace
