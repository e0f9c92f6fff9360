// search: goes from schedule to schedule, and looks at the clock now and then.
#include "explorer/core/search.hpp"

#include <chrono>
#include <utility>

#include "explorer/core/tour.hpp"

namespace cooks::explorer {

namespace {

using clock = std::chrono::steady_clock;

}  // namespace

search::search(program of, const search_limits& how)
    : program_(std::move(of)), run_(how.options), tour_(make_tour(run_, how)) {
  result_.how = how;
  result_.status = completeness::capped;
}

search::~search() = default;

bool search::has_found_enough() const noexcept {
  const search_limits& how = result_.how;
  return result_.executions >= how.executions || (how.stop_at_first && !result_.findings.empty());
}

bool search::advance(double seconds, const std::atomic<bool>& stop) {
  constexpr std::uint64_t between_looks_at_the_clock = 256;
  const clock::time_point begin = clock::now();
  const double before = result_.seconds;
  while (!is_over_) {
    for (std::uint64_t i = 0; i < between_looks_at_the_clock && !is_over_; ++i) {
      is_over_ = !try_next(*tour_, program_, run_, result_) || has_found_enough();
    }
    const double here = std::chrono::duration<double>(clock::now() - begin).count();
    result_.seconds = before + here;
    is_over_ = is_over_ || result_.seconds > result_.how.seconds;
    if (here >= seconds || stop) {
      break;
    }
  }
  return !is_over_;
}

search_result search_whole(const program& of, const search_limits& how,
                           const std::atomic<bool>& stop) {
  search going_on{of, how};
  while (!stop && going_on.advance(how.seconds, stop)) {
  }
  return going_on.result();
}

search_for_smallest::search_for_smallest(program of, const search_limits& how)
    : program_(std::move(of)), how_(how) {
  how_.mode = search_mode::bounded;
  how_.stop_at_first = true;
  how_.executions = UINT64_MAX;
}

bool search_for_smallest::advance(double seconds, const std::atomic<bool>& stop) {
  if (search_ == nullptr) {
    narrow();
  }
  if (search_->advance(seconds, stop)) {
    return true;
  }
  const search_result& tried = search_->result();
  if (!tried.findings.empty()) {
    least_.found = tried.findings.front();
    return false;
  }
  if (tried.status != completeness::bounded) {
    return false;
  }
  how_.seconds -= tried.seconds;
  ++least_.preemptions;
  narrow();
  return true;
}

void search_for_smallest::narrow() {
  how_.bound = least_.preemptions;
  search_ = std::make_unique<search>(program_, how_);
}

smallest find_smallest(const program& of, const search_limits& how, const std::atomic<bool>& stop) {
  search_for_smallest going_on{of, how};
  while (!stop && going_on.advance(how.seconds, stop)) {
  }
  return going_on.least();
}

way_on find_way_on(const program& of, search_limits how, const schedule& beginning,
                   int preemptions) {
  const clock::time_point begin = clock::now();
  execution run{how.options};
  search_result tried;
  for (how.bound = preemptions;; ++how.bound) {
    const auto tour = make_tour_from(run, of, how, beginning);
    while (try_next(*tour, of, run, tried)) {
      if (!tried.findings.empty()) {
        return {tried.findings.front(), true};
      }
      if (std::chrono::duration<double>(clock::now() - begin).count() > how.seconds) {
        return {};
      }
    }
    if (tried.status == completeness::complete) {
      return {{}, true};
    }
  }
}

inquiry::inquiry(const program& of, const search_limits& how)
    : inquiry(of, how, std::make_unique<search>(of, how)) {}

inquiry::inquiry(const program& of, const search_limits& how, std::unique_ptr<searching> first)
    : search_(std::move(first)), smallest_(of, how) {}

bool inquiry::advance(double seconds, const std::atomic<bool>& stop) {
  if (is_looking_for_smallest_) {
    return smallest_.advance(seconds, stop);
  }
  if (search_->advance(seconds, stop)) {
    return true;
  }
  is_looking_for_smallest_ = true;
  return !search_->result().findings.empty();
}

}  // namespace cooks::explorer
