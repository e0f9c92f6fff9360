// lane: what a running thread tells the trace about itself. Under real threads, the vocabulary in
// cooks/ is its std counterpart plus these calls. Outside a run they do nothing.
#pragma once

#include <cstdint>
#include <string_view>

#include "cooks/location.hpp"
#include "trace/event.hpp"

namespace cooks::trace {
class recorder;
}

namespace cooks::life {

class session;

/// The thread's place in the run that it belongs to; threads inherit it from the one that starts
/// them.
struct lane {
  session* run = nullptr;
  trace::recorder* recorder = nullptr;
  std::uint16_t number = 0;
  std::uint32_t drawn = 0;        // so many numbers by chance
  bool leaves_reads_out = false;  // it spins: each look would be an event
};

/// `current_lane()` is this thread's own; its run is null in threads that belong to none.
lane& current_lane() noexcept;

/// `declare()` gives an object an id; 0 outside a run.
trace::object_id declare(trace::object_type type, std::string_view name) noexcept;

void tell(trace::event_kind kind, trace::object_id object, std::int64_t value, location where,
          std::uint32_t link = 0) noexcept;
void tell_text(trace::event_kind kind, std::string_view text, location where,
               trace::object_id object = 0, std::int64_t value = 0,
               std::uint32_t link = 0) noexcept;

/// Whether an object is held alone or together with other readers.
enum class ownership : std::uint8_t { exclusive, shared };

void acquired(trace::object_id object, location where,
              ownership how = ownership::exclusive) noexcept;
void released(trace::object_id object, location where,
              ownership how = ownership::exclusive) noexcept;

inline constexpr std::int64_t without_timeout = -1;

/// `waiting` says, while it lives, that this thread waits for an object.
class waiting {
 public:
  waiting(trace::object_id object, location where, std::int64_t timeout_us = without_timeout,
          std::string_view text = {}) noexcept;
  ~waiting();
  waiting(const waiting&) = delete;
  waiting& operator=(const waiting&) = delete;

 private:
  trace::object_id object_;
  location where_;
};

/// How much shorter than written every delay is in this run; 1 outside a run.
double scale() noexcept;

}  // namespace cooks::life
