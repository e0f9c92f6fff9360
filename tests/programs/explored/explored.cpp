// explored: what the explorer can't try to its end, and what depends on its parameters.
#include <cooks/check.hpp>
#include <cooks/choose.hpp>
#include <cooks/demo.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace {

void crowd(const cooks::run& run) {
  std::vector<cooks::thread> all;
  for (std::int64_t i = 0; i < run.integer("threads"); ++i) {
    all.emplace_back("cook", [] {});
  }
  for (cooks::thread& one : all) {
    one.join();
  }
}

// Nobody raises the flag.
void endless(const cooks::run& /*run*/) {
  cooks::shared<int> flag{"flag", 0};
  cooks::thread ana{"Ana", [&] {
                      while (flag == 0) {
                      }
                    }};
  ana.join();
}

// Two add to a tally that begins by chance. It goes wrong if one addition gets lost and the word is
// the right one; how wrong it is depends on the seed.
void drawn(const cooks::run& run) {
  const std::int64_t first = cooks::choose("first", 1'000'000);
  cooks::shared<std::int64_t> tally{"tally", first};
  const auto add = [&tally] { tally = tally + 1; };
  cooks::thread ana{"Ana", add};
  cooks::thread ben{"Ben", add};
  ana.join();
  ben.join();
  const bool is_counted = run.text("word") == "it's -hot";
  cooks::result("tally", tally.load());
  cooks::check("both were counted", first + 2, is_counted ? tally.load() : first + 2);
}

const cooks::registration here{{
    .name = "explored",
    .summary = "What the explorer can't try to its end.",
    .variants = {{.name = "crowd",
                  .summary = "as many threads as one likes",
                  .body = crowd,
                  .threads = {.fixed = 0, .parameter = "threads"}},
                 {.name = "endless",
                  .summary = "a loop without an end",
                  .body = endless,
                  .threads = {.fixed = 1, .parameter = {}}},
                 {.name = "drawn",
                  .summary = "a tally that begins by chance",
                  .body = drawn,
                  .threads = {.fixed = 2, .parameter = {}}}},
    .parameters = {cooks::integer("threads", 2, {1, 40}).help("how many threads"),
                   cooks::text("word", "none").help("which word")},
    .explorable = true,
}};

}  // namespace
