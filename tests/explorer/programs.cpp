// programs: the table of counts, as C++.
#include "programs.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace programs {

namespace {

void run_threads(int count, const std::function<void(int)>& work) {
  std::vector<cooks::thread> crew;
  crew.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    crew.emplace_back([&work, i] { work(i); });
  }
  for (cooks::thread& one : crew) {
    one.join();
  }
}

}  // namespace

void counter(int threads, int increments) {
  cooks::shared<int> count{0};
  run_threads(threads, [&](int) {
    for (int i = 0; i < increments; ++i) {
      ++count;
    }
  });
  cooks::check("no update was lost", threads * increments, count.load());
}

void counter_under_mutex(int threads, int increments) {
  cooks::shared<int> count{0};
  cooks::mutex key;
  run_threads(threads, [&](int) {
    for (int i = 0; i < increments; ++i) {
      const cooks::lock_guard guard{key};
      ++count;
    }
  });
  cooks::check("no update was lost", threads * increments, count.load());
}

void two_locks_opposite_order() {
  cooks::mutex a;
  cooks::mutex b;
  cooks::thread first{[&] {
    const cooks::lock_guard x{a};
    const cooks::lock_guard y{b};
  }};
  cooks::thread second{[&] {
    const cooks::lock_guard x{b};
    const cooks::lock_guard y{a};
  }};
}

void dining(int cooks, bool ordered) {
  std::deque<cooks::mutex> knives(static_cast<std::size_t>(cooks));
  run_threads(cooks, [&](int i) {
    auto left = static_cast<std::size_t>(i);
    auto right = static_cast<std::size_t>((i + 1) % cooks);
    if (ordered && left > right) {
      std::swap(left, right);
    }
    const cooks::lock_guard x{knives[left]};
    const cooks::lock_guard y{knives[right]};
  });
}

void bounded_buffer(const buffer& how) {
  cooks::mutex key;
  cooks::condition_variable not_empty;
  cooks::condition_variable not_full;
  cooks::shared<int> size{0};
  int really = 0;  // the same number, under the same mutex: looking at it is no step
  const auto produce = [&] {
    for (int n = 0; n < how.items; ++n) {
      cooks::unique_lock guard{key};
      while (size == how.capacity) {
        not_full.wait(guard);
      }
      cooks::check("there is room", really < how.capacity);
      ++size;
      ++really;
      not_empty.notify_one();
    }
  };
  const auto consume = [&] {
    for (int n = 0; n < how.items / how.consumers; ++n) {
      cooks::unique_lock guard{key};
      if (how.if_instead_of_while) {
        if (size == 0) {
          not_empty.wait(guard);
        }
      } else {
        while (size == 0) {
          not_empty.wait(guard);
        }
      }
      cooks::check("there is an item", really > 0);
      --size;
      --really;
      not_full.notify_one();
    }
  };
  cooks::thread producer{produce};
  std::vector<cooks::thread> consumers;
  consumers.reserve(static_cast<std::size_t>(how.consumers));
  for (int i = 0; i < how.consumers; ++i) {
    consumers.emplace_back(consume);
  }
}

void peterson() {
  constexpr auto order = std::memory_order_relaxed;
  std::deque<cooks::atomic<int>> flag(2);
  cooks::atomic<int> turn{0};
  cooks::shared<int> inside{0};
  run_threads(2, [&](int i) {
    const int other = 1 - i;
    flag[static_cast<std::size_t>(i)].store(1, order);
    turn.store(other, order);
    if (flag[static_cast<std::size_t>(other)].load(order) == 0 || turn.load(order) != other) {
      inside = i + 1;
      cooks::check("nobody else is inside", i + 1, inside.load());
    }
    flag[static_cast<std::size_t>(i)].store(0, order);
  });
}

}  // namespace programs
