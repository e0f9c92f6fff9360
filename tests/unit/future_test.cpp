// Futures: if these fail, a result or an exception gets lost, somebody waits for ever, or a
// cancelled task runs.
#include "cooks/future.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>

#include "cooks/latch.hpp"
#include "cooks/thread.hpp"

namespace cooks {
namespace {

using namespace std::chrono_literals;

std::exception_ptr burnt() {
  return std::make_exception_ptr(std::runtime_error{"burnt"});
}

TEST(future, goes_from_waiting_to_running_to_done) {
  promise<int> owed{"soup"};
  const future<int> dish = owed.get_future();
  EXPECT_EQ(dish.name(), "soup");
  EXPECT_FALSE(dish.done());
  EXPECT_FALSE(dish.running());
  EXPECT_TRUE(owed.start());
  EXPECT_TRUE(dish.running());
  owed.set_result(7);
  EXPECT_TRUE(dish.done());
  EXPECT_FALSE(dish.running());
  EXPECT_FALSE(dish.cancelled());
  EXPECT_EQ(dish.result(), 7);
  EXPECT_EQ(dish.result(), 7) << "it can be asked for again";
  EXPECT_EQ(dish.exception(), nullptr);
  EXPECT_THROW(owed.set_result(8), std::logic_error);
  EXPECT_THROW(owed.set_exception(burnt()), std::logic_error);
  EXPECT_EQ(dish.result(), 7);
}

TEST(future, waits_for_the_result_of_another_thread) {
  promise<std::string> owed;
  const future<std::string> dish = owed.get_future();
  latch asked{1};
  thread cook{[&] {
    asked.wait();
    owed.set_result("soup");
  }};
  EXPECT_FALSE(dish.wait_for(1ms));
  asked.count_down();
  EXPECT_EQ(dish.result(), "soup");
  EXPECT_TRUE(dish.wait_for(0ms));
}

TEST(future, several_wait_for_the_same) {
  promise<int> owed;
  std::atomic<int> sum{0};
  {
    std::vector<thread> guests;
    for (int i = 0; i < 4; ++i) {
      guests.emplace_back([&sum, dish = owed.get_future()] { sum += dish.result(); });
    }
    owed.set_result(5);
  }
  EXPECT_EQ(sum, 20);
}

TEST(future, throws_what_the_task_has_thrown) {
  promise<int> owed;
  const future<int> dish = owed.get_future();
  owed.set_exception(burnt());
  EXPECT_TRUE(dish.done());
  EXPECT_THROW(dish.result(), std::runtime_error);
  EXPECT_THROW(dish.result_for(1s), std::runtime_error) << "as often as it is asked";
  EXPECT_NE(dish.exception(), nullptr);
}

TEST(future, a_timeout_ends_the_waiting_and_nothing_else) {
  promise<int> owed{"soup"};
  const future<int> dish = owed.get_future();
  EXPECT_TRUE(owed.start());
  try {
    dish.result_for(1ms);
    FAIL();
  } catch (const timeout_error& e) {
    EXPECT_STREQ(e.what(), "it was not done in time: soup");
  }
  EXPECT_TRUE(dish.running());
  owed.set_result(1);
  EXPECT_EQ(dish.result_for(1ms), 1);
}

TEST(future, can_be_cancelled_until_it_runs) {
  promise<int> early{"early"};
  const future<int> first = early.get_future();
  EXPECT_TRUE(first.cancel());
  EXPECT_TRUE(first.cancel()) << "again does no harm";
  EXPECT_TRUE(first.cancelled());
  EXPECT_TRUE(first.done());
  EXPECT_FALSE(early.start());
  EXPECT_THROW(first.result(), cancelled_error);
  EXPECT_THROW(first.exception(), cancelled_error);
  EXPECT_THROW(early.set_result(1), std::logic_error);

  promise<int> late{"late"};
  const future<int> second = late.get_future();
  EXPECT_TRUE(late.start());
  EXPECT_FALSE(second.cancel());
  late.set_result(2);
  EXPECT_FALSE(second.cancel());
  EXPECT_FALSE(second.cancelled());
  EXPECT_EQ(second.result(), 2);
}

TEST(future, cancelling_wakes_who_waits) {
  promise<int> owed;
  const future<int> dish = owed.get_future();
  thread guest{[dish] { EXPECT_THROW(dish.result(), cancelled_error); }};
  EXPECT_TRUE(dish.cancel());
}

TEST(future, a_promise_that_goes_without_a_result_says_so) {
  std::optional<promise<void>> owed{std::in_place, "soup"};
  const future<void> dish = owed->get_future();
  owed.reset();
  EXPECT_THROW(dish.result(), broken_promise_error);

  promise<void> kept;
  const future<void> other = kept.get_future();
  kept.set_result();
  kept = promise<void>{};
  EXPECT_NO_THROW(other.result());
}

TEST(as_completed, gives_futures_in_the_order_in_which_they_finish) {
  std::vector<promise<int>> owed(4);
  std::vector<future<int>> dishes;
  for (auto& one : owed) {
    dishes.push_back(one.get_future());
  }
  owed[2].set_result(2);  // done before anybody asks
  std::vector<int> order;
  std::vector<std::size_t> numbers;
  auto all = as_completed(dishes);
  for (auto one = all.begin(); one != all.end(); ++one) {
    order.push_back((*one).result());
    numbers.push_back(one.number());
    if (order.size() == 1) {
      owed[3].set_result(3);
      owed[0].set_result(0);
      owed[1].set_result(1);
    }
  }
  EXPECT_EQ(order, (std::vector<int>{2, 3, 0, 1}));
  EXPECT_EQ(numbers, (std::vector<std::size_t>{2, 3, 0, 1}));
}

TEST(as_completed, of_nothing_is_nothing) {
  for (const auto& one : as_completed(std::vector<future<int>>{})) {
    FAIL() << one.name();
  }
}

TEST(as_completed, gives_failed_and_cancelled_ones_too) {
  std::vector<promise<int>> owed(2);
  owed[0].set_exception(burnt());
  owed[1].get_future().cancel();
  int came = 0;
  for (const auto& one :
       as_completed(std::vector<future<int>>{owed[0].get_future(), owed[1].get_future()})) {
    EXPECT_TRUE(one.done());
    ++came;
  }
  EXPECT_EQ(came, 2);
}

TEST(as_completed, throws_when_the_next_one_is_not_done_in_time) {
  std::vector<promise<int>> owed(2);
  owed[1].set_result(1);
  int came = 0;
  try {
    for (const auto& one :
         as_completed(std::vector<future<int>>{owed[0].get_future(), owed[1].get_future()}, 5ms)) {
      came += one.result();
    }
    FAIL();
  } catch (const timeout_error& e) {
    EXPECT_STREQ(e.what(), "1 of 2 futures were not done in time");
  }
  EXPECT_EQ(came, 1);
  owed[0].set_result(0);  // its listener has gone; that harms nobody
}

TEST(waiting, for_all_and_for_any) {
  std::vector<promise<int>> owed(3);
  std::vector<future<int>> dishes;
  for (auto& one : owed) {
    dishes.push_back(one.get_future());
  }
  EXPECT_EQ(wait_any(dishes, 1ms), std::nullopt);
  owed[1].set_result(1);
  EXPECT_EQ(wait_any(dishes), 1U);
  EXPECT_EQ(wait_any(dishes, 1s), 1U);
  EXPECT_FALSE(wait_all(dishes, 1ms));
  owed[0].set_result(0);
  thread cook{[&] { owed[2].set_exception(burnt()); }};
  wait_all(dishes);
  EXPECT_TRUE(wait_all(dishes, 0ms));
  EXPECT_THROW(wait_any(std::vector<future<int>>{}), std::invalid_argument);
}

}  // namespace
}  // namespace cooks
