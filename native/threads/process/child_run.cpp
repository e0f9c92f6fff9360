// child_run: a session of its own, whose events go to the parent.
#include "process/child_run.hpp"

#include <algorithm>

#include "cooks/process.hpp"
#include "tasks/worker.hpp"

namespace cooks::life {

greeting read_greeting(const frame& first) {
  if (first.kind != frame_kind::hello) {
    throw bad_frame{"a child is greeted first"};
  }
  field_reader fields{first.content};
  greeting told;
  told.name = fields.text();
  told.scale = fields.get<double>();
  told.seed = fields.get<std::uint64_t>();
  told.origin = std::chrono::steady_clock::time_point{
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(
          std::chrono::nanoseconds{fields.get<std::int64_t>()})};
  while (!fields.empty()) {
    told.arguments.push_back(fields.text());
  }
  return told;
}

std::optional<child_entry> find_child(const demo& which, std::string_view name) {
  if (name == worker_entry && !which.tasks.empty()) {
    return worker_of(which);
  }
  const auto found = std::find_if(which.children.begin(), which.children.end(),
                                  [name](const child_entry& c) { return c.name == name; });
  return found == which.children.end() ? std::nullopt : std::optional{*found};
}

child_run::child_run(const demo& which, child_entry entry, greeting told, host where,
                     frame_writer write)
    : told_(std::move(told)), write_(std::move(write)) {
  way_.name = entry.name;
  way_.body = [this, body = std::move(entry.body)](const run& /*run*/) {
    connection to_parent{*messages_};
    code_ = body(to_parent, told_.arguments);
  };
  run_settings settings;
  settings.where = where;
  settings.scale = told_.scale;
  settings.seed = told_.seed;
  settings.memory = {.events = 1U << 14U, .text = 1U << 19U, .threads = 128, .objects = 1024};
  session_ = std::make_unique<session>(which, way_, run{{}, told_.seed}, settings);
  trace::recorder& recorder = session_->recorder();
  teller_ = std::make_unique<trace_teller>(recorder, told_.origin, write_);
  // The first two objects: the parent knows them by these numbers.
  const auto out = recorder.add_object(trace::object_type::pipe, "pipe to parent");
  const auto in = recorder.add_object(trace::object_type::pipe, "pipe from parent");
  messages_ = std::make_unique<channel>("the parent", write_, out, in, [this] { teller_->tell(); });
}

void child_run::execute() noexcept {
  session_->execute();
  { const std::lock_guard guard{mutex_}; }
  over_.notify_all();
}

bool child_run::wait_a_little(std::chrono::milliseconds time) {
  std::unique_lock guard{mutex_};
  return over_.wait_for(guard, time, [this] { return finished(); });
}

void child_run::take(frame one) {
  if (one.kind != frame_kind::message && one.kind != frame_kind::taken &&
      one.kind != frame_kind::closed) {
    throw bad_frame{"a parent does not say that"};
  }
  messages_->take(std::move(one));
}

int child_run::exit_code() const {
  const bool broke = session_->outcome() == verdict::error;
  return broke ? 1 : code_;
}

bool child_run::tell_last() {
  teller_->tell();
  return write_last();
}

bool child_run::write_last() {
  if (last_written_.exchange(true)) {
    return false;
  }
  const auto checks = session_->checks();
  const auto results = session_->results();
  field_writer last;
  last.put(exit_code())
      .put(std::string_view{session_->message()})
      .put(session_->recorder().dropped());
  last.put(static_cast<std::uint32_t>(checks.size()));
  for (const check_outcome& check : checks) {
    last.put(std::string_view{check.what}).put(std::string_view{check.expected});
    last.put(std::string_view{check.actual}).put(check.held);
  }
  last.put(static_cast<std::uint32_t>(results.size()));
  for (const named_result& result : results) {
    last.put(std::string_view{result.name}).put(std::string_view{result.value});
    last.put(result.is_number);
  }
  write_(frame_kind::finished, last.content());
  return true;
}

}  // namespace cooks::life
