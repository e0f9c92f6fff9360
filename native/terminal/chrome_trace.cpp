// chrome_trace: by the rules written at the top of site/player/chrome-trace.ts, which writes the
// same file in a page; a test holds the two to each other.
#include "terminal/chrome_trace.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string_view>

#include "report/json_text.hpp"
#include "terminal/intervals.hpp"

namespace cooks::terminal {
namespace {

using report::json_text;
using trace::event;
using trace::event_kind;

std::string microseconds(std::int64_t nanoseconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%lld.%03lld", static_cast<long long>(nanoseconds / 1000),
                static_cast<long long>(nanoseconds % 1000));
  return text;
}

bool tells_value(event_kind kind) {
  switch (kind) {
    case event_kind::read:
    case event_kind::write:
    case event_kind::read_modify_write:
    case event_kind::notify:
    case event_kind::put:
    case event_kind::get:
    case event_kind::message:
    case event_kind::flush:
    case event_kind::check:
    case event_kind::measure:
      return true;
    default:
      return false;
  }
}

bool only_ends_something(event_kind kind) {
  return kind == event_kind::none || kind == event_kind::thread_end ||
         kind == event_kind::span_end || kind == event_kind::wait_end ||
         kind == event_kind::release;
}

class writer {
 public:
  writer(const life::session& session, const std::vector<event>& events)
      : session_(session),
        recorder_(session.recorder()),
        events_(events),
        paired_(pair_up(events)) {
    for (const interval& one : paired_.intervals) {
      begun_[one.begin_sequence()] = &one;
      if (!one.nests) {
        ids_.emplace(&one, "i" + std::to_string(ids_.size() + 1));
        (one.end_sequence == never ? unended_ : ended_[one.end_sequence]).push_back(&one);
      }
    }
    for (std::size_t i = 0; i < paired_.flows.size(); ++i) {
      leaving_[paired_.flows[i].from].push_back(i);
      arriving_[paired_.flows[i].to] = i;
    }
  }

  void write(json_text& json) const {
    json.open('[');
    write_names(json);
    for (std::size_t i = 0; i < events_.size(); ++i) {
      write_event(json, events_[i], paired_.times[i]);
    }
    for (const interval* open : unended_) {
      write_end(json, *open);
    }
    json.close(']');
  }

 private:
  static constexpr auto never = std::numeric_limits<std::uint32_t>::max();

  void write_names(json_text& json) const {
    json.open('{').key("name").value("process_name").key("ph").value("M").key("pid").value(1);
    json.key("tid").value(0).key("args").open('{').key("name");
    json.value(session_.which().name + " " + session_.way().name).close('}').close('}');
    for (std::uint32_t lane = 0; lane < recorder_.thread_count(); ++lane) {
      const std::string name = recorder_.thread_name(static_cast<std::uint16_t>(lane));
      for (const bool sorting : {false, true}) {
        json.open('{').key("name").value(sorting ? "thread_sort_index" : "thread_name");
        json.key("ph").value("M").key("pid").value(1).key("tid").value(lane + 1);
        json.key("args").open('{');
        if (sorting) {
          json.key("sort_index").value(lane);
        } else {
          json.key("name").value(name);
        }
        json.close('}').close('}');
      }
    }
  }

  void write_event(json_text& json, const event& e, std::int64_t now) const {
    if (const auto begun = begun_.find(e.sequence); begun != begun_.end()) {
      write_interval(json, *begun->second);
    } else if (e.kind == event_kind::counter) {
      json.open('{').key("name").value(recorder_.object_name(e.object)).key("ph").value("C");
      write_place(json, e, now);
      json.key("args").open('{').key("value").value(e.value).close('}').close('}');
    } else if (!only_ends_something(e.kind)) {
      write_instant(json, e, now);
    }
    if (const auto ended = ended_.find(e.sequence); ended != ended_.end()) {
      for (const interval* one : ended->second) {
        write_end(json, *one);
      }
    }
    if (const auto leaving = leaving_.find(e.sequence); leaving != leaving_.end()) {
      for (const std::size_t flow : leaving->second) {
        write_flow(json, "s", flow, e, now);
      }
    }
    if (const auto arriving = arriving_.find(e.sequence); arriving != arriving_.end()) {
      write_flow(json, "f", arriving->second, e, now);
    }
  }

  static void write_place(json_text& json, const event& e, std::int64_t now) {
    json.key("pid").value(1).key("tid").value(e.thread + 1).key("ts").raw(microseconds(now));
  }

  void write_location(json_text& json, trace::location_id where) const {
    if (const std::string text = recorder_.location_text(where); !text.empty()) {
      json.key("loc").value(text);
    }
  }

  void write_name(json_text& json, const interval& one) const {
    const event& e = *one.begun_by;
    const std::string object = recorder_.object_name(e.object);
    json.key("name");
    switch (one.kind) {
      case interval_kind::life:
        json.value(recorder_.thread_name(e.thread)).key("cat").value("thread");
        break;
      case interval_kind::span:
        json.value(recorder_.text(e.text)).key("cat").value("span");
        break;
      case interval_kind::activity:
        json.value(recorder_.text(e.text)).key("cat").value("activity");
        break;
      case interval_kind::wait:
        json.value("wait " + object).key("cat").value("wait");
        break;
      case interval_kind::hold:
        json.value("hold " + object).key("cat").value("hold");
        break;
    }
  }

  void write_interval(json_text& json, const interval& one) const {
    const event& e = *one.begun_by;
    json.open('{');
    write_name(json, one);
    write_place(json, e, one.begin);
    json.key("args").open('{');
    if (one.kind != interval_kind::life && one.kind != interval_kind::span) {
      json.key("object").value(recorder_.object_name(e.object));
    }
    if (one.kind == interval_kind::wait && e.text != 0) {
      json.key("text").value(recorder_.text(e.text));
    }
    if (one.kind == interval_kind::wait && e.value >= 0) {
      json.key("timeout_us").value(e.value);
    }
    if (one.kind == interval_kind::hold && e.link == 1) {
      json.key("shared").value(true);
    }
    if (one.unfinished) {
      json.key("unfinished").value(true);
    }
    write_location(json, e.where);
    json.close('}').key("ph");
    if (one.nests) {
      json.value("X").key("dur").raw(microseconds(one.end - one.begin));
    } else {
      json.value("b").key("id").value(ids_.at(&one));
    }
    json.close('}');
  }

  void write_end(json_text& json, const interval& one) const {
    json.open('{');
    write_name(json, one);
    json.key("ph").value("e");
    write_place(json, *one.begun_by, one.end);
    json.key("id").value(ids_.at(&one)).close('}');
  }

  void write_instant(json_text& json, const event& e, std::int64_t now) const {
    std::string name{trace::event_kind_names[static_cast<std::size_t>(e.kind)]};
    std::replace(name.begin(), name.end(), '_', ' ');
    if (e.object != 0) {
      name += " " + recorder_.object_name(e.object);
    }
    json.open('{').key("name").value(name).key("ph").value("i").key("cat").value("event");
    json.key("s").value(e.kind == event_kind::deadlock ? "p" : "t").key("args").open('{');
    if (e.text != 0) {
      json.key("text").value(recorder_.text(e.text));
    }
    if (tells_value(e.kind)) {
      json.key("value").value(e.value);
    }
    write_location(json, e.where);
    json.close('}');
    write_place(json, e, now);
    json.close('}');
  }

  void write_flow(json_text& json, std::string_view phase, std::size_t index, const event& e,
                  std::int64_t now) const {
    json.open('{').key("name").value(paired_.flows[index].kind).key("ph").value(phase);
    if (phase == "f") {
      json.key("bp").value("e");  // it arrives at the slice around it, not at the next one
    }
    json.key("cat").value("flow").key("id").value(index + 1);
    write_place(json, e, now);
    json.close('}');
  }

  const life::session& session_;
  const trace::recorder& recorder_;
  const std::vector<event>& events_;
  paired_trace paired_;
  std::map<std::uint32_t, const interval*> begun_;
  std::map<std::uint32_t, std::vector<const interval*>> ended_;
  std::vector<const interval*> unended_;
  std::map<const interval*, std::string> ids_;
  std::map<std::uint32_t, std::vector<std::size_t>> leaving_;
  std::map<std::uint32_t, std::size_t> arriving_;
};

void write_recording(json_text& json, const life::session& session,
                     const std::vector<event>& events, const std::string& document) {
  const trace::recorder& recorder = session.recorder();
  json.open('{').key("document").raw(document).key("threads").open('[');
  for (std::uint32_t lane = 0; lane < recorder.thread_count(); ++lane) {
    json.open('{').key("name").value(recorder.thread_name(static_cast<std::uint16_t>(lane)));
    json.close('}');
  }
  json.close(']').key("objects").open('[');
  for (const trace::object_id id : recorder.object_ids()) {
    json.open('{').key("id").value(id).key("type");
    json.value(trace::object_type_names[static_cast<std::size_t>(trace::type_of(id))]);
    json.key("name").value(recorder.object_name(id)).close('}');
  }
  json.close(']').key("files").open('[').value("");
  for (std::uint32_t file = 1; file < recorder.file_count(); ++file) {
    json.value(recorder.file_name(file));
  }
  json.close(']').key("events").open('[');
  for (const event& e : events) {
    json.open('[').value(e.sequence).value(e.thread).value(static_cast<int>(e.kind));
    char time[32];
    std::snprintf(time, sizeof time, "%.3f", e.time);
    json.raw(time).value(e.value).value(e.object).value(e.where);
    if (e.text == 0) {
      json.raw("null");
    } else {
      json.value(recorder.text(e.text));
    }
    json.value(e.link).close(']');
  }
  json.close(']').close('}');
}

}  // namespace

std::string trace_file(const life::session& session, const std::vector<event>& events,
                       const std::string& document) {
  // Times are told in whole nanoseconds everywhere, so that what is paired from the file is what
  // was paired from memory.
  std::vector<event> rounded = events;
  for (event& e : rounded) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", e.time);
    e.time = std::strtod(text, nullptr);
  }
  json_text json;
  json.open('{').key("traceEvents");
  writer{session, rounded}.write(json);
  json.key("displayTimeUnit").value("ms").key("cooks");
  write_recording(json, session, rounded, document);
  json.close('}');
  return json.text() + "\n";
}

}  // namespace cooks::terminal
