// memory: the one block that a run's trace lives in, laid out in fixed-size fields so that a page
// can read it straight out of shared memory. Knows the event, no host.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "trace/event.hpp"

namespace cooks::trace {

/// A slot of the ring. Its stamp is the event's sequence number and is written last.
struct slot {
  std::atomic<std::uint32_t> stamp;
  std::atomic<std::uint32_t> thread_and_kind;  ///< Thread in the lower 16 bits.
  std::atomic<double> time;
  std::atomic<std::int64_t> value;
  std::atomic<std::uint32_t> object;
  std::atomic<std::uint32_t> where;
  std::atomic<std::uint32_t> text;
  std::atomic<std::uint32_t> link;
};
static_assert(sizeof(slot) == 40, "the page reads slots of 40 bytes");

enum class activity : std::uint32_t { unused, running, waiting, timed_waiting, ended };

struct hold {
  std::atomic<std::uint32_t> object;
  std::atomic<std::uint32_t> where;
};

inline constexpr std::size_t holds_told = 8;

/// What one thread is doing now. Written by that thread alone; true even when the ring overflowed.
struct thread_state {
  std::atomic<std::uint32_t> version;  ///< Changes with every change of the rest.
  std::atomic<std::uint32_t> doing;    ///< An `activity`.
  std::atomic<std::uint32_t> waits_for;
  std::atomic<std::uint32_t> where;
  std::atomic<std::uint32_t> name;
  std::atomic<std::uint32_t> held;  ///< How many objects are held; the first eight are told.
  std::array<hold, holds_told> holds;
};
static_assert(sizeof(thread_state) == 88);

/// The block begins with this. All offsets count from the block's own beginning.
struct header {
  std::uint32_t magic;
  std::uint32_t size;
  std::uint32_t ring;
  std::uint32_t ring_capacity;  ///< A power of two.
  std::uint32_t text;
  std::uint32_t text_capacity;
  std::uint32_t threads;
  std::uint32_t thread_capacity;
  std::uint32_t objects;  ///< Names (text ids), by index.
  std::uint32_t object_capacity;
  std::uint32_t files;  ///< Names (text ids), by number; number 0 is unknown.
  std::uint32_t file_capacity;
  std::atomic<std::uint32_t> head;     ///< Events ever recorded.
  std::atomic<std::uint32_t> tail;     ///< Events the reader is done with: the reader's own.
  std::atomic<std::uint32_t> dropped;  ///< Events for which there was no room.
  std::atomic<std::uint32_t> text_used;
  std::atomic<std::uint32_t> thread_count;
  std::atomic<std::uint32_t> object_count;
};

inline constexpr std::uint32_t header_magic = 0x4b4f4f43;  // "COOK"

}  // namespace cooks::trace
