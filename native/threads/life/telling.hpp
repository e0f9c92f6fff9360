// life::telling: output, checks, measures, spans and places of a run.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <type_traits>

#include "life/lane.hpp"

namespace cooks::life {

void print(fmt::string_view format, fmt::format_args arguments);
std::string formatted(fmt::string_view format, fmt::format_args arguments);

/// A value as `{}` shows it.
template <class Value>
std::string as_text(const Value& value) {
  return formatted("{}", fmt::make_format_args(value));
}

void note(std::string_view words, location where);
void tell_check(std::string_view what, std::string expected, std::string actual, bool held,
                location where);
template <class Expected, class Actual>
void record_check(std::string_view what, const Expected& expected, const Actual& actual, bool held,
                  location where) {
  tell_check(what, as_text(expected), as_text(actual), held, where);
}
void record_measure(std::string_view what, double value);
void tell_result(std::string_view name, std::string value, bool is_number);
template <class Value>
void record_result(std::string_view name, const Value& value) {
  tell_result(name, as_text(value), std::is_arithmetic_v<Value>);
}
void begin_span(std::string_view label, location where);
void end_span(location where);
void begin_activity(trace::object_id id, std::string_view name, location where);
void end_activity(trace::object_id id, location where);
void go_to(std::string_view place, location where);

}  // namespace cooks::life
