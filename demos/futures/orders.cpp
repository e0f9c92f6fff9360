// orders: many tasks at once, and in what order their results come.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/future.hpp>
#include <cooks/print.hpp>
#include <cooks/thread_pool.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <random>

#include "futures.hpp"

namespace {

//! [orders]
const std::vector<order> orders{{"soup", 0.5},
                                {"bread", 0.3},
                                {"tea", 0.1},
                                {"eggs", 0.3},
                                {"salad", 0.3}};
//! [orders]

class stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(cooks::clock::now() - start_)
        .count();
  }

 private:
  cooks::clock::time_point start_ = cooks::clock::now();
};

void tell(const std::string& plate, double seconds) {
  cooks::print("{:.1f} s: {}", seconds, plate);
}

}  // namespace

void map(const cooks::run& run) {
  //! [map]
  const auto crew = hire(run);
  const stopwatch clock;
  const std::vector<std::string> plates = crew->map(cook_dish, orders);
  for (const std::string& plate : plates) {
    tell(plate, clock.seconds());
  }
  //! [map]
  cooks::measured("first plate",
                  std::chrono::duration<double>{clock.seconds()});
  std::vector<std::string> ordered;
  for (const order& one : orders) {
    ordered.push_back("a plate of " + one.dish);
  }
  cooks::check("the plates are in the order of the orders",
               ordered == plates);
}

void as_completed(const cooks::run& run) {
  //! [as_completed]
  const auto crew = hire(run);
  const stopwatch clock;
  std::vector<cooks::future<std::string>> receipts;
  for (const order& one : orders) {
    receipts.push_back(crew->submit(cook_dish, one));
  }
  std::vector<double> times;
  for (const auto& done : cooks::as_completed(receipts)) {
    times.push_back(clock.seconds());
    tell(done.result(), times.back());
  }
  //! [as_completed]
  cooks::measured("first plate",
                  std::chrono::duration<double>{times.front()});
  cooks::check("each comes once", orders.size(), times.size());
}

namespace {

//! [own_map]
// Is to give the results in the order of the inputs.
std::vector<int> map_by_hand(cooks::thread_pool& crew,
                             const std::function<int(int)>& work,
                             const std::vector<int>& inputs) {
  std::vector<cooks::future<int>> receipts;
  for (const int input : inputs) {
    receipts.push_back(crew.submit([=] { return work(input); }));
  }
  std::vector<int> results;
  for (const auto& done : cooks::as_completed(receipts)) {
    results.push_back(done.result());
  }
  return results;
}
//! [own_map]

std::string as_text(const std::vector<int>& numbers) {
  std::string text;
  for (const int one : numbers) {
    text += (text.empty() ? "" : " ") + std::to_string(one);
  }
  return text;
}

}  // namespace

void own_map(const cooks::run& run) {
  std::mt19937_64 chance{run.seed()};
  std::vector<int> inputs(12);
  std::vector<std::chrono::milliseconds> delays;
  for (int& one : inputs) {
    one = static_cast<int>(chance() % 20);
    delays.emplace_back(10 + chance() % 90);
  }
  // Equal inputs may take different times.
  cooks::thread_pool crew{static_cast<int>(run.integer("workers"))};
  std::atomic<std::size_t> taken{0};
  const auto work = [&](int input) {
    cooks::work_for(delays[taken++ % delays.size()]);
    return (input - 9) * (input - 9);
  };
  std::vector<int> expected;
  for (const int one : inputs) {
    expected.push_back((one - 9) * (one - 9));
  }
  const auto results = map_by_hand(crew, work, inputs);
  cooks::print("expected {}", as_text(expected));
  cooks::print("got      {}", as_text(results));
  cooks::check("the results are in the order of the inputs",
               as_text(expected), as_text(results));
}
