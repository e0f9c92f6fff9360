// search: tries the schedules of a program and tells what it found, and how much of it all that
// was. Knows executions.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "explorer/core/board.hpp"
#include "explorer/core/exact_count.hpp"
#include "explorer/core/execution.hpp"

namespace cooks::explorer {

enum class search_mode : std::uint8_t {
  all,        ///< One schedule of each class: complete.
  enumerate,  ///< Every single schedule: complete, and slow.
  bounded,    ///< All schedules with so many preemptions at most.
  random,     ///< Schedules drawn by chance.
  pct,        ///< Drawn so that a bug of small depth is found with a known chance at least.
};

enum class completeness : std::uint8_t {
  complete,  ///< There is no other schedule.
  bounded,   ///< There is none other within the bound.
  capped,    ///< It was stopped before its end.
};

enum class finding_kind : std::uint8_t { check, exception, deadlock, lost_notify, livelock };

/// `finding` is one way in which the program goes wrong, with the first schedule on which it did.
struct finding {
  finding_kind kind = finding_kind::check;
  std::string what;
  location where;
  schedule example;
  int preemptions = 0;
  exact_count schedules;  ///< How many schedules go wrong so.
};

struct search_limits {
  search_mode mode = search_mode::all;
  int bound = 2;  ///< Of preemptions, for `bounded`; of depth, for `pct`.
  std::uint64_t executions = UINT64_MAX;
  double seconds = 1e9;
  std::size_t steps = 10'000;  ///< Of one execution; more is called a possible livelock.
  bool stop_at_first = false;
  std::uint64_t seed = 1;
};

struct search_result {
  search_limits how;
  completeness status = completeness::complete;
  std::uint64_t executions = 0;
  std::uint64_t cut = 0;  ///< Of these, such as turned out to be known.
  exact_count schedules;
  exact_count failing;
  bool is_counted =
      true;  ///< False: some class had too many schedules to be counted, and counts as one.
  std::vector<finding> findings;
  double seconds = 0;
};

/// `program` is what is explored: its main thread.
using program = std::function<void()>;

/// `search()` goes on until everything was tried, a limit was reached or `stop` was set.
/// \param progress  Called now and then with what is known so far.
search_result search(const program& of, const search_limits& how,
                     const std::atomic<bool>& stop = false,
                     const std::function<void(const search_result&)>& progress = {});

/// `smallest` is a schedule that goes wrong with as few preemptions as possible.
struct smallest {
  std::optional<finding> found;
  int tried_below =
      0;  ///< All schedules with fewer preemptions than these were tried: none goes wrong.
  bool is_proven = false;  ///< The one found has no fewer than it takes.
};

/// `find_smallest()` allows no preemption, then one, and so on, until something goes wrong.
smallest find_smallest(const program& of, const search_limits& how,
                       const std::atomic<bool>& stop = false);

}  // namespace cooks::explorer
