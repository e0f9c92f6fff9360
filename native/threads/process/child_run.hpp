// child_run: the child's side: a run of one of the functions that the demo declares as children.
// Its host starts it, hands it what comes from the parent, and ends the program when it has
// finished.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process/channel.hpp"
#include "process/child_trace.hpp"
#include "process/pipe.hpp"
#include "run/session.hpp"

namespace cooks::life {

/// `greeting` is what a child is told first.
struct greeting {
  std::string name;
  double scale = 1;
  std::uint64_t seed = 1;
  std::chrono::steady_clock::time_point origin;
  std::vector<std::string> arguments;
};

/// \throws bad_frame
greeting read_greeting(const frame& first);

/// `find_child()` is one of those that the demo declares, or the worker of a process pool if it
/// declares tasks; nothing when there is none of this name.
std::optional<child_entry> find_child(const demo& which, std::string_view name);

class child_run {
 public:
  child_run(const demo& which, child_entry entry, greeting told, host where, frame_writer write);

  /// `execute()` runs it to its end. It does not throw.
  void execute() noexcept;
  /// `take()` is handed each frame after the first. \throws bad_frame
  void take(frame one);
  /// `tell_events()` is to be called every few milliseconds.
  void tell_events() { teller_->try_to_tell(); }
  bool finished() const noexcept { return session_->finished(); }
  /// `wait_a_little()` is true when it has finished.
  bool wait_a_little(std::chrono::milliseconds time);
  /// `tell_last()` says how it ended. False when somebody else has.
  bool tell_last();
  /// `try_to_tell_last()` does so without waiting; false also when another thread was in the way.
  bool try_to_tell_last() { return teller_->try_to_tell() && write_last(); }
  int exit_code() const;

 private:
  bool write_last();

  greeting told_;
  frame_writer write_;
  variant way_;
  std::unique_ptr<session> session_;
  std::unique_ptr<trace_teller> teller_;
  std::unique_ptr<channel> messages_;
  int code_ = 0;
  std::atomic<bool> last_written_{false};
  std::mutex mutex_;
  std::condition_variable over_;
};

}  // namespace cooks::life
