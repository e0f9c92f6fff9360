// The parallel library: if these fail, results come in the wrong order or under the wrong name,
// failures get lost, a timeout does not return, retries don't come, or misuse goes unnoticed.
#include "cooks/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>

#include "cooks/latch.hpp"
#include "in_a_run.hpp"

namespace cooks {
namespace {

using namespace std::chrono_literals;
using cooks::testing::in_a_run;
using parallel::options;
using reason = parallel::failed_task::reason;

int square_of(int number) {
  if (number < 0) {
    throw std::invalid_argument{"negative: " + std::to_string(number)};
  }
  return number * number;
}
const task<int(int)> square{"square", square_of};

std::string tell_download(const std::string& url, double patience, int tries) {
  return url + " " + std::to_string(static_cast<int>(patience)) + " " + std::to_string(tries);
}
const task<std::string(const std::string&, double, int)> download{"download", tell_download};

std::vector<int> squares_of(const std::vector<int>& some) {
  std::vector<int> all;
  for (const int one : some) {
    all.push_back(square_of(one));
  }
  return all;
}
const task<std::vector<int>(const std::vector<int>&)> squares{"squares", squares_of};

std::vector<int> numbers(int count) {
  std::vector<int> all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// What the function throws says this.
template <class Work>
std::string complaint(const Work& work) {
  try {
    work();
  } catch (const std::exception& e) {
    return e.what();
  }
  return "nothing was thrown";
}

// map -------------------------------------------------------------------------------------------

TEST(parallel_map, gives_results_in_the_order_of_the_inputs) {
  const auto work = [](int number) {
    sleep_for(std::chrono::microseconds{(50 - number) * 20});  // later ones are done first
    return number * 2;
  };
  const std::vector<int> doubled = parallel::map(work, numbers(50), {.max_workers = 8});
  ASSERT_EQ(doubled.size(), 50U);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(doubled[static_cast<std::size_t>(i)], i * 2);
  }
}

TEST(parallel_map, takes_tasks_lists_in_braces_and_any_function) {
  EXPECT_EQ(parallel::map(square, {3, 1, 2}).list(), (std::vector{9, 1, 4}));
  const std::vector<std::string> words{"a", "", "abc"};
  const auto lengths = parallel::map([](const std::string& w) { return w.size(); }, words);
  EXPECT_EQ(lengths.list(), (std::vector<std::size_t>{1, 0, 3}));
  const auto odd = parallel::map([](int n) { return n % 2 == 1; }, numbers(3));
  EXPECT_EQ(odd.list(), (std::vector{false, true, false}));
}

TEST(parallel_map, of_nothing_is_nothing_and_starts_nobody) {
  std::atomic<int> calls{0};
  const auto work = [&](int) { return ++calls; };
  EXPECT_TRUE(parallel::map(work, std::vector<int>{}).empty());
  EXPECT_TRUE(parallel::map(work, std::map<std::string, int>{}).empty());
  EXPECT_TRUE(parallel::par(std::vector<parallel::job<int>>{}).empty());
  EXPECT_EQ(calls, 0);
  const in_a_run r{[](const run&) { parallel::map(square, std::vector<int>{}); }};
  EXPECT_EQ(r.count(trace::event_kind::spawn), 0);
}

TEST(parallel_map, named_in_named_out) {
  const std::map<std::string, int> inputs{{"three", 3}, {"one", 1}, {"two", 2}};
  const auto named = parallel::map(square, inputs);
  EXPECT_EQ(named["three"], 9);
  EXPECT_EQ(named["one"], 1);
  EXPECT_EQ(named.names(), (std::vector<std::string>{"one", "three", "two"}));
  const std::map<std::string, int> plain = named;
  EXPECT_EQ(plain, (std::map<std::string, int>{{"one", 1}, {"three", 9}, {"two", 4}}));
  EXPECT_THROW(named["four"], std::out_of_range);
}

TEST(parallel_map, of_functions_that_return_nothing) {
  std::atomic<int> sum{0};
  const auto done = parallel::map([&](int n) { sum += n; }, numbers(5));
  EXPECT_EQ(done.size(), 5U);
  EXPECT_EQ(sum, 10);
}

TEST(parallel_map, works_with_functions_and_results_that_are_no_plain_values) {
  const auto own = std::make_shared<int>(7);
  const auto shared = parallel::map([own](int n) { return std::make_shared<int>(*own + n); },
                                    numbers(3), {.max_workers = 2});
  EXPECT_EQ(*shared[2], 9);
}

// workers -----------------------------------------------------------------------------------------

TEST(parallel_workers, are_as_many_as_wanted_and_no_more_than_tasks) {
  EXPECT_EQ(parallel::worker_count({.max_workers = 3}, 10), 3);
  EXPECT_EQ(parallel::worker_count({.max_workers = 30}, 10), 10);
  EXPECT_EQ(parallel::worker_count({.max_workers = 3}, 0), 1);
  EXPECT_EQ(parallel::worker_count({}, 1000), thread_pool::default_workers());
  const auto cores = static_cast<int>(thread::hardware_concurrency());
  EXPECT_EQ(parallel::worker_count({}, 1000), std::min(32, cores + 4));
  const in_a_run r{
      [](const run&) { parallel::map([](int n) { return n; }, numbers(9), {.max_workers = 4}); }};
  EXPECT_EQ(r.count(trace::event_kind::spawn), 4);
}

TEST(parallel_workers, as_many_really_run_at_the_same_time) {
  latch all_there{4};
  parallel::map([&](int) { all_there.arrive_and_wait(); }, numbers(4), {.max_workers = 4});
}

TEST(parallel_workers, no_more_than_wanted_run_at_the_same_time) {
  std::atomic<int> now{0};
  std::atomic<int> most{0};
  const auto work = [&](int n) {
    const int here = ++now;
    int seen = most;
    while (here > seen && !most.compare_exchange_weak(seen, here)) {
    }
    sleep_for(200us);
    --now;
    return n;
  };
  parallel::map(work, numbers(30), {.max_workers = 3});
  EXPECT_LE(most, 3);
}

// extras ------------------------------------------------------------------------------------------

TEST(parallel_extras, go_to_every_task) {
  const auto told = parallel::map(download, {"a", "b"}, parallel::extras{2.0, 3});
  EXPECT_EQ(told.list(), (std::vector<std::string>{"a 2 3", "b 2 3"}));
  const std::map<std::string, std::string> named{{"x", "a"}};
  EXPECT_EQ(parallel::map(download, named, parallel::extras{2.0, 3})["x"], "a 2 3");
  const auto sums =
      parallel::map([](int a, int b) { return a + b; }, numbers(3), parallel::extras{10});
  EXPECT_EQ(sums.list(), (std::vector{10, 11, 12}));
}

TEST(parallel_extras, are_overridden_by_a_tasks_own) {
  using url = parallel::arguments<std::string, double, int>;
  const std::vector<url> urls{{"a"}, {"b", 9.0}, {"c", std::nullopt, 10}, {"d", 9.0, 10}};
  const std::vector<std::string> expected{"a 2 3", "b 9 3", "c 2 10", "d 9 10"};
  EXPECT_EQ(parallel::map(download, urls, parallel::extras{2.0, 3}).list(), expected);
  const std::map<std::string, url> named{{"x", {"b", 9.0}}};
  EXPECT_EQ(parallel::map(download, named, parallel::extras{2.0, 3})["x"], "b 9 3");
  auto later = parallel::async_map(download, urls, parallel::extras{2.0, 3});
  later.start();
  EXPECT_EQ(later.results().list(), expected);
}

// jobs and par ------------------------------------------------------------------------------------

TEST(parallel_job, is_bound_ahead_and_runs_here_too) {
  std::string cut = "onions";
  const parallel::job bound{
      [](const std::string& what, int pieces) { return what + " " + std::to_string(pieces); }, cut,
      3};
  cut = "leeks";
  EXPECT_EQ(bound(), "onions 3") << "the arguments are those of then";
  EXPECT_EQ((parallel::job{square, 7}()), 49);
  EXPECT_EQ(bound.named("cut").name(), "cut");
  EXPECT_TRUE((parallel::job{square, 7}.travels()));
  EXPECT_FALSE(bound.travels());
}

TEST(parallel_par, runs_different_functions) {
  const std::vector jobs{parallel::job{square, 4}, parallel::job{[] { return 5; }},
                         parallel::job{[](int a, int b) { return a * b; }, 2, 3}};
  EXPECT_EQ(parallel::par(jobs).list(), (std::vector{16, 5, 6}));
  const std::map<std::string, parallel::job<int>> named{{"x", jobs[0]}, {"y", jobs[1]}};
  EXPECT_EQ(parallel::par(named)["y"], 5);
}

TEST(parallel_par, gives_a_tuple_of_different_results) {
  const auto [number, text] = parallel::par(options{}, parallel::job{square, 4},
                                            parallel::job{[] { return std::string{"soup"}; }});
  EXPECT_EQ(number, 16);
  EXPECT_EQ(text, "soup");
  EXPECT_THROW(parallel::par(options{}, parallel::job{square, 4}, parallel::job{square, -4}),
               std::invalid_argument);
  EXPECT_EQ(complaint([] {
              parallel::par({.silent = true}, parallel::job{square, 4});
            }),
            "results of different types can't be silent about failures");
}

TEST(parallel_par, calls_jobs_by_their_names) {
  const auto burn = []() -> int { throw std::runtime_error{"burnt"}; };
  const std::map<std::string, parallel::job<int>> jobs{{"eggs", parallel::job{burn}}};
  const in_a_run r{[&](const run&) {
    const auto all = parallel::par(jobs, {.silent = true});
    EXPECT_EQ(all.failures().at(0).name, "eggs");
  }};
  EXPECT_EQ(r.texts(trace::event_kind::span_begin), (std::vector<std::string>{"eggs"}));
}

// failures ----------------------------------------------------------------------------------------

TEST(parallel_failures, throw_what_the_first_of_them_has_thrown) {
  EXPECT_EQ(complaint([] { parallel::map(square, {1, -2, -3, 4}); }), "negative: -2");
  EXPECT_THROW(parallel::map(square, {1, -2}), std::invalid_argument);
  EXPECT_THROW(parallel::map([](int n) -> int { throw n; }, numbers(3)), int);
}

TEST(parallel_failures, cancel_what_nobody_has_begun) {
  std::atomic<int> ran{0};
  const auto work = [&](int n) {
    ++ran;
    if (n == 0) {
      throw std::runtime_error{"burnt"};
    }
    sleep_for(1ms);
  };
  EXPECT_THROW(parallel::map(work, numbers(500), {.max_workers = 1}), std::runtime_error);
  EXPECT_LT(ran, 500);
}

TEST(parallel_failures, are_values_in_silent_mode) {
  const auto all = parallel::map(square, {1, -2, 3, -4}, {.silent = true});
  ASSERT_EQ(all.failures().size(), 2U);
  EXPECT_EQ(all.failures()[0].number, 1U);
  EXPECT_EQ(all.failures()[0].what(), "negative: -2");
  EXPECT_EQ(all.failures()[0].name, "square");
  EXPECT_EQ(all.failures()[0].tries, 1);
  EXPECT_EQ(all.failures()[1].why, reason::thrown);
  EXPECT_FALSE(all.failed(0));
  EXPECT_TRUE(all.failed(1));
  EXPECT_EQ(all.succeeded(), (std::vector{1, 9}));
  EXPECT_EQ(all.replace_failed(0), (std::vector{1, 0, 9, 0}));
  EXPECT_EQ(all[2], 9);
  EXPECT_THROW(all[1], std::invalid_argument);
  EXPECT_THROW(all[4], std::out_of_range);
  EXPECT_THROW(all.list(), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(std::vector<int>{all}), std::invalid_argument);
  EXPECT_THROW(std::accumulate(all.begin(), all.end(), 0), std::invalid_argument);
}

TEST(parallel_failures, have_names_in_named_results) {
  const std::map<std::string, int> inputs{{"good", 3}, {"bad", -3}};
  const auto all = parallel::map(square, inputs, {.silent = true});
  ASSERT_EQ(all.failures().size(), 1U);
  EXPECT_EQ(all.failures()[0].name, "bad");
  EXPECT_TRUE(all.failed("bad"));
  EXPECT_EQ(all.succeeded(), (std::map<std::string, int>{{"good", 9}}));
  EXPECT_EQ(all.replace_failed(-1), (std::map<std::string, int>{{"bad", -1}, {"good", 9}}));
  EXPECT_THROW(all["bad"], std::invalid_argument);
  EXPECT_THROW((static_cast<void>(std::map<std::string, int>{all})), std::invalid_argument);
}

TEST(parallel_failures, can_be_something_that_is_no_std_exception) {
  const auto all = parallel::map([](int n) -> int { throw n; }, numbers(1), {.silent = true});
  EXPECT_EQ(all.failures().at(0).what(), "something that is no std::exception");
}

// retries -----------------------------------------------------------------------------------------

TEST(parallel_retries, come_until_it_works) {
  std::atomic<int> tries{0};
  const auto shy = [&](int n) {
    if (++tries < 3) {
      throw std::runtime_error{"not yet"};
    }
    return n;
  };
  const auto all = parallel::map(shy, std::vector{7}, {.retries = {.times = 5, .wait = 1ms}});
  EXPECT_EQ(all[0], 7);
  EXPECT_EQ(tries, 3);
}

TEST(parallel_retries, end_after_so_many) {
  std::atomic<int> tries{0};
  const auto never = [&](int) -> int { throw std::runtime_error{"no " + std::to_string(++tries)}; };
  const auto all =
      parallel::map(never, std::vector{7}, {.retries = {.times = 2, .wait = 1ms}, .silent = true});
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(all.failures().at(0).tries, 3);
  EXPECT_EQ(all.failures().at(0).what(), "no 3") << "the last one";
}

TEST(parallel_retries, wait_longer_each_time_but_no_longer_than_the_longest) {
  std::vector<clock::time_point> times;
  const auto never = [&](int) -> int {
    times.push_back(clock::now());
    throw std::runtime_error{"no"};
  };
  parallel::map(never, std::vector{7},
                {.retries = {.times = 4, .wait = 4ms, .growth = 3, .longest = 20ms, .jitter = 0},
                 .silent = true});
  ASSERT_EQ(times.size(), 5U);
  EXPECT_GE(times[1] - times[0], 4ms);
  EXPECT_GE(times[2] - times[1], 12ms);
  EXPECT_GE(times[3] - times[2], 20ms);
  EXPECT_GE(times[4] - times[3], 20ms);
  EXPECT_LT(times[4] - times[3], 100ms) << "not 108 ms";
}

TEST(parallel_retries, lose_no_more_than_the_jitter_says) {
  std::vector<clock::time_point> times;
  const auto never = [&](int) -> int {
    times.push_back(clock::now());
    throw std::runtime_error{"no"};
  };
  parallel::map(
      never, std::vector{7},
      {.retries = {.times = 5, .wait = 10ms, .growth = 1, .jitter = 0.5}, .silent = true});
  ASSERT_EQ(times.size(), 6U);
  for (std::size_t i = 1; i < times.size(); ++i) {
    EXPECT_GE(times[i] - times[i - 1], 5ms);
  }
}

TEST(parallel_retries, leave_the_worker_to_others_meanwhile) {
  std::vector<int> order;
  std::atomic<int> first{0};
  const auto work = [&](int n) {
    if (n == 0 && ++first == 1) {
      throw std::runtime_error{"not yet"};
    }
    order.push_back(n);  // there is one worker
    return n;
  };
  parallel::map(work, numbers(3), {.max_workers = 1, .retries = {.times = 1, .wait = 20ms}});
  EXPECT_EQ(order, (std::vector{1, 2, 0}));
}

// timeout -----------------------------------------------------------------------------------------

TEST(parallel_timeout, really_returns_and_the_run_waits_for_what_is_left) {
  std::atomic<int> begun{0};
  std::atomic<int> ended{0};
  latch go{1};
  const in_a_run r{[&](const run&) {
    const auto slow = [&](int n) {
      ++begun;
      go.wait();
      ++ended;
      return n;
    };
    EXPECT_EQ(
        complaint([&] { parallel::map(slow, numbers(3), {.max_workers = 2, .timeout = 200ms}); }),
        "3 of 3 tasks were not done in time");
    EXPECT_EQ(ended, 0) << "it returned while the tasks were held up";
    go.count_down();
  }};
  EXPECT_GT(begun, 0);
  EXPECT_LT(begun, 3) << "what nobody had begun was cancelled";
  EXPECT_EQ(ended, begun) << "the run has waited";
  EXPECT_EQ(r.session().outcome(), life::verdict::ok);
  EXPECT_EQ(r.count(trace::event_kind::thread_end), 3) << "main and two workers";
}

TEST(parallel_timeout, keeps_what_was_done_in_silent_mode) {
  std::atomic<int> begun{0};
  latch go{1};  // what is left behind refers to it: it outlives the run
  const in_a_run r{[&](const run&) {
    const auto work = [&](int n) {
      ++begun;
      if (n == 1) {
        go.wait();
      }
      return n * 10;
    };
    const auto all =
        parallel::map(work, numbers(4), {.max_workers = 1, .timeout = 1s, .silent = true});
    EXPECT_EQ(all.succeeded(), (std::vector{0}));
    ASSERT_EQ(all.failures().size(), 3U);
    EXPECT_EQ(all.failures()[0].number, 1U);
    EXPECT_EQ(all.failures()[0].why, reason::late);
    EXPECT_THROW(all[1], timeout_error);
    EXPECT_THROW(all[3], timeout_error);
    go.count_down();
  }};
  EXPECT_EQ(begun, 2) << "what nobody had begun was cancelled";
}

TEST(parallel_timeout, that_is_long_enough_changes_nothing) {
  EXPECT_EQ(parallel::map(square, {3, 1}, {.timeout = 60s}).list(), (std::vector{9, 1}));
}

TEST(parallel_timeout, of_nothing_at_all_gives_up_at_once) {
  const in_a_run r{[&](const run&) {
    const auto slow = [](int n) {
      sleep_for(20ms);
      return n;
    };
    EXPECT_THROW(parallel::map(slow, numbers(3), {.timeout = 0s}), timeout_error);
  }};
  EXPECT_EQ(r.session().outcome(), life::verdict::ok);
}

TEST(parallel_timeout, ends_the_waiting_for_a_retry_too) {
  const auto start = clock::now();
  const auto never = [](int) -> int { throw std::runtime_error{"no"}; };
  EXPECT_THROW(
      parallel::map(never, std::vector{7}, {.timeout = 20ms, .retries = {.times = 1, .wait = 1h}}),
      timeout_error);
  EXPECT_LT(clock::now() - start, 60s);
}

TEST(parallel_timeout, is_in_the_demos_time) {
  const in_a_run r{[](const run&) {
                     const auto slow = [](int) { sleep_for(10s); };
                     const auto start = clock::now();
                     EXPECT_THROW(parallel::map(slow, numbers(1), {.timeout = 2s}), timeout_error);
                     EXPECT_GE(clock::now() - start, 2s);
                   },
                   {.scale = 0.01, .memory = {}}};
  EXPECT_LT(r.session().seconds(), 2);
}

TEST(parallel_timeout, of_what_failed_tells_of_the_failure) {
  latch go{1};
  const in_a_run r{[&](const run&) {
    const auto work = [&](int n) {
      if (n == 1) {
        throw std::out_of_range{"one"};
      }
      go.wait();
    };
    EXPECT_THROW(parallel::map(work, numbers(2), {.max_workers = 2, .timeout = 500ms}),
                 std::out_of_range);
    go.count_down();
  }};
}

// async -------------------------------------------------------------------------------------------

TEST(parallel_async, starts_and_gives_results_later) {
  latch go{1};
  auto all = parallel::async_map(
      [&](int n) {
        go.wait();
        return n * 2;
      },
      numbers(3));
  all.start();
  EXPECT_FALSE(all.done());
  EXPECT_THROW(all.results(5ms), timeout_error);
  go.count_down();
  EXPECT_EQ(all.results(60s).list(), (std::vector{0, 2, 4})) << "the work went on";
  EXPECT_EQ(all.results().list(), (std::vector{0, 2, 4})) << "again";
  EXPECT_TRUE(all.done());
}

TEST(parallel_async, refuses_misuse) {
  auto all = parallel::async_map(square, {1, 2});
  EXPECT_EQ(complaint([&] { all.results(); }),
            "results() of a batch that was not started: start() it");
  EXPECT_THROW(all.results(1s), std::logic_error);
  EXPECT_THROW(all.cancel(), std::logic_error);
  EXPECT_THROW(all.done(), std::logic_error);
  all.start();
  EXPECT_EQ(complaint([&] { all.start(); }), "this batch was started already: make a new one");
  EXPECT_EQ(all.results().list(), (std::vector{1, 4})) << "no harm was done";
  EXPECT_THROW(all.start(), std::logic_error) << "nor when it is done";
}

TEST(parallel_async, that_nobody_starts_does_nothing) {
  std::atomic<int> calls{0};
  {
    const auto all = parallel::async_map([&](int) { ++calls; }, numbers(3));
  }
  EXPECT_EQ(calls, 0);
}

TEST(parallel_async, throws_when_asked) {
  auto all = parallel::async_map(square, {1, -2});
  all.start();
  EXPECT_THROW(all.results(), std::invalid_argument);
  EXPECT_THROW(all.results(), std::invalid_argument);
  auto silent = parallel::async_map(square, {1, -2}, {.silent = true});
  silent.start();
  EXPECT_EQ(silent.results().replace_failed(0), (std::vector{1, 0}));
}

TEST(parallel_async, cancel_takes_back_what_nobody_has_begun) {
  latch begun{1};
  latch go{1};
  std::atomic<int> ran{0};
  const auto work = [&](int n) {
    if (n == 0) {
      begun.count_down();
      go.wait();
    }
    return ++ran;
  };
  auto all = parallel::async_map(work, numbers(5), {.max_workers = 1, .silent = true});
  all.start();
  begun.wait();
  all.cancel();
  all.cancel();
  EXPECT_THROW(all.results(20ms), timeout_error) << "what runs goes on";
  go.count_down();
  const auto came = all.results();
  EXPECT_EQ(came.succeeded(), (std::vector{1}));
  ASSERT_EQ(came.failures().size(), 4U);
  EXPECT_EQ(came.failures()[0].why, reason::cancelled);
  EXPECT_EQ(came.failures()[0].tries, 0);
  EXPECT_THROW(came[1], cancelled_error);
}

TEST(parallel_async, cancel_ends_the_waiting_for_a_retry) {
  std::atomic<int> tries{0};
  const auto never = [&](int) -> int { throw std::runtime_error{std::to_string(++tries)}; };
  auto all = parallel::async_map(never, std::vector{7}, {.retries = {.times = 9, .wait = 1h}});
  all.start();
  while (tries == 0) {
    sleep_for(1ms);
  }
  sleep_for(5ms);
  all.cancel();
  EXPECT_EQ(complaint([&] { all.results(); }), "1");
}

TEST(parallel_async, cancel_when_all_is_done_does_nothing) {
  auto all = parallel::async_map(square, {1, 2});
  all.start();
  all.results();
  all.cancel();
  EXPECT_EQ(all.results().list(), (std::vector{1, 4}));
}

TEST(parallel_async, leaving_scope_waits) {
  std::atomic<int> done{0};
  {
    auto all = parallel::async_map(
        [&](int) {
          sleep_for(1ms);
          ++done;
        },
        numbers(10));
    all.start();
  }
  EXPECT_EQ(done, 10);
}

TEST(parallel_async, can_be_moved) {
  auto all = parallel::async_map(square, {1, 2});
  all.start();
  auto elsewhere = std::move(all);
  EXPECT_EQ(elsewhere.results().list(), (std::vector{1, 4}));
}

TEST(parallel_async, has_a_timeout_of_its_own) {
  const in_a_run r{[](const run&) {
    auto all = parallel::async_map([](int) { sleep_for(100ms); }, numbers(2), {.timeout = 5ms});
    all.start();
    EXPECT_EQ(complaint([&] { all.results(); }), "2 of 2 tasks were not done in time");
  }};
  EXPECT_EQ(r.session().outcome(), life::verdict::ok);
}

TEST(parallel_async, par_with_and_without_names) {
  const std::vector jobs{parallel::job{square, 4}, parallel::job{[] { return 5; }}};
  auto all = parallel::async_par(jobs);
  all.start();
  EXPECT_EQ(all.results().list(), (std::vector{16, 5}));
  auto named = parallel::async_par(std::map<std::string, parallel::job<int>>{{"x", jobs[0]}});
  named.start();
  EXPECT_EQ(named.results()["x"], 16);
  auto mapped = parallel::async_map(square, std::map<std::string, int>{{"x", 3}});
  mapped.start();
  EXPECT_EQ(mapped.results()["x"], 9);
}

// split -------------------------------------------------------------------------------------------

TEST(parallel_chunks, are_never_empty_keep_the_order_and_are_nearly_equal) {
  for (int n = 0; n <= 50; ++n) {
    for (std::size_t parts = 1; parts <= 60; ++parts) {
      const auto list = numbers(n);
      const auto all = parallel::chunks(list, parts);
      EXPECT_EQ(all.size(), std::min(parts, list.size()));
      std::vector<int> joined;
      std::set<std::size_t> sizes;
      for (const auto& chunk : all) {
        ASSERT_FALSE(chunk.empty()) << n << " in " << parts;
        sizes.insert(chunk.size());
        joined.insert(joined.end(), chunk.begin(), chunk.end());
      }
      ASSERT_EQ(joined, list) << n << " in " << parts;
      ASSERT_TRUE(sizes.size() < 2 || (sizes.size() == 2 && *sizes.rbegin() - *sizes.begin() == 1));
    }
  }
  EXPECT_THROW(parallel::chunks(numbers(3), 0), std::invalid_argument);
}

TEST(parallel_split, joins_in_order_whatever_the_number_of_chunks) {
  for (int n = 0; n <= 50; ++n) {
    std::vector<int> expected = squares_of(numbers(n));
    for (const std::size_t parts : {0, 1, 2, 3, 7, 49, 50, 51}) {
      std::atomic<bool> empty_chunk{false};
      const auto work = [&](const std::vector<int>& some) {
        empty_chunk = empty_chunk || some.empty();
        return squares_of(some);
      };
      ASSERT_EQ(parallel::split(work, numbers(n), {.max_workers = 3}, parts), expected);
      ASSERT_FALSE(empty_chunk);
    }
  }
  EXPECT_EQ(parallel::split(squares, {1, 2, 3}), (std::vector{1, 4, 9}));
}

TEST(parallel_split, takes_a_chunk_for_each_worker_unless_told) {
  std::atomic<int> calls{0};
  const auto work = [&](const std::vector<int>& some) {
    ++calls;
    return some;
  };
  parallel::split(work, numbers(100), {.max_workers = 4});
  EXPECT_EQ(calls, 4);
}

TEST(parallel_split, throws_what_a_chunk_throws_and_refuses_to_be_silent) {
  EXPECT_THROW(parallel::split(squares, {1, -2, 3}), std::invalid_argument);
  EXPECT_EQ(complaint([] {
              parallel::split(squares, {1, 2}, {.silent = true});
            }),
            "a split list can't be silent about failures");
}

// options that make no sense ----------------------------------------------------------------------

TEST(parallel_options, that_make_no_sense_are_refused) {
  const auto refused = [](const options& how) {
    return complaint([&] { parallel::map(square, {1}, how); });
  };
  EXPECT_EQ(refused({.max_workers = -1}),
            "there can't be fewer workers than one (0: as many as usual)");
  EXPECT_EQ(refused({.timeout = -1s}), "a timeout can't be negative");
  for (const parallel::retry& again :
       {parallel::retry{.times = -1}, parallel::retry{.wait = -1s}, parallel::retry{.growth = 0.5},
        parallel::retry{.longest = -1s}, parallel::retry{.jitter = -0.1},
        parallel::retry{.jitter = 1.1}}) {
    EXPECT_EQ(refused({.retries = again}).substr(0, 8), "retries:");
  }
  EXPECT_THROW(parallel::map(square, std::vector<int>{}, {.max_workers = -1}),
               std::invalid_argument)
      << "also when there is nothing to do";
}

TEST(parallel_options, processes_refuse_a_function_without_a_name) {
  const std::string why = complaint(
      [] { parallel::map([](int n) { return n; }, numbers(3), {.in = parallel::processes}); });
  EXPECT_NE(why.find("a function without a name can't go to another process"), std::string::npos);
  EXPECT_THROW(static_cast<void>(parallel::async_map([](int n) { return n; }, numbers(3),
                                                     {.in = parallel::processes})),
               std::invalid_argument)
      << "at once, not at start()";
}

// all at once -------------------------------------------------------------------------------------

TEST(parallel_map, stress_10000_tiny_tasks) {
  std::atomic<int> ran{0};
  const auto work = [&](int n) {
    ++ran;
    if (n % 100 == 99) {
      throw std::runtime_error{"hundredth"};
    }
    return n + 1;
  };
  const auto all = parallel::map(work, numbers(10'000), {.max_workers = 4, .silent = true});
  EXPECT_EQ(ran, 10'000);
  ASSERT_EQ(all.failures().size(), 100U);
  const auto filled = all.replace_failed(0);
  for (int i = 0; i < 10'000; ++i) {
    ASSERT_EQ(filled[static_cast<std::size_t>(i)], i % 100 == 99 ? 0 : i + 1);
  }
}

TEST(parallel_map, stress_many_calls_beside_each_other) {
  std::vector<thread> crowd;
  std::atomic<int> right{0};
  for (int t = 0; t < 4; ++t) {
    crowd.emplace_back([&] {
      for (int round = 0; round < 25; ++round) {
        auto batch = parallel::async_map([](int n) { return n; }, numbers(20), {.max_workers = 3});
        batch.start();
        if (round % 3 == 0) {
          batch.cancel();
        }
        const std::vector<int> squared =
            parallel::map([](int n) { return n * n; }, numbers(20), {.max_workers = 2});
        right += squared[19] == 361 ? 1 : 0;
      }
    });
  }
  crowd.clear();
  EXPECT_EQ(right, 100);
}

TEST(parallel_timeout, stress_leaves_nothing_behind) {
#ifdef __EMSCRIPTEN__
  constexpr int rounds = 3;  // each keeps its threads until the run ends, and here they are few
#else
  constexpr int rounds = 30;
#endif
  const in_a_run r{[](const run&) {
    for (int round = 0; round < rounds; ++round) {
      parallel::map(
          [](int n) {
            sleep_for(std::chrono::microseconds{100 * n});
            return n;
          },
          numbers(20), {.max_workers = 3, .timeout = 1ms, .silent = true});
    }
  }};
  EXPECT_EQ(r.count(trace::event_kind::thread_start), r.count(trace::event_kind::thread_end));
}

}  // namespace
}  // namespace cooks
