// search_team: parts, and threads that take them.
#include "explorer/core/search_team.hpp"

#include <chrono>
#include <utility>

#include "explorer/core/tour.hpp"

namespace cooks::explorer {

namespace {

using clock = std::chrono::steady_clock;

// Enough that none has to wait long for the last one.
constexpr std::size_t parts_for_each = 16;
constexpr std::size_t most_depth = 24;

}  // namespace

struct search_team::job {
  std::unique_ptr<part> what;
  search_result result;
  std::atomic<bool> is_done{false};
};

search_team::search_team(program of, const search_limits& how, int jobs)
    : program_(std::move(of)), how_(how), jobs_(static_cast<std::size_t>(jobs)) {
  result_.how = how;
  result_.status = completeness::capped;
}

search_team::~search_team() {
  send_home();
}

void search_team::send_home() noexcept {
  is_enough_ = true;
  for (std::thread& one : team_) {
    one.join();
  }
  team_.clear();
}

void search_team::begin() {
  has_begun_ = true;
  std::vector<std::unique_ptr<part>> parts;
  for (std::size_t depth = 2; depth <= most_depth && parts.size() < parts_for_each * jobs_;
       ++depth) {
    const std::size_t before = parts.size();
    parts = parts_of(program_, how_, depth);
    if (depth > 2 && parts.size() == before) {
      break;  // there is no more to divide
    }
  }
  for (std::unique_ptr<part>& one : parts) {
    auto made = std::make_unique<job>();
    made->what = std::move(one);
    parts_.push_back(std::move(made));
  }
  at_work_ = jobs_;
  for (std::size_t i = 0; i < jobs_; ++i) {
    team_.emplace_back([this] {
      try {
        work();
      } catch (...) {
        const std::lock_guard guard{fault_door_};
        fault_ = std::current_exception();
        is_enough_ = true;
      }
      --at_work_;
    });
  }
}

void search_team::work() {
  constexpr std::uint64_t between_reports = 256;
  while (!is_enough_) {
    const std::size_t mine = next_++;
    if (mine >= parts_.size()) {
      return;
    }
    job& here = *parts_[mine];
    execution run{how_.options};
    const std::unique_ptr<tour> tries = here.what->make_tour(run, how_);
    std::uint64_t since = 0;
    bool goes_on = true;
    while (goes_on && !is_enough_) {
      goes_on = try_next(*tries, program_, run, here.result);
      if (++since == between_reports || !goes_on) {
        const std::uint64_t all = executions_ += since;
        since = 0;
        is_enough_ = is_enough_ || all >= how_.executions ||
                     (how_.stop_at_first && !here.result.findings.empty());
      }
    }
    here.is_done = !goes_on;
  }
}

bool search_team::advance(double seconds, const std::atomic<bool>& stop) {
  constexpr std::chrono::milliseconds between_looks{1};
  const clock::time_point begin_of_this = clock::now();
  const double before = result_.seconds;
  if (!has_begun_) {
    begin();
  }
  double here = 0;
  while (at_work_ > 0 && here < seconds && !stop && before + here <= how_.seconds) {
    std::this_thread::sleep_for(between_looks);
    here = std::chrono::duration<double>(clock::now() - begin_of_this).count();
  }
  result_.seconds = before + here;
  const bool is_over = at_work_ == 0 || stop || result_.seconds > how_.seconds;
  if (is_over) {
    send_home();
    if (fault_) {
      std::rethrow_exception(fault_);
    }
    put_together();
  } else {
    result_.executions = executions_;
  }
  return !is_over;
}

void search_team::put_together() {
  const double seconds = result_.seconds;
  result_ = {};
  result_.how = how_;
  result_.seconds = seconds;
  result_.status = completeness::complete;
  for (const std::unique_ptr<job>& one : parts_) {
    add(result_, one->result);
    if (!one->is_done) {
      result_.status = completeness::capped;
    } else if (one->result.status == completeness::bounded &&
               result_.status == completeness::complete) {
      result_.status = completeness::bounded;
    }
  }
}

}  // namespace cooks::explorer
