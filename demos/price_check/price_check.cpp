// price_check: 1023 prices are asked for by a few workers, who take the
// requests from a queue. The requests are real.
#include "prices.hpp"

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/http.hpp>
#include <cooks/http_server.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/queue.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

struct request {
  std::size_t number = 0;
  std::string exchange{};
  std::string symbol{};
  int day = 0;

  std::string path() const {
    return "/price/" + exchange + "/" + symbol + "/" +
           prices::date_of(day);
  }
};

struct quote {
  std::optional<std::uint32_t> cents{};
  std::string error{};  // empty: the server answered as it should
};

using requests = std::vector<request>;
using quotes = std::vector<quote>;
using asking = std::function<quote(const request&)>;

//! [ask]
quote ask(const std::string& server, const request& what) {
  const cooks::span work{what.exchange};
  const cooks::http_response response =
      cooks::http_get(server + what.path());
  quote read;
  if (!response.error.empty()) {
    read.error = response.error;
  } else if (response.status != 200) {
    read.error = "status " + std::to_string(response.status);
  } else if (!prices::read_price(response.body, what.exchange,
                                 what.symbol, what.day, read.cents)) {
    read.error = "not the price that was asked for";
  }
  return read;  // asked once: nothing is retried
}
//! [ask]

//! [work_off]
void work_off(const requests& all, int workers,
              const std::function<void(const request&)>& handle) {
  cooks::queue<request> todo{0, "requests"};
  for (const request& one : all) {
    todo.put(one);
  }
  todo.close();  // no more will come; these can still be taken out
  std::vector<cooks::thread> crew;
  for (int i = 0; i < workers; ++i) {
    crew.emplace_back("worker " + std::to_string(i + 1), [&] {
      while (auto next = todo.get()) {
        handle(*next);
      }
    });
  }
  for (cooks::thread& worker : crew) {
    worker.join();
  }
}
//! [work_off]

//! [workers]
quotes one_list(const requests& all, int workers, const asking& ask_for) {
  std::vector<std::pair<std::size_t, quote>> list;
  cooks::mutex pencil{"pencil"};
  work_off(all, workers, [&](const request& next) {
    quote answer = ask_for(next);  // the wait is outside of the lock
    cooks::lock_guard guard{pencil};
    list.emplace_back(next.number, std::move(answer));
  });
  quotes sorted(all.size());  // they came in any order
  for (auto& [number, answer] : list) {
    sorted[number] = std::move(answer);
  }
  return sorted;
}
//! [workers]

//! [disjoint_slots]
quotes disjoint_slots(const requests& all, int workers,
                      const asking& ask_for) {
  quotes slots(all.size());  // all are there before anybody writes
  work_off(all, workers, [&](const request& next) {
    slots[next.number] = ask_for(next);  // nobody else's slot
  });
  return slots;  // every worker is joined
}
//! [disjoint_slots]

requests all_requests(std::size_t most) {
  requests all;
  for (const std::string& exchange : prices::exchanges()) {
    for (const std::string& symbol : prices::symbols()) {
      for (int day = 1; day <= prices::days; ++day) {
        if (all.size() < most) {
          all.push_back({all.size(), exchange, symbol, day});
        }
      }
    }
  }
  return all;
}

// Seconds as a path has them: 0.2 or 12.
std::string in_a_path(double seconds) {
  std::string text = std::to_string(seconds);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text + "0" : text;
}

cooks::http_server_options server_options(const cooks::run& run) {
  const std::uint32_t seed = prices::fold(run.seed());
  const auto delay = run.seconds("delay");
  return {.answer =
              [seed, delay](const cooks::http_request& asked) {
                prices::answer found =
                    prices::answer_to(seed, asked.method, asked.path);
                cooks::http_reply reply{.status = found.status,
                                        .body = std::move(found.body)};
                if (found.is_price) {
                  reply.delay = delay;
                }
                if (found.status == 405) {
                  reply.headers.emplace_back("Allow", "GET, HEAD");
                }
                return reply;
              },
          .page_path = "prices/" + std::to_string(seed) + "/" +
                       in_a_path(cooks::in_real_time(delay)),
          .port = static_cast<std::uint16_t>(run.integer("port"))};
}

// Wrong answers are told, a few of them in full.
void tell_errors(const requests& all, const quotes& answers) {
  std::size_t wrong = 0;
  std::string told;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!answers[i].error.empty() && ++wrong <= 3) {
      told += "\n" + all[i].path() + ": " + answers[i].error;
    }
  }
  cooks::result("wrong answers", wrong);
  if (wrong > 0) {
    throw cooks::surroundings_error{
        std::to_string(wrong) + " of " + std::to_string(all.size()) +
        " requests were answered wrongly:" + told +
        (wrong > 3 ? "\n…" : "")};
  }
}

std::uint64_t sum_of(const quotes& answers) {
  std::uint64_t cents = 0;
  for (const quote& one : answers) {
    cents += one.cents.value_or(0);
  }
  return cents;
}

std::uint64_t true_sum(const requests& all, std::uint32_t seed) {
  std::uint64_t cents = 0;
  for (const request& one : all) {
    cents += prices::price_of(seed, one.exchange, one.symbol, one.day)
                 .value_or(0);
  }
  return cents;
}

void check_prices(const cooks::run& run,
                  quotes (*collect)(const requests&, int,
                                    const asking&)) {
  const std::string& other = run.text("url");
  const cooks::http_server server{server_options(run)};
  if (run.flag("serve")) {
    cooks::print(
        "Prices at {}/exchanges, {}/symbols and {}{}. "
        "Ctrl-C ends it.",
        server.url(), server.url(), server.url(),
        all_requests(1).front().path());
    server.serve();
  }
  const std::string& url = other.empty() ? server.url() : other;
  const requests all =
      all_requests(static_cast<std::size_t>(run.integer("requests")));
  const auto start = cooks::clock::now();
  const quotes answers =
      collect(all, static_cast<int>(run.integer("workers")),
              [&](const request& what) { return ask(url, what); });
  const std::chrono::duration<double> took = cooks::clock::now() - start;
  cooks::measured("time for all requests", took);
  const auto found = std::count_if(
      answers.begin(), answers.end(),
      [](const quote& one) { return one.cents.has_value(); });
  cooks::print("{} requests, {} prices, {:.2f} s", all.size(), found,
               cooks::in_real_time(took));
  cooks::result("requests", all.size());
  cooks::result("prices", found);
  tell_errors(all, answers);
  if (other.empty()) {
    cooks::check("the prices add up, in cents",
                 true_sum(all, prices::fold(run.seed())),
                 sum_of(answers));
  }
}

//! [claim]
// Each worker has one request on the way at a time.
std::optional<double> in_rounds(const cooks::run& run) {
  if (!run.text("url").empty()) {
    return std::nullopt;  // another server takes the time it takes
  }
  const auto workers = run.integer("workers");
  const auto rounds = (run.integer("requests") + workers - 1) / workers;
  return static_cast<double>(rounds) * run.seconds("delay").count();
}
//! [claim]

const cooks::registration here{{
    .name = "price_check",
    .summary =
        "1023 prices from a slow server, asked for by a few workers "
        "who share a queue.",
    .variants =
        {{.name = "workers",
          .summary =
              "the workers write their answers into one list, under "
              "a lock",
          .body =
              [](const cooks::run& run) { check_prices(run, one_list); },
          .threads = {.fixed = 0, .parameter = "workers"}},
         {.name = "disjoint_slots",
          .summary =
              "each answer has a place of its own, and needs no lock",
          .body =
              [](const cooks::run& run) {
                check_prices(run, disjoint_slots);
              },
          .threads = {.fixed = 0, .parameter = "workers"}}},
    .parameters = {cooks::integer("workers", 32, {1, 64})
                       .help("how many threads ask"),
                   cooks::seconds("delay", 0.2, {0, 10})
                       .help("how long the server takes for a price"),
                   cooks::integer("requests", 1023, {1, 1023})
                       .help("how many of the prices are asked for"),
                   cooks::text("url", "")
                       .help(
                           "ask this price server instead of an own one")
                       .only(cooks::host::terminal),
                   cooks::flag("serve")
                       .help("only serve prices, until Ctrl-C")
                       .only(cooks::host::terminal),
                   cooks::integer("port", 0, {0, 65535})
                       .help("the server's port; 0: any that is free")
                       .only(cooks::host::terminal)},
    .claims = {{.variant = "workers",
                .what = "time for all requests",
                .unit = "s",
                .claimed = in_rounds,
                .low = 0.98,
                .high = 1.1,
                .slack = 0.3},
               {.variant = "disjoint_slots",
                .what = "time for all requests",
                .unit = "s",
                .claimed = in_rounds,
                .low = 0.98,
                .high = 1.1,
                .slack = 0.3}},
    .network = true,
}};

}  // namespace
