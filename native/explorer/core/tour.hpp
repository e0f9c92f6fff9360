// tour: which schedule comes next, whatever the mode, and what is noted of each. Knows the walkers.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "explorer/core/exact_count.hpp"
#include "explorer/core/search.hpp"

namespace cooks::explorer {

class tour {
 public:
  tour() = default;
  virtual ~tour() = default;
  tour(const tour&) = delete;
  tour& operator=(const tour&) = delete;

  /// `next()` tries another schedule; false when there is none.
  virtual bool next(const program& of) = 0;
  /// `was_cut()` is true if it turned out to be known.
  virtual bool was_cut() const { return false; }
  virtual bool was_too_long() const = 0;
  /// `schedules()` are how many it stands for. Nothing if they are too many to be counted.
  virtual std::optional<exact_count> schedules() { return 1; }
  virtual schedule turns() const = 0;
  /// `at_end()` is what is known when there is no other.
  virtual completeness at_end() const = 0;
};

std::unique_ptr<tour> make_tour(execution& run, const search_limits& how);

/// `make_tour_from()` makes one of the schedules that begin so, with `how.bound` preemptions at
/// most.
std::unique_ptr<tour> make_tour_from(execution& run, const program& of, const search_limits& how,
                                     const schedule& beginning);

/// `part` is all schedules that begin in one way. It can be toured by another execution, and at the
/// same time.
class part {
 public:
  virtual ~part() = default;
  virtual std::unique_ptr<tour> make_tour(execution& run, const search_limits& how) const = 0;
};

/// `parts_of()` are parts that together are all schedules, each once. Not for schedules by chance.
/// \param depth  So many steps of them are the same in each part.
std::vector<std::unique_ptr<part>> parts_of(const program& of, const search_limits& how,
                                            std::size_t depth);

/// `try_next()` tries one more schedule and notes how it went; false when there is none.
bool try_next(tour& from, const program& of, const execution& run, search_result& result);

/// `add()` puts what one part has shown to what others have.
void add(search_result& all, const search_result& more);

}  // namespace cooks::explorer
