// future: how far a task has come, and who is to hear of it. Built from the vocabulary, so it runs
// with real threads and under the explorer.
#include "cooks/future.hpp"

namespace cooks {

future_state::future_state(std::string_view name) : name_(name) {}

bool future_state::done(location where) const {
  const lock_guard guard{key_, where};
  return over();
}

bool future_state::running(location where) const {
  const lock_guard guard{key_, where};
  return progress_ == progress::running;
}

bool future_state::cancelled(location where) const {
  const lock_guard guard{key_, where};
  return progress_ == progress::cancelled;
}

bool future_state::cancel(location where) {
  unique_lock held{key_, where};
  if (progress_ == progress::waiting) {
    end_as(progress::cancelled, nullptr, held, where);
    return true;
  }
  return progress_ == progress::cancelled;
}

void future_state::wait(location where) const {
  unique_lock held{key_, where};
  while (!over()) {
    bell().wait(held, where);
  }
}

bool future_state::wait_for(std::chrono::duration<double> left, location where) const {
  unique_lock held{key_, where};
  return over() || bell().wait_for(
                       held, left, [this] { return over(); }, where);
}

std::exception_ptr future_state::exception(location where) const {
  wait(where);
  // Nothing changes any more, so nobody needs the key.
  if (progress_ == progress::cancelled) {
    throw cancelled_error{"it was cancelled: " + name_};
  }
  return error_;
}

void future_state::need_result(location where) const {
  if (const std::exception_ptr error = exception(where)) {
    std::rethrow_exception(error);
  }
}

void future_state::tell_timeout() const {
  throw timeout_error{"it was not done in time: " + name_};
}

void future_state::tell_end(const std::shared_ptr<finished_numbers>& to, std::size_t number,
                            location where) {
  {
    const lock_guard guard{key_, where};
    if (!over()) {
      listeners_.emplace_back(to, number);
      return;
    }
  }
  to->put(number, where);
}

bool future_state::start(location where) {
  const lock_guard guard{key_, where};
  if (progress_ == progress::waiting) {
    progress_ = progress::running;
  }
  return progress_ == progress::running;
}

bool future_state::finish(std::exception_ptr error, location where) {
  unique_lock held{key_, where};
  if (over()) {
    return false;
  }
  end_as(progress::done, std::move(error), held, where);
  return true;
}

void future_state::finish_once(std::exception_ptr error, location where) {
  if (!finish(std::move(error), where)) {
    throw std::logic_error{"it is done already: " + name_};
  }
}

// All who wait are told: by the bell, or by the queues that they have left.
void future_state::end_as(progress how, std::exception_ptr error, unique_lock<mutex>& held,
                          location where) {
  progress_ = how;
  error_ = std::move(error);
  const auto told = std::move(listeners_);
  condition_variable* const rung = bell_.get();
  held.unlock(where);
  if (rung != nullptr) {
    rung->notify_all(where);
  }
  for (const auto& [finished, number] : told) {
    finished->put(number, where);
  }
}

condition_variable& future_state::bell() const {
  if (!bell_) {
    bell_ = std::make_unique<condition_variable>(name_);
  }
  return *bell_;
}

}  // namespace cooks
