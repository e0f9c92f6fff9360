// session: running a variant, and collecting what it tells.
#include "run/session.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <new>
#include <system_error>
#include <thread>

#include "life/lane.hpp"

namespace cooks::life {
namespace {

class at_the_end {
 public:
  explicit at_the_end(std::function<void()> last) : last_(std::move(last)) {}
  ~at_the_end() { last_(); }
  at_the_end(const at_the_end&) = delete;
  at_the_end& operator=(const at_the_end&) = delete;

 private:
  std::function<void()> last_;
};

}  // namespace

std::string_view name_of(verdict v) noexcept {
  switch (v) {
    case verdict::ok:
      return "ok";
    case verdict::failed:
      return "failed";
    case verdict::deadlock:
      return "deadlock";
    case verdict::stopped:
      return "stopped";
    case verdict::error:
      break;
  }
  return "error";
}

session::session(const demo& which, const variant& way, run parameters, run_settings settings)
    : demo_(which),
      variant_(way),
      run_(std::move(parameters)),
      settings_(settings),
      recorder_(settings.memory) {}

void session::execute() noexcept {
  lane mine;
  mine.run = this;
  mine.recorder = &recorder_;
  mine.number = static_cast<std::uint16_t>(recorder_.add_thread("main"));
  const lane before = std::exchange(current_lane(), mine);
  recorder_.begin();
  const auto self = trace::make_object_id(trace::object_type::thread, mine.number);
  tell(trace::event_kind::thread_start, self, 0, {});
  verdict how = verdict::ok;
  std::string why;
  bool surroundings = false;
  try {
    const at_the_end and_then{[this] { let_go(); }};
    variant_.body(run_);
  } catch (const surroundings_error& e) {
    how = verdict::error;
    why = e.what();
    surroundings = true;
  } catch (const std::bad_alloc&) {
    how = verdict::error;
    why = "There is not enough memory for this run.";
    surroundings = true;
  } catch (const std::system_error& e) {
    how = verdict::error;
    why = e.what();
    surroundings = e.code() == std::errc::resource_unavailable_try_again;
  } catch (const std::exception& e) {
    how = verdict::error;
    why = std::string{"An exception left the demo: "} + e.what();
  } catch (...) {
    how = verdict::error;
    why = "An exception that is no std::exception left the demo.";
  }
  if (!why.empty()) {
    tell_text(trace::event_kind::error, why, {});
  }
  tell(trace::event_kind::thread_end, self, 0, {});
  auto& state = recorder_.state(mine.number);
  state.doing.store(static_cast<std::uint32_t>(trace::activity::ended), std::memory_order_release);
  finish(how, std::move(why), surroundings);
  current_lane() = before;
}

void session::end_program(const std::string& why) noexcept {
  tell_text(trace::event_kind::error, why, {});
  finish(verdict::error, why, false);
  for (;;) {  // the host ends the program; this thread must not go on until then
    std::this_thread::sleep_for(std::chrono::hours{1});
  }
}

void session::end_from_outside(verdict how, std::string why) noexcept {
  if (how == verdict::deadlock) {
    recorder_.record(0, trace::event_kind::deadlock, 0, 0, {}, recorder_.put_text(why));
  }
  finish(how, std::move(why), false);
}

void session::finish(verdict how, std::string why, bool surroundings) noexcept {
  const double took = recorder_.now() / 1e6;
  {
    const std::lock_guard guard{mutex_};
    if (!ended_) {  // the first end counts
      ended_ = true;
      verdict_ = how;
      message_ = std::move(why);
      surroundings_ = surroundings;
      seconds_ = took;
    }
  }
  finished_.store(true, std::memory_order_release);
}

void session::keep(std::shared_ptr<void> what) {
  const std::lock_guard guard{mutex_};
  kept_.push_back(std::move(what));
}

// What it waits for may keep something in its turn.
void session::let_go() {
  std::vector<std::shared_ptr<void>> kept;
  do {
    kept.clear();
    const std::lock_guard guard{mutex_};
    kept.swap(kept_);
  } while (!kept.empty());
}

void session::add_check(check_outcome outcome) {
  const std::lock_guard guard{mutex_};
  checks_.push_back(std::move(outcome));
}

void session::add_measure(std::string what, double value) {
  const std::lock_guard guard{mutex_};
  measures_.emplace_back(std::move(what), value);
}

void session::add_result(named_result result) {
  const std::lock_guard guard{mutex_};
  const auto same = std::find_if(results_.begin(), results_.end(),
                                 [&](const named_result& r) { return r.name == result.name; });
  if (same == results_.end()) {
    results_.push_back(std::move(result));
  } else {
    *same = std::move(result);
  }
}

void session::add_figure(shown_figure figure) {
  const std::lock_guard guard{mutex_};
  figures_.push_back(std::move(figure));
}

verdict session::outcome() const {
  const std::lock_guard guard{mutex_};
  if (verdict_ == verdict::ok &&
      std::any_of(checks_.begin(), checks_.end(), [](const check_outcome& c) { return !c.held; })) {
    return verdict::failed;
  }
  return verdict_;
}

std::string session::message() const {
  const std::lock_guard guard{mutex_};
  return message_;
}

bool session::surroundings_failed() const {
  const std::lock_guard guard{mutex_};
  return surroundings_;
}

double session::seconds() const {
  const std::lock_guard guard{mutex_};
  return ended_ ? seconds_ : recorder_.now() / 1e6;
}

std::vector<check_outcome> session::checks() const {
  const std::lock_guard guard{mutex_};
  return checks_;
}

std::vector<named_result> session::results() const {
  const std::lock_guard guard{mutex_};
  return results_;
}

std::vector<shown_figure> session::figures() const {
  const std::lock_guard guard{mutex_};
  return figures_;
}

std::vector<claim_outcome> session::claims() const {
  const double wall = seconds();
  const std::lock_guard guard{mutex_};
  std::vector<claim_outcome> outcomes;
  if (!ended_ || verdict_ != verdict::ok) {
    return outcomes;  // a run that was cut short has measured nothing
  }
  for (const claim& made : demo_.claims) {
    const auto claimed = made.variant == variant_.name ? made.claimed(run_) : std::nullopt;
    if (!claimed) {
      continue;
    }
    claim_outcome outcome;
    outcome.made = &made;
    outcome.claimed = *claimed * (made.unit == "s" ? settings_.scale : 1.0);
    if (made.what == "wall time") {
      outcome.measured = wall;
    } else {
      const auto found = std::find_if(measures_.begin(), measures_.end(),
                                      [&](const auto& m) { return m.first == made.what; });
      if (found == measures_.end()) {
        continue;
      }
      outcome.measured = found->second;
    }
    outcome.held = outcome.measured >= outcome.claimed * made.low - made.slack &&
                   outcome.measured <= outcome.claimed * made.high + made.slack;
    outcomes.push_back(outcome);
  }
  return outcomes;
}

}  // namespace cooks::life
