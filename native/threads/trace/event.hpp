// event: one record of a run, and the words for it. The one source of the trace's schema: the
// page's decoder is generated from here (schema.cpp). Knows nothing else of the project.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cooks::trace {

/// What happened. The numbers are part of recordings: only append.
enum class event_kind : std::uint16_t {
  none,
  thread_start,
  thread_end,
  spawn,
  join,
  span_begin,
  span_end,
  wait_begin,
  wait_end,
  acquire,
  release,
  read,
  write,
  read_modify_write,
  notify,
  put,
  get,
  message,
  flush,
  counter,
  note,
  line,
  error,
  check,
  measure,
  deadlock,
  place,
};

inline constexpr std::array<std::string_view, 27> event_kind_names{
    "none",     "thread_start",      "thread_end", "spawn",   "join",    "span_begin",
    "span_end", "wait_begin",        "wait_end",   "acquire", "release", "read",
    "write",    "read_modify_write", "notify",     "put",     "get",     "message",
    "flush",    "counter",           "note",       "line",    "error",   "check",
    "measure",  "deadlock",          "place"};

/// What an object is: the upper eight bits of its id.
enum class object_type : std::uint8_t {
  none,
  thread,
  mutex,
  shared_mutex,
  condition_variable,
  atomic,
  shared,
  latch,
  barrier,
  semaphore,
  gate,
  clock,
  network,
  activity,
  counter,
  queue,
  pipe,
};

inline constexpr std::array<std::string_view, 17> object_type_names{
    "none",   "thread", "mutex",   "shared_mutex", "condition_variable",
    "atomic", "shared", "latch",   "barrier",      "semaphore",
    "gate",   "clock",  "network", "activity",     "counter",
    "queue",  "pipe"};

using object_id = std::uint32_t;
using text_id = std::uint32_t;  ///< Offset into the text arena; 0: no text.
using location_id =
    std::uint32_t;  ///< File in the upper 10 bits, line in the lower 22; 0: unknown.

inline constexpr std::uint32_t object_index_mask = 0x00ff'ffff;
inline constexpr std::uint32_t location_line_bits = 22;

constexpr object_id make_object_id(object_type type, std::uint32_t index) noexcept {
  return (static_cast<std::uint32_t>(type) << 24U) | (index & object_index_mask);
}
constexpr object_type type_of(object_id id) noexcept {
  return static_cast<object_type>(id >> 24U);
}
constexpr std::uint32_t index_of(object_id id) noexcept {
  return id & object_index_mask;
}

/// The clock that sleeping threads wait for, and the network that downloading ones wait for.
inline constexpr object_id the_clock = make_object_id(object_type::clock, 0);
inline constexpr object_id the_network = make_object_id(object_type::network, 0);

/// One event. Order is by sequence, never by time: clocks of two threads may disagree.
struct event {
  std::uint32_t sequence = 0;  ///< From 1, without gaps.
  std::uint16_t thread = 0;    ///< Lane; 0 is the demo's main thread.
  event_kind kind = event_kind::none;
  double time = 0;         ///< Microseconds since the run began.
  std::int64_t value = 0;  ///< Meaning by kind: value read or written, timeout, count.
  object_id object = 0;
  location_id where = 0;
  text_id text = 0;
  std::uint32_t link = 0;  ///< Meaning by kind: 1 for a shared acquire and a message received.
};

}  // namespace cooks::trace
