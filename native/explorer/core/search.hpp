// search: tries the schedules of a program and tells what it found, and how much of it all that
// was. Knows executions.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
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

enum class finding_kind : std::uint8_t {
  check,
  exception,
  deadlock,     ///< Nobody can go on; see `why_stuck()`.
  lost_notify,  ///< Somebody sleeps, and nobody is left to wake it.
  livelock,
};

/// `finding` is one way in which the program goes wrong, with the first schedule on which it did.
struct finding {
  finding_kind kind = finding_kind::check;
  std::string what;
  location where;
  schedule example;
  exact_count schedules;  ///< How many schedules go wrong so.
};

/// `ending` is one way in which the program ends: its results, and what went wrong.
struct ending {
  std::uint64_t mark = 0;  ///< Of equal endings the same.
  schedule example;
  bool went_wrong = false;
  exact_count schedules;  ///< How many schedules end so.
};

/// `race` is two accesses to a shared variable that nothing orders. With a plain variable it would
/// be undefined behaviour. It is told beside the verdict: by itself it makes no schedule a failing
/// one.
struct race {
  unordered_pair pair;
  schedule example;
};

struct search_limits {
  search_mode mode = search_mode::all;
  int bound = 2;  ///< Of preemptions, for `bounded`; of depth, for `pct`.
  std::uint64_t executions = UINT64_MAX;
  double seconds = 1e9;
  std::size_t steps = 10'000;  ///< Of one execution; more is called a possible livelock.
  bool stop_at_first = false;
  std::uint64_t seed = 1;
  execution_options options{};
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
  std::vector<ending> endings;  ///< The first so many that differ; see `most_endings`.
  bool has_more_endings = false;
  std::vector<race> races;  ///< Of each variable the first pair.
  double seconds = 0;
};

constexpr std::size_t most_endings = 256;

/// `program` is what is explored: its main thread.
using program = std::function<void()>;

/// `searching` goes on in pieces, so that somebody may look at it on the way, and stop it.
class searching {
 public:
  searching() = default;
  virtual ~searching() = default;
  searching(const searching&) = delete;
  searching& operator=(const searching&) = delete;

  /// `advance()` goes on for about so long.
  /// \return false when it is over: everything was tried, or a limit was reached.
  virtual bool advance(double seconds, const std::atomic<bool>& stop) = 0;
  /// `result()` is what is known so far: capped, until it is over.
  virtual const search_result& result() const noexcept = 0;
};

class tour;

/// `search` tries one schedule after another.
class search : public searching {
 public:
  search(program of, const search_limits& how);
  ~search() override;

  bool advance(double seconds, const std::atomic<bool>& stop) override;
  const search_result& result() const noexcept override { return result_; }

 private:
  bool has_found_enough() const noexcept;

  program program_;
  search_result result_;
  execution run_;
  std::unique_ptr<tour> tour_;
  bool is_over_ = false;
};

/// `search_whole()` goes on until everything was tried, a limit was reached or `stop` was set.
search_result search_whole(const program& of, const search_limits& how,
                           const std::atomic<bool>& stop = false);

/// `smallest` is a schedule that goes wrong with as few preemptions as possible.
struct smallest {
  std::optional<finding> found;
  int preemptions =
      0;  ///< All schedules with fewer were tried, and none goes wrong: it takes these.
};

/// `search_for_smallest` allows no preemption, then one, and so on, until something goes wrong or
/// everything was tried.
class search_for_smallest {
 public:
  search_for_smallest(program of, const search_limits& how);

  /// `advance()` goes on for about so long.
  /// \return false when it is over.
  bool advance(double seconds, const std::atomic<bool>& stop);
  const smallest& least() const noexcept { return least_; }

 private:
  void narrow();

  program program_;
  search_limits how_;
  std::unique_ptr<search> search_;  // with so few preemptions
  smallest least_;
};

smallest find_smallest(const program& of, const search_limits& how,
                       const std::atomic<bool>& stop = false);

/// `way_on` is what is known of the schedules that begin in one way.
struct way_on {
  std::optional<finding> wrong;  ///< The first with as few preemptions as possible.
  bool is_certain = false;       ///< Nothing is missing: no fewer will do, or nothing goes wrong.
};

/// `find_way_on()` looks among the schedules that begin with these turns for one that goes wrong.
/// \param preemptions  So many are among these turns.
way_on find_way_on(const program& of, search_limits how, const schedule& beginning,
                   int preemptions);

/// `inquiry` is a search and, if it finds something, then one for the smallest schedule that goes
/// wrong.
class inquiry {
 public:
  inquiry(const program& of, const search_limits& how);
  /// \param first  The search that comes first, by whomever it is done.
  inquiry(const program& of, const search_limits& how, std::unique_ptr<searching> first);

  /// `advance()` goes on for about so long.
  /// \return false when it is over.
  bool advance(double seconds, const std::atomic<bool>& stop);
  const search_result& result() const noexcept { return search_->result(); }
  const smallest& least() const noexcept { return smallest_.least(); }
  /// `is_looking_for_smallest()` is true when the search itself is over.
  bool is_looking_for_smallest() const noexcept { return is_looking_for_smallest_; }

 private:
  std::unique_ptr<searching> search_;
  search_for_smallest smallest_;
  bool is_looking_for_smallest_ = false;
};

}  // namespace cooks::explorer
