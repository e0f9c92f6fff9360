// process_pool: an executor of processes. Knows executor, queue, thread and process.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cooks/executor.hpp"
#include "cooks/mutex.hpp"
#include "cooks/process.hpp"
#include "cooks/queue.hpp"
#include "cooks/thread.hpp"

namespace cooks {

/// \addtogroup tasks
/// \{

/// `remote_error` is an exception that a task has thrown in another process. The object itself
/// can't come over, but its type's name and its message do.
class remote_error : public std::runtime_error {
 public:
  remote_error(std::string type, std::string message)
      : std::runtime_error(type + ": " + message),
        type_(std::move(type)),
        message_(std::move(message)) {}
  /// `type()` is the exception's type, as C++ writes it.
  const std::string& type() const noexcept { return type_; }
  /// `message()` is what its `what()` said.
  const std::string& message() const noexcept { return message_; }

 private:
  std::string type_;
  std::string message_;
};

/// `broken_worker_error` says that a worker process has died, or has sent what is no answer, while
/// it was at a task.
class broken_worker_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `worker_roll` is which worker processes there are, for who ends them all.
class worker_roll {
 public:
  /// `enter()` puts one on it. If all were ended, this one is too.
  void enter(process& one);
  void leave(process& one);
  void end_all(location where);
  bool ended() const;

 private:
  mutable mutex key_;
  std::vector<process*> present_;
  bool ended_ = false;
};

/// `process_pool` is an executor whose workers are processes: this program, started once more for
/// each, with a memory of its own. It runs the demo's `tasks`, and nothing else.
///
/// \code
/// const cooks::registration here{{…, .tasks = {is_prime}}};
///
/// cooks::process_pool crew{4};
/// cooks::future<bool> answer = crew.submit(is_prime, 15492781);
/// \endcode
///
/// The arguments go to the worker as bytes, and the result comes back as bytes: each at most 16
/// MiB. What the task throws comes back as a remote_error.
///
/// A worker is started when there is something to do for it, and takes one task at a time. A thread
/// of this process, its courier, brings it there and waits for the answer. When the worker dies,
/// its task ends with a broken_worker_error at once, and the next task goes to a new worker. All
/// other tasks are left as they are. (Python gives up all that were handed in: its pool is broken
/// for good.)
///
/// There is no std counterpart; in Python it is `concurrent.futures.ProcessPoolExecutor`, with the
/// same number of workers unless told otherwise.
class process_pool final : public executor {
 public:
  /// \param workers  How many processes it has at most.
  /// \param name  What timelines and errors call each of them, with a number after it.
  /// \throws std::invalid_argument  when there is not at least one.
  explicit process_pool(int workers = default_workers(), std::string_view name = "worker");
  ~process_pool() override;

  /// `default_workers()` is how many cores there are: more workers than that only take turns.
  static int default_workers() noexcept;

  int workers() const noexcept override { return static_cast<int>(couriers_.size()); }
  void shutdown(at_shutdown waiting = at_shutdown::finish_waiting,
                location where = location::current()) override;
  /// `end_workers()` ends all worker processes at once, wherever they are. The tasks that they are
  /// at, and all that still wait, end with a broken_worker_error. That a thread can't be ended so
  /// is why only this executor has it.
  void end_workers(location where = location::current());

 private:
  void hand_in(std::shared_ptr<job> one, location where) override;
  void carry(const std::string& name);
  queue<std::shared_ptr<job>> tasks_;
  crew_ends ends_;
  worker_roll roll_;
  std::vector<thread> couriers_;
};

/// \}
}  // namespace cooks
