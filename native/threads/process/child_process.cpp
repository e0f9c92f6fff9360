// child_process: what comes from the child is sorted here, by whichever thread reads its pipe.
#include "process/child_process.hpp"

#include <algorithm>
#include <stdexcept>
#include <system_error>

#include "life/lane.hpp"
#include "process/child_run.hpp"
#include "run/session.hpp"

namespace cooks::life {
namespace {

using trace::event_kind;
using trace::object_type;

child_entry find_entry(const demo& which, std::string_view name) {
  auto found = find_child(which, name);
  if (!found) {
    throw std::logic_error{"The demo declares no child '" + std::string{name} + "'"};
  }
  return *std::move(found);
}

}  // namespace

child_process::child_process(std::string_view name, std::string_view entry,
                             const std::vector<std::string>& arguments, location where)
    : name_(name), run_(current_lane().run) {
  if (run_ == nullptr) {
    throw std::logic_error{"Processes are started by a demo that runs"};
  }
  const child_entry started = find_entry(run_->which(), entry);
  trace::recorder& recorder = run_->recorder();
  const int number = recorder.add_thread(name_);
  if (number < 0) {
    throw std::system_error{std::make_error_code(std::errc::resource_unavailable_try_again),
                            "a run can tell of no more threads and processes than it has had"};
  }
  lane_ = trace::make_object_id(object_type::thread, static_cast<std::uint32_t>(number));
  trace_ = std::make_unique<trace_listener>(recorder, static_cast<std::uint16_t>(number), name_);
  const auto out = recorder.add_object(object_type::pipe, "pipe to " + name_);
  const auto in = recorder.add_object(object_type::pipe, "pipe from " + name_);
  // As the child numbers its ends; see child_run.
  trace_->is_the_same(trace::make_object_id(object_type::pipe, 1), in);
  trace_->is_the_same(trace::make_object_id(object_type::pipe, 2), out);
  messages_ = std::make_unique<channel>(
      name_, [this](frame_kind kind, std::string_view content) { return write(kind, content); },
      out, in);
  tell(event_kind::spawn, lane_, 0, where);
  try {
    pipe_ = start_child(started, *this);
  } catch (...) {
    trace_->end();
    throw;
  }
  field_writer hello;
  hello.put(std::string_view{name_}).put(run_->settings().scale).put(run_->settings().seed);
  const auto began = recorder.began().time_since_epoch();
  hello.put(static_cast<std::int64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(began).count()));
  for (const std::string& argument : arguments) {
    hello.put(std::string_view{argument});
  }
  pipe_->listen();
  write(frame_kind::hello, hello.content());
}

child_process::~child_process() {
  pipe_.reset();  // ends it if it still runs
  if (!status_) {
    trace_->end();
  }
}

bool child_process::write(frame_kind kind, std::string_view content) {
  return pipe_->write(kind, content);
}

std::optional<exit_status> child_process::wait(channel::patience until, location where) {
  std::unique_lock guard{mutex_};
  if (!status_) {
    const waiting told{lane_, where, until ? microseconds_until(*until) : without_timeout};
    const auto is_over = [this] { return status_.has_value(); };
    if (!until) {
      over_.wait(guard, is_over);
    } else if (!over_.wait_until(guard, *until, is_over)) {
      return std::nullopt;
    }
  }
  if (!joined_) {
    joined_ = true;
    tell(event_kind::join, lane_, 0, where);
  }
  return status_;
}

void child_process::kill(location where) noexcept {
  {
    const std::lock_guard guard{mutex_};
    if (status_) {
      return;
    }
    killed_ = true;
  }
  tell_text(event_kind::note, "kill", where, lane_);
  pipe_->kill();
}

void child_process::arrived(std::string_view bytes) {
  if (!broken_.empty()) {
    return;
  }
  try {
    cutter_.feed(bytes);
    while (auto one = cutter_.next()) {
      take(std::move(*one));
    }
  } catch (const bad_frame& e) {
    broken_ = e.what();
    messages_->end(name_ + " sent bytes that are no message: " + broken_);
    pipe_->kill();
  }
}

void child_process::take(frame one) {
  switch (one.kind) {
    case frame_kind::message:
    case frame_kind::taken:
    case frame_kind::closed:
      messages_->take(std::move(one));
      return;
    case frame_kind::events:
      trace_->take(one.content);
      return;
    case frame_kind::finished:
      take_last(one.content);
      return;
    case frame_kind::hello:
      break;
  }
  throw bad_frame{"a child says no hello"};
}

void child_process::take_last(const std::string& content) {
  field_reader fields{content};
  own_code_ = fields.get<int>();
  own_message_ = fields.text();
  run_->recorder().add_dropped(fields.get<std::uint32_t>());
  for (auto checks = fields.get<std::uint32_t>(); checks > 0; --checks) {
    check_outcome outcome;
    outcome.what = name_ + ": " + fields.text();
    outcome.expected = fields.text();
    outcome.actual = fields.text();
    outcome.held = fields.get<bool>();
    run_->add_check(std::move(outcome));
  }
  for (auto results = fields.get<std::uint32_t>(); results > 0; --results) {
    named_result result;
    result.name = fields.text();
    result.value = fields.text();
    result.is_number = fields.get<bool>();
    run_->add_result(std::move(result));
  }
}

void child_process::ended(seen_end how) {
  exit_status status{how.code, how.signal, std::move(how.why)};
  const std::lock_guard guard{mutex_};
  if (!broken_.empty()) {
    status.why = "it sent bytes that are no message: " + broken_;
  } else if (killed_ && !own_code_) {
    status.why = "it was killed";
  } else if (own_code_) {
    status = {*own_code_, 0, own_message_};
  } else if (status.why.empty()) {
    status.why = status.signal != 0
                     ? "signal " + std::to_string(status.signal) + " ended it"
                     : "it ended with code " + std::to_string(status.code) + ", without a word";
  }
  trace_->end();
  messages_->end(status.why);
  status_ = std::move(status);
  over_.notify_all();
}

}  // namespace cooks::life
