// small_format: walks the format string, field by field.
#include "page/small_format.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace cooks::page {
namespace {

struct field {
  char fill = ' ';
  char align = 0;  // '<', '^', '>' or 0: numbers to the right, texts to the left
  std::size_t width = 0;
  int precision = -1;
  char type = 0;
};

std::size_t read_number(std::string_view& spec) {
  std::size_t number = 0;
  while (!spec.empty() && spec.front() >= '0' && spec.front() <= '9') {
    number = number * 10 + static_cast<std::size_t>(spec.front() - '0');
    spec.remove_prefix(1);
  }
  return number;
}

bool is_align(char c) {
  return c == '<' || c == '^' || c == '>';
}

field read_field(std::string_view spec) {
  field read;
  if (spec.size() > 1 && is_align(spec[1])) {
    read.fill = spec[0];
    read.align = spec[1];
    spec.remove_prefix(2);
  } else if (!spec.empty() && is_align(spec[0])) {
    read.align = spec[0];
    spec.remove_prefix(1);
  }
  read.width = read_number(spec);
  if (!spec.empty() && spec.front() == '.') {
    spec.remove_prefix(1);
    read.precision = static_cast<int>(read_number(spec));
  }
  read.type = spec.empty() ? '\0' : spec.front();
  return read;
}

// How many characters a reader counts; bytes that continue a UTF-8 sequence are none.
std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    count += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U ? 1 : 0;
  }
  return count;
}

std::string aligned(std::string text, const field& how, char natural) {
  const std::size_t have = characters(text);
  if (have >= how.width) {
    return text;
  }
  const std::size_t missing = how.width - have;
  const char align = how.align == 0 ? natural : how.align;
  const std::size_t before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
  return std::string(before, how.fill) + text + std::string(missing - before, how.fill);
}

std::string number_text(double number, const field& how) {
  char digits[400];
  if (how.type == 'f' || how.precision >= 0) {
    const bool fixed = how.type == 'f';
    std::snprintf(digits, sizeof digits, fixed ? "%.*f" : "%.*g",
                  how.precision < 0 ? 6 : how.precision, number);
    return digits;
  }
  // The fewest digits that read back as the same number.
  for (int precision = 1; precision <= 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*g", precision, number);
    if (std::strtod(digits, nullptr) == number) {
      break;
    }
  }
  const double size = std::fabs(number);
  if (std::strchr(digits, 'e') != nullptr && size >= 1e-4 && size < 1e16) {
    std::snprintf(digits, sizeof digits, "%.0f", number);
  }
  return digits;
}

class to_text {
 public:
  explicit to_text(const field& how) : how_(how) {}

  std::string operator()(fmt::monostate /*no such argument*/) const { return {}; }
  std::string operator()(bool truth) const { return aligned(truth ? "true" : "false", how_, '<'); }
  std::string operator()(char c) const { return aligned(std::string(1, c), how_, '<'); }
  std::string operator()(const char* text) const { return (*this)(fmt::string_view(text)); }
  std::string operator()(fmt::string_view text) const {
    std::string_view shown{text.data(), text.size()};
    if (how_.precision >= 0) {
      shown = shown.substr(0, static_cast<std::size_t>(how_.precision));
    }
    return aligned(std::string{shown}, how_, '<');
  }
  std::string operator()(const void* /*address*/) const { return {}; }
  template <class Number>
  std::string operator()(Number number) const {
    if constexpr (std::is_floating_point_v<Number>) {
      return aligned(number_text(static_cast<double>(number), how_), how_, '>');
    } else if constexpr (std::is_integral_v<Number> && sizeof(Number) <= 8) {
      char digits[24];
      const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
      return aligned(std::string(digits, end), how_, '>');
    } else {
      return {};  // 128-bit numbers and types with formatters of their own: no demo has any
    }
  }

 private:
  const field& how_;
};

}  // namespace

std::string small_format(fmt::string_view format, fmt::format_args arguments) {
  std::string_view rest{format.data(), format.size()};
  std::string text;
  int next = 0;
  while (!rest.empty()) {
    const std::size_t brace = rest.find_first_of("{}");
    text += rest.substr(0, brace);
    if (brace == std::string_view::npos) {
      break;
    }
    if (brace + 1 < rest.size() && rest[brace + 1] == rest[brace]) {
      text += rest[brace];
      rest.remove_prefix(brace + 2);
      continue;
    }
    const std::size_t end = rest.find('}', brace);
    const std::string_view inside = rest.substr(brace + 1, end - brace - 1);
    const field how = read_field(inside.substr(inside.empty() ? 0 : 1));
    text += fmt::visit_format_arg(to_text{how}, arguments.get(next++));
    rest.remove_prefix(end + 1);
  }
  return text;
}

}  // namespace cooks::page
