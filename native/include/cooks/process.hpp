// process: the same program, started once more. Knows location, its exit status and the pipes.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cooks/location.hpp"
#include "cooks/process_error.hpp"
#include "process/channel.hpp"
#include "process/process.hpp"

namespace cooks {

/// \addtogroup processes
/// \{

/// `connection` is one end of two pipes, one for each direction. What is sent at one end is
/// received at the other, whole and in order. Messages are bytes: any `std::string`.
///
/// A pipe has room for 64 KiB that were not received yet; who sends more waits. A single longer
/// message goes when the pipe is empty. Several threads may send, and several receive.
///
/// There is no std counterpart; in Python it is `multiprocessing.connection.Connection`.
class connection {
 public:
  explicit connection(life::channel& core) noexcept : core_(core) {}
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  /// `send()` waits while the pipe is full.
  /// \throws process_error  when nobody is at the other end any more, or when the message is longer
  /// than 16 MiB.
  void send(std::string_view message, location where = location::current()) {
    core_.send(message, std::nullopt, where);
  }
  /// `send_for()` waits for room no longer than `patience`, in the demo's time.
  /// \return false when there was none.
  template <class Rep, class Period>
  bool send_for(std::string_view message, std::chrono::duration<Rep, Period> patience,
                location where = location::current()) {
    return core_.send(message, life::real_deadline(patience), where);
  }

  /// `receive()` waits for a message.
  /// \return nothing when the other end has closed its pipe, or has ended as it should.
  /// \throws process_error  when it ended otherwise: it was killed, or broke. What it had sent
  /// before is received first.
  std::optional<std::string> receive(location where = location::current()) {
    return core_.receive(std::nullopt, where);
  }
  /// `receive_for()` waits no longer than `patience`, in the demo's time. Nothing may also mean
  /// that nothing came yet: `closed()` tells.
  template <class Rep, class Period>
  std::optional<std::string> receive_for(std::chrono::duration<Rep, Period> patience,
                                         location where = location::current()) {
    return core_.receive(life::real_deadline(patience), where);
  }

  /// `close()` says that no more will be sent from here. The other direction stays open.
  void close(location where = location::current()) { core_.close(where); }
  /// `closed()` is true when everything was received that will ever come.
  bool closed() const { return core_.closed(); }

 private:
  life::channel& core_;
};

/// `exit_status` is how a process ended.
struct exit_status {
  int code = 0;     ///< What its function returned; 0 says that all is well.
  int signal = 0;   ///< The signal that ended it; 0: none did. A page knows no signals.
  std::string why;  ///< What went wrong, in words; empty when it ended by itself.

  /// `ok()` is true when it ended by itself, with code 0.
  bool ok() const noexcept { return code == 0 && signal == 0 && why.empty(); }
};

/// `process` starts this program once more, with memory of its own. The new one runs one of the
/// functions that the demo declares as its children, from its beginning:
///
/// \code
/// int add_up(cooks::connection& parent, const std::vector<std::string>& numbers) {
///   parent.send(std::to_string(sum_of(numbers)));
///   return 0;                                      // the exit code
/// }
///
/// const cooks::registration here{{…, .children = {{"add_up", add_up}}}};
///
/// cooks::process ben{"Ben", "add_up", {"4", "7"}};
/// const auto sum = ben.pipe().receive();           // "11"
/// ben.wait();
/// \endcode
///
/// Nothing is shared with it and nothing is copied to it but the arguments and what is sent: Python
/// calls this way to start a process *spawn*. In a terminal it is a process of the operating
/// system, started by `posix_spawn`. In a page it is another instance of the same WebAssembly
/// module, in workers of its own.
///
/// What it prints, checks and does is told in the run of the process that started it: its threads
/// have lanes in the timeline. Leaving scope ends a process that still runs, and never leaves one
/// behind; call `wait()` to let it finish.
class process {
 public:
  /// `process()` starts it at once.
  /// \param name  What timelines and errors call it.
  /// \param entry  One of the demo's `.children`.
  /// \param arguments  Handed to its function.
  /// \throws surroundings_error  when the system starts no more.
  process(std::string_view name, std::string_view entry,
          const std::vector<std::string>& arguments = {}, location where = location::current())
      : core_(name, entry, arguments, where),
        pipe_(std::make_unique<connection>(core_.messages())) {}

  /// `pipe()` is this end of the connection with it.
  connection& pipe() noexcept { return *pipe_; }
  /// `wait()` waits until it has ended.
  exit_status wait(location where = location::current()) {
    return told(*core_.wait(std::nullopt, where));
  }
  /// `wait_for()` waits no longer than `patience`, in the demo's time.
  /// \return nothing when it still runs.
  template <class Rep, class Period>
  std::optional<exit_status> wait_for(std::chrono::duration<Rep, Period> patience,
                                      location where = location::current()) {
    const auto status = core_.wait(life::real_deadline(patience), where);
    return status ? std::optional{told(*status)} : std::nullopt;
  }
  /// `kill()` ends it at once, wherever it is. It can do nothing about it: no destructor runs, and
  /// what it had begun stays half done.
  void kill(location where = location::current()) noexcept { core_.kill(where); }
  /// `id()` is the number by which the operating system knows it. Nothing in a page.
  std::optional<std::int64_t> id() const { return core_.id(); }

 private:
  static exit_status told(const life::exit_status& status) {
    return {status.code, status.signal, status.why};
  }

  life::process core_;
  std::unique_ptr<connection> pipe_;
};

/// \}
}  // namespace cooks
