// gil: computing and waiting, with threads and without, and with a lock
// around all computing: Python's global interpreter lock.
#include "gil.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/latch.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

using seconds = std::chrono::duration<double>;

// Nine of them are prime.
constexpr std::array<std::uint32_t, 10> numbers{
    15492781, 15492787, 15492803, 15492811, 15492810,
    15492833, 15492859, 15502547, 15520301, 15527509};
constexpr int requests = 10;
constexpr seconds answer_takes = 100ms;
constexpr int short_waits = 100;
constexpr seconds short_wait = 1ms;

//! [is_prime]
// Tries every odd divisor, and looks for a drop request now and then.
bool is_prime(std::uint32_t n, gil& lock) {
  if (n < 2 || n % 2 == 0) {
    return n == 2;
  }
  for (std::uint32_t divisor = 3; divisor < n; divisor += 2) {
    if (n % divisor == 0) {
      return false;
    }
    if (divisor % 16384 == 1) {
      lock.check();
    }
  }
  return true;
}
//! [is_prime]

//! [ask_for]
// Waits for an answer from far away, and lets others compute meanwhile.
void ask_for_answer(gil& lock, seconds it_takes) {
  lock.drop();
  cooks::sleep_for(it_takes);
  lock.take();
}
//! [ask_for]

struct workload {
  int jobs = 0;
  std::function<void(int job, gil&)> job;
};

workload tests_of_numbers(int rounds, std::atomic<int>& primes) {
  return {rounds * static_cast<int>(numbers.size()),
          [&primes](int job, gil& lock) {
            const std::uint32_t n =
                numbers[static_cast<std::size_t>(job) % numbers.size()];
            // With a GIL, the lanes show who has it instead.
            std::optional<cooks::span> testing;
            if (!lock.is_on()) {
              testing.emplace(std::to_string(n));
            }
            primes += is_prime(n, lock) ? 1 : 0;
          }};
}

workload questions(std::atomic<int>& answers) {
  return {requests, [&answers](int, gil& lock) {
            ask_for_answer(lock, answer_takes);
            ++answers;
          }};
}

//! [sequential]
void sequential(const workload& all, int from, int to, gil& lock) {
  lock.take();
  for (int job = from; job < to; ++job) {
    all.job(job, lock);
  }
  lock.drop();
}
//! [sequential]

//! [threads]
void threads(const workload& all, int from, int count, gil& lock) {
  cooks::atomic<int> next{"next job", from};
  std::vector<cooks::thread> crew;
  for (int i = 0; i < count; ++i) {
    crew.emplace_back("thread " + std::to_string(i + 1), [&] {
      lock.take();
      int job = 0;
      while ((job = next.fetch_add(1)) < all.jobs) {
        all.job(job, lock);
      }
      lock.drop();
    });
  }
  for (cooks::thread& one : crew) {
    one.join();
  }
}
//! [threads]

//! [waiter]
// A hundred short waits. After each, the thread needs the GIL again.
std::vector<seconds> wait_often(gil& lock) {
  std::vector<seconds> delays;
  lock.take();
  for (int i = 0; i < short_waits; ++i) {
    lock.drop();
    cooks::sleep_for(short_wait);
    const auto ready = cooks::clock::now();
    lock.take();
    delays.emplace_back(cooks::clock::now() - ready);
  }
  lock.drop();
  return delays;
}
//! [waiter]

//! [hog]
void compute_until(const std::atomic<bool>& done, gil& lock,
                   cooks::latch& computing) {
  lock.take();
  computing.count_down();
  while (!done) {
    is_prime(numbers.front(), lock);
  }
  lock.drop();
}
//! [hog]

// What the first number takes one thread, in real seconds: the least of
// several tries, for other programs may be at work.
double alone() {
  cooks::span measuring{"one alone"};
  gil nobodys{1s, false};
  double least = 1e9;
  for (int i = 0; i < 4; ++i) {
    const auto start = std::chrono::steady_clock::now();
    if (!is_prime(numbers.front(), nobodys)) {
      cooks::check("15492781 is prime", false);
    }
    const seconds took = std::chrono::steady_clock::now() - start;
    least = std::min(least, took.count());
  }
  return least;
}

bool is_on(const cooks::run& run) {
  return run.text("gil") == "on";
}

int count_of_threads(const cooks::run& run) {
  return static_cast<int>(run.integer("threads"));
}

void tell_switches(gil& lock) {
  if (lock.is_on()) {
    cooks::print("The GIL changed hands {} times, {} times on request.",
                 lock.switches(), lock.requests());
    cooks::result("switches", lock.switches());
    cooks::result("drop requests", lock.requests());
  }
}

enum class way { one_thread, many_threads };

// Some of the jobs first, by main alone; then the others, by all.
void work_off(const workload& all, const cooks::run& run, way how,
              gil& lock) {
  const int first = how == way::one_thread
                        ? all.jobs
                        : static_cast<int>(all.jobs * run.real("serial"));
  sequential(all, 0, first, lock);
  if (how == way::many_threads) {
    threads(all, first, count_of_threads(run), lock);
  }
}

void compute(const cooks::run& run, way how, gil& lock) {
  const int rounds = static_cast<int>(run.integer("rounds"));
  const double before = alone();
  std::atomic<int> primes{0};
  const workload all = tests_of_numbers(rounds, primes);
  const auto start = std::chrono::steady_clock::now();
  work_off(all, run, how, lock);
  const seconds took = std::chrono::steady_clock::now() - start;
  // The even number takes no time.
  const double computing = 9 * rounds * std::min(before, alone());
  cooks::print("{} primes. {:.2f} s of computing in {:.2f} s.",
               primes.load(), computing, took.count());
  cooks::check("primes found", 9 * rounds, primes.load());
  cooks::result("computing", computing);
  cooks::measured("speed-up", computing / took.count());
}

void ask(const cooks::run& run, way how, gil& lock) {
  std::atomic<int> answers{0};
  const workload all = questions(answers);
  const auto start = cooks::clock::now();
  work_off(all, run, how, lock);
  cooks::measured("time for ten answers", cooks::clock::now() - start);
  cooks::check("answers", requests, answers.load());
}

void tell_delays(const std::vector<seconds>& delays, double goal) {
  seconds sum{0};
  for (const seconds one : delays) {
    sum += one;
  }
  const seconds mean = sum / delays.size();
  const seconds longest = *std::max_element(delays.begin(), delays.end());
  cooks::print(
      "After a wait, {:.2f} ms until it may go on (longest "
      "{:.2f} ms).",
      mean.count() * 1e3, longest.count() * 1e3);
  cooks::result("mean delay in ms", mean.count() * 1e3);
  cooks::result("longest delay in ms", longest.count() * 1e3);
  if (goal > 0) {
    cooks::check("the mean delay is below the goal", mean.count() < goal);
  }
}

void wait_beside_hogs(const cooks::run& run, way how, gil& lock) {
  std::atomic<bool> done{how == way::one_thread};
  std::vector<seconds> delays;
  const int count = done ? 0 : count_of_threads(run) - 1;
  cooks::latch computing{count, "the hogs"};
  {
    std::vector<cooks::thread> hogs;
    for (int i = 1; i <= count; ++i) {
      hogs.emplace_back("hog " + std::to_string(i),
                        [&] { compute_until(done, lock, computing); });
    }
    cooks::thread waiter{"waiter", [&] {
                           computing.wait();
                           const auto start = cooks::clock::now();
                           delays = wait_often(lock);
                           cooks::measured("time for 100 waits",
                                           cooks::clock::now() - start);
                           done = true;
                         }};
  }
  tell_delays(delays, run.seconds("goal").count());
}

void work(const cooks::run& run, way how) {
  gil lock{run.seconds("interval"), is_on(run)};
  const std::string& load = run.text("workload");
  if (load == "cpu") {
    compute(run, how, lock);
  } else if (load == "io") {
    ask(run, how, lock);
  } else {
    wait_beside_hogs(run, how, lock);
  }
  tell_switches(lock);
}

//! [tally]
// Each thread holds the GIL at every line of this.
void count_dishes(cooks::shared<int>& tally, int dishes, gil& lock) {
  lock.take();
  for (int i = 0; i < dishes; ++i) {
    const int before = tally;
    is_prime(numbers.front(), lock);  // here it may change hands
    tally = before + 1;
  }
  lock.drop();
}
//! [tally]

void keep_tally(const cooks::run& run) {
  constexpr int dishes = 5;
  gil lock{run.seconds("interval"), is_on(run)};
  cooks::shared<int> tally{"tally", 0};
  const int count = count_of_threads(run);
  {
    std::vector<cooks::thread> crew;
    for (int i = 0; i < count; ++i) {
      crew.emplace_back("cook " + std::to_string(i + 1),
                        [&] { count_dishes(tally, dishes, lock); });
    }
  }
  tell_switches(lock);
  cooks::check("dishes on the tally", count * dishes, tally.load());
}

double workers(const cooks::run& run) {
  return std::min<double>(count_of_threads(run),
                          cooks::thread::hardware_concurrency());
}

//! [amdahl]
double amdahl(double serial, double workers) {
  return 1 / (serial + (1 - serial) / workers);
}
//! [amdahl]

std::optional<double> speed_up(const cooks::run& run, way how) {
  if (run.text("workload") != "cpu") {
    return std::nullopt;
  }
  return how == way::one_thread || is_on(run)
             ? 1
             : amdahl(run.real("serial"), workers(run));
}

std::optional<double> time_for_answers(const cooks::run& run, way how) {
  if (run.text("workload") != "io") {
    return std::nullopt;
  }
  const int first = how == way::one_thread
                        ? requests
                        : static_cast<int>(requests * run.real("serial"));
  const int count = count_of_threads(run);
  const int rounds = (requests - first + count - 1) / count;
  return (first + rounds) * answer_takes.count();
}

std::optional<double> time_for_waits(const cooks::run& run, way how) {
  if (run.text("workload") != "mixed") {
    return std::nullopt;
  }
  const bool convoy = how == way::many_threads && is_on(run) &&
                      count_of_threads(run) == 2;
  return short_waits * (short_wait.count() +
                        (convoy ? run.seconds("interval").count() : 0.0));
}

std::vector<cooks::claim> claims() {
  std::vector<cooks::claim> all;
  for (const char* name : {"sequential", "threads", "gil", "convoy"}) {
    const std::string variant = name;
    const way how =
        variant == "sequential" ? way::one_thread : way::many_threads;
    all.push_back(
        {.variant = variant,
         .what = "speed-up",
         .unit = "times",
         .claimed = [how](const auto& run) { return speed_up(run, how); },
         .low = 0.75,
         .high = 1.15});
    all.push_back({.variant = variant,
                   .what = "time for ten answers",
                   .unit = "s",
                   .claimed = [how](const auto& run) {
                     return time_for_answers(run, how);
                   }});
    all.push_back(
        {.variant = variant,
         .what = "time for 100 waits",
         .unit = "s",
         .claimed =
             [how](const auto& run) { return time_for_waits(run, how); },
         .high = 1.25});
  }
  return all;
}

constexpr int most_threads = 16;

const cooks::registration here{{
    .name = "gil",
    .summary = "Ten numbers to test, ten answers to wait for, or both at "
               "once: what threads gain, and what a global lock takes.",
    .variants =
        {{.name = "sequential",
          .summary = "one after another, on one thread",
          .body =
              [](const cooks::run& run) { work(run, way::one_thread); },
          .threads = {.fixed = 1, .parameter = {}}},
         {.name = "threads",
          .summary = "several threads, and no GIL",
          .body =
              [](const cooks::run& run) { work(run, way::many_threads); },
          .threads = {.fixed = 0, .parameter = "threads"}},
         {.name = "gil",
          .summary = "the same threads, and a GIL: who computes must "
                     "hold it",
          .body =
              [](const cooks::run& run) { work(run, way::many_threads); },
          .threads = {.fixed = 0, .parameter = "threads"}},
         {.name = "convoy",
          .summary =
              "a thread that waits often, beside one that computes",
          .body =
              [](const cooks::run& run) { work(run, way::many_threads); },
          .threads = {.fixed = 1, .parameter = "threads"}},
         {.name = "tally",
          .summary = "reads, computes, writes: the GIL is held, and "
                     "updates are lost",
          .body = keep_tally,
          .threads = {.fixed = 0, .parameter = "threads"},
          .shows = cooks::outcome::failed}},
    .parameters =
        {cooks::choice("workload", "cpu", {"cpu", "io", "mixed"})
             .help("ten numbers, ten answers, or short waits beside "
                   "computing (not for tally)")
             .of_variant("convoy", "mixed"),
         cooks::integer("threads", 2, {1, most_threads})
             .help("how many threads share the work; not for sequential"),
         cooks::choice("gil", "off", {"on", "off"})
             .help("whether there is a global interpreter lock")
             .of_variant("gil", "on")
             .of_variant("convoy", "on")
             .of_variant("tally", "on"),
         cooks::seconds("interval", 0.005, {0.0001, 1})
             .help("how long a waiter waits until he asks for the GIL"),
         cooks::integer("rounds", 3, {1, 100})
             .help("how often the ten numbers are tested (cpu)"),
         cooks::real("serial", 0, {0, 1})
             .help("the share of the jobs that main does alone, first"),
         cooks::seconds("goal", 0, {0, 1})
             .help("check that the mean delay is below this (mixed); 0: "
                   "don't")},
    .claims = claims(),
}};

}  // namespace
