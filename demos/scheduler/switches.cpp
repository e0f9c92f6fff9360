// switches: who computes is interrupted, who waits gives up by itself.
#include "switches.hpp"

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr std::size_t crew_size = most_real_threads;

// One that never waits for anything: a hog, for a fifth of a second.
void compute() {
  const auto until = std::chrono::steady_clock::now() + 200ms;
  while (std::chrono::steady_clock::now() < until) {
  }
}

void nap() {
  for (int i = 0; i < 50; ++i) {
    cooks::linger(1ms);
  }
}

}  // namespace

void count_real_switches() {
  // Each thread writes its own place; main reads after the joins.
  std::vector<std::optional<cooks::switch_counts>> counted(crew_size);
  std::vector<cooks::thread> crew;
  for (std::size_t i = 0; i < crew_size; ++i) {
    const bool naps = i + 1 == crew_size;
    const std::string name =
        naps ? "naps" : "computes " + std::to_string(i + 1);
    crew.emplace_back(name, [&counted, i, naps] {
      naps ? nap() : compute();
      counted[i] = cooks::context_switches_of_this_thread();
    });
  }
  for (cooks::thread& one : crew) {
    one.join();
  }
  cooks::table told{"Switches of real threads",
                    {"thread", "voluntary", "involuntary"},
                    {}};
  for (std::size_t i = 0; i < crew_size; ++i) {
    if (!counted[i]) {
      cooks::print(
          "Nobody here may ask an operating system how often it "
          "switched. Run this variant in a terminal.");
      return;
    }
    const bool naps = i + 1 == crew_size;
    told.rows.push_back(
        {naps ? "naps" : "computes " + std::to_string(i + 1),
         std::to_string(counted[i]->voluntary),
         std::to_string(counted[i]->involuntary)});
  }
  cooks::show(told);
  if (const auto all = cooks::context_switches()) {
    cooks::result("voluntary switches", all->voluntary);
    cooks::result("involuntary switches", all->involuntary);
  }
}
