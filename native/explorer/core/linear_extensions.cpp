// linear_extensions: one pass over the table of cuts, in machine numbers while they suffice.
#include "explorer/core/linear_extensions.hpp"

#include <algorithm>

namespace cooks::explorer {

namespace {

bool add_to(std::uint64_t& sum, std::uint64_t more) noexcept {
  return !__builtin_add_overflow(sum, more, &sum);
}
bool add_to(exact_count& sum, const exact_count& more) {
  sum += more;
  return true;
}
bool is_zero(std::uint64_t number) noexcept {
  return number == 0;
}
bool is_zero(const exact_count& number) noexcept {
  return number.is_zero();
}

}  // namespace

void linear_extensions::clear() noexcept {
  for (std::vector<const vector_clock*>& one : steps_) {
    one.clear();
  }
}

template <>
std::vector<std::uint64_t>& linear_extensions::table() {
  return small_;
}
template <>
std::vector<exact_count>& linear_extensions::table() {
  return large_;
}

std::optional<exact_count> linear_extensions::count() {
  used_ = 0;
  cuts_ = 1;
  for (thread_index i = 0; i < most_actors; ++i) {
    if (steps_[i].empty()) {
      continue;
    }
    active_[used_] = i;
    stride_[used_++] = cuts_;
    cuts_ *= steps_[i].size() + 1;
    if (cuts_ > most_cuts) {
      return std::nullopt;
    }
  }
  if (used_ == 2 && steps_[active_[0]].size() + steps_[active_[1]].size() <= 60) {
    return count_two();
  }
  for (std::size_t k = 0; k < used_; ++k) {
    needs_[k].clear();
    for (const vector_clock* clock : steps_[active_[k]]) {
      needs& made = needs_[k].emplace_back();
      for (std::size_t j = 0; j < used_; ++j) {
        made[j] = j == k ? std::int16_t{0} : clock->steps[active_[j]];
      }
    }
  }
  if (spread<std::uint64_t>()) {
    return small_[cuts_ - 1];
  }
  spread<exact_count>();
  return large_[cuts_ - 1];
}

// The same for two threads, row by row: of so few steps a machine number holds all orders.
std::uint64_t linear_extensions::count_two() {
  const std::vector<const vector_clock*>& rows = steps_[active_[0]];
  const std::vector<const vector_clock*>& columns = steps_[active_[1]];
  std::array<std::uint64_t, 64> ways;
  std::array<std::int16_t, 64> column_needs;
  ways[0] = 1;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    column_needs[j] = columns[j]->steps[active_[0]];
    ways[j + 1] = column_needs[j] == 0 ? ways[j] : 0;
  }
  for (std::size_t i = 1; i <= rows.size(); ++i) {
    const auto need = static_cast<std::size_t>(rows[i - 1]->steps[active_[1]]);
    std::fill(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(need), 0);
    for (std::size_t j = need; j < columns.size(); ++j) {
      ways[j + 1] += column_needs[j] <= static_cast<std::int16_t>(i) ? ways[j] : 0;
    }
  }
  return ways[columns.size()];
}

// False if the numbers outgrow their type.
template <class Number>
bool linear_extensions::spread() {
  std::vector<Number>& ways = table<Number>();
  ways.assign(cuts_, Number{});
  ways[0] = Number{1};
  std::array<std::size_t, most_actors> at{};  // by place in `active_`
  for (std::size_t cut = 0; cut < cuts_; ++cut) {
    if (!is_zero(ways[cut])) {
      for (std::size_t k = 0; k < used_; ++k) {
        if (at[k] == needs_[k].size()) {
          continue;
        }
        const needs& next = needs_[k][at[k]];
        bool may = true;
        for (std::size_t j = 0; j < used_; ++j) {
          may = may && static_cast<std::size_t>(next[j]) <= at[j];
        }
        if (may && !add_to(ways[cut + stride_[k]], ways[cut])) {
          return false;
        }
      }
    }
    for (std::size_t k = 0; k < used_ && ++at[k] > needs_[k].size(); ++k) {
      at[k] = 0;
    }
  }
  return true;
}

}  // namespace cooks::explorer
