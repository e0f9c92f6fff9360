// pipe: what a host brings for processes: starting the program once more, and getting bytes to and
// from there. Each host has its own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cooks/demo.hpp"
#include "cooks/process_error.hpp"
#include "process/frames.hpp"

namespace cooks::life {

/// How a process ended, as its host saw it.
struct seen_end {
  int code = 0;
  int signal = 0;   ///< What ended it; 0: nothing did.
  std::string why;  ///< Where the host knows more, such as what a browser says of a module.
};

/// `pipe_listener` is told what comes from a child: bytes, and at last its end.
class pipe_listener {
 public:
  virtual ~pipe_listener() = default;
  virtual void arrived(std::string_view bytes) = 0;
  virtual void ended(seen_end how) = 0;
};

/// `pipe` is a child as its host holds it. When it is gone so is the child, and the listener hears
/// no more.
class pipe {
 public:
  virtual ~pipe() = default;
  /// `listen()` begins to tell the listener; call it once.
  virtual void listen() = 0;
  virtual bool write(frame_kind kind, std::string_view content) = 0;
  virtual void kill() noexcept = 0;
  virtual std::optional<std::int64_t> id() const = 0;
};

/// `start_child()` starts this program once more, as the child that `entry` names.
/// \throws surroundings_error
std::unique_ptr<pipe> start_child(const child_entry& entry, pipe_listener& listener);

}  // namespace cooks::life
