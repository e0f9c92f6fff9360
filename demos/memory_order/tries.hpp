// tries: two threads try the same few steps, once or a million times.
#pragma once

#include <cooks/atomic.hpp>
#include <cooks/shared.hpp>
#include <cooks/span.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <thread>
#include <vector>

namespace memory_orders {

// A std::atomic that takes a name, as cooks::atomic does, and tells no
// timeline of its millions of reads and writes.
class quiet_atomic : public std::atomic<int> {
 public:
  quiet_atomic(std::string_view /*name*/, int initial)
      : std::atomic<int>{initial} {}
};

// A program for two threads is tried once with the one, and often with
// the other kind of variables.
struct told {
  using atomic = cooks::atomic<int>;
  using shared = cooks::shared<int>;
  static constexpr int looks = 1;
};

struct quiet {
  using atomic = quiet_atomic;
  using shared = quiet_atomic;
  static constexpr int looks = 50;  // how long a stay is
};

//! [meeting_point]
// Two threads meet here before each try. They spin: to be woken would
// take longer than a try, and they would leave one after the other.
class meeting_point {
 public:
  // What was done before the meeting happens before what is done after
  // it. It orders nothing within a try.
  void meet(int round) {
    arrived_.fetch_add(1, std::memory_order_acq_rel);
    for (int looks = 1;
         arrived_.load(std::memory_order_acquire) < 2 * round; ++looks) {
      if (looks % 100'000 == 0) {
        std::this_thread::yield();  // the other one may have no core
      }
    }
  }

 private:
  alignas(64) std::atomic<int> arrived_{0};
};
//! [meeting_point]

// What a try came to: a small number for each of the two.
struct try_result {
  int ana;
  int ben;
};

//! [once]
template <class Ana, class Ben>
try_result try_once(const Ana& anas_part, const Ben& bens_part) {
  try_result came_to{0, 0};
  cooks::thread ana{"Ana", [&] { came_to.ana = anas_part(1); }};
  cooks::thread ben{"Ben", [&] { came_to.ben = bens_part(1); }};
  ana.join();
  ben.join();
  return came_to;
}
//! [once]

//! [often]
// The first try has the number 1, and each the next: what a try writes
// tells it from all others, so nothing has to be wiped in between. On a
// machine that has too much to do there are fewer tries than asked for.
template <class Ana, class Ben>
std::vector<try_result> try_often(int tries, const Ana& anas_part,
                                  const Ben& bens_part) {
  using real_clock = std::chrono::steady_clock;
  const auto end = real_clock::now() + std::chrono::seconds{10};
  std::vector<std::int8_t> by_ana(static_cast<std::size_t>(tries));
  std::vector<std::int8_t> by_ben(static_cast<std::size_t>(tries));
  meeting_point both;
  std::atomic<int> last{tries};
  const auto repeat = [&](unsigned core, const auto& part,
                          auto& results) {
    const cooks::one_core mine{core};  // not both on the same
    cooks::span span{"tries"};
    for (int n = 1; n <= last.load(std::memory_order_relaxed); ++n) {
      if (core == 0 && n % 500 == 0 && real_clock::now() > end) {
        last.store(n, std::memory_order_relaxed);
      }
      both.meet(n);
      results[static_cast<std::size_t>(n - 1)] =
          static_cast<std::int8_t>(part(n));
    }
  };
  cooks::thread ana{"Ana", [&] { repeat(0, anas_part, by_ana); }};
  cooks::thread ben{"Ben", [&] { repeat(1, bens_part, by_ben); }};
  ana.join();
  ben.join();
  std::vector<try_result> all;
  for (std::size_t i = 0; i < static_cast<std::size_t>(last); ++i) {
    all.push_back({by_ana[i], by_ben[i]});
  }
  return all;
}
//! [often]

}  // namespace memory_orders
