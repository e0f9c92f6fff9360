// parallel_map: what the files of this demo have in common.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/parallel.hpp>
#include <cooks/task.hpp>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace parallel = cooks::parallel;

//! [order]
struct order {
  std::string dish;
  double seconds = 0;  // how long it takes
  auto fields() { return std::tie(dish, seconds); }
};

// Takes its time. Milk boils over.
std::string cook(const order& wanted);
//! [order]

// What other processes find by its name.
extern const cooks::task<std::string(const order&)> cook_dish;
extern const cooks::task<std::string(const std::string&, double, int)>
    bake_dish;
extern const cooks::task<int(const std::vector<int>&)> add_bill;
extern const cooks::task<std::string(const std::string&, std::int64_t)>
    roast_dish;
extern const cooks::task<std::int64_t(std::int64_t)> weigh_one;
extern const cooks::task<std::vector<std::int64_t>(
    const std::vector<std::int64_t>&)>
    weigh_some;

// Threads or processes, as the run says, and how many.
parallel::workers who(const cooks::run& run);
int how_many(const cooks::run& run);

// 5 s for the roast, and 1 s for each of four others.
extern const std::vector<order> orders;

// Seconds of the demo's time since it was made.
class stopwatch {
 public:
  std::chrono::duration<double> time() const {
    return cooks::clock::now() - start_;
  }

 private:
  cooks::clock::time_point start_ = cooks::clock::now();
};

// orders.cpp
void loop(const cooks::run& run);
void map(const cooks::run& run);
void named(const cooks::run& run);
void par(const cooks::run& run);
void async_map(const cooks::run& run);

// failures.cpp
void timeout(const cooks::run& run);
void silent(const cooks::run& run);
void retries(const cooks::run& run);

// chunks.cpp
void split(const cooks::run& run);
void own_split(const cooks::run& run);
