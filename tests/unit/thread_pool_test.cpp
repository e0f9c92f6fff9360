// The thread pool: if these fail, tasks or their exceptions get lost, tasks run twice or after
// they were cancelled, or a pool leaves threads or waiting people behind.
#include "cooks/thread_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <system_error>

#include "cooks/clock.hpp"
#include "cooks/latch.hpp"
#include "in_a_run.hpp"

namespace cooks {
namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;

int square_of(int number) {
  if (number < 0) {
    throw std::invalid_argument{"negative: " + std::to_string(number)};
  }
  return number * number;
}
const task<int(int)> square{"square", square_of};

int answer() {
  return 42;
}
const task<int()> no_arguments{"no_arguments", answer};

std::size_t length_of(const std::string& text) {
  return text.size();
}
const task<std::size_t(const std::string&)> length{"length", length_of};

// Occupies a worker until it is let go.
class blocker {
 public:
  explicit blocker(thread_pool& pool) {
    future_ = pool.submit("blocker", [this] {
      begun_.count_down();
      go_.wait();
    });
    begun_.wait();
  }
  void let_go() { go_.count_down(); }
  const future<void>& receipt() const { return *future_; }

 private:
  latch begun_{1};
  latch go_{1};
  std::optional<future<void>> future_;
};

TEST(thread_pool, runs_tasks_and_any_function) {
  thread_pool crew{2};
  EXPECT_EQ(crew.submit(square, 7).result(), 49);
  EXPECT_EQ(crew.submit(no_arguments).result(), 42);
  EXPECT_EQ(crew.submit(length, "onions").result(), 6U);
  auto alone = std::make_unique<int>(3);
  EXPECT_EQ(crew.submit([alone = std::move(alone)] { return *alone; }).result(), 3);
  EXPECT_NO_THROW(crew.submit("nothing", [] {}).result());
}

TEST(thread_pool, works_behind_the_interface_of_all_executors) {
  thread_pool crew{3};
  executor& any = crew;
  EXPECT_EQ(any.workers(), 3);
  EXPECT_EQ(any.submit(square, 3).result(), 9);
  EXPECT_EQ(any.map(square, {3, 1, 2}), (std::vector<int>{9, 1, 4}));
  EXPECT_EQ(any.map(length, {"a", "", "abc"}), (std::vector<std::size_t>{1, 0, 3}));
}

TEST(thread_pool, has_four_workers_more_than_cores_but_no_more_than_32) {
  const int cores = static_cast<int>(thread::hardware_concurrency());
  EXPECT_EQ(thread_pool::default_workers(), std::min(32, cores + 4));
  EXPECT_THROW(thread_pool{0}, std::invalid_argument);
  EXPECT_THROW(thread_pool{-1}, std::invalid_argument);
}

TEST(thread_pool, throws_through_the_future) {
  thread_pool crew{1};
  const auto wrong = crew.submit(square, -3);
  try {
    wrong.result();
    FAIL();
  } catch (const std::invalid_argument& e) {
    EXPECT_STREQ(e.what(), "negative: -3");
  }
  EXPECT_THROW(crew.submit([]() -> int { throw 7; }).result(), int);
  EXPECT_EQ(crew.submit(square, 2).result(), 4) << "the worker goes on";
}

TEST(thread_pool, map_keeps_the_order_of_the_inputs) {
  thread_pool crew{4};
  std::vector<int> inputs(50);
  std::iota(inputs.begin(), inputs.end(), 0);
  const auto results = crew.map(
      [](int number) {
        sleep_for(std::chrono::microseconds{(50 - number) * 20});  // later ones are done first
        return number * 2;
      },
      inputs);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(results[static_cast<std::size_t>(i)], i * 2);
  }
  EXPECT_TRUE(crew.map(square, {}).empty());
}

TEST(thread_pool, map_throws_the_first_exception_and_cancels_what_nobody_has_begun) {
  thread_pool crew{1};
  std::atomic<int> ran{0};
  latch failed{1};
  const auto work = [&](int number) {
    ++ran;
    if (number == 1) {
      throw std::out_of_range{"one"};
    }
    if (number == 2) {
      failed.wait();  // until map() has thrown
    }
    return number;
  };
  EXPECT_THROW(crew.map(work, std::vector<int>{0, 1, 2, 3, 4, 5}), std::out_of_range);
  failed.count_down();
  crew.shutdown();
  EXPECT_LE(ran, 3);
}

TEST(thread_pool, runs_no_cancelled_task) {
  thread_pool crew{1};
  blocker busy{crew};
  std::atomic<bool> ran{false};
  const auto waiting = crew.submit([&] { ran = true; });
  EXPECT_FALSE(busy.receipt().cancel()) << "it runs";
  EXPECT_TRUE(busy.receipt().running());
  EXPECT_TRUE(waiting.cancel());
  busy.let_go();
  EXPECT_EQ(crew.submit(square, 2).result(), 4);
  EXPECT_FALSE(ran);
  EXPECT_THROW(waiting.result(), cancelled_error);
}

TEST(thread_pool, shutdown_waits_for_all_that_was_handed_in) {
  std::atomic<int> done{0};
  thread_pool crew{2};
  for (int i = 0; i < 20; ++i) {
    crew.submit([&] {
      sleep_for(1ms);
      ++done;
    });
  }
  crew.shutdown();
  EXPECT_EQ(done, 20);
  EXPECT_THROW(crew.submit(square, 1), std::logic_error);
  EXPECT_NO_THROW(crew.shutdown()) << "again does no harm";
}

TEST(thread_pool, leaving_scope_waits_too) {
  std::atomic<int> done{0};
  {
    thread_pool crew{3};
    for (int i = 0; i < 20; ++i) {
      crew.submit([&] { ++done; });
    }
  }
  EXPECT_EQ(done, 20);
}

TEST(thread_pool, shutdown_cancels_what_waits_and_finishes_what_runs) {
  thread_pool crew{1};
  blocker busy{crew};
  std::vector<future<int>> waiting;
  for (int i = 0; i < 5; ++i) {
    waiting.push_back(crew.submit(square, i));
  }
  thread helper{[&] {
    waiting.back().wait();  // cancelled, the last of them
    busy.let_go();
  }};
  crew.shutdown(at_shutdown::cancel_waiting);
  EXPECT_TRUE(busy.receipt().done());
  EXPECT_NO_THROW(busy.receipt().result());
  for (const auto& one : waiting) {
    EXPECT_TRUE(one.cancelled());
  }
}

TEST(thread_pool, a_task_can_hand_in_more) {
  thread_pool crew{2};
  const auto outer = crew.submit([&] { return crew.submit(square, 6); });
  EXPECT_EQ(outer.result().result(), 36);
}

TEST(thread_pool, a_task_that_shuts_its_own_pool_down_is_refused) {
  thread_pool crew{1};
  EXPECT_THROW(crew.submit([&] { crew.shutdown(); }).result(), std::system_error);
  EXPECT_NO_THROW(crew.shutdown());
}

// What a pool meets in a long life, all at once: 10,000 tiny tasks from several threads, tasks that
// hand in more, that throw, that are cancelled.
TEST(thread_pool, stress) {
  constexpr int producers = 4;
  constexpr int each = 2500;
  std::atomic<int> ran{0};
  std::atomic<int> thrown{0};
  std::atomic<int> cancelled{0};
  std::atomic<int> nested{0};
  std::atomic<int> thrown_by_tasks{0};
  std::atomic<int> handed_in_by_tasks{0};
  {
    thread_pool crew{4};
    std::vector<thread> crowd;
    for (int p = 0; p < producers; ++p) {
      crowd.emplace_back([&, p] {
        std::vector<future<int>> receipts;
        receipts.reserve(each);
        for (int i = 0; i < each; ++i) {
          receipts.push_back(crew.submit("tiny", [&, i] {
            ++ran;
            if (i % 7 == 0) {
              ++thrown_by_tasks;
              throw std::runtime_error{"seven"};
            }
            if (i % 11 == 0) {
              ++handed_in_by_tasks;
              crew.submit([&] { ++nested; });
            }
            return i;
          }));
          if (i % 3 == p % 3) {
            receipts[static_cast<std::size_t>(i)].cancel();
          }
        }
        int came = 0;
        for (const auto& one : as_completed(receipts)) {
          ++came;
          if (one.cancelled()) {
            ++cancelled;
          } else if (one.exception()) {
            ++thrown;
          }
        }
        EXPECT_EQ(came, each);
      });
    }
    for (thread& one : crowd) {
      one.join();
    }
  }
  EXPECT_EQ(ran + cancelled, producers * each);
  EXPECT_EQ(thrown, thrown_by_tasks);
  EXPECT_EQ(nested, handed_in_by_tasks);
  EXPECT_GT(thrown, 0);
  EXPECT_GT(nested, 0);
}

// Somebody hands in while somebody else shuts down: each task is refused, cancelled or done.
TEST(thread_pool, is_shut_down_during_work) {
  for (int round = 0; round < 60; ++round) {
    std::atomic<int> ran{0};
    thread_pool crew{3};
    std::vector<future<void>> receipts;
    bool refused = false;
    {
      latch begun{1};
      thread producer{[&] {
        try {
          for (int i = 0;; ++i) {
            receipts.push_back(crew.submit([&] { ++ran; }));
            if (i == 20) {
              begun.count_down();
            }
          }
        } catch (const std::logic_error&) {
          refused = true;
        }
      }};
      begun.wait();
      if (round % 2 == 0) {
        thread other{[&] { crew.shutdown(); }};
        crew.shutdown(at_shutdown::cancel_waiting);
      } else {
        crew.shutdown();
      }
    }
    EXPECT_TRUE(refused);
    int done = 0;
    for (const auto& one : receipts) {
      ASSERT_TRUE(one.done()) << "somebody would wait for ever";
      done += one.cancelled() ? 0 : 1;
    }
    EXPECT_EQ(done, ran);
    EXPECT_TRUE(round % 2 == 0 || done == static_cast<int>(receipts.size()));
  }
}

TEST(thread_pool, names_its_threads_and_tasks_in_the_timeline) {
  const in_a_run r{[](const run&) {
    thread_pool crew{2, "cook"};
    EXPECT_EQ(crew.submit("soup", [] { return this_thread::get_name(); }).result().substr(0, 5),
              "cook ");
  }};
  EXPECT_EQ(r.texts(trace::event_kind::span_begin), (std::vector<std::string>{"soup"}));
}

}  // namespace
}  // namespace cooks
