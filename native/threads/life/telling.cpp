// life::telling: output lines are events, because stdio from threads is no channel in a page: lines
// merge there, or hang.
#include "life/telling.hpp"

#include <cstdio>

#include "report/format.hpp"
#include "run/session.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {

using trace::event_kind;

void print(fmt::string_view format, fmt::format_args arguments) {
  const std::string line = report::format_text(format, arguments);
  if (current_lane().recorder == nullptr) {
    std::printf("%s\n", line.c_str());
    return;
  }
  tell_text(event_kind::line, line, {});
}

std::string formatted(fmt::string_view format, fmt::format_args arguments) {
  return report::format_text(format, arguments);
}

void note(std::string_view words, location where) {
  tell_text(event_kind::note, words, where);
}

void tell_check(std::string_view what, std::string expected, std::string actual, bool held,
                location where) {
  const lane& me = current_lane();
  if (me.run != nullptr) {
    me.run->add_check({std::string{what}, std::move(expected), std::move(actual), held});
    tell_text(event_kind::check, what, where, 0, held ? 1 : 0);
  }
}

void record_measure(std::string_view what, double value) {
  const lane& me = current_lane();
  if (me.run != nullptr) {
    me.run->add_measure(std::string{what}, value);
    tell_text(event_kind::measure, what, {}, 0, static_cast<std::int64_t>(value * 1e6));
  }
}

void tell_result(std::string_view name, std::string value, bool is_number) {
  const lane& me = current_lane();
  if (me.run != nullptr) {
    me.run->add_result({std::string{name}, std::move(value), is_number});
  }
}

void begin_span(std::string_view label, location where) {
  tell_text(event_kind::span_begin, label, where);
}

void end_span(location where) {
  tell(event_kind::span_end, 0, 0, where);
}

void begin_activity(trace::object_id id, std::string_view name, location where) {
  tell_text(event_kind::span_begin, name, where, id);
}

void end_activity(trace::object_id id, location where) {
  tell(event_kind::span_end, id, 0, where);
}

void go_to(std::string_view place, location where) {
  tell_text(event_kind::place, place, where);
}

}  // namespace cooks::life
