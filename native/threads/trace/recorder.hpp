// recorder: writes a run's events into its block of memory, and reads them out again.
// Knows the trace, no host and no demo. Any thread may record; one thread at a time may drain.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cooks/location.hpp"
#include "trace/event.hpp"
#include "trace/memory.hpp"

namespace cooks::trace {

/// How much a run may record. The ring is drained while the run goes on.
struct capacities {
  std::uint32_t events = 1U << 16U;  ///< Rounded up to a power of two.
  std::uint32_t text = 1U << 21U;    ///< Bytes for names and lines of output.
  std::uint32_t threads = 1024;
  std::uint32_t objects = 4096;  ///< Objects whose names are kept.
};

/// What one thread was doing when it was looked at.
struct thread_snapshot {
  std::uint32_t version = 0;
  activity doing = activity::unused;
  object_id waits_for = 0;
  location_id where = 0;
  std::uint32_t held = 0;
  std::vector<std::pair<object_id, location_id>> holds;
};

/// `recorder` is a lock-free, bounded record of what threads do.
///
/// `record()` never blocks: when the ring is full the event is counted as dropped instead. Floods
/// of accesses and of locking may fill only a part of the ring, so that output, checks and the ends
/// of threads still find room.
///
/// Threads that record are never ordered by it: they use relaxed operations, and a release store
/// that only the reader acquires. An ordering counter would hide the demos' races from TSan.
class recorder {
 public:
  explicit recorder(capacities wanted = {});

  /// `record()` appends one event; false: it was dropped.
  bool record(std::uint16_t thread, event_kind kind, object_id object = 0, std::int64_t value = 0,
              location where = {}, text_id text = 0, std::uint32_t link = 0) noexcept;

  /// `record_at()` appends an event that happened at another time: what another process tells.
  bool record_at(double time, std::uint16_t thread, event_kind kind, object_id object,
                 std::int64_t value, location where, text_id text, std::uint32_t link) noexcept;

  /// `add_dropped()` counts events that another process had no room for.
  void add_dropped(std::uint32_t events) noexcept {
    head_->dropped.fetch_add(events, std::memory_order_relaxed);
  }

  /// `put_text()` copies a text into the arena; 0 when the arena is full or the text is empty.
  text_id put_text(std::string_view text) noexcept;

  /// `add_object()` gives an object its id and remembers its name.
  object_id add_object(object_type type, std::string_view name) noexcept;

  /// `add_thread()` gives a thread its lane; -1 when there is no room for another.
  int add_thread(std::string_view name) noexcept;

  /// `state()` is the thread's own entry in the table of states.
  thread_state& state(std::uint16_t thread) noexcept { return states_[thread]; }

  location_id number_of(location where) noexcept;
  double now() const noexcept;  ///< Microseconds since the run began.

  /// `begin()` makes the present moment the run's beginning. Before the first event only.
  void begin() noexcept { begin_ = std::chrono::steady_clock::now(); }
  std::chrono::steady_clock::time_point began() const noexcept { return begin_; }

  // For the reader ------------------------------------------------------------------------------

  /// `drain()` appends all events that are complete to `into` and gives their slots free.
  void drain(std::vector<event>& into);

  std::uint32_t recorded() const noexcept { return head_->head.load(std::memory_order_relaxed); }
  std::uint32_t dropped() const noexcept { return head_->dropped.load(std::memory_order_relaxed); }
  std::uint32_t thread_count() const noexcept;
  std::uint32_t object_count() const noexcept;
  std::string text(text_id id) const;
  std::string thread_name(std::uint16_t thread) const;
  std::string object_name(object_id id) const;  ///< Its name or, without one, `mutex 3`.
  std::vector<object_id> object_ids() const;
  std::string file_name(std::uint32_t number) const;
  std::uint32_t file_count() const noexcept;
  std::string location_text(location_id where) const;  ///< `race.cpp:31`, or empty.
  thread_snapshot snapshot(std::uint16_t thread) const;

  /// The block itself: a page reads it by the generated schema.
  const std::byte* block() const noexcept { return block_.get(); }

 private:
  struct free_block {
    void operator()(std::byte* block) const noexcept;
  };

  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::unique_ptr<std::byte, free_block> block_;
  header* head_ = nullptr;
  slot* slots_ = nullptr;
  char* text_ = nullptr;
  thread_state* states_ = nullptr;
  std::atomic<std::uint32_t>* object_names_ = nullptr;
  std::atomic<std::uint32_t>* object_types_ = nullptr;
  std::atomic<std::uint32_t>* file_names_ = nullptr;
  std::unique_ptr<std::atomic<const char*>[]> files_;
  std::uint32_t mask_ = 0;
};

}  // namespace cooks::trace
