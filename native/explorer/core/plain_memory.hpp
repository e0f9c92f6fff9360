// plain_memory: accesses to memory that the vocabulary knows nothing of. A search leaves out
// schedules that differ only in the order of steps that share nothing; what is shared without a
// word makes that wrong. Only a program whose accesses the compiler reports has one. Knows
// ordering.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "explorer/core/ordering.hpp"

namespace cooks::explorer {

/// `plain_access` is one side of a pair that nothing orders.
struct plain_access {
  thread_index thread = 0;
  bool writes = false;
  const void* from = nullptr;  ///< The address in the program's code.
};

struct plain_pair {
  const void* address = nullptr;
  plain_access first;
  plain_access second;
};

class plain_memory {
 public:
  /// `forget()` begins a new execution.
  void forget() noexcept { cells_.clear(); }
  /// `see()` is an access of so many bytes.
  /// \param is_own  It is to the thread's own stack: it counts only where others have been.
  void see(const ordering& order, plain_access what, const void* address, std::size_t size,
           bool is_own);
  /// `found()` are all pairs so far, one for each two places in the code.
  const std::vector<plain_pair>& found() const noexcept { return found_; }

 private:
  struct side {
    std::uint32_t epoch = 0;  // 0: none
    std::uint8_t bytes = 0;   // which of the eight
    const void* from = nullptr;
  };
  struct cell {
    std::array<side, most_threads> writes;
    std::array<side, most_threads> reads;
  };

  void note(const void* address, const plain_access& first, const plain_access& second);

  std::unordered_map<std::uintptr_t, cell> cells_;
  std::vector<plain_pair> found_;
};

}  // namespace cooks::explorer
