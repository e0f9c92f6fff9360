// work: what a task does. It waits, it computes, it adds to the tally.
#include <cooks/clock.hpp>
#include <cooks/span.hpp>

#include <algorithm>
#include <mutex>

#include "choose.hpp"

namespace {

using real_clock = std::chrono::steady_clock;

//! [grind]
// Marsaglia's xorshift. Each step needs the one before it, so no compiler
// and no processor can take a short cut.
std::uint64_t grind(std::uint64_t steps) {
  std::uint64_t x = 88172645463325252U;
  for (std::uint64_t i = 0; i < steps; ++i) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
  }
  return x;  // never 0
}
//! [grind]

}  // namespace

// The best of many short tries: other programs may be at work.
double steps_per_second() {
  const cooks::span measuring{"how fast is one core?"};
  constexpr std::uint64_t steps = 1'000'000;
  double best = 0;
  for (int i = 0; i < 25; ++i) {
    const auto start = real_clock::now();
    if (grind(steps) != 0) {
      const seconds took = real_clock::now() - start;
      best = std::max(best, static_cast<double>(steps) / took.count());
    }
  }
  return best;
}

job in_steps(const workload& work, double speed) {
  const auto steps = [speed](double time) {
    const double real = cooks::in_real_time(seconds{time});
    return static_cast<std::uint64_t>(real * speed);
  };
  return {work.tasks, work.waits, steps(work.computes),
          steps(work.shares)};
}

void tally::add(std::int64_t number) {
  const std::scoped_lock key{key_};
  if (grind(steps_each_) != 0) {
    sum_ = sum_ + number;
  }
}

//! [task]
std::int64_t compute(const order& task) {
  const cooks::span computing{"task " + std::to_string(task.number)};
  return grind(task.steps) != 0 ? task.number : 0;
}

std::int64_t do_task(const order& task) {
  cooks::sleep_for(seconds{task.waits});
  return compute(task);
}
//! [task]
