// prices: 1023 tasks. One thread hands them in, another one takes the
// results, and between them is a queue of receipts.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/future.hpp>
#include <cooks/print.hpp>
#include <cooks/queue.hpp>
#include <cooks/thread.hpp>

#include <array>

#include "futures.hpp"

namespace {

constexpr std::array<const char*, 11> exchanges{
    "OSLO",  "BERGEN", "LEITH",  "HULL",    "DELFT", "BREMEN",
    "GDYNA", "RIGA",   "TALLIN", "HELSINK", "MALMO"};
constexpr std::array<const char*, 3> symbols{"FISH", "RICE", "SALT"};
constexpr int days = 31;

std::vector<price_request> all_requests(const cooks::run& run) {
  const auto most = static_cast<std::size_t>(run.integer("tasks"));
  std::vector<price_request> all;
  for (const char* exchange : exchanges) {
    for (const char* symbol : symbols) {
      for (int day = 1; day <= days && all.size() < most; ++day) {
        all.push_back(
            {exchange, symbol, day, run.seconds("delay").count()});
      }
    }
  }
  return all;
}

// The same each time, and in every process.
std::int64_t price_on(const price_request& asked) {
  std::uint32_t sum = 7;
  for (const char letter : asked.exchange + asked.symbol) {
    sum = sum * 31 + static_cast<unsigned char>(letter);
  }
  sum = sum * 31 + static_cast<std::uint32_t>(asked.day);
  return 100 + sum % 900;
}

}  // namespace

std::int64_t price_of(const price_request& asked) {
  cooks::sleep_for(std::chrono::duration<double>{asked.seconds});
  return price_on(asked);
}

namespace {

//! [producer_consumer]
std::int64_t add_prices(cooks::executor& crew,
                        const std::vector<price_request>& wanted) {
  cooks::queue<cooks::future<std::int64_t>> receipts{64, "receipts"};
  const auto produce = [&] {
    for (const price_request& one : wanted) {
      receipts.put(crew.submit(ask_price, one));
    }
    receipts.close();
  };
  cooks::thread producer{"producer", produce};
  std::int64_t cents = 0;  // this thread is the consumer
  while (const auto receipt = receipts.get()) {
    cents += receipt->result();
  }
  return cents;
}
//! [producer_consumer]

}  // namespace

void producer_consumer(const cooks::run& run) {
  const std::vector<price_request> wanted = all_requests(run);
  std::int64_t expected = 0;
  for (const price_request& one : wanted) {
    expected += price_on(one);
  }
  const auto crew = hire(run);
  const auto start = cooks::clock::now();
  const std::int64_t cents = add_prices(*crew, wanted);
  const std::chrono::duration<double> took = cooks::clock::now() - start;
  cooks::measured("time for all tasks", took);
  cooks::print("{} tasks, {} workers, {:.2f} s", wanted.size(),
               crew->workers(), cooks::in_real_time(took));
  cooks::result("tasks", wanted.size());
  cooks::check("the prices add up, in cents", expected, cents);
}
