// advice: which tool to take, and why, in words.
#include <cooks/clock.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <cstdio>

#include "choose.hpp"

namespace {

// What a whole workload asks for, in real seconds.
struct whole {
  double waits = 0;
  double computes = 0;
  double shares = 0;

  explicit whole(const workload& work)
      : waits(of(work.tasks * work.waits)),
        computes(of(work.tasks * work.computes)),
        shares(of(work.tasks * work.shares)) {}
  static double of(double time) {
    return cooks::in_real_time(seconds{time});
  }
  double all() const { return waits + computes + shares; }
};

bool matters(double part, const whole& of) {
  return part >= 0.2 * of.all();
}

double time_of(const std::vector<timing>& all, const char* name) {
  const tool& wanted = find_tool(name);
  return std::find_if(
             all.begin(), all.end(),
             [&](const timing& one) { return one.with == &wanted; })
      ->seconds;
}

std::string why_a_loop(const whole& work) {
  constexpr double soon = 0.01;
  if (work.all() < soon) {
    return "To hand the tasks out takes longer than to do them.";
  }
  if (matters(work.shares, work)) {
    return "They all need the tally, and one has it at a time: " +
           time_words(work.shares) + " for all, with any tool.";
  }
  return "Nothing is much faster than a loop here.";
}

std::string why_not_a_loop(const whole& work, const tool& take) {
  std::string why;
  if (matters(work.waits, work)) {
    why +=
        time_words(work.waits) + " of it is waiting, and waits overlap. ";
  }
  if (matters(work.computes, work) && take.workers(2, 0) > 1) {
    const unsigned cores = cooks::thread::hardware_concurrency();
    why += time_words(work.computes) + " is computing, ";
    why += cores > 1
               ? "and " + std::to_string(cores) + " cores share it. "
               : "and there is one core for it. ";
  }
  if (matters(work.shares, work)) {
    why += "But " + time_words(work.shares) +
           " need the tally, one at a time. ";
  }
  return why;
}

std::string why_not_the_others(const whole& work,
                               const std::vector<timing>& all,
                               const timing& best) {
  const auto slower = [&](const char* name) {
    return time_of(all, name) > 1.5 * best.seconds;
  };
  std::string why;
  if (matters(work.computes, work) && slower("event_loop")) {
    why += "An event loop computes on one thread. ";
  }
  if (matters(work.waits, work) && slower("pool")) {
    why += "A pool with fewer workers than tasks waits in rounds. ";
  }
  if (slower("processes")) {
    why += "Processes have to be started first. ";
  }
  return why;
}

}  // namespace

// Two digits that count, at least.
std::string time_words(double time) {
  const auto words = [](const char* format, double number) {
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return std::string{text};
  };
  const double ms = time * 1e3;
  if (time >= 0.0995) {
    return words("%.2f s", time);
  }
  if (ms >= 9.95) {
    return words("%.0f ms", ms);
  }
  return ms >= 0.0995 ? words("%.1f ms", ms) : words("%.0f µs", ms * 1e3);
}

const timing& best_of(const std::vector<timing>& all) {
  return *std::min_element(all.begin(), all.end(),
                           [](const timing& a, const timing& b) {
                             return a.seconds < b.seconds;
                           });
}

//! [advise]
bool is_good(const timing& one, const timing& best) {
  return one.seconds <= 1.2 * best.seconds;
}

// The first that is good: the tools stand in the order in which they
// change a program, least first.
advice advise(const workload& work, const std::vector<timing>& all) {
  const timing& best = best_of(all);
  const timing& take = *std::find_if(
      all.begin(), all.end(),
      [&](const timing& one) { return is_good(one, best); });
  const whole asked{work};
  if (take.with == &tools().front()) {
    return {take.with, why_a_loop(asked)};
  }
  return {take.with, why_not_a_loop(asked, *take.with) +
                         why_not_the_others(asked, all, best)};
}
//! [advise]
