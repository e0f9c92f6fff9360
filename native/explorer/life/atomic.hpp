// life::atomic: its value is a number that the execution keeps, and each access to it is a step.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "life/lane.hpp"

namespace cooks::life {

/// A value as the number that an execution keeps, and back.
template <class T>
std::int64_t to_state(T value) noexcept {
  if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return static_cast<std::int64_t>(value);
  } else {
    std::int64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
  }
}

template <class T>
T from_state(std::int64_t state) noexcept {
  if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return static_cast<T>(state);
  } else {
    T value;
    std::memcpy(&value, &state, sizeof value);
    return value;
  }
}

template <class T>
class atomic {
  static_assert(sizeof(T) <= sizeof(std::int64_t),
                "the explorer keeps values of up to eight bytes");
  using kind = explorer::operation_kind;

 public:
  atomic(T initial, trace::object_type type, std::string_view name)
      : id_(here().declare(type == trace::object_type::shared ? explorer::object_kind::shared
                                                              : explorer::object_kind::atomic,
                           to_state(initial), name)) {}

  T load(std::memory_order order, location where) const noexcept {
    return from_state<T>(here().reach(operation(kind::read, order, where)));
  }

  void store(T value, std::memory_order order, location where) noexcept {
    auto next = operation(kind::write, order, where);
    next.value = to_state(value);
    here().reach(next);
  }

  T exchange(T value, std::memory_order order, location where) noexcept {
    auto next = operation(kind::exchange, order, where);
    next.value = to_state(value);
    return from_state<T>(here().reach(next));
  }

  // Under the explorer a weak one fails only where a strong one does.
  bool compare_exchange(T& expected, T value, bool /*weak*/, std::memory_order success,
                        std::memory_order /*failure*/, location where) noexcept {
    auto next = operation(kind::compare_exchange, success, where);
    next.value = to_state(expected);
    next.desired = to_state(value);
    const std::int64_t found = here().reach(next);
    if (found == next.value) {
      return true;
    }
    expected = from_state<T>(found);
    return false;
  }

  T fetch_add(T more, std::memory_order order, location where) noexcept {
    auto next = operation(kind::add, order, where);
    next.value = to_state(more);
    next.as_value = [](std::int64_t sum) noexcept { return to_state(static_cast<T>(sum)); };
    return from_state<T>(here().reach(next));
  }

  T fetch_sub(T less, std::memory_order order, location where) noexcept {
    auto next = operation(kind::add, order, where);
    next.value = -to_state(less);
    next.as_value = [](std::int64_t sum) noexcept { return to_state(static_cast<T>(sum)); };
    return from_state<T>(here().reach(next));
  }

  bool is_lock_free() const noexcept { return true; }

 private:
  explorer::operation operation(kind does, std::memory_order order, location where) const noexcept {
    auto made = step_on(id_, does, where);
    made.is_ordered = order == std::memory_order_seq_cst;
    made.acquires = order != std::memory_order_relaxed && order != std::memory_order_release;
    made.releases =
        order == std::memory_order_release || order == std::memory_order_acq_rel || made.is_ordered;
    return made;
  }

  explorer::object_index id_;
};

}  // namespace cooks::life
