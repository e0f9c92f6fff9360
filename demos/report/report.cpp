// report: three downloads end, and each has a line for the report. Small
// enough that every schedule of it can be tried.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr std::array<const char*, 3> sites{"bakery", "dairy", "market"};
constexpr int no_site = -1;

//! [paper]
// The report: a line for each site that has answered.
struct paper {
  std::array<cooks::shared<int>, sites.size()> lines{
      {{"line 1", no_site}, {"line 2", no_site}, {"line 3", no_site}}};
  cooks::shared<int> end{"end", 0};  // so many lines are written
};
//! [paper]

// A download for each site, all at once; `report` is what it does then.
void download_all(void (*report)(paper&, int), paper& on) {
  cooks::start_gate gate{static_cast<int>(sites.size()), "gate"};
  std::vector<cooks::thread> downloads;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    downloads.emplace_back(sites[i], [&, site = static_cast<int>(i)] {
      gate.arrive_and_wait();
      report(on, site);
    });
  }
  for (cooks::thread& one : downloads) {
    one.join();
  }
}

//! [naive]
// Writes where the report ends, and then moves the end.
void add_at_the_end(paper& on, int site) {
  const int end = on.end.load();
  cooks::linger(2ms);  // time for another one to look
  on.lines[static_cast<std::size_t>(end)].store(site);
  on.end.store(end + 1);
}
//! [naive]

//! [slots]
// Each site has its own line, and nobody else writes there.
void write_own_line(paper& on, int site) {
  cooks::linger(2ms);
  on.lines[static_cast<std::size_t>(site)].store(site);
}
//! [slots]

//! [check]
template <void (*way)(paper&, int)>
void write_report(const cooks::run& /*run*/) {
  paper report;
  download_all(way, report);
  // All downloads are joined: nobody writes any more.
  std::vector<int> found;
  for (const cooks::shared<int>& line : report.lines) {
    if (const int site = line.load(); site != no_site) {
      found.push_back(site);
      cooks::print("{}. {}", found.size(),
                   sites[static_cast<std::size_t>(site)]);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  cooks::result("lines", found.size());
  cooks::check("every site is in the report", sites.size(), found.size());
}
//! [check]

const cooks::thread_count three{.fixed = 3, .parameter = {}};

const cooks::registration here{{
    .name = "report",
    .summary = "Three downloads write one report. Without lines of "
               "their own, they lose some.",
    .variants = {{.name = "naive",
                  .summary = "each adds its line where the report ends: "
                             "lines get lost",
                  .body = write_report<add_at_the_end>,
                  .threads = three,
                  .shows = cooks::outcome::failed},
                 {.name = "slots",
                  .summary = "each has a line of its own, read after all "
                             "are joined",
                  .body = write_report<write_own_line>,
                  .threads = three}},
    .explorable = true,
}};

}  // namespace
