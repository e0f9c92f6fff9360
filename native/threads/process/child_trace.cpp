// child_trace: an event goes with the names that it needs, each the first time only.
#include "process/child_trace.hpp"

#include "life/thread_state.hpp"

namespace cooks::life {
namespace {

using trace::event;
using trace::event_kind;
using trace::object_type;

// None at all, or one that has its number everywhere: the clock, the network.
bool is_named_here(trace::object_id object) {
  return trace::type_of(object) == object_type::none || trace::index_of(object) == 0;
}

}  // namespace

// Telling ------------------------------------------------------------------------------------

trace_teller::trace_teller(trace::recorder& told, std::chrono::steady_clock::time_point origin,
                           frame_writer write)
    : told_(told), origin_(origin), write_(std::move(write)) {}

void trace_teller::tell() {
  const std::lock_guard guard{telling_};
  tell_what_is_new();
}

bool trace_teller::try_to_tell() {
  const std::unique_lock guard{telling_, std::try_to_lock};
  if (guard.owns_lock()) {
    tell_what_is_new();
  }
  return guard.owns_lock();
}

void trace_teller::tell_what_is_new() {
  constexpr std::size_t most_at_once = 4096;
  fresh_.clear();
  told_.drain(fresh_);
  const double late = std::chrono::duration<double, std::micro>(told_.began() - origin_).count();
  for (std::size_t begin = 0; begin < fresh_.size(); begin += most_at_once) {
    const std::size_t end = std::min(fresh_.size(), begin + most_at_once);
    field_writer fields;
    fields.put(told_.dropped());
    for (std::size_t i = begin; i < end; ++i) {
      put_event(fields, fresh_[i], late);
    }
    write_(frame_kind::events, fields.content());
  }
}

void trace_teller::put_event(field_writer& fields, const event& e, double late) {
  constexpr std::uint32_t line_mask = (1U << trace::location_line_bits) - 1;
  fields.put(e.thread).put(e.kind).put(e.time + late).put(e.value).put(e.object).put(e.link);
  fields.put(told_.file_name(e.where >> trace::location_line_bits)).put(e.where & line_mask);
  fields.put(told_.text(e.text));
  fields.put(named_lanes_.insert(e.thread).second ? told_.thread_name(e.thread) : "");
  fields.put(is_new(e.object) ? told_.object_name(e.object) : "");
}

bool trace_teller::is_new(trace::object_id object) {
  if (trace::type_of(object) == object_type::thread) {
    return named_lanes_.insert(static_cast<std::uint16_t>(trace::index_of(object))).second;
  }
  return !is_named_here(object) && named_objects_.insert(object).second;
}

// Listening ----------------------------------------------------------------------------------

trace_listener::trace_listener(trace::recorder& into, std::uint16_t lane, std::string name)
    : into_(into), name_(std::move(name)) {
  lanes_[0] = {lane, true};
}

void trace_listener::take(const std::string& content) {
  field_reader fields{content};
  complete_ = fields.get<std::uint32_t>() == 0 && complete_;
  while (!fields.empty()) {
    take_event(fields);
  }
}

void trace_listener::take_event(field_reader& fields) {
  const auto of_child = fields.get<std::uint16_t>();
  const auto kind = fields.get<event_kind>();
  const auto time = fields.get<double>();
  const auto value = fields.get<std::int64_t>();
  const auto object_of_child = fields.get<trace::object_id>();
  const auto link = fields.get<std::uint32_t>();
  const std::string file = fields.text();
  const auto line = fields.get<std::uint32_t>();
  const std::string text = fields.text();
  const std::string lane_name = fields.text();
  const std::string object_name = fields.text();
  if (static_cast<std::size_t>(kind) >= trace::event_kind_names.size()) {
    throw bad_frame{"it tells of what cannot happen"};
  }
  known_lane& lane = lane_of(of_child, lane_name);
  if (lane.number < 0 || !lane.alive) {
    return;
  }
  const auto number = static_cast<std::uint16_t>(lane.number);
  const trace::object_id object = object_of(object_of_child, object_name);
  const location where{file.empty() ? nullptr : files_.insert(file).first->c_str(), line};
  // The first lane's name is the process's own; the child calls its main thread "main".
  into_.record_at(time, number, kind, object, value, where, into_.put_text(text), link);
  lane.alive = kind != event_kind::thread_end;
  mirror(number, kind, object, value, where.file == nullptr ? 0 : into_.number_of(where));
}

trace_listener::known_lane& trace_listener::lane_of(std::uint16_t of_child,
                                                    const std::string& name) {
  const auto known = lanes_.find(of_child);
  if (known != lanes_.end()) {
    return known->second;
  }
  return lanes_[of_child] = {into_.add_thread(name_ + ": " + name), true};
}

trace::object_id trace_listener::object_of(trace::object_id of_child, const std::string& name) {
  if (trace::type_of(of_child) == object_type::thread) {
    const int number = lane_of(static_cast<std::uint16_t>(trace::index_of(of_child)), name).number;
    return trace::make_object_id(object_type::thread,
                                 static_cast<std::uint32_t>(std::max(number, 0)));
  }
  if (is_named_here(of_child)) {
    return of_child;
  }
  const auto known = objects_.find(of_child);
  if (known != objects_.end()) {
    return known->second;
  }
  return objects_[of_child] = into_.add_object(trace::type_of(of_child), name);
}

void trace_listener::mirror(std::uint16_t lane, event_kind kind, trace::object_id object,
                            std::int64_t value, trace::location_id where) {
  using trace::activity;
  trace::thread_state& state = into_.state(lane);
  if (kind == event_kind::wait_begin && complete_) {
    now_doing(state, value < 0 ? activity::waiting : activity::timed_waiting, object, where);
  } else if (kind == event_kind::wait_begin || kind == event_kind::wait_end) {
    now_doing(state, activity::running, 0, 0);
  } else if (kind == event_kind::acquire && complete_) {
    add_hold(state, object, where);
  } else if (kind == event_kind::release && complete_) {
    remove_hold(state, object);
  } else if (kind == event_kind::thread_end) {
    now_doing(state, activity::ended, 0, 0);
  }
}

void trace_listener::end() {
  for (auto& [of_child, lane] : lanes_) {
    if (lane.number >= 0 && lane.alive) {
      const auto number = static_cast<std::uint16_t>(lane.number);
      lane.alive = false;
      into_.record(number, event_kind::thread_end,
                   trace::make_object_id(object_type::thread, number));
      now_doing(into_.state(number), trace::activity::ended, 0, 0);
    }
  }
}

}  // namespace cooks::life
