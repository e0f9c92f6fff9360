// parallel: the head waiter of a call. He is one thread, so what he knows needs no lock.
#include "cooks/parallel.hpp"

#include <algorithm>
#include <cmath>

#include "cooks/choose.hpp"
#include "life/ending.hpp"
#include "tasks/hire.hpp"

namespace cooks::parallel {
namespace {

using reason = failed_task::reason;

template <class Error>
std::exception_ptr made(const std::string& words) {
  return std::make_exception_ptr(Error{words});
}

void refuse_nonsense(const options& how) {
  if (how.max_workers < 0) {
    throw std::invalid_argument{"there can't be fewer workers than one (0: as many as usual)"};
  }
  if (how.timeout && !(how.timeout->count() >= 0)) {
    throw std::invalid_argument{"a timeout can't be negative"};
  }
  const retry& again = how.retries;
  if (again.times < 0 || !(again.wait.count() >= 0) || !(again.growth >= 1) ||
      !(again.longest.count() >= 0) || !(again.jitter >= 0 && again.jitter <= 1)) {
    throw std::invalid_argument{
        "retries: times, wait and longest can't be negative, growth is 1 at least, and jitter "
        "lies between 0 and 1"};
  }
}

void refuse_those_who_stay(const options& how, const std::vector<errand>& errands) {
  if (how.in == workers::processes &&
      !std::all_of(errands.begin(), errands.end(), [](const errand& e) { return e.travels; })) {
    throw std::invalid_argument{
        "processes run only a cooks::task that the demo declares: a function without a name can't "
        "go to another process"};
  }
}

}  // namespace

std::string failed_task::what() const {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& e) {
    return e.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

int worker_count(const options& how, std::size_t tasks) {
  refuse_nonsense(how);
  const int wanted = how.max_workers == 0 ? default_workers(how.in) : how.max_workers;
  return static_cast<int>(
      std::clamp(tasks, std::size_t{1}, static_cast<std::size_t>(std::max(1, wanted))));
}

call::call(const options& how, std::vector<errand> errands)
    : how_(how),
      errands_(std::move(errands)),
      ends_(errands_.size()),
      receipts_(errands_.size()),
      bell_("cancel"),
      open_(errands_.size()) {
  refuse_nonsense(how_);
  refuse_those_who_stay(how_, errands_);
}

void call::run(location where) {
  if (errands_.empty()) {
    return;
  }
  const auto begin = clock::now();
  std::optional<clock::time_point> until;
  if (how_.timeout) {
    until = begin + std::chrono::duration_cast<clock::duration>(*how_.timeout);
  }
  crew_ = hire(how_.in, worker_count(how_, errands_.size()));
  completion done;
  done.add(bell_.get_future(), errands_.size(), where);
  for (std::size_t i = 0; i < errands_.size(); ++i) {
    hand_in(i, done, where);
  }
  while (open_ > 0) {
    std::optional<clock::time_point> next = until;
    if (!later_.empty() && (!next || later_.begin()->first < *next)) {
      next = later_.begin()->first;
    }
    const auto number = next ? done.next_by(*next, where) : std::optional{done.next(where)};
    if (number && *number == errands_.size()) {
      stop(where);
    } else if (number) {
      settle(*number, where);
    } else if (until && clock::now() >= *until) {
      give_up(where);
    } else {
      hand_in_those_due(done, where);
    }
  }
  crew_.reset();  // nothing is left to do, unless somebody else keeps it
}

void call::cancel(location where) {
  bell_.set_result(where);
}

void call::hand_in(std::size_t number, completion& done, location where) {
  ++ends_[number].tries;
  receipts_[number] = errands_[number].hand_in(*crew_);
  done.add(*receipts_[number], number, where);
}

void call::settle(std::size_t number, location where) {
  const any_future& one = *receipts_[number];
  if (one.cancelled(where)) {
    --ends_[number].tries;
    end(number, reason::cancelled,
        made<cancelled_error>("it was cancelled: " + errands_[number].name));
    return;
  }
  std::exception_ptr error = one.exception(where);
  if (error && ends_[number].tries <= how_.retries.times && !stops_) {
    later_.emplace(clock::now() + pause_before(ends_[number].tries, where), number);
    ends_[number].error = std::move(error);
    return;
  }
  const bool failed = error != nullptr;
  end(number, reason::thrown, std::move(error));
  if (failed && !how_.silent && !stops_) {
    stop(where);
  }
}

void call::end(std::size_t number, reason why, std::exception_ptr error) {
  ending& of = ends_[number];
  of.over = true;
  of.why = why;
  of.error = std::move(error);
  --open_;
}

// Those that nobody has begun will come as cancelled ones; those that run, as they end.
void call::stop(location where) {
  stops_ = true;
  for (const auto& [when, number] : later_) {
    end(number, reason::thrown, ends_[number].error);
  }
  later_.clear();
  for (std::size_t i = 0; i < receipts_.size(); ++i) {
    if (!ends_[i].over) {
      receipts_[i]->cancel(where);
    }
  }
}

void call::give_up(location where) {
  bool somebody_is_at_it = false;
  for (std::size_t i = 0; i < receipts_.size(); ++i) {
    if (ends_[i].over) {
      continue;
    }
    const bool begun = !receipts_[i]->cancel(where);
    if (begun && receipts_[i]->done(where) && !receipts_[i]->exception(where)) {
      end(i, reason::thrown, nullptr);  // at the last moment
      continue;
    }
    somebody_is_at_it = somebody_is_at_it || !receipts_[i]->done(where);
    end(i, reason::late, made<timeout_error>("it was not done in time: " + errands_[i].name));
  }
  later_.clear();
  if (somebody_is_at_it && !end_at_once(*crew_, where)) {
    life::keep_until_the_end(std::move(crew_));
  }
}

void call::hand_in_those_due(completion& done, location where) {
  while (!later_.empty() && later_.begin()->first <= clock::now()) {
    const std::size_t number = later_.begin()->second;
    later_.erase(later_.begin());
    hand_in(number, done, where);
  }
}

clock::duration call::pause_before(int next_try, location where) const {
  const retry& again = how_.retries;
  const double grown = again.wait.count() * std::pow(again.growth, next_try - 1);
  const double whole = std::min(grown, again.longest.count());
  constexpr std::int64_t steps = 1000;
  const double part = again.jitter == 0 ? 0
                                        : static_cast<double>(choose("jitter", steps, where)) /
                                              static_cast<double>(steps);
  return std::chrono::duration_cast<clock::duration>(
      std::chrono::duration<double>{whole * (1 - again.jitter * part)});
}

std::vector<failed_task> call::failures() const {
  std::vector<failed_task> all;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    if (!has_result(i)) {
      all.push_back({.number = i,
                     .name = errands_[i].name,
                     .why = ends_[i].why,
                     .tries = ends_[i].tries,
                     .error = ends_[i].error});
    }
  }
  if (!how_.silent && !all.empty()) {
    // Of what went wrong, the first by its place; that others were given up is its consequence.
    const auto first =
        std::min_element(all.begin(), all.end(),
                         [](const failed_task& a, const failed_task& b) { return a.why < b.why; });
    if (first->why == reason::late) {
      throw timeout_error{std::to_string(all.size()) + " of " + std::to_string(ends_.size()) +
                          " tasks were not done in time"};
    }
    std::rethrow_exception(first->error);
  }
  return all;
}

}  // namespace cooks::parallel
