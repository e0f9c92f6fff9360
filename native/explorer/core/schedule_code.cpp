// schedule_code: four parts with dots between.
#include "explorer/core/schedule_code.hpp"

#include <array>
#include <stdexcept>

namespace cooks::explorer {

namespace {

constexpr std::size_t most_turns = 100'000;

[[noreturn]] void refuse(std::string_view text, const std::string& what) {
  throw std::invalid_argument{
      "\"" + std::string{text} + "\" is no schedule: " + what +
      ". A schedule is a letter for each thread, a for main, with how often in a row: b5c6b"};
}

}  // namespace

std::string written(const schedule& turns) {
  std::string text;
  for (std::size_t i = 0; i < turns.size();) {
    std::size_t end = i;
    while (end < turns.size() && turns[end] == turns[i]) {
      ++end;
    }
    text += static_cast<char>('a' + turns[i]);
    if (end - i > 1) {
      text += std::to_string(end - i);
    }
    i = end;
  }
  return text;
}

schedule read_turns(std::string_view text) {
  schedule turns;
  for (std::size_t i = 0; i < text.size();) {
    const char letter = text[i++];
    if (letter < 'a' || letter >= static_cast<char>('a' + most_threads)) {
      refuse(text, std::string{"'"} + letter + "' is no thread");
    }
    std::size_t count = 0;
    const std::size_t digits = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && count <= most_turns) {
      count = count * 10 + static_cast<std::size_t>(text[i++] - '0');
    }
    if (i > digits && count == 0) {
      refuse(text, "no times");
    }
    if (count + turns.size() > most_turns) {
      refuse(text, "more than " + std::to_string(most_turns) + " turns");
    }
    turns.insert(turns.end(), i > digits ? count : 1, static_cast<thread_index>(letter - 'a'));
  }
  return turns;
}

std::string schedule_code::text() const {
  return demo + "." + source + "." + mode + "." + written(turns);
}

schedule_code read_code(std::string_view text) {
  std::array<std::string_view, 4> parts;
  std::string_view rest = text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t dot = i + 1 < parts.size() ? rest.find('.') : rest.size();
    if (dot == std::string_view::npos) {
      throw std::invalid_argument{
          "\"" + std::string{text} +
          "\" is no code of a schedule: expected four parts with dots between, such as "
          "race.3f2a91c0.sc.b2c2b"};
    }
    parts[i] = rest.substr(0, dot);
    rest.remove_prefix(i + 1 < parts.size() ? dot + 1 : dot);
  }
  return {std::string{parts[0]}, std::string{parts[1]}, std::string{parts[2]},
          read_turns(parts[3])};
}

}  // namespace cooks::explorer
