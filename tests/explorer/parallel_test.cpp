// The parallel library, schedule by schedule: if these fail, there is an order of steps in which a
// result gets lost or into the wrong place, a timeout or a cancelled batch waits for ever, or a
// thread is left behind. All schedules are tried.
#include <gtest/gtest.h>

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/parallel.hpp>
#include <stdexcept>

#include "explorer/core/program_memory.hpp"
#include "programs.hpp"

namespace {

using namespace programs;
using namespace std::chrono_literals;
using cooks::check;
namespace parallel = cooks::parallel;

void expect_every_schedule_right(const program& of, std::uint64_t at_least = 2) {
  const search_result all = explore(of);
  EXPECT_EQ(all.status, completeness::complete);
  EXPECT_EQ(all.failing.text(), "0") << (all.findings.empty() ? "" : all.findings.front().what);
  EXPECT_GE(all.executions - all.cut, at_least) << "not much was tried";
  testing::Test::RecordProperty("schedules", all.schedules.text());
}

int ten_times(int number) {
  return number * 10;
}

TEST(explored_parallel_map, keeps_the_order_with_one_worker) {
  expect_every_schedule_right([] {
    const std::vector<int> all = parallel::map(ten_times, std::vector{1, 2}, {.max_workers = 1});
    check("in order", all == std::vector{10, 20});
  });
}

TEST(explored_parallel_map, keeps_the_order_with_two_workers) {
  expect_every_schedule_right([] {
    const std::vector<int> all = parallel::map(ten_times, std::vector{1, 2}, {.max_workers = 2});
    check("in order", all == std::vector{10, 20});
  });
}

int or_throw(int number) {
  if (number < 0) {
    throw std::runtime_error{std::to_string(number)};
  }
  return number;
}

TEST(explored_parallel_map, throws_the_first_by_its_place) {
  expect_every_schedule_right([] {
    std::string what;
    try {
      parallel::map(or_throw, std::vector{-1, -2}, {.max_workers = 2});
    } catch (const std::runtime_error& e) {
      what = e.what();
    }
    check("one of both, and nobody is left", what == "-1" || what == "-2");
  });
}

TEST(explored_parallel_map, silent_keeps_the_others) {
  expect_every_schedule_right([] {
    const auto all =
        parallel::map(or_throw, std::vector{-1, 2}, {.max_workers = 1, .silent = true});
    check("one has failed", std::size_t{1}, all.failures().size());
    check("the other is kept", 2, all[1]);
  });
}

TEST(explored_parallel_map, tries_again) {
  expect_every_schedule_right([] {
    int tries = 0;
    const auto shy = [&](int number) {
      if (++tries == 1) {
        throw std::runtime_error{"not yet"};
      }
      return number;
    };
    const auto all = parallel::map(shy, std::vector{7}, {.retries = {.times = 1}});
    check("it came", 7, all[0]);
    check("at the second try", 2, tries);
  });
}

TEST(explored_parallel_map, timeout_or_results_and_nobody_is_left) {
  expect_every_schedule_right([] {
    const auto slow = [](int number) {
      cooks::sleep_for(1s);
      return number;
    };
    const auto all =
        parallel::map(slow, std::vector{1}, {.max_workers = 1, .timeout = 1s, .silent = true});
    check("either", all.failed(0) || all[0] == 1);
  });
}

TEST(explored_parallel_map, timeout_returns_before_the_task_ends) {
  expect_every_schedule_right([] {
    const auto slow = [](int number) {
      cooks::sleep_for(5s);
      return number;
    };
    const auto start = cooks::clock::now();
    const auto all =
        parallel::map(slow, std::vector{1, 2}, {.max_workers = 1, .timeout = 1s, .silent = true});
    check("none was done", std::size_t{2}, all.failures().size());
    check("at the timeout", cooks::clock::now() - start == 1s);
  });
}

TEST(explored_parallel_map, timeout_with_two_workers_loses_nothing) {
  expect_every_schedule_right([] {
    const auto work = [](int number) {
      cooks::sleep_for(std::chrono::seconds{number});
      return number;
    };
    const auto all =
        parallel::map(work, std::vector{0, 5}, {.max_workers = 2, .timeout = 1s, .silent = true});
    check("the quick one is there", 0, all.replace_failed(-1)[0]);
    check("the slow one is late", all.failed(1));
  });
}

TEST(explored_parallel_async, results_are_there) {
  expect_every_schedule_right([] {
    auto batch = parallel::async_map(ten_times, std::vector{1}, {.max_workers = 1});
    batch.start();
    check("it", 10, batch.results()[0]);
  });
}

TEST(explored_parallel_async, cancel_or_result) {
  expect_every_schedule_right([] {
    int ran = 0;
    const auto work = [&](int number) {
      ++ran;
      return number;
    };
    auto batch = parallel::async_map(work, std::vector{1}, {.max_workers = 1, .silent = true});
    batch.start();
    batch.cancel();
    const auto all = batch.results();
    check("one of both", all.failed(0) ? 0 : 1, ran);
  });
}

TEST(explored_parallel_async, cancel_with_one_at_work_and_one_waiting) {
  expect_every_schedule_right([] {
    int ran = 0;
    const auto work = [&](int number) {
      ++ran;
      return number;
    };
    auto batch = parallel::async_map(work, std::vector{0, 1}, {.max_workers = 1, .silent = true});
    batch.start();
    batch.cancel();
    const auto all = batch.results();
    check("each was done or cancelled", 2 - ran, static_cast<int>(all.failures().size()));
    check("in its place", all.failed(1) || all[1] == 1);
  });
}

TEST(explored_parallel_async, leaving_scope_waits) {
  expect_every_schedule_right([] {
    int ran = 0;
    {
      auto batch = parallel::async_map([&](int) { ++ran; }, std::vector{1}, {.max_workers = 1});
      batch.start();
    }
    check("it was done", 1, ran);
  });
}

// Virtual time is exact, so the pauses can be.
std::vector<std::int64_t> pauses(std::uint64_t seed, double jitter) {
  std::vector<std::int64_t> all;
  search_limits how;
  how.options.seed = seed;
  explore(
      [&] {
        std::vector<cooks::clock::time_point> times;
        const auto never = [&](int) -> int {
          times.push_back(cooks::clock::now());
          throw std::runtime_error{"no"};
        };
        parallel::map(
            never, std::vector{7},
            {.retries = {.times = 4, .wait = 1s, .longest = 5s, .jitter = jitter}, .silent = true});
        const cooks::explorer::program_memory::leave outside;
        all.clear();
        for (std::size_t i = 1; i < times.size(); ++i) {
          all.push_back((times[i] - times[i - 1]).count() / 1'000'000);
        }
      },
      how);
  return all;
}

TEST(explored_parallel_retries, wait_as_long_as_they_say) {
  EXPECT_EQ(pauses(1, 0), (std::vector<std::int64_t>{1000, 2000, 4000, 5000}));
}

TEST(explored_parallel_retries, the_seed_decides_how_chance_spreads_them) {
  const auto one = pauses(1, 0.5);
  ASSERT_EQ(one.size(), 4U);
  const std::vector<std::int64_t> whole{1000, 2000, 4000, 5000};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_LE(one[i], whole[i]);
    EXPECT_GE(one[i], whole[i] / 2);
  }
  EXPECT_EQ(one, pauses(1, 0.5));
  EXPECT_NE(one, pauses(2, 0.5));
}

}  // namespace
