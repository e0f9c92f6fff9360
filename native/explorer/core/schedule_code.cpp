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
    text += static_cast<char>((is_buffer(turns[i].actor) ? 'A' : 'a') + owner_of(turns[i].actor));
    if (turns[i].alternative > 0) {
      text += "-" + std::to_string(turns[i].alternative);
      ++i;
      continue;
    }
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
    const bool is_capital = letter >= 'A' && letter < static_cast<char>('A' + most_threads);
    if (!is_capital && (letter < 'a' || letter >= static_cast<char>('a' + most_threads))) {
      refuse(text, std::string{"'"} + letter + "' is no thread");
    }
    const auto actor = is_capital ? buffer_of(static_cast<thread_index>(letter - 'A'))
                                  : static_cast<thread_index>(letter - 'a');
    const bool is_way = i < text.size() && text[i] == '-';
    i += is_way ? 1 : 0;
    std::size_t count = 0;
    const std::size_t digits = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && count <= most_turns) {
      count = count * 10 + static_cast<std::size_t>(text[i++] - '0');
    }
    if (i > digits && count == 0) {
      refuse(text, "no times");
    }
    if (is_way) {
      if (i == digits || count > UINT8_MAX) {
        refuse(text, "a way is a number from 1 to 255");
      }
      turns.emplace_back(actor, static_cast<std::uint8_t>(count));
      continue;
    }
    if (count + turns.size() > most_turns) {
      refuse(text, "more than " + std::to_string(most_turns) + " turns");
    }
    turns.insert(turns.end(), i > digits ? count : 1, turn{actor});
  }
  return turns;
}

std::string written(const execution_options& options) {
  std::string text = options.memory == memory_model::tso ? "tso" : "sc";
  text += options.any_waiter ? "-any" : "";
  text += options.spurious_wake_ups > 0 ? "-wake" + std::to_string(options.spurious_wake_ups) : "";
  return text;
}

execution_options read_options(std::string_view text) {
  execution_options options;
  std::string_view rest = text;
  const auto take = [&rest](std::string_view word) {
    if (rest.substr(0, word.size()) != word) {
      return false;
    }
    rest.remove_prefix(word.size());
    return true;
  };
  if (take("tso")) {
    options.memory = memory_model::tso;
  } else {
    take("sc");
  }
  options.any_waiter = take("-any");
  if (take("-wake") && rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') {
    options.spurious_wake_ups = rest[0] - '0';
  }
  if (written(options) != text) {
    throw std::invalid_argument{"\"" + std::string{text} +
                                "\" is no memory model; expected sc or tso, perhaps with -any or "
                                "-wake and a digit behind"};
  }
  return options;
}

std::string schedule_code::text() const {
  return demo + "." + source + "." + written(options) + "." + written(turns);
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
  return {std::string{parts[0]}, std::string{parts[1]}, read_options(parts[2]),
          read_turns(parts[3])};
}

}  // namespace cooks::explorer
