// smallest: a whole demo in one small file. Some potatoes are peeled, by
// one cook or by several.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace {

//! [work]
// Cook number `first` of `cooks` takes every so manieth potato.
int peel(const cooks::run& run, int first, int cooks) {
  int peeled = 0;
  const int potatoes = static_cast<int>(run.integer("potatoes"));
  for (int n = first; n < potatoes; n += cooks) {
    cooks::span peeling{"potato " + std::to_string(n + 1)};
    cooks::sleep_for(run.seconds("each"));
    ++peeled;
  }
  return peeled;
}

int alone(const cooks::run& run) {
  return peel(run, 0, 1);
}

int together(const cooks::run& run) {
  const int cooks = static_cast<int>(run.integer("cooks"));
  std::vector<int> peeled(cooks);
  std::vector<cooks::thread> crew;
  for (int i = 0; i < cooks; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1),
                      [&, i] { peeled[i] = peel(run, i, cooks); });
  }
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  return std::accumulate(peeled.begin(), peeled.end(), 0);
}
//! [work]

//! [report]
void report(const cooks::run& run, int peeled) {
  cooks::print("{} potatoes are peeled", peeled);
  if (run.flag("waste")) {
    cooks::print("{} g of peel", 25 * peeled);
  }
  cooks::check("every potato is peeled", run.integer("potatoes"),
               std::int64_t{peeled});
}
//! [report]

//! [declaration]
// What the slowest cook has to do.
double longest(const cooks::run& run) {
  const auto cooks = static_cast<double>(run.integer("cooks"));
  const auto potatoes = static_cast<double>(run.integer("potatoes"));
  return std::ceil(potatoes / cooks) * run.seconds("each").count();
}

const cooks::registration here{{
    .name = "smallest",
    .summary = "Potatoes are peeled by one cook, or by several.",
    .variants =
        {{.name = "alone",
          .summary = "one cook peels them all",
          .body = [](const cooks::run& run) { report(run, alone(run)); },
          .threads = {}},
         {.name = "together",
          .summary = "several cooks share them",
          .body =
              [](const cooks::run& run) { report(run, together(run)); },
          .threads = {.fixed = 0, .parameter = "cooks"}}},
    .parameters = {cooks::integer("potatoes", 12, {1, 1000})
                       .help("how many there are"),
                   cooks::integer("cooks", 3, {1, 100})
                       .help("how many share the work")
                       .in(cooks::host::page, 3, {1, 16}),
                   cooks::seconds("each", 0.2, {0.01, 10})
                       .help("how long a potato takes"),
                   cooks::flag("waste")
                       .help("weigh the peel, too")
                       .only(cooks::host::terminal)},
    .claims = {{.variant = "together",
                .what = "wall time",
                .unit = "s",
                .claimed = longest}},
}};
//! [declaration]

}  // namespace
