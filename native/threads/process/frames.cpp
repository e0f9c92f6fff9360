// frames: eight bytes before each content: two that mark a frame, its kind, a zero, its length.
#include "process/frames.hpp"

namespace cooks::life {
namespace {

constexpr std::size_t header_size = 8;
constexpr char first_mark = 'M';
constexpr char second_mark = 'C';

}  // namespace

std::string packed(frame_kind kind, std::string_view content) {
  const auto length = static_cast<std::uint32_t>(content.size());
  char header[header_size] = {first_mark, second_mark, static_cast<char>(kind), 0};
  std::memcpy(header + 4, &length, sizeof length);
  std::string bytes;
  bytes.reserve(header_size + content.size());
  bytes.append(header, header_size);
  bytes += content;
  return bytes;
}

std::optional<frame> frame_cutter::next() {
  const std::string_view rest = std::string_view{waiting_}.substr(begin_);
  if (rest.size() < header_size) {
    // What begins like no frame is told at once, not when eight bytes of it are there.
    if ((!rest.empty() && rest[0] != first_mark) || (rest.size() > 1 && rest[1] != second_mark)) {
      throw bad_frame{"what came is no message"};
    }
    return std::nullopt;
  }
  std::uint32_t length = 0;
  std::memcpy(&length, rest.data() + 4, sizeof length);
  const auto kind = static_cast<frame_kind>(rest[2]);
  if (rest[0] != first_mark || rest[1] != second_mark || rest[3] != 0 || kind < frame_kind::hello ||
      kind > frame_kind::finished || length > longest_frame) {
    throw bad_frame{"what came is no message"};
  }
  if (rest.size() < header_size + length) {
    return std::nullopt;
  }
  frame whole{kind, std::string{rest.substr(header_size, length)}};
  begin_ += header_size + length;
  if (begin_ == waiting_.size()) {
    waiting_.clear();
    begin_ = 0;
  } else if (begin_ > waiting_.size() / 2) {
    waiting_.erase(0, begin_);
    begin_ = 0;
  }
  return whole;
}

}  // namespace cooks::life
