// plain_tally: two threads count in a plain int: what must be found. Not a demo of the site.
#include <cooks/cooks.hpp>

namespace {

void count_plainly(const cooks::run&) {
  int tally = 0;
  {
    const cooks::thread ana{"Ana", [&] { ++tally; }};
    const cooks::thread ben{"Ben", [&] { ++tally; }};
  }
  cooks::result("tally", tally);
}

void count_in_turn(const cooks::run&) {
  int tally = 0;
  cooks::mutex door;
  const auto count = [&] {
    const cooks::lock_guard guard{door};
    ++tally;
  };
  {
    const cooks::thread ana{"Ana", count};
    const cooks::thread ben{"Ben", count};
  }
  cooks::result("tally", tally);
}

const cooks::registration registered{{
    .name = "plain_tally",
    .summary = "Two threads count in a plain int.",
    .variants = {{.name = "plain", .summary = "without a lock", .body = count_plainly},
                 {.name = "locked", .summary = "one at a time", .body = count_in_turn}},
    .explorable = true,
}};

}  // namespace
