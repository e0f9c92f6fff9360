// frames: what goes through the pipes between two processes, cut out of a stream of bytes. Each
// frame says how long it is, so it does not matter in what portions the bytes arrive. Knows nothing
// of the project. Both ends are the same program on the same machine, so numbers go as they are.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace cooks::life {

enum class frame_kind : std::uint8_t {
  hello = 1,  ///< To the child: who it is, and its arguments.
  message,    ///< What a program sent.
  taken,      ///< So many bytes of messages were received: there is room for as many again.
  closed,     ///< No more messages will come from there.
  events,     ///< What the child's threads did.
  finished,   ///< The child's last: its exit code, and what it checked.
};

/// `bad_frame` is thrown for bytes that no end of a pipe has sent.
class bad_frame : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `longest_message` is the most that one message may hold, in bytes.
inline constexpr std::size_t longest_message = 16U << 20U;
/// `longest_frame` leaves room for what a frame of events says of itself.
inline constexpr std::size_t longest_frame = 2 * longest_message;

struct frame {
  frame_kind kind = frame_kind::message;
  std::string content;
};

/// `packed()` is the bytes of a frame.
std::string packed(frame_kind kind, std::string_view content);

/// `frame_cutter` cuts a stream of bytes into frames.
class frame_cutter {
 public:
  void feed(std::string_view bytes) { waiting_ += bytes; }
  /// `next()` is the next whole frame. \throws bad_frame
  std::optional<frame> next();

 private:
  std::string waiting_;
  std::size_t begin_ = 0;
};

/// `field_writer` puts numbers and texts one after another.
class field_writer {
 public:
  template <class Number>
  requires(std::is_arithmetic_v<Number> ||
           std::is_enum_v<Number>) field_writer& put(Number number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    content_.append(bytes, sizeof number);
    return *this;
  }
  field_writer& put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    content_ += text;
    return *this;
  }
  const std::string& content() const noexcept { return content_; }

 private:
  std::string content_;
};

/// `field_reader` takes them out again, in the same order. \throws bad_frame when there are none
class field_reader {
 public:
  explicit field_reader(std::string_view content) : rest_(content) {}

  template <class Number>
  Number get() {
    Number number{};
    const std::string_view bytes = take(sizeof number);
    std::memcpy(&number, bytes.data(), sizeof number);
    return number;
  }
  std::string text() { return std::string{take(get<std::uint32_t>())}; }
  bool empty() const noexcept { return rest_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      throw bad_frame{"it ends too early"};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
};

}  // namespace cooks::life
