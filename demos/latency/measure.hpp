// measure: how long something takes that is over long before a clock has
// moved.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace latency {

/// `batch` does something so many times, and tells the seconds it took.
using batch = std::function<double(std::int64_t times)>;

/// `measurement` is what came out, in seconds for doing it once.
struct measurement {
  double low = 0;  ///< The best batch,
  double first_quarter = 0;
  double median = 0;
  double third_quarter = 0;
  double high = 0;            ///< and the worst.
  std::int64_t times = 0;     ///< In each batch.
  std::size_t batches = 0;    ///< That were counted.
  bool clock_is_fine = true;  ///< A batch took many steps of the clock.

  /// `is_stable()`: the middle half of the batches spreads over no more
  /// than a tenth of the median.
  bool is_stable() const {
    return clock_is_fine && third_quarter - first_quarter <= median / 10;
  }
};

/// `summary()` of what one time took in each batch.
measurement summary(std::vector<double> each);

/// `plan` is how a measurement is done.
struct plan {
  std::int64_t least_times = 1;  ///< A batch does it so often or more.
  double clock_step = 0;     ///< In seconds; see measure_clock_step().
  std::size_t batches = 15;  ///< Counted ones.
  double at_least = 1e-3;    ///< A batch takes so many seconds,
  double at_most = 20e-3;    ///< however coarse the clock is.
  double patience = 0.3;     ///< After that, five batches are enough.
};

/// `batch_time()` is how long a batch should take: a hundred steps of the
/// clock, so that a step more or less is a percent.
double batch_time(const plan& how);

/// `measure_clock_step()` is the smallest step that the clock was seen to
/// make.
double measure_clock_step();

/// `measure()` warms up, finds out how many times make a batch, and
/// counts several batches.
measurement measure(const batch& work, const plan& how);

/// `measure_difference()` is what `with` takes longer than `without`:
/// both in each batch, because a machine's mood changes.
measurement measure_difference(const batch& with, const batch& without,
                               const plan& how);

/// `timed()` makes a batch of a function that does something so many
/// times.
template <class Work>
batch timed(Work work) {
  return [work = std::move(work)](std::int64_t times) mutable {
    const auto begin = std::chrono::steady_clock::now();
    work(times);
    const auto end = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(end - begin).count();
  };
}

}  // namespace latency
