// slips: small programs that teach well and are each wrong in one place,
// beside the same programs without the slip.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

using namespace std::chrono_literals;

namespace {

constexpr int visits = 100;  // by each of two visitors

//! [visit]
void visit(cooks::atomic<int>& counter) {
  for (int n = 0; n < visits; ++n) {
    cooks::linger(1ms);  // looks around
    counter.fetch_add(1);
  }
}
//! [visit]

//! [counter]
void two_visitors() {
  cooks::atomic<int> counter{"counter", 0};
  cooks::thread ana{"Ana", visit, std::ref(counter)};
  cooks::thread ben{"Ben", visit, std::ref(counter)};
  cooks::check("visits", 2 * visits, counter.load());
  ana.join();
  ben.join();
}
//! [counter]

//! [counter_mended]
void two_visitors_mended() {
  cooks::atomic<int> counter{"counter", 0};
  cooks::thread ana{"Ana", visit, std::ref(counter)};
  cooks::thread ben{"Ben", visit, std::ref(counter)};
  ana.join();
  ben.join();
  cooks::check("visits", 2 * visits, counter.load());
}
//! [counter_mended]

constexpr std::array<int, 3> prices{310, 420, 570};

//! [prices]
int ask_price(std::size_t site) {
  cooks::sleep_for(200ms);
  return prices[site];
}

void three_prices() {
  {
    cooks::thread ana{"Ana", ask_price, 0};
    cooks::thread ben{"Ben", ask_price, 1};
    cooks::thread cleo{"Cleo", ask_price, 2};
  }  // all three have their price, and where is it now?
  const int sum = 0;
  cooks::check("sum of the prices", 1300, sum);
}
//! [prices]

//! [prices_mended]
void three_prices_mended() {
  std::array<int, 3> asked{};
  const auto keep = [&](std::size_t site) {
    asked[site] = ask_price(site);  // to each its own place
  };
  {
    cooks::thread ana{"Ana", keep, 0};
    cooks::thread ben{"Ben", keep, 1};
    cooks::thread cleo{"Cleo", keep, 2};
  }  // joined: now the places may be read
  const int sum = asked[0] + asked[1] + asked[2];
  cooks::check("sum of the prices", 1300, sum);
}
//! [prices_mended]

//! [primes]
bool is_prime(int n) {
  for (int d = 2; d * d <= n; ++d) {
    if (n % d == 0) {
      return false;
    }
  }
  return true;
}
//! [primes]

//! [primes_mended]
bool is_prime_mended(int n) {
  return n >= 2 && is_prime(n);
}
//! [primes_mended]

//! [count_primes]
void count_primes(bool (*prime)(int)) {
  int found = 0;
  for (int n = 1; n <= 10; ++n) {
    if (prime(n)) {
      cooks::print("{} is prime", n);
      ++found;
    }
  }
  cooks::check("primes from 1 to 10", 4, found);  // 2, 3, 5 and 7
}
//! [count_primes]

//! [delay]
void told_wait() {
  cooks::print("This takes 3 seconds.");
  cooks::sleep_for(2s);
}
//! [delay]

//! [delay_mended]
void told_wait_mended() {
  constexpr std::chrono::seconds delay = 2s;
  cooks::print("This takes {} seconds.", delay.count());
  cooks::sleep_for(delay);
}
//! [delay_mended]

template <void slip()>
void play(const cooks::run&) {
  slip();
}

template <int seconds>
std::optional<double> as_told(const cooks::run&) {
  return seconds;
}

const cooks::registration here{{
    .name = "slips",
    .summary = "Small programs that teach well, each wrong in one place.",
    .variants =
        {{.name = "counter",
          .summary = "two visitors count, and the sum is checked",
          .body = play<two_visitors>,
          .threads = {.fixed = 2, .parameter = {}},
          .shows = cooks::outcome::failed},
         {.name = "counter_mended",
          .summary = "two visitors count, are waited for, and the sum is "
                     "checked",
          .body = play<two_visitors_mended>,
          .threads = {.fixed = 2, .parameter = {}}},
         {.name = "prices",
          .summary = "three threads ask for a price and return it",
          .body = play<three_prices>,
          .threads = {.fixed = 3, .parameter = {}},
          .shows = cooks::outcome::failed},
         {.name = "prices_mended",
          .summary = "three threads ask for a price and write it down",
          .body = play<three_prices_mended>,
          .threads = {.fixed = 3, .parameter = {}}},
         {.name = "primes",
          .summary = "a number without a divisor is prime",
          .body = [](const cooks::run&) { count_primes(is_prime); },
          .shows = cooks::outcome::failed},
         {.name = "primes_mended",
          .summary = "a number from 2 on without a divisor is prime",
          .body =
              [](const cooks::run&) { count_primes(is_prime_mended); }},
         {.name = "delay",
          .summary = "a wait, and how long the text says it is",
          .body = play<told_wait>},
         {.name = "delay_mended",
          .summary = "the wait and the text share one number",
          .body = play<told_wait_mended>}},
    .claims = {{.variant = "delay",
                .what = "wall time",
                .unit = "s",
                .claimed = as_told<3>},
               {.variant = "delay_mended",
                .what = "wall time",
                .unit = "s",
                .claimed = as_told<2>}},
}};

}  // namespace
