// The thread pool, future by future and schedule by schedule: if these fail, there is an order of
// steps, however rare, in which a task gets lost, runs although it was cancelled, or somebody waits
// for ever. All schedules are tried; real threads only try some.
#include <gtest/gtest.h>

#include <cooks/check.hpp>
#include <cooks/future.hpp>
#include <cooks/thread.hpp>
#include <cooks/thread_pool.hpp>
#include <stdexcept>

#include "programs.hpp"

namespace {

using namespace programs;
using cooks::at_shutdown;
using cooks::check;
using cooks::future;
using cooks::promise;
using cooks::thread_pool;

void expect_every_schedule_right(const program& of, std::uint64_t at_least = 2) {
  const search_result all = explore(of);
  EXPECT_EQ(all.status, completeness::complete);
  EXPECT_EQ(all.failing.text(), "0") << (all.findings.empty() ? "" : all.findings.front().what);
  EXPECT_GE(all.executions - all.cut, at_least) << "not much was tried";
  testing::Test::RecordProperty("schedules", all.schedules.text());
}

TEST(explored_future, result_is_there_for_all_who_wait) {
  expect_every_schedule_right([] {
    promise<int> owed;
    const future<int> dish = owed.get_future();
    cooks::thread guest{[dish] { check("a guest gets it", 7, dish.result()); }};
    cooks::thread cook{[&owed] { owed.set_result(7); }};
    check("so do we", 7, dish.result());
  });
}

TEST(explored_future, is_cancelled_or_started_and_never_both) {
  expect_every_schedule_right([] {
    promise<int> owed;
    const future<int> dish = owed.get_future();
    bool begun = false;
    cooks::thread cook{[&] {
      begun = owed.start();
      if (begun) {
        owed.set_result(1);
      }
    }};
    const bool cancelled = dish.cancel();
    cook.join();
    check("one of both", cancelled != begun);
    check("the future knows", cancelled, dish.cancelled());
    check("it is over", dish.done());
  });
}

TEST(explored_future, two_who_cancel_agree) {
  expect_every_schedule_right([] {
    promise<int> owed;
    const future<int> dish = owed.get_future();
    bool other = false;
    cooks::thread guest{[&] { other = dish.cancel(); }};
    const bool mine = dish.cancel();
    guest.join();
    check("it was cancelled for both", mine && other);
    check("the cook hears of it", !owed.start());
  });
}

TEST(explored_future, timeout_leaves_the_result_for_later) {
  expect_every_schedule_right([] {
    promise<int> owed;
    const future<int> dish = owed.get_future();
    cooks::thread cook{[&owed] { owed.set_result(7); }};
    dish.wait_for(std::chrono::milliseconds{1});
    check("it comes all the same", 7, dish.result());
  });
}

TEST(explored_future, a_promise_that_goes_wakes_who_waits) {
  expect_every_schedule_right([] {
    bool told = false;
    {
      std::optional<promise<int>> owed{std::in_place};
      const future<int> dish = owed->get_future();
      cooks::thread guest{[&told, dish] { told = dish.exception() != nullptr; }};
      owed.reset();
    }
    check("the guest knows", told);
  });
}

TEST(explored_as_completed, gives_each_once) {
  expect_every_schedule_right([] {
    promise<int> soup;
    promise<int> bread;
    cooks::thread ana{[&soup] { soup.set_result(1); }};
    cooks::thread ben{[&bread] { bread.set_result(2); }};
    int sum = 0;
    int came = 0;
    for (const future<int>& one :
         cooks::as_completed(std::vector{soup.get_future(), bread.get_future()})) {
      sum += one.result();
      ++came;
    }
    check("both came", 2, came);
    check("each of them", 3, sum);
  });
}

TEST(explored_as_completed, hears_of_a_cancelled_one) {
  expect_every_schedule_right([] {
    promise<int> soup;
    const future<int> dish = soup.get_future();
    cooks::thread guest{[dish] { dish.cancel(); }};
    cooks::thread cook{[&soup] {
      if (soup.start()) {
        soup.set_result(1);
      }
    }};
    int came = 0;
    for (const future<int>& one : cooks::as_completed(std::vector{dish})) {
      check("it is over", one.done());
      ++came;
    }
    check("it came", 1, came);
  });
}

TEST(explored_wait_any, hears_of_the_first) {
  expect_every_schedule_right([] {
    promise<int> soup;
    promise<int> bread;
    cooks::thread ana{[&soup] { soup.set_result(1); }};
    const std::vector both{soup.get_future(), bread.get_future()};
    check("the soup", std::size_t{0}, cooks::wait_any(both));
  });
}

TEST(explored_thread_pool, hands_over_and_back) {
  expect_every_schedule_right([] {
    thread_pool crew{2};
    const auto soup = crew.submit([] { return 1; });
    const auto bread = crew.submit([] { return 2; });
    check("both results", 3, soup.result() + bread.result());
  });
}

TEST(explored_thread_pool, brings_an_exception_back) {
  expect_every_schedule_right([] {
    thread_pool crew{1};
    const auto dish = crew.submit([]() -> int { throw std::runtime_error{"burnt"}; });
    check("it has thrown", dish.exception() != nullptr);
    check("the worker goes on", 2, crew.submit([] { return 2; }).result());
  });
}

TEST(explored_thread_pool, shutdown_waits_for_all_tasks) {
  expect_every_schedule_right([] {
    int soup = 0;
    int bread = 0;
    {
      thread_pool crew{2};
      crew.submit([&] { soup = 1; });
      crew.submit([&] { bread = 1; });
    }
    check("all was done", 2, soup + bread);
  });
}

TEST(explored_thread_pool, shutdown_cancels_or_finishes_each_task) {
  expect_every_schedule_right([] {
    int ran = 0;
    thread_pool crew{1};
    const auto soup = crew.submit([&] { ++ran; });
    const auto bread = crew.submit([&] { ++ran; });
    crew.shutdown(at_shutdown::cancel_waiting);
    check("nobody waits for ever", soup.done() && bread.done());
    check("what was not cancelled was done", 2 - ran,
          (soup.cancelled() ? 1 : 0) + (bread.cancelled() ? 1 : 0));
  });
}

// Found here: one had taken the task out and not yet cancelled it when the other's shutdown()
// ended.
TEST(explored_thread_pool, two_who_shut_it_down_both_wait) {
  expect_every_schedule_right([] {
    bool ran = false;
    thread_pool crew{1};
    const auto dish = crew.submit([&] { ran = true; });
    cooks::thread other{[&] { crew.shutdown(at_shutdown::cancel_waiting); }};
    crew.shutdown();
    check("it is over", dish.done());
    check("and was done unless cancelled", !dish.cancelled(), ran);
  });
}

TEST(explored_thread_pool, handing_in_beside_a_shutdown_is_done_or_refused) {
  expect_every_schedule_right([] {
    bool ran = false;
    bool refused = false;
    thread_pool crew{1};
    cooks::thread guest{[&] {
      try {
        crew.submit([&] { ran = true; });
      } catch (const std::logic_error&) {
        refused = true;
      }
    }};
    crew.shutdown();
    guest.join();
    check("one of both", ran != refused);
  });
}

TEST(explored_thread_pool, cancel_against_start) {
  expect_every_schedule_right([] {
    bool ran = false;
    bool cancelled = false;
    {
      thread_pool crew{1};
      const auto dish = crew.submit([&] { ran = true; });
      cancelled = dish.cancel();
    }
    check("one of both", ran != cancelled);
  });
}

TEST(explored_thread_pool, as_completed_over_its_tasks) {
  expect_every_schedule_right([] {
    thread_pool crew{2};
    int sum = 0;
    for (const auto& one : cooks::as_completed(
             std::vector{crew.submit([] { return 1; }), crew.submit([] { return 2; })})) {
      sum += one.result();
    }
    check("each came once", 3, sum);
  });
}

TEST(explored_thread_pool, map_keeps_the_order) {
  expect_every_schedule_right([] {
    thread_pool crew{2};
    const auto results = crew.map([](int number) { return number * 10; }, std::vector{1, 2});
    check("in order", results == std::vector{10, 20});
  });
}

// What no pool can do: it must be found, or the searches above find nothing either.
TEST(explored_thread_pool, a_task_that_waits_on_its_own_full_pool_is_found) {
  const search_result all = explore([] {
    thread_pool crew{1};
    const auto outer = crew.submit([&] { return crew.submit([] { return 1; }).result(); });
    outer.wait();
  });
  EXPECT_EQ(all.failing.text(), all.schedules.text());
  ASSERT_FALSE(all.findings.empty());
  EXPECT_EQ(all.findings.front().kind, finding_kind::lost_notify);  // each sleeps, and none is left
}

}  // namespace
