// life::telling: output, checks and results of an execution. Nothing is put into words unless
// somebody reads it.
#pragma once

#include <fmt/core.h>

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>

#include "life/lane.hpp"

namespace cooks::life {

std::string formatted(fmt::string_view format, fmt::format_args arguments);
void tell_line(const std::string& line);
void tell_check(std::string_view what, const std::string& expected, const std::string& actual,
                bool held, location where);
void tell_result(std::string_view name, const std::string& value);

inline void print(fmt::string_view format, fmt::format_args arguments) {
  if (here().told() != nullptr) {
    tell_line(formatted(format, arguments));
  }
}

/// A value as `{}` shows it.
template <class Value>
std::string as_text(const Value& value) {
  return formatted("{}", fmt::make_format_args(value));
}

inline void note(std::string_view words, location /*where*/) {
  if (here().told() != nullptr) {
    tell_line(std::string{words});
  }
}

/// A value as a number: equal values, equal numbers.
template <class Value>
std::uint64_t as_number(const Value& value) {
  if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
    return static_cast<std::uint64_t>(value);
  } else {
    return std::hash<std::string>{}(as_text(value));
  }
}

template <class Expected, class Actual>
void record_check(std::string_view what, const Expected& expected, const Actual& actual, bool held,
                  location where) {
  if (!held) {
    here().fail(explorer::failure_kind::check, what, where);
    here().conclude(what, as_number(actual));
  }
  if (here().told() != nullptr) {
    tell_check(what, as_text(expected), as_text(actual), held, where);
  }
}

template <class Value>
void record_result(std::string_view name, const Value& value) {
  here().conclude(name, as_number(value));
  if (here().told() != nullptr) {
    tell_result(name, as_text(value));
  }
}

// What is measured, and how long something took, has no meaning in virtual time.
inline void record_measure(std::string_view /*what*/, double /*value*/) {}
inline void begin_span(std::string_view /*label*/, location /*where*/) {}
inline void end_span(location /*where*/) {}
inline void begin_activity(trace::object_id /*id*/, std::string_view /*name*/, location /*where*/) {
}
inline void end_activity(trace::object_id /*id*/, location /*where*/) {}
inline void go_to(std::string_view /*place*/, location /*where*/) {}

}  // namespace cooks::life
