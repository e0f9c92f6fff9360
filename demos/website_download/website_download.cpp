// website_download: three websites, one after another or all at once. The
// requests are real.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/files.hpp>
#include <cooks/http.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace {

using urls = std::vector<std::string>;
using pages = std::vector<cooks::http_response>;

//! [download]
cooks::http_response download(const std::string& url,
                              const cooks::http_options& options) {
  cooks::span work{url};
  // Nearly all of this is waiting.
  cooks::http_response page = cooks::http_get(url, options);
  if (page.error.empty()) {
    cooks::print("{} {} bytes in {:.2f} s from {}", page.status,
                 page.body.size(), page.seconds, url);
  } else {
    cooks::print("failed: {}: {}", url, page.error);
  }
  return page;
}
//! [download]

//! [sequential]
pages sequential(const urls& sites, const cooks::http_options& options) {
  pages all;
  for (const std::string& url : sites) {
    all.push_back(download(url, options));
  }
  return all;
}
//! [sequential]

//! [threads]
pages threads(const urls& sites, const cooks::http_options& options) {
  // A place for each result, so that no two threads share one.
  pages all(sites.size());
  std::vector<cooks::thread> downloads;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    downloads.emplace_back("site " + std::to_string(i + 1), [&, i] {
      all[i] = download(sites[i], options);
    });
  }
  for (cooks::thread& one : downloads) {
    one.join();
  }
  return all;  // joined first, then read
}
//! [threads]

std::string file_name(std::size_t number,
                      const cooks::http_response& page) {
  return "page-" + std::to_string(number + 1) +
         (page.type == "text/html" ? ".html" : ".body");
}

std::string outcome(const cooks::http_response& page) {
  if (!page.error.empty()) {
    return page.error;
  }
  return page.ok() ? ""
                   : "the server answered " + std::to_string(page.status);
}

//! [report]
void report(const pages& all, double wall) {
  double sum = 0;
  std::size_t bytes = 0;
  for (const cooks::http_response& page : all) {
    sum += page.seconds;
    bytes += page.body.size();
    cooks::print(
        "{:>3}  {:>8} bytes  {:<16} {:>6.2f} s  {}",
        page.status == 0 ? "-" : std::to_string(page.status),
        page.body.size(), page.type, page.seconds,
        page.ok() ? cooks::html_title(page.body) : outcome(page));
  }
  cooks::print("The times add up to {:.2f} s; the clock says {:.2f} s.",
               sum, wall);
  cooks::result("pages", all.size());
  cooks::result("bytes", bytes);
  cooks::result("sum of times", sum);
}
//! [report]

void save(pages& all, const std::string& folder) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].error.empty()) {
      all[i].error =
          cooks::write_file(folder, file_name(i, all[i]), all[i].body);
    }
  }
}

// What failed is told once more at the end, where nobody overlooks it.
void tell_failures(const pages& all) {
  std::string failures;
  for (const cooks::http_response& page : all) {
    if (!outcome(page).empty()) {
      failures += "\n" + page.url + ": " + outcome(page);
    }
  }
  if (!failures.empty()) {
    const auto failed = std::count_if(
        all.begin(), all.end(),
        [](const auto& page) { return !outcome(page).empty(); });
    throw cooks::surroundings_error{std::to_string(failed) + " of " +
                                    std::to_string(all.size()) +
                                    " downloads failed:" + failures};
  }
}

bool is_first(const urls& sites, std::size_t i) {
  const auto begin = sites.begin();
  return std::find(begin, begin + static_cast<std::ptrdiff_t>(i),
                   sites[i]) == begin + static_cast<std::ptrdiff_t>(i);
}

urls without_repeats(const urls& sites) {
  urls once;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (is_first(sites, i)) {
      once.push_back(sites[i]);
    }
  }
  return once;
}

// An address given twice is downloaded once; the second one is told as
// the mistake it is.
void add_repeats(const urls& sites, pages& all) {
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (!is_first(sites, i)) {
      cooks::http_response repeat;
      repeat.url = sites[i];
      repeat.error = "the address is given twice; it was downloaded once";
      all.push_back(repeat);
    }
  }
}

// The first site takes the delay, each further one `growth` times as long
// as the one before.
std::vector<cooks::slow_site> practice_sites(const cooks::run& run) {
  std::vector<cooks::slow_site> sites;
  auto delay = run.seconds("delay");
  for (const char* name : {"bakery", "market", "farm"}) {
    sites.push_back({name, delay});
    delay *= run.real("growth");
  }
  return sites;
}

void download_all(const cooks::run& run,
                  pages (*way)(const urls&, const cooks::http_options&)) {
  const cooks::slow_sites practice{practice_sites(run)};
  const urls& own = run.texts("url");
  const cooks::http_options options{
      .timeout = run.seconds("timeout").count(),
      .max_bytes = static_cast<std::uint64_t>(run.integer("max-bytes")),
      .ca_file = run.text("ca-file")};
  const auto start = cooks::clock::now();
  pages all =
      way(own.empty() ? practice.urls() : without_repeats(own), options);
  const std::chrono::duration<double> took = cooks::clock::now() - start;
  add_repeats(own, all);
  if (const std::string& folder = run.text("output"); !folder.empty()) {
    save(all, folder);
  }
  report(all, cooks::in_real_time(took));
  tell_failures(all);
}

// Own addresses take the time they take; only the practice sites allow a
// claim.
std::optional<double> the_sum(const cooks::run& run) {
  if (!run.texts("url").empty()) {
    return std::nullopt;
  }
  const double growth = run.real("growth");
  return run.seconds("delay").count() * (1 + growth + growth * growth);
}

std::optional<double> the_longest(const cooks::run& run) {
  if (!run.texts("url").empty()) {
    return std::nullopt;
  }
  const double growth = run.real("growth");
  return run.seconds("delay").count() * std::max(1.0, growth * growth);
}

const cooks::registration here{{
    .name = "website_download",
    .summary = "Three websites of two seconds each: one after another, "
               "or a thread for each.",
    .variants =
        {{.name = "sequential",
          .summary = "one after another: the waits add up",
          .body =
              [](const cooks::run& run) {
                download_all(run, sequential);
              },
          .threads = {}},
         {.name = "threads",
          .summary =
              "a thread for each: the waits overlap, the longest decides",
          .body =
              [](const cooks::run& run) { download_all(run, threads); },
          .threads = {.fixed = 3, .parameter = {}}}},
    .parameters =
        {cooks::seconds("delay", 2, {0, 30})
             .help("how long the first practice site takes to answer"),
         cooks::real("growth", 1, {0.1, 4})
             .help("how many times as long each further site takes"),
         cooks::texts("url")
             .help("an address to download instead; give it again for "
                   "each one more")
             .only(cooks::host::terminal),
         cooks::seconds("timeout", 30, {0.001, 3600})
             .help("how long one download may take")
             .only(cooks::host::terminal),
         cooks::integer("max-bytes", 64 << 20, {1, 1e12})
             .help("the longest body that is taken")
             .only(cooks::host::terminal),
         cooks::folder("output")
             .help("keep the pages in this folder")
             .only(cooks::host::terminal),
         cooks::file("ca-file")
             .help("trust the certificates in this PEM file")
             .only(cooks::host::terminal)},
    .claims = {{.variant = "sequential",
                .what = "wall time",
                .unit = "s",
                .claimed = the_sum},
               {.variant = "threads",
                .what = "wall time",
                .unit = "s",
                .claimed = the_longest}},
    .network = true,
}};

}  // namespace
