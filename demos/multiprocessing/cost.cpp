// cost: what a process costs beside a thread, to start and to keep.
#include <cooks/check.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <cstdio>

#include "multiprocessing.hpp"

namespace {

double in_ms(seconds time) {
  return time.count() * 1e3;
}

std::string with_digits(double number, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  return text;
}

std::string in_mb(std::optional<std::uint64_t> bytes) {
  return bytes ? with_digits(static_cast<double>(*bytes) / 1e6, 1) + " MB"
               : "not told";
}

//! [cost]
// Starts it, waits until it has done its one thing, and until it ends.
seconds time_of_thread(int& said) {
  const auto start = std::chrono::steady_clock::now();
  cooks::thread one{"thread", [&] { said = 1; }};
  one.join();
  return std::chrono::steady_clock::now() - start;
}

seconds time_of_process(std::string& said) {
  const auto start = std::chrono::steady_clock::now();
  cooks::process one{"process", "tell_memory"};
  said = one.pipe().receive().value();
  one.wait();
  return std::chrono::steady_clock::now() - start;
}
//! [cost]

template <class Said, class Start>
seconds median(int count, Said& said, const Start& start) {
  std::vector<seconds> times;
  for (int i = 0; i < count; ++i) {
    times.push_back(start(said));
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int tell_memory(cooks::connection& parent, const arguments& /*none*/) {
  parent.send(in_mb(cooks::resident_memory()));
  return 0;
}

void cost(const cooks::run& run) {
  const auto count = static_cast<int>(run.integer("starts"));
  int one = 0;
  std::string memory;
  const seconds thread = median(count, one, time_of_thread);
  const seconds process = median(count, memory, time_of_process);
  const double times = process / thread;
  cooks::show(cooks::table{
      "To start one, let it do one thing, and see it end",
      {"", "median of " + std::to_string(count), "memory of its own"},
      {{"thread", with_digits(in_ms(thread), 3) + " ms", "a stack"},
       {"process", with_digits(in_ms(process), 3) + " ms", memory}}});
  cooks::print("A process costs {:.0f} times as much as a thread.",
               times);
  cooks::result("ms for a thread", in_ms(thread));
  cooks::result("ms for a process", in_ms(process));
  cooks::check("the thread has written where main can read it", 1, one);
  cooks::check("a process costs more than a thread", times > 1);
}
