// wait_words: who holds what and waits for what, in sentences. The watchdog of real threads and the
// explorer say it in the same words. Knows names and places only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cooks::report {

/// `held_thing` is what a thread holds, and where it has taken it: "deadlock.cpp:81".
struct held_thing {
  std::string name;
  std::string at;
};

/// `waiting` is a thread that can't go on.
struct waiting {
  std::string thread;
  std::vector<held_thing> holds;
  std::size_t holds_more = 0;  ///< So many that are not listed.
  std::string does = "waits for";
  std::string what;  ///< "salt", "the end of Ana".
  std::string at;
};

/// `told()` is "Ana holds salt (deadlock.cpp:81) and waits for pepper (deadlock.cpp:84)".
std::string told(const waiting& one);

/// `told_circle()` is one sentence about threads each of which waits for the next, and the last one
/// for the first.
std::string told_circle(const std::vector<waiting>& circle);

/// `told_ended()` is "Ana has ended and still holds salt (deadlock.cpp:81)".
std::string told_ended(const waiting& one);

/// `in_brackets()` is " (deadlock.cpp:81)"; nothing where the place isn't known.
std::string in_brackets(const std::string& at);

}  // namespace cooks::report
