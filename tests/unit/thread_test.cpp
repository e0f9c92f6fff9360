// Threads: if these fail, demos leak threads, lose names, or hide exceptions.
#include "cooks/thread.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cooks/clock.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(thread, joins_when_it_leaves_scope) {
  int plain = 0;
  {
    cooks::thread ana{"Ana", [&] { plain = 1; }};
  }
  EXPECT_EQ(plain, 1);
}

TEST(thread, copies_its_arguments_and_takes_what_only_moves) {
  int sum = 0;
  auto box = std::make_unique<int>(40);
  cooks::thread{"adder", [](std::unique_ptr<int> moved, int more, int& to) { to = *moved + more; },
                std::move(box), 2, std::ref(sum)}
      .join();
  EXPECT_EQ(sum, 42);
}

TEST(thread, a_second_join_is_an_error) {
  cooks::thread ana{[] {}};
  ana.join();
  EXPECT_FALSE(ana.joinable());
  EXPECT_THROW(ana.join(), std::system_error);
}

TEST(thread, leaving_scope_asks_it_to_stop) {
  bool stopped = false;
  {
    cooks::thread ana{"Ana", [&](cooks::stop_token stop) {
                        while (cooks::sleep_for(1h, stop)) {
                        }
                        stopped = stop.stop_requested();
                      }};
  }
  EXPECT_TRUE(stopped);
}

TEST(thread, the_first_request_to_stop_is_told_apart) {
  cooks::thread ana{[](cooks::stop_token stop) { cooks::sleep_for(1h, stop); }};
  EXPECT_TRUE(ana.request_stop());
  EXPECT_FALSE(ana.request_stop());
  EXPECT_TRUE(ana.get_stop_token().stop_requested());
}

TEST(thread, moving_into_one_ends_what_it_was) {
  bool first_ended = false;
  cooks::thread one{[&] { first_ended = true; }};
  one = cooks::thread{[] {}};
  EXPECT_TRUE(first_ended);
  EXPECT_TRUE(one.joinable());
}

TEST(thread, has_a_lane_with_its_name_and_its_whole_life) {
  const in_a_run r{[](const cooks::run&) {
    cooks::thread ana{"Ana", [] {}};
    cooks::thread nameless{[] {}};
  }};
  EXPECT_EQ(r.session().recorder().thread_count(), 3U);
  EXPECT_EQ(r.session().recorder().thread_name(1), "Ana");
  EXPECT_EQ(r.session().recorder().thread_name(2), "thread 2");
  EXPECT_EQ(r.count(event_kind::spawn), 2);
  EXPECT_EQ(r.count(event_kind::thread_start), 3);
  EXPECT_EQ(r.count(event_kind::thread_end), 3);
  EXPECT_EQ(r.count(event_kind::join), 2);
}

TEST(thread, threads_started_by_threads_belong_to_the_run) {
  const in_a_run r{[](const cooks::run&) {
    cooks::thread outer{"outer", [] { cooks::thread inner{"inner", [] {}}; }};
  }};
  EXPECT_EQ(r.session().recorder().thread_name(2), "inner");
}

TEST(thread, more_threads_than_a_run_can_tell_of_are_an_error) {
  cooks::life::run_settings settings;
  settings.memory.threads = 2;
  const in_a_run r{[](const cooks::run&) {
                     cooks::thread ana{[] {}};
                     EXPECT_THROW(cooks::thread{[] {}}, std::system_error);
                   },
                   settings};
  EXPECT_EQ(r.session().outcome(), cooks::life::verdict::ok);
}

TEST(thread, ids_tell_threads_apart) {
  cooks::thread::id from_inside;
  cooks::thread ana{[&] { from_inside = cooks::this_thread::get_id(); }};
  cooks::thread ben{[] {}};
  const cooks::thread::id ana_id = ana.get_id();
  EXPECT_FALSE(ana_id == ben.get_id());
  EXPECT_TRUE(ana_id < ben.get_id() || ben.get_id() < ana_id);
  EXPECT_FALSE(ana_id == cooks::this_thread::get_id());
  EXPECT_NE(ana_id.number(), ben.get_id().number());
  ana.join();
  EXPECT_TRUE(from_inside == ana_id);
  EXPECT_EQ(from_inside.number(), ana_id.number());
}

TEST(thread, no_thread_has_the_id_of_none) {
  cooks::thread ana{[] {}};
  EXPECT_FALSE(ana.get_id() == cooks::thread::id{});
  ana.join();
  EXPECT_TRUE(ana.get_id() == cooks::thread::id{});
  EXPECT_EQ(ana.get_id().number(), 0U);
  EXPECT_TRUE(cooks::thread{}.get_id() == cooks::thread::id{});
}

TEST(thread, a_thread_knows_its_own_name) {
  std::vector<std::string> names(3);
  const in_a_run r{[&](const cooks::run&) {
    names[0] = cooks::this_thread::get_name();
    cooks::thread{"Ana", [&] { names[1] = cooks::this_thread::get_name(); }}.join();
    cooks::thread{[&] { names[2] = cooks::this_thread::get_name(); }}.join();
  }};
  EXPECT_EQ(names, (std::vector<std::string>{"main", "Ana", "thread 2"}));
}

TEST(thread, works_outside_a_run) {
  int plain = 0;
  cooks::thread{[&] { plain = 2; }}.join();
  EXPECT_EQ(plain, 2);
  EXPECT_EQ(cooks::this_thread::get_name(), "");
  EXPECT_GE(cooks::thread::hardware_concurrency(), 1U);
}

}  // namespace
