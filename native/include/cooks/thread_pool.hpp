// thread_pool: an executor of threads. Knows executor, queue and thread.
#pragma once

#include <concepts>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cooks/executor.hpp"
#include "cooks/queue.hpp"
#include "cooks/thread.hpp"

namespace cooks {

/// \addtogroup tasks
/// \{

/// `callable_job` is a function without arguments. It can run in this process only.
template <class R, class Function>
class callable_job final : public job {
 public:
  callable_job(std::string_view name, Function work)
      : work_(std::move(work)), state_(std::make_shared<result_state<R>>(name)) {}

  future<R> receipt() const { return future<R>{state_}; }
  future_state& state() const noexcept override { return *state_; }
  void run() override { state_->finish(runs_and_keeps<R>(*state_, work_), {}); }
  std::string arguments() const override {
    throw std::logic_error{"a function without a name can't go to another process"};
  }
  void take_result(std::string_view /*bytes*/) override { arguments(); }

 private:
  Function work_;
  std::shared_ptr<result_state<R>> state_;
};

/// `thread_pool` is an executor whose workers are threads of this process: some threads, and a
/// queue of tasks.
///
/// \code
/// cooks::thread_pool crew{4};
/// cooks::future<int> soup = crew.submit("soup", [&] { return cook_soup(); });
/// std::vector<int> sizes = crew.map(size_of, names);
/// \endcode
///
/// Beside a cooks::task it takes any function without arguments, a lambda with captures for one.
///
/// A task that waits for another one in the same pool occupies a worker meanwhile. When all workers
/// do so, nobody is left to run what they wait for: a deadlock.
///
/// There is no std counterpart yet; in Python it is `concurrent.futures.ThreadPoolExecutor`, with
/// the same number of workers unless told otherwise.
class thread_pool final : public executor {
 public:
  /// \param workers  How many threads it has; all are started at once.
  /// \param name  What timelines call each of them, with a number after it.
  /// \throws std::invalid_argument  when there is not at least one.
  /// \throws std::system_error  when the system has no room for so many.
  explicit thread_pool(int workers = default_workers(), std::string_view name = "worker");
  ~thread_pool() override;

  /// `default_workers()` is four more than there are cores, but no more than 32: tasks that wait
  /// for something need no core.
  static int default_workers() noexcept;

  using executor::map;
  using executor::submit;

  /// `submit()` hands a function in.
  /// \param name  What timelines and deadlock reports call the task.
  /// \param work  Called by one of the threads.
  /// \throws std::logic_error  after shutdown().
  template <std::invocable Function>
  auto submit(std::string_view name, Function work, location where = location::current())
      -> future<std::invoke_result_t<Function&>> {
    using result = std::invoke_result_t<Function&>;
    auto made = std::make_shared<callable_job<result, Function>>(name, std::move(work));
    hand_in(made, where);
    return made->receipt();
  }
  /// `submit()` hands a function in that needs no name.
  template <std::invocable Function>
  requires(!a_task<Function>) auto submit(Function work, location where = location::current())
      -> future<std::invoke_result_t<Function&>> {
    return submit("task", std::move(work), where);
  }

  /// `map()` calls a function for each input, and waits for all. As map() of a task.
  template <class Input, std::invocable<const Input&> Function>
  requires(!a_task<Function>) auto map(const Function& work, const std::vector<Input>& inputs,
                                       location where = location::current())
      -> std::vector<std::invoke_result_t<const Function&, const Input&>> {
    std::vector<future<std::invoke_result_t<const Function&, const Input&>>> futures;
    futures.reserve(inputs.size());
    for (const Input& one : inputs) {
      futures.push_back(submit(
          "task", [work, one] { return work(one); }, where));
    }
    return results_of(futures, where);
  }

  int workers() const noexcept override { return static_cast<int>(crew_.size()); }
  void shutdown(at_shutdown waiting = at_shutdown::finish_waiting,
                location where = location::current()) override;

 private:
  void hand_in(std::shared_ptr<job> one, location where) override;
  void work_off();

  queue<std::shared_ptr<job>> tasks_;
  crew_ends ends_;
  std::vector<thread> crew_;
};

/// \}
}  // namespace cooks
