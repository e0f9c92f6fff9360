// lane: the calls by which threads tell the trace and the table of states what they do.
#include "life/lane.hpp"

#include "life/thread_state.hpp"
#include "run/session.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {

using trace::activity;
using trace::event_kind;
using trace::thread_state;

void now_doing(thread_state& state, activity what, trace::object_id object,
               trace::location_id where) noexcept {
  state.waits_for.store(object, std::memory_order_relaxed);
  state.where.store(where, std::memory_order_relaxed);
  state.doing.store(static_cast<std::uint32_t>(what), std::memory_order_release);
  state.version.fetch_add(1, std::memory_order_release);
}

void add_hold(thread_state& state, trace::object_id object, trace::location_id where) noexcept {
  const std::uint32_t held = state.held.load(std::memory_order_relaxed);
  if (held < trace::holds_told) {
    state.holds[held].object.store(object, std::memory_order_relaxed);
    state.holds[held].where.store(where, std::memory_order_relaxed);
  }
  state.held.store(held + 1, std::memory_order_release);
  state.version.fetch_add(1, std::memory_order_release);
}

void remove_hold(thread_state& state, trace::object_id object) noexcept {
  const std::uint32_t held = state.held.load(std::memory_order_relaxed);
  const std::uint32_t told = held < trace::holds_told ? held : trace::holds_told;
  for (std::uint32_t i = told; i > 0; --i) {
    if (state.holds[i - 1].object.load(std::memory_order_relaxed) == object) {
      for (std::uint32_t j = i; j < told; ++j) {
        auto& hole = state.holds[j - 1];
        hole.object.store(state.holds[j].object.load(std::memory_order_relaxed),
                          std::memory_order_relaxed);
        hole.where.store(state.holds[j].where.load(std::memory_order_relaxed),
                         std::memory_order_relaxed);
      }
      break;
    }
  }
  if (held > 0) {
    state.held.store(held - 1, std::memory_order_release);
  }
  state.version.fetch_add(1, std::memory_order_release);
}

lane& current_lane() noexcept {
  static thread_local lane mine;
  return mine;
}

trace::object_id declare(trace::object_type type, std::string_view name) noexcept {
  const lane& me = current_lane();
  return me.recorder == nullptr ? 0 : me.recorder->add_object(type, name);
}

void tell(trace::event_kind kind, trace::object_id object, std::int64_t value, location where,
          std::uint32_t link) noexcept {
  const lane& me = current_lane();
  if (me.recorder != nullptr && !(me.leaves_reads_out && kind == trace::event_kind::read)) {
    me.recorder->record(me.number, kind, object, value, where, 0, link);
  }
}

void tell_text(trace::event_kind kind, std::string_view text, location where,
               trace::object_id object, std::int64_t value, std::uint32_t link) noexcept {
  const lane& me = current_lane();
  if (me.recorder != nullptr) {
    me.recorder->record(me.number, kind, object, value, where, me.recorder->put_text(text), link);
  }
}

void acquired(trace::object_id object, location where, ownership how) noexcept {
  const lane& me = current_lane();
  if (me.recorder != nullptr) {
    add_hold(me.recorder->state(me.number), object,
             where.file == nullptr ? 0 : me.recorder->number_of(where));
    me.recorder->record(me.number, event_kind::acquire, object, 0, where, 0,
                        how == ownership::shared ? 1 : 0);
  }
}

void released(trace::object_id object, location where, ownership how) noexcept {
  const lane& me = current_lane();
  if (me.recorder != nullptr) {
    me.recorder->record(me.number, event_kind::release, object, 0, where, 0,
                        how == ownership::shared ? 1 : 0);
    remove_hold(me.recorder->state(me.number), object);
  }
}

waiting::waiting(trace::object_id object, location where, std::int64_t timeout_us,
                 std::string_view text) noexcept
    : object_(object), where_(where) {
  const lane& me = current_lane();
  if (me.recorder != nullptr) {
    me.recorder->record(me.number, event_kind::wait_begin, object, timeout_us, where,
                        me.recorder->put_text(text));
    const bool timed = timeout_us != without_timeout;
    now_doing(me.recorder->state(me.number), timed ? activity::timed_waiting : activity::waiting,
              object, where.file == nullptr ? 0 : me.recorder->number_of(where));
  }
}

waiting::~waiting() {
  const lane& me = current_lane();
  if (me.recorder != nullptr) {
    now_doing(me.recorder->state(me.number), activity::running, 0, 0);
    me.recorder->record(me.number, event_kind::wait_end, object_, 0, where_);
  }
}

double scale() noexcept {
  const lane& me = current_lane();
  return me.run == nullptr ? 1.0 : me.run->settings().scale;
}

}  // namespace cooks::life
