// measure: batches, and the median of them.
#include "measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace latency {
namespace {

using clock = std::chrono::steady_clock;

double seconds_since(clock::time_point begin) {
  return std::chrono::duration<double>(clock::now() - begin).count();
}

// Between two neighbours where no sample stands at that place.
double quantile(const std::vector<double>& sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double rest = place - static_cast<double>(below);
  return sorted[below] + rest * (sorted[above] - sorted[below]);
}

//! [calibrate]
// How often it must be done for a batch that the clock can measure. These
// trials warm up caches and branch predictors, and wake the processor.
// The better of two counts: in the other one somebody may have had the
// core.
std::int64_t calibrate(const batch& work, const plan& how) {
  const double wanted = batch_time(how);
  constexpr std::int64_t most = std::int64_t{1} << 40;
  const auto try_it = [&work](std::int64_t times) {
    const double once = work(times);
    return std::min(once, work(times));
  };
  std::int64_t times = how.least_times;
  double took = try_it(times);
  while (took < wanted && times < most) {
    const double missing = took > 0 ? wanted / took : 8;
    times = static_cast<std::int64_t>(
        std::ceil(static_cast<double>(times) *
                  std::clamp(1.1 * missing, 1.1, 8.0)));
    took = try_it(times);
  }
  return times;
}
//! [calibrate]

//! [batches]
measurement in_batches(std::int64_t times, const batch& work,
                       const plan& how) {
  std::vector<double> each;
  const auto begin = clock::now();
  while (each.size() < how.batches &&
         (each.size() < 5 || seconds_since(begin) < how.patience)) {
    each.push_back(work(times) / static_cast<double>(times));
  }
  measurement found = summary(std::move(each));
  found.times = times;
  found.clock_is_fine = 100 * how.clock_step <= how.at_most;
  return found;
}
//! [batches]

}  // namespace

measurement summary(std::vector<double> each) {
  std::sort(each.begin(), each.end());
  measurement found;
  found.low = each.front();
  found.first_quarter = quantile(each, 0.25);
  found.median = quantile(each, 0.5);
  found.third_quarter = quantile(each, 0.75);
  found.high = each.back();
  found.batches = each.size();
  return found;
}

double batch_time(const plan& how) {
  return std::clamp(100 * how.clock_step, how.at_least, how.at_most);
}

double measure_clock_step() {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < 20; ++i) {
    const auto before = clock::now();
    auto after = clock::now();
    while (after == before) {
      after = clock::now();
    }
    least = std::min(
        least, std::chrono::duration<double>(after - before).count());
  }
  return least;
}

measurement measure(const batch& work, const plan& how) {
  return in_batches(calibrate(work, how), work, how);
}

measurement measure_difference(const batch& with, const batch& without,
                               const plan& how) {
  const auto times = calibrate(with, how);
  without(times);  // warms up as well
  return in_batches(
      times, [&](std::int64_t n) { return with(n) - without(n); }, how);
}

}  // namespace latency
