// executor: somebody who runs tasks and hands out futures for them. Knows task and future.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "cooks/future.hpp"
#include "cooks/location.hpp"
#include "cooks/mutex.hpp"
#include "cooks/task.hpp"
#include "cooks/thread.hpp"

namespace cooks {

/// \addtogroup tasks
/// \{

/// `job` is a task that was handed in: what to run, with what, and the future that waits for it.
/// Executors work jobs off; demos never meet one.
class job {
 public:
  virtual ~job() = default;
  job() = default;
  job(const job&) = delete;
  job& operator=(const job&) = delete;

  virtual future_state& state() const noexcept = 0;
  /// `run()` runs it here, and fulfils the future.
  virtual void run() = 0;
  /// `arguments()` are the arguments as bytes, for another process.
  virtual std::string arguments() const = 0;
  /// `take_result()` fulfils the future with a result that came as bytes. \throws message_error
  virtual void take_result(std::string_view bytes) = 0;

  /// `start()` is false when it was cancelled, and must not be run.
  bool start() { return state().start({}); }
  void fail(std::exception_ptr error) { state().finish(std::move(error), {}); }
};

/// `runs_and_keeps()` runs `work` and keeps its result; returns what it has thrown.
/// Nobody waits for anything inside of the `catch`: that is a bad place for it.
template <class R, class Work>
std::exception_ptr runs_and_keeps(result_state<R>& state, Work& work) {
  try {
    if constexpr (std::is_void_v<R>) {
      work();
      state.value.emplace();
    } else {
      state.value.emplace(work());
    }
  } catch (...) {
    return std::current_exception();
  }
  return nullptr;
}

/// `task_job` is a cooks::task with its arguments.
template <class R, class... P>
class task_job final : public job {
 public:
  task_job(const task<R(P...)>& what, std::tuple<std::decay_t<P>...> arguments)
      : what_(what),
        arguments_(std::move(arguments)),
        state_(std::make_shared<result_state<R>>(what.name())) {}

  future<R> receipt() const { return future<R>{state_}; }
  future_state& state() const noexcept override { return *state_; }
  void run() override {
    const auto work = [this]() -> R {
      return std::apply([this](auto&... one) -> R { return what_(std::forward<P>(one)...); },
                        arguments_);
    };
    state_->finish(runs_and_keeps<R>(*state_, work), {});
  }
  std::string arguments() const override { return packed(arguments_); }
  void take_result(std::string_view bytes) override {
    if constexpr (std::is_void_v<R>) {
      message_reader{bytes}.finish();
      state_->value.emplace();
    } else {
      state_->value.emplace(unpacked<R>(bytes));
    }
    state_->finish(nullptr, {});
  }

 private:
  task<R(P...)> what_;
  std::tuple<std::decay_t<P>...> arguments_;
  std::shared_ptr<result_state<R>> state_;
};

/// `at_shutdown` is what becomes of the tasks that wait when an executor is shut down.
enum class at_shutdown : std::uint8_t {
  finish_waiting,  ///< They are all done first.
  cancel_waiting   ///< They are cancelled. Those that run are done first.
};

/// `crew_ends` is how an executor's threads end, for several who shut it down at the same time.
struct crew_ends {
  mutex cancelling;  ///< Held by who takes waiting tasks out.
  mutex joining;     ///< Held by who joins the crew.
  mutex list;        ///< Of those who are there:
  std::vector<thread::id> present;
};

/// `executor` runs tasks, later and somewhere else: in threads (cooks::thread_pool) or in processes
/// (cooks::process_pool). What is written for an executor does not know which.
///
/// \code
/// void check(cooks::executor& crew) {
///   cooks::future<bool> answer = crew.submit(is_prime, 15492781);
///   std::vector<bool> all = crew.map(is_prime, numbers);   // in the order of the numbers
/// }
/// \endcode
///
/// Leaving scope waits until everything that was handed in is done, and leaves no thread and no
/// process behind. There is no std counterpart yet; the names are those of Python's
/// `concurrent.futures.Executor`.
class executor {
 public:
  executor() = default;
  virtual ~executor() = default;
  executor(const executor&) = delete;
  executor& operator=(const executor&) = delete;

  /// `submit()` hands a task in, and returns at once.
  /// \param what  The task.
  /// \param arguments  What it is called with; copied or moved.
  /// \throws std::logic_error  after shutdown().
  template <class R, class... P>
  future<R> submit(const task<R(P...)>& what, std::type_identity_t<P>... arguments) {
    return submit_at<R, P...>({}, what, std::forward<P>(arguments)...);
  }

  /// `map()` runs the task once for each input, and waits for all.
  /// \return the results in the order of the inputs, whatever the order in which they were done.
  /// \throws what the first of them, in that order, has thrown. Those that nobody has begun are
  /// cancelled then.
  template <class R, class P>
  requires(!std::is_void_v<R>) std::vector<R> map(const task<R(P)>& what,
                                                  const std::vector<std::decay_t<P>>& inputs,
                                                  location where = location::current()) {
    std::vector<future<R>> futures;
    futures.reserve(inputs.size());
    for (const std::decay_t<P>& one : inputs) {
      futures.push_back(submit_at<R, P>(where, what, std::decay_t<P>{one}));
    }
    return results_of(futures, where);
  }

  /// `workers()` is how many tasks it runs at the same time.
  virtual int workers() const noexcept = 0;
  /// `shutdown()` takes no more tasks, and waits until nothing runs. Calling it again does no harm.
  /// \throws std::system_error  when one of its own tasks calls it: that would wait for itself.
  virtual void shutdown(at_shutdown waiting = at_shutdown::finish_waiting,
                        location where = location::current()) = 0;

 protected:
  virtual void hand_in(std::shared_ptr<job> one, location where) = 0;

  template <class R, class... P>
  future<R> submit_at(location where, const task<R(P...)>& what,
                      std::type_identity_t<P>... arguments) {
    auto made = std::make_shared<task_job<R, P...>>(
        what, std::tuple<std::decay_t<P>...>{std::forward<P>(arguments)...});
    hand_in(made, where);
    return made->receipt();
  }

  template <class R>
  static std::vector<R> results_of(const std::vector<future<R>>& futures, location where) {
    std::vector<R> results;
    results.reserve(futures.size());
    std::exception_ptr error;
    for (const future<R>& one : futures) {
      if (!error && !(error = one.exception(where))) {
        results.push_back(one.result(where));
      } else {
        one.cancel(where);
      }
    }
    if (error) {
      std::rethrow_exception(error);
    }
    return results;
  }
};

/// \}
}  // namespace cooks
