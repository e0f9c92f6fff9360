// exact_count: a number of schedules, which may be larger than any built-in number. Knows nothing
// else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cooks::explorer {

/// `exact_count` is a whole number from zero up, of any size; it can be added to and told.
class exact_count {
 public:
  exact_count() = default;
  exact_count(std::uint64_t value) : small_(value) {}  // NOLINT: a number is a count

  exact_count& operator+=(const exact_count& other) {
    if (large_.empty() && other.large_.empty() && small_ <= UINT64_MAX - other.small_) {
      small_ += other.small_;
      return *this;
    }
    grow();
    exact_count more = other;
    more.grow();
    large_.resize(std::max(large_.size(), more.large_.size()) + 1);
    more.large_.resize(large_.size());
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < large_.size(); ++i) {
      carry += std::uint64_t{large_[i]} + more.large_[i];
      large_[i] = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
    while (large_.back() == 0) {
      large_.pop_back();
    }
    return *this;
  }

  bool operator==(const exact_count& other) const { return text() == other.text(); }
  bool is_zero() const noexcept { return small_ == 0 && large_.empty(); }

  /// `text()` is the number in decimal digits.
  std::string text() const {
    if (large_.empty()) {
      return std::to_string(small_);
    }
    std::string digits = std::to_string(large_.back());
    for (std::size_t i = large_.size() - 1; i-- > 0;) {
      const std::string part = std::to_string(large_[i]);
      digits += std::string(9 - part.size(), '0') + part;
    }
    return digits;
  }

 private:
  static constexpr std::uint64_t base = 1'000'000'000;

  void grow() {
    if (!large_.empty()) {
      return;
    }
    for (std::uint64_t rest = small_; rest > 0; rest /= base) {
      large_.push_back(static_cast<std::uint32_t>(rest % base));
    }
    large_.resize(large_.empty() ? 1 : large_.size());
    small_ = 0;
  }

  std::uint64_t small_ = 0;
  std::vector<std::uint32_t>
      large_;  // in groups of nine digits, the lowest first; empty: `small_` holds it
};

}  // namespace cooks::explorer
