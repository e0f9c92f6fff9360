// process_pool: a courier for each worker process brings it one task at a time.
#include "cooks/process_pool.hpp"

#include <algorithm>
#include <utility>

#include "cooks/clock.hpp"
#include "cooks/message.hpp"
#include "tasks/crew.hpp"
#include "tasks/worker.hpp"

namespace cooks {
namespace {

/// `courier` has a worker process, from the first task on, and replaces it when it has died.
class courier {
 public:
  courier(std::string name, worker_roll& roll) : name_(std::move(name)), roll_(roll) {}
  ~courier() { let_go(); }
  courier(const courier&) = delete;
  courier& operator=(const courier&) = delete;

  /// Brings the task to the worker, and fulfils its future: come what may.
  void carry(job& one) {
    if (const std::exception_ptr error = try_to_carry(one)) {
      one.fail(error);
    }
  }
  /// Lets the worker go home, and waits until it has.
  void dismiss() {
    if (worker_) {
      worker_->pipe().close({});
      worker_->wait({});
    }
  }

 private:
  // Null: the future has its result. Nobody waits for anything inside of a `catch`.
  std::exception_ptr try_to_carry(job& one) {
    std::string broken;
    try {
      need_worker();
      const std::string bytes = packed(order{one.state().name(), one.arguments()});
      if (bytes.size() > life::longest_message) {
        throw std::length_error{"the arguments are too long to be sent: " + one.state().name()};
      }
      worker_->pipe().send(bytes, {});
      if (const auto came = worker_->pipe().receive({})) {
        const auto made = unpacked<answer>(*came);
        if (!made.returned) {
          throw remote_error{made.error_type, made.error};
        }
        one.take_result(made.result);
        return nullptr;
      }
    } catch (const process_error& error) {
      broken = error.what();
    } catch (const message_error& error) {
      broken = std::string{"its answer is none: "} + error.what();
      let_go();  // nothing that it says can be relied on
    } catch (...) {
      return std::current_exception();  // the task's own, or no process could be started
    }
    return told_broken(one, std::move(broken));
  }

  void need_worker() {
    if (worker_ && worker_->pipe().closed()) {
      let_go();  // it died when it had nothing to do
    }
    if (roll_.ended()) {
      throw broken_worker_error{"the workers of this pool were ended"};
    }
    if (!worker_) {
      worker_ = std::make_unique<process>(name_, worker_entry);
      roll_.enter(*worker_);
    }
  }

  // Ends it if it still runs.
  void let_go() {
    if (worker_) {
      roll_.leave(*worker_);
      worker_.reset();
    }
  }

  std::exception_ptr told_broken(const job& one, std::string why) {
    if (worker_) {
      constexpr std::chrono::milliseconds enough{500};
      if (const auto status = worker_->wait_for(enough, {}); status && !status->why.empty()) {
        why = status->why;
      }
      let_go();
    }
    return std::make_exception_ptr(broken_worker_error{name_ + " broke at " + one.state().name() +
                                                       (why.empty() ? "" : ": " + why)});
  }

  std::string name_;
  worker_roll& roll_;
  std::unique_ptr<process> worker_;
};

}  // namespace

void worker_roll::enter(process& one) {
  const lock_guard guard{key_, location{}};
  present_.push_back(&one);
  if (ended_) {
    one.kill({});
  }
}

void worker_roll::leave(process& one) {
  const lock_guard guard{key_, location{}};
  std::erase(present_, &one);
}

void worker_roll::end_all(location where) {
  const lock_guard guard{key_, where};
  ended_ = true;
  for (process* const one : present_) {
    one->kill(where);
  }
}

bool worker_roll::ended() const {
  const lock_guard guard{key_, location{}};
  return ended_;
}

process_pool::process_pool(int workers, std::string_view name) : tasks_(0, "tasks") {
  start_crew(couriers_, tasks_, ends_, workers, "courier",
             [this, prefix = std::string{name}](const std::string& own) {
               carry(prefix + own.substr(own.find(' ')));
             });
}

process_pool::~process_pool() {
  shutdown(at_shutdown::finish_waiting, {});
}

int process_pool::default_workers() noexcept {
  return static_cast<int>(thread::hardware_concurrency());
}

void process_pool::hand_in(std::shared_ptr<job> one, location where) {
  put_task(tasks_, std::move(one), where);
}

void process_pool::carry(const std::string& name) {
  courier own{name, roll_};
  while (const auto next = tasks_.get({})) {
    if ((*next)->start()) {
      own.carry(**next);
    }
  }
  own.dismiss();
}

void process_pool::end_workers(location where) {
  roll_.end_all(where);
}

void process_pool::shutdown(at_shutdown waiting, location where) {
  end_crew(couriers_, tasks_, ends_, waiting, where);
}

}  // namespace cooks
