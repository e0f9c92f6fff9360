// plain_memory: eight bytes to a cell, and of each thread its last read and write there.
#include "explorer/core/plain_memory.hpp"

#include <algorithm>

namespace cooks::explorer {

void plain_memory::see(const ordering& order, plain_access what, const void* address,
                       std::size_t size, bool is_own) {
  constexpr std::size_t cell_size = 8;
  const auto begin = reinterpret_cast<std::uintptr_t>(address);
  for (std::uintptr_t at = begin - begin % cell_size; at < begin + size; at += cell_size) {
    std::uint8_t bytes = 0;
    for (std::uintptr_t i = 0; i < cell_size; ++i) {
      bytes |= static_cast<std::uint8_t>(at + i >= begin && at + i < begin + size ? 1U << i : 0U);
    }
    const auto known = cells_.find(at);
    if (known == cells_.end() && is_own) {
      continue;
    }
    cell& here = known == cells_.end() ? cells_[at] : known->second;
    for (thread_index other = 0; other < most_threads; ++other) {
      const auto collide = [&](const side& earlier, bool writes) {
        if (other != what.thread && earlier.epoch > 0 && (earlier.bytes & bytes) != 0 &&
            !order.is_ordered(other, earlier.epoch, what.thread)) {
          note(address, {other, writes, earlier.from}, what);
        }
      };
      collide(here.writes[other], true);
      if (what.writes) {
        collide(here.reads[other], false);
      }
    }
    side& own = (what.writes ? here.writes : here.reads)[what.thread];
    own = {order.epoch_of(what.thread), bytes, what.from};
  }
}

void plain_memory::note(const void* address, const plain_access& first,
                        const plain_access& second) {
  const bool is_known = std::any_of(found_.begin(), found_.end(), [&](const plain_pair& one) {
    return (one.first.from == first.from && one.second.from == second.from) ||
           (one.first.from == second.from && one.second.from == first.from);
  });
  if (!is_known) {
    found_.push_back({address, first, second});
  }
}

}  // namespace cooks::explorer
