// latency: how long things take on this machine, from an addition to a
// request, and how long that would be if a cycle took a second.
#include "chase.hpp"
#include "human_scale.hpp"
#include "operations.hpp"
#include "rank.hpp"

#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/system.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace latency;

plan plan_for_this_clock() {
  plan how;
  how.clock_step = measure_clock_step();
  cooks::print("The clock steps by {}; a batch takes {} or more.",
               time_words(how.clock_step), time_words(batch_time(how)));
  return how;
}

std::string with_stability(const finding& found) {
  if (!found.time || found.time->is_stable()) {
    return found.note;
  }
  const char* word =
      found.time->clock_is_fine ? "unstable" : "rough: a coarse clock";
  return found.note.empty() ? word : found.note + "; " + word;
}

//! [tell]
cooks::log_scale::row tell(const operation& one, const finding& found) {
  cooks::log_scale::row row;
  row.name = one.name + (one.detail.empty() ? "" : ", " + one.detail);
  row.reference = one.published.seconds;
  row.source = one.published.source;
  row.note = with_stability(found);
  if (found.time) {
    row.measured = found.time->median;
    row.low = found.time->low;
    row.high = found.time->high;
    cooks::result(one.name + ", ns", found.time->median * 1e9);
  }
  if (const auto known = found.time ? row.measured : row.reference) {
    row.human = human_words(*known);
  }
  if (found.time) {
    cooks::print("{:<14} {:>7}  {}", one.name,
                 time_words(found.time->median), row.human);
  } else if (!found.note.empty()) {
    cooks::print("{:<14} not measured: {}", one.name, found.note);
  }
  return row;
}
//! [tell]

//! [all]
void measure_all(const cooks::run& run) {
  const plan how = plan_for_this_clock();
  cooks::log_scale figure{"If a cycle of 0.4 ns took a second", "s", {}};
  for (const operation& one : all_operations(run.seed())) {
    const cooks::span work{one.name};
    figure.rows.push_back(tell(one, one.measure(how)));
  }
  cooks::show(figure);
}
//! [all]

std::string caches_in_words() {
  std::string words;
  for (const cooks::cache& one : cooks::data_caches()) {
    words += (words.empty() ? "" : ", ") + std::string{"L"} +
             std::to_string(one.level) + " " + size_words(one.bytes);
  }
  return words.empty() ? "Nobody here tells the sizes of the caches."
                       : "The caches of this machine: " + words + ".";
}

//! [stairs]
operation chase_over(std::size_t bytes, order way, std::uint64_t seed) {
  return {.name = size_words(bytes) +
                  (way == order::ascending ? " in order" : ""),
          .detail = "",
          .published = {},
          .measure = [=](const plan& how) {
            chase one{bytes, way, seed};
            const auto walk = [&one](std::int64_t steps) {
              one.walk(steps);
            };
            return finding{measure(timed(walk), how), ""};
          }};
}

void measure_memory(const cooks::run& run) {
  const plan how = plan_for_this_clock();
  cooks::print("{}", caches_in_words());
  cooks::log_scale figure{"One step, in ever more memory", "s", {}};
  std::vector<operation> sizes;
  for (const std::size_t bytes : chase_sizes()) {
    sizes.push_back(chase_over(bytes, order::random, run.seed()));
  }
  sizes.push_back(
      chase_over(chase_sizes().back(), order::ascending, run.seed()));
  for (const operation& one : sizes) {
    const cooks::span work{one.name};
    figure.rows.push_back(tell(one, one.measure(how)));
  }
  cooks::show(figure);
}
//! [stairs]

// What every host can measure, and nothing that takes a server.
std::vector<operation> rankable(std::uint64_t seed) {
  std::vector<operation> all;
  for (auto& some :
       {in_the_processor(), in_memory(seed), between_threads()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::vector<operation> draw_operations(std::uint64_t seed) {
  // The last cache may be missing, and what a mutex costs two threads is
  // anybody's guess.
  std::vector<operation> all = rankable(seed);
  std::vector<operation> drawn;
  for (const std::string& name :
       draw({"integer add", "branch miss", "L1 cache", "L2 cache", "RAM",
             "mutex", "context switch", "thread"},
            seed)) {
    drawn.push_back(*std::find_if(
        all.begin(), all.end(),
        [&](const operation& one) { return one.name == name; }));
  }
  return drawn;
}

//! [rank]
void rank(const cooks::run& run) {
  const std::vector<operation> drawn = draw_operations(run.seed());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    cooks::print("{}  {}{}{}", static_cast<char>('A' + i), drawn[i].name,
                 drawn[i].detail.empty() ? "" : ", ", drawn[i].detail);
  }
  const std::string& answer = run.text("order");
  if (answer.empty()) {
    cooks::print(
        "Which is quickest? Write the letters into order, and run "
        "again.");
    return;
  }
  const plan how = plan_for_this_clock();
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> times;
  cooks::log_scale figure{"The six of them, measured now", "s", {}};
  for (const operation& one : drawn) {
    const cooks::span work{one.name};
    const finding found = one.measure(how);
    figure.rows.push_back(tell(one, found));
    times.push_back(found.time ? found.time->median : unknown);
  }
  cooks::show(figure);
  const std::vector<misplaced> wrong = find_misplaced(answer, times);
  for (const misplaced& pair : wrong) {
    cooks::print("{} takes more than twice as long as {}.", pair.first,
                 pair.second);
  }
  cooks::check("pairs in the wrong order", std::size_t{0}, wrong.size());
}
//! [rank]

const cooks::registration here{{
    .name = "latency",
    .summary = "How long things take on your machine, and how long that "
               "would be if a cycle took a second.",
    .variants =
        {{.name = "all",
          .summary = "from an addition to a request, each beside what "
                     "others have published",
          .body = measure_all,
          .threads = {.fixed = 6, .parameter = {}}},
         {.name = "memory",
          .summary = "one step from place to place, in ever more memory",
          .body = measure_memory},
         {.name = "rank",
          .summary = "six of them in a random order: you put them right",
          .body = rank,
          .threads = {.fixed = 6, .parameter = {}}}},
    .parameters =
        {cooks::text("order", "")
             .for_variants({"rank"})
             .help("your answer: the letters, the quickest first; "
                   "without it, rank only asks")
             .checked_by(fault_in_ranking)},
}};

}  // namespace
