// board_document: threads, objects and steps, each by its number.
#include "explorer/report/board_document.hpp"

#include <cstdint>

#include "explorer/core/schedule_code.hpp"
#include "explorer/report/story.hpp"
#include "explorer/report/words.hpp"

namespace cooks::explorer {

namespace {

using report::json_text;

const char* name_of(thread_status status, bool is_enabled) noexcept {
  switch (status) {
    case thread_status::parked:
      return is_enabled ? "ready" : "blocked";
    case thread_status::asleep:
      return is_enabled ? "ready" : "asleep";
    case thread_status::joining:
      return "joining";
    case thread_status::draining:
      return "draining";
    case thread_status::finished:
      return "finished";
  }
  return "";
}

void tell_place(json_text& json, location where) {
  const std::string at = told(where);
  const std::size_t colon = at.rfind(':');
  json.key("file").value(at.substr(0, colon == std::string::npos ? 0 : colon));
  json.key("line").value(at.empty() ? 0U : where.line);
}

class writer {
 public:
  writer(json_text& json, const board& played)
      : json_(json), played_(played), run_(played.run()), names_(played.names()) {}

  void tell_steps() {
    json_.key("steps").open('[');
    for (std::size_t i = 0; i < played_.steps().size(); ++i) {
      const step& taken = played_.steps()[i];
      json_.open('{').key("thread").value(owner_of(taken.thread));
      json_.key("actor").value(taken.thread).key("alternative").value(taken.alternative);
      json_.key("turn").value(written(schedule{{taken.thread, taken.alternative}}));
      json_.key("kind").value(explorer::name_of(taken.done.kind));
      json_.key("object").value(taken.done.object).key("what").value(told(taken, names_));
      tell_place(json_, taken.done.where);
      json_.key("preemption").value(played_.was_preemption(i));
      json_.key("timed_out").value(taken.timed_out).close('}');
    }
    json_.close(']');
  }

  void tell_threads() {
    json_.key("threads").open('[');
    for (thread_index i = 0; i < run_.threads(); ++i) {
      tell_thread(i);
    }
    json_.close(']');
  }

  // What has been stored and has not come to memory; of threads that have stored something.
  void tell_buffers() {
    json_.key("buffers").open('[');
    for (thread_index i = 0; i < run_.threads(); ++i) {
      const std::vector<buffered> values = run_.stores(i);
      if (values.empty()) {
        continue;
      }
      json_.open('{').key("thread").value(i).key("actor").value(buffer_of(i));
      json_.key("turn").value(written(schedule{buffer_of(i)}));
      json_.key("name").value(played_.name_of(buffer_of(i)));
      json_.key("does").value(told(run_.pending(buffer_of(i)), names_));
      json_.key("values").open('[');
      for (const buffered& one : values) {
        json_.open('{')
            .key("object")
            .value(one.object)
            .key("name")
            .value(names_.objects[one.object]);
        json_.key("value").value(std::to_string(one.value));
        tell_place(json_, one.where);
        json_.close('}');
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void tell_objects() {
    json_.key("objects").open('[');
    for (object_index i = 1; i < run_.objects(); ++i) {
      if (is_hidden(i)) {
        continue;
      }
      json_.open('{').key("index").value(i).key("name").value(names_.objects[i]);
      json_.key("kind").value(explorer::name_of(run_.kind(i))).key("value").value(value_of(i));
      tell_holders(i);
      json_.key("waiters").open('[');
      for (thread_index thread = 0; thread < run_.threads(); ++thread) {
        if (waits_for(thread, i)) {
          json_.value(thread);
        }
      }
      json_.close(']').close('}');
    }
    json_.close(']');
  }

  void tell_account() {
    json_.key("lines").open('[');
    for (const told_line& line : names_.lines) {
      begin_told(line.after, line.thread).key("text").value(line.text).close('}');
    }
    json_.close(']').key("results").open('[');
    for (const told_result& one : names_.results) {
      begin_told(one.after, one.thread).key("name").value(one.name);
      json_.key("value").value(one.value).close('}');
    }
    json_.close(']').key("checks").open('[');
    for (const told_check& one : names_.checks) {
      begin_told(one.after, one.thread).key("what").value(one.what);
      json_.key("expected").value(one.expected).key("actual").value(one.actual);
      json_.key("held").value(one.held);
      tell_place(json_, one.where);
      json_.close('}');
    }
    json_.close(']');
  }

 private:
  void tell_thread(thread_index i) {
    const thread_status status = run_.status(i);
    const bool is_enabled = (played_.enabled() & only(i)) != 0;
    json_.open('{').key("name").value(names_.threads[i]);
    json_.key("status").value(name_of(status, is_enabled)).key("enabled").value(is_enabled);
    const bool is_at_operation = status == thread_status::parked || status == thread_status::asleep;
    const operation next = is_at_operation ? run_.said(i) : operation{};
    json_.key("does").value(is_at_operation ? told(next, names_)
                            : status == thread_status::joining
                                ? "join " + names_.threads[run_.joins(i)]
                                : std::string{});
    json_.key("object").value(next.object);
    json_.key("ways").value(is_enabled ? run_.alternatives(i) : 1);
    json_.key("turn").value(written(schedule{i}));
    tell_place(json_, next.where);
    json_.key("why").value(is_enabled ? std::string{} : played_.why_not(i)).close('}');
  }

  void tell_holders(object_index object) {
    json_.key("holders").open('[');
    for (const holding& one : played_.holdings()) {
      if (one.object == object) {
        json_.open('{').key("thread").value(one.thread).key("shared").value(one.is_shared);
        tell_place(json_, one.where);
        json_.close('}');
      }
    }
    json_.close(']');
  }

  json_text& begin_told(std::size_t after, thread_index thread) {
    return json_.open('{').key("after").value(after).key("thread").value(thread);
  }

  bool waits_for(thread_index thread, object_index object) const {
    const thread_status status = run_.status(thread);
    return (played_.enabled() & only(thread)) == 0 &&
           (status == thread_status::parked || status == thread_status::asleep) &&
           run_.pending(thread).object == object;
  }

  // A budget is nothing of the program's; and every thread has a flag that may ask it to stop.
  bool is_hidden(object_index object) const {
    return run_.kind(object) == object_kind::budget ||
           (run_.kind(object) == object_kind::stop_flag && run_.bound(object) == 0);
  }

  std::string value_of(object_index object) const {
    const std::int64_t state = run_.state(object);
    switch (run_.kind(object)) {
      case object_kind::mutex:
      case object_kind::shared_mutex:
        return state == 0  ? "free"
               : state < 0 ? "locked"
                           : std::to_string(state) + (state == 1 ? " reader" : " readers");
      case object_kind::condition_variable:
        return "";
      case object_kind::stop_flag:
        return state == 0 ? "asked to stop" : "not asked";
      case object_kind::barrier:
        return "round " + std::to_string(state / one_round + 1) + ", " +
               std::to_string(state % one_round) + " to come";
      case object_kind::queue: {
        const std::int64_t bound = run_.bound(object);
        return std::to_string(state % one_task) +
               (bound < most_items ? " of " + std::to_string(bound) : "") +
               (state >= closed ? ", closed" : "");
      }
      default:
        return std::to_string(state);
    }
  }

  json_text& json_;
  const board& played_;
  const execution& run_;
  const account& names_;
};

}  // namespace

std::string board_document(const subject& of, const board& played) {
  constexpr double nanoseconds = 1e9;
  json_text json;
  json.open('{');
  of.tell(json);
  json.key("turns").value(written(played.turns()));
  json.key("code")
      .value(of.code_of(played.turns()))
      .key("kept_turns")
      .value(written(played.kept()));
  writer told_of{json, played};
  told_of.tell_steps();
  told_of.tell_threads();
  told_of.tell_buffers();
  told_of.tell_objects();
  told_of.tell_account();
  json.key("time").value(static_cast<double>(played.run().now()) / nanoseconds);
  json.key("preemptions").value(played.preemptions());
  json.key("over").value(played.enabled() == 0 || played.is_too_long());
  json.key("verdict").value(verdict_of(played)).key("story").open('[');
  for (const std::string& sentence : story_of(played)) {
    json.value(sentence);
  }
  json.close(']').close('}');
  return json.text();
}

}  // namespace cooks::explorer
