// futures: what the files of this demo have in common.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/executor.hpp>
#include <cooks/task.hpp>

#include <memory>
#include <string>
#include <tuple>
#include <vector>

//! [order]
struct order {
  std::string dish;
  double seconds = 0;  // how long it takes
  auto fields() { return std::tie(dish, seconds); }
};

// Takes its time, and may go wrong.
std::string cook(const order& wanted);
//! [order]

extern const cooks::task<std::string(const order&)> cook_dish;

struct price_request {
  std::string exchange;
  std::string symbol;
  int day = 0;
  double seconds = 0;  // how long the server takes
  auto fields() { return std::tie(exchange, symbol, day, seconds); }
};

// In cents.
std::int64_t price_of(const price_request& asked);

extern const cooks::task<std::int64_t(const price_request&)> ask_price;

// As many workers as are wanted: threads, or processes.
std::unique_ptr<cooks::executor> hire(const cooks::run& run);
int crew_size(const cooks::run& run);
bool has_threads(const cooks::run& run);

// dishes.cpp
void submit(const cooks::run& run);
void timeout(const cooks::run& run);
void cancel(const cooks::run& run);

// orders.cpp
void map(const cooks::run& run);
void as_completed(const cooks::run& run);
void own_map(const cooks::run& run);

// prices.cpp
void producer_consumer(const cooks::run& run);

// traps.cpp
void nested(const cooks::run& run);
void std_async(const cooks::run& run);
