// human_scale: from nanoseconds to minutes, months and years.
#include "human_scale.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace latency {
namespace {

struct unit {
  double size;
  const char* name;
};

std::string text_of(double number, int decimals, const char* name) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f %s", decimals, number,
                name);
  return text.data();
}

}  // namespace

std::string human_words(double seconds) {
  // From two of a kind on: "90 seconds", but "2 minutes".
  constexpr double day = 24.0 * 3600;
  constexpr double year = 365.25 * day;
  constexpr std::array<unit, 5> units{{{year, "years"},
                                       {year / 12, "months"},
                                       {day, "days"},
                                       {3600, "hours"},
                                       {60, "minutes"}}};
  const double human = human_seconds(seconds);
  for (const auto& [size, name] : units) {
    if (human >= 2 * size) {
      return text_of(human / size, 0, name);
    }
  }
  const int decimals = human < 9.95 ? 1 : 0;
  std::string text = text_of(human, decimals, "seconds");
  return text == "1.0 seconds" ? "1 second" : text;
}

std::string time_words(double seconds) {
  constexpr std::array<unit, 4> units{
      {{1, "s"}, {1e-3, "ms"}, {1e-6, "us"}, {1e-9, "ns"}}};
  for (const auto& [size, name] : units) {
    if (seconds >= 0.9995 * size || size == 1e-9) {
      const double number = seconds / size;
      const int decimals = number < 0.995 ? 2 : number < 99.5 ? 1 : 0;
      return text_of(number, decimals, name);
    }
  }
  return {};
}

}  // namespace latency
