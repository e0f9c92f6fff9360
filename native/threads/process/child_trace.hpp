// child_trace: how the events of a process get into the trace of the process that started it. The
// child tells them in portions, always before a message and at its end, and at times in between.
// All goes through one pipe in order, so a message's sending is told before its receipt.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "process/channel.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {

/// `trace_teller` is the child's side. Any thread may call it.
class trace_teller {
 public:
  /// \param origin  When the parent's run began, on the steady clock that all processes share.
  trace_teller(trace::recorder& told, std::chrono::steady_clock::time_point origin,
               frame_writer write);

  /// `tell()` sends what has happened since the last time.
  void tell();
  /// `try_to_tell()` does so unless another thread is just doing it; then it is false.
  bool try_to_tell();

 private:
  void tell_what_is_new();
  bool is_new(trace::object_id object);
  void put_event(field_writer& fields, const trace::event& e, double late);

  trace::recorder& told_;
  std::chrono::steady_clock::time_point origin_;
  frame_writer write_;
  std::mutex telling_;
  std::vector<trace::event> fresh_;
  std::set<std::uint16_t> named_lanes_;
  std::set<trace::object_id> named_objects_;
};

/// `trace_listener` is the parent's side: the child's threads get lanes of the parent's run, and
/// entries in its table of states, so that the watchdog sees them too. One thread calls it.
class trace_listener {
 public:
  /// \param lane  The lane of the child's main thread, which the parent has already made.
  trace_listener(trace::recorder& into, std::uint16_t lane, std::string name);

  /// `is_the_same()` says which object here is meant by one of the child's.
  void is_the_same(trace::object_id of_child, trace::object_id here) { objects_[of_child] = here; }
  /// `take()` is handed the content of a frame of events. \throws bad_frame
  void take(const std::string& content);
  /// `end()` ends all lanes: nobody is left to do so.
  void end();

 private:
  struct known_lane {
    int number = -1;
    bool alive = true;
  };

  void take_event(field_reader& fields);
  known_lane& lane_of(std::uint16_t of_child, const std::string& name);
  trace::object_id object_of(trace::object_id of_child, const std::string& name);
  void mirror(std::uint16_t lane, trace::event_kind kind, trace::object_id object,
              std::int64_t value, trace::location_id where);

  trace::recorder& into_;
  std::string name_;
  std::map<std::uint16_t, known_lane> lanes_;
  std::map<trace::object_id, trace::object_id> objects_;
  std::set<std::string> files_;
  bool complete_ = true;  ///< No event was lost; else nobody knows what a thread waits for.
};

}  // namespace cooks::life
