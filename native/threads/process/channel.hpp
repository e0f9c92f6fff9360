// channel: one end of the two pipes between a process and its child: messages in order, with room
// for so much on their way. How bytes get across is its host's business. Knows the trace.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "cooks/location.hpp"
#include "life/clock.hpp"
#include "process/frames.hpp"
#include "trace/event.hpp"

namespace cooks::life {

/// Writes a frame; false when nobody is there any more to read it.
using frame_writer = std::function<bool(frame_kind, std::string_view)>;

class channel {
 public:
  /// Room for messages that were sent and not yet received: what a pipe of Linux holds.
  static constexpr std::size_t capacity = 64U << 10U;

  using patience = std::optional<real_time>;  ///< No deadline: waits for ever.

  /// \param other  What the other end is called.
  /// \param before_message  Called before a message is written: what led to it goes first.
  channel(std::string other, frame_writer write, trace::object_id out, trace::object_id in,
          std::function<void()> before_message = {});

  /// `send()` is false when there was no room in time. \throws process_error
  bool send(std::string_view message, patience until, location where);
  /// `receive()` is nothing when none came in time, or when none will come. \throws process_error
  std::optional<std::string> receive(patience until, location where);
  void close(location where);
  bool closed() const;

  // For whoever reads the pipe ------------------------------------------------------------------

  /// `take()` is handed frames of the kinds message, taken and closed.
  void take(frame one);
  /// `end()` says that nobody is at the other end any more: `why`, unless all is in order.
  void end(std::string why);

 private:
  bool has_room(std::size_t size) const {
    return !sending_ && (on_their_way_ == 0 || on_their_way_ + size <= capacity);
  }
  [[noreturn]] void refuse_to_send() const;
  template <class Ready>
  bool wait(std::unique_lock<std::mutex>& guard, trace::object_id on, patience until,
            location where, const Ready& ready);

  std::string other_;
  frame_writer write_;
  std::function<void()> before_message_;
  trace::object_id out_;
  trace::object_id in_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> inbox_;
  std::string why_;  ///< Of the end.
  std::size_t on_their_way_ = 0;
  std::int64_t sent_ = 0;
  std::int64_t received_ = 0;
  bool sending_ = false;
  bool closed_ = false;        ///< By this end.
  bool other_closed_ = false;  ///< By the other.
  bool ended_ = false;
};

}  // namespace cooks::life
