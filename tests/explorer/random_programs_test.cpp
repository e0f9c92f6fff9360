// Random programs: small, seeded, of everything that threads share. The classes must add up to all
// schedules, and must show the same final states and failures. If these fail, the reduction leaves
// something out, or counts something twice.
#include <gtest/gtest.h>

#include <algorithm>
#include <cooks/atomic.hpp>
#include <cooks/choose.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/shared.hpp>
#include <cooks/shared_mutex.hpp>
#include <cooks/spin.hpp>
#include <cooks/thread.hpp>
#include <deque>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "explorer/core/reduction.hpp"
#include "explorer/core/walk.hpp"

namespace {

using namespace cooks::explorer;

enum class action {
  choose,
  read,
  write,
  add,
  exchange_if,
  lock,
  try_lock,
  wait,
  notify_one,
  notify_all,
  acquire,
  release,
  lock_shared,
  read_relaxed,
  write_relaxed,
  spin
};
constexpr int actions = 16;

struct instruction {
  action does;
  int which;
  int length;  // of what follows under a lock
};
using code = std::vector<instruction>;

// `kinds` are how many of the actions, from the last one back, are drawn from.
std::vector<code> random_program(std::mt19937& random, int kinds) {
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  std::vector<code> threads(2 + random() % 2);
  for (code& one : threads) {
    const int size = threads.size() == 2 ? 3 + below(3) : 2 + below(2);
    for (int i = 0; i < size; ++i) {
      one.push_back({static_cast<action>(actions - 1 - below(static_cast<unsigned>(kinds))),
                     below(2), 1 + below(2)});
    }
  }
  return threads;
}

struct things {
  std::deque<cooks::shared<int>> shared{2};
  std::deque<cooks::atomic<int>> atomics{2};
  std::deque<cooks::mutex> mutexes{2};
  cooks::shared_mutex shared_mutex;
  cooks::condition_variable changed;
  cooks::semaphore tokens{1};
};

// Does the instructions from `at` to `end`; what is read goes into what is written.
void perform(things& all, const code& of, std::size_t at, std::size_t end, int& kept,
             cooks::unique_lock<cooks::mutex>* held) {
  while (at < end) {
    const instruction& one = of[at++];
    const auto which = static_cast<std::size_t>(one.which);
    const std::size_t inner = std::min(end, at + static_cast<std::size_t>(one.length));
    switch (one.does) {
      case action::choose:
        kept += static_cast<int>(cooks::choose("way", 1 + one.length));
        break;
      case action::read:
        kept += all.shared[which].load();
        break;
      case action::write:
        all.shared[which].store(kept + 1);
        break;
      case action::add:
        kept += all.atomics[which].fetch_add(1);
        break;
      case action::exchange_if: {
        int expected = 0;
        kept += all.atomics[which].compare_exchange_strong(expected, kept + 2) ? 1 : expected;
        break;
      }
      case action::lock:
        if (held == nullptr) {
          cooks::unique_lock guard{all.mutexes[which]};
          perform(all, of, at, inner, kept, &guard);
          at = inner;
        }
        break;
      case action::try_lock:
        if (held == nullptr && all.mutexes[which].try_lock()) {
          kept += 3;
          all.mutexes[which].unlock();
        }
        break;
      case action::wait:
        if (held != nullptr && kept % 2 == 0) {
          all.changed.wait(*held);
        }
        break;
      case action::notify_one:
        all.changed.notify_one();
        break;
      case action::notify_all:
        all.changed.notify_all();
        break;
      case action::read_relaxed:
        kept += all.atomics[which].load(std::memory_order_relaxed);
        break;
      case action::write_relaxed:
        all.atomics[which].store(kept + 1, std::memory_order_relaxed);
        break;
      case action::spin:
        if (one.length == 1) {
          cooks::spin_until([&] { return all.atomics[which].load() != kept; });
        } else {
          cooks::spin_until(
              [&] { return all.atomics[0].load() == 0 || all.atomics[1].load() != kept; });
        }
        break;
      case action::acquire:
        all.tokens.acquire();
        break;
      case action::release:
        all.tokens.release();
        break;
      case action::lock_shared:
        if (held == nullptr) {
          if (one.which == 0) {
            const cooks::shared_lock guard{all.shared_mutex};
            kept += all.shared[0].load();
          } else {
            const cooks::lock_guard guard{all.shared_mutex};
            all.shared[0].store(kept);
          }
        }
        break;
    }
  }
}

void run_program(const std::vector<code>& threads) {
  things all;
  std::vector<cooks::thread> crew;
  crew.reserve(threads.size());
  for (const code& one : threads) {
    crew.emplace_back([&all, &one] {
      int kept = 0;
      perform(all, one, 0, one.size(), kept, nullptr);
    });
  }
}

// What is left when nobody can go on: every object's state, and who is stuck at what.
std::string end_of(const execution& run) {
  std::string told;
  for (object_index i = 1; i < run.objects(); ++i) {
    told += std::to_string(run.state(i)) + " ";
  }
  for (thread_index i = 0; i < run.threads(); ++i) {
    if (run.status(i) == thread_status::parked || run.status(i) == thread_status::asleep) {
      told +=
          "| " + std::to_string(i) + " at " + std::to_string(static_cast<int>(run.pending(i).kind));
    }
  }
  return told;
}

struct draw {
  const char* name;
  execution_options options;
  int kinds;
  int programs;
};

class random_programs : public testing::TestWithParam<draw> {};

TEST_P(random_programs, have_as_many_schedules_by_classes_as_one_by_one) {
  int compared = 0;
  int stuck = 0;
  for (unsigned seed = 1; compared < GetParam().programs; ++seed) {
    ASSERT_LT(seed, 5000U) << "too few small programs";
    std::mt19937 random{seed};
    const std::vector<code> threads = random_program(random, GetParam().kinds);
    const auto program = [&] { run_program(threads); };
    execution run{GetParam().options};
    walk each{run, 1000};
    std::set<std::string> ends;
    std::uint64_t schedules = 0;
    while (schedules < 20'000 && each.next(program)) {
      ends.insert(end_of(run));
      ++schedules;
    }
    if (schedules == 20'000) {
      continue;  // too many to be tried here
    }
    ++compared;
    reduction classes{run};
    std::set<std::string> ends_of_classes;
    exact_count sum;
    while (classes.next(program)) {
      if (!classes.was_cut()) {
        sum += *classes.schedules();
        ends_of_classes.insert(end_of(run));
        stuck += run.unfinished() != 0 ? 1 : 0;
      }
    }
    ASSERT_EQ(sum.text(), std::to_string(schedules)) << "seed " << seed;
    ASSERT_EQ(ends, ends_of_classes) << "seed " << seed;
  }
  EXPECT_GT(stuck, GetParam().programs / 6) << "they should get stuck now and then";
}

INSTANTIATE_TEST_SUITE_P(
    all, random_programs,
    testing::Values(draw{"sequential", {}, actions, 300},
                    draw{"with_store_buffers", {.memory = memory_model::tso}, actions, 200},
                    draw{"of_store_buffers_alone", {.memory = memory_model::tso}, 3, 200},
                    draw{"with_any_waiter", {.any_waiter = true}, actions, 200},
                    draw{"with_spurious_wake_ups", {.spurious_wake_ups = 1}, actions, 200}),
    [](const auto& one) { return one.param.name; });

}  // namespace
