// json_text: commas, escapes and numbers.
#include "report/json_text.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cooks::report {
namespace {

// How many bytes the UTF-8 sequence at the beginning of `text` has; 0 when it is none. A server may
// answer with any bytes, and JSON has to stay JSON.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (byte(i) & 0xc0U) == 0x80U;
  };
  const unsigned char first = byte(0);
  if (first < 0x80) {
    return 1;
  }
  if (first >= 0xc2 && first < 0xe0) {
    return continues(1) ? 2 : 0;
  }
  if (first >= 0xe0 && first < 0xf0) {
    const bool shortest = first != 0xe0 || (text.size() > 1 && byte(1) >= 0xa0);
    const bool no_surrogate = first != 0xed || (text.size() > 1 && byte(1) < 0xa0);
    return continues(1) && continues(2) && shortest && no_surrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const bool shortest = first != 0xf0 || (text.size() > 1 && byte(1) >= 0x90);
    const bool in_range = first != 0xf4 || (text.size() > 1 && byte(1) < 0x90);
    return continues(1) && continues(2) && continues(3) && shortest && in_range ? 4 : 0;
  }
  return 0;
}

void append_escaped(std::string& to, std::string_view text) {
  to += '"';
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const char c = text.front();
    if (length == 0) {
      to += "\xef\xbf\xbd";  // the replacement character
      text.remove_prefix(1);
      continue;
    }
    if (c == '"' || c == '\\') {
      to += '\\';
      to += c;
    } else if (c == '\n') {
      to += "\\n";
    } else if (c == '\r') {
      to += "\\r";
    } else if (c == '\t') {
      to += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      to += code;
    } else {
      to += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  to += '"';
}

}  // namespace

void json_text::comma() {
  if (wants_comma_) {
    text_ += ',';
  }
  wants_comma_ = true;
}

json_text& json_text::open(char bracket) {
  comma();
  text_ += bracket;
  wants_comma_ = false;
  return *this;
}

json_text& json_text::close(char bracket) {
  text_ += bracket;
  wants_comma_ = true;
  return *this;
}

json_text& json_text::key(std::string_view name) {
  comma();
  append_escaped(text_, name);
  text_ += ':';
  wants_comma_ = false;
  return *this;
}

json_text& json_text::value(std::string_view text) {
  comma();
  append_escaped(text_, text);
  return *this;
}

json_text& json_text::value(double number) {
  if (!std::isfinite(number)) {
    return raw("null");
  }
  // The shortest of two precisions that reads back the same: 0.1 stays 0.1.
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.15g", number);
  if (std::strtod(digits, nullptr) != number) {
    std::snprintf(digits, sizeof digits, "%.17g", number);
  }
  return raw(digits);
}

json_text& json_text::raw(std::string_view json) {
  comma();
  text_ += json;
  return *this;
}

}  // namespace cooks::report
