// life::atomic: std::atomic that tells the trace what was read and written.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "life/lane.hpp"

namespace cooks::life {

/// What a timeline shows of a value: numbers as they are, anything else as nothing.
template <class T>
std::int64_t shown(T value) noexcept {
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    return static_cast<std::int64_t>(value);
  } else {
    return 0;
  }
}

template <class T>
class atomic {
 public:
  atomic(T initial, trace::object_type type, std::string_view name)
      : real_(initial), id_(declare(type, name)) {}

  T load(std::memory_order order, location where) const noexcept {
    const T value = real_.load(order);
    tell(trace::event_kind::read, id_, shown(value), where);
    return value;
  }

  void store(T value, std::memory_order order, location where) noexcept {
    tell(trace::event_kind::write, id_, shown(value), where);
    real_.store(value, order);
  }

  T exchange(T value, std::memory_order order, location where) noexcept {
    const T before = real_.exchange(value, order);
    tell(trace::event_kind::read_modify_write, id_, shown(value), where);
    return before;
  }

  bool compare_exchange(T& expected, T value, bool weak, std::memory_order success,
                        std::memory_order failure, location where) noexcept {
    const bool done = weak ? real_.compare_exchange_weak(expected, value, success, failure)
                           : real_.compare_exchange_strong(expected, value, success, failure);
    tell(done ? trace::event_kind::read_modify_write : trace::event_kind::read, id_,
         shown(done ? value : expected), where);
    return done;
  }

  T fetch_add(T more, std::memory_order order, location where) noexcept {
    const T before = real_.fetch_add(more, order);
    tell(trace::event_kind::read_modify_write, id_, shown(static_cast<T>(before + more)), where);
    return before;
  }

  T fetch_sub(T less, std::memory_order order, location where) noexcept {
    const T before = real_.fetch_sub(less, order);
    tell(trace::event_kind::read_modify_write, id_, shown(static_cast<T>(before - less)), where);
    return before;
  }

  bool is_lock_free() const noexcept { return real_.is_lock_free(); }

 private:
  std::atomic<T> real_;
  trace::object_id id_;
};

}  // namespace cooks::life
