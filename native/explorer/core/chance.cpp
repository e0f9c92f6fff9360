// chance: the same seed draws the same schedules, on every machine.
#include "explorer/core/chance.hpp"

#include <algorithm>

namespace cooks::explorer {

// Not a distribution of the standard library: those differ from one to the next.
std::uint32_t chance::below(std::size_t most) {
  return static_cast<std::uint32_t>(random_() % most);
}

void chance::next(const std::function<void()>& program, int depth) {
  turns_.clear();
  for (std::uint32_t& one : rank_) {
    one = most_actors + below(1U << 16U);  // below `most_actors` are those who have fallen
  }
  std::vector<std::size_t> falls;
  for (int i = 1; i < depth; ++i) {
    falls.push_back(below(usual_length_));
  }
  std::uint32_t lowest = most_actors - 1;
  run_.start(program);
  while (turns_.size() < most_steps_) {
    const thread_set enabled = run_.enabled();
    if (enabled == 0) {
      break;
    }
    if (depth > 0 && std::find(falls.begin(), falls.end(), turns_.size()) != falls.end()) {
      rank_[first_in_rank(enabled)] = lowest;
      lowest -= lowest > 0 ? 1 : 0;
    }
    const thread_index chosen = depth > 0 ? first_in_rank(enabled) : draw(enabled);
    const std::uint8_t ways = run_.alternatives(chosen);
    const auto way = static_cast<std::uint8_t>(ways > 1 ? below(ways) : 0);
    run_.advance(chosen, way);
    turns_.emplace_back(chosen, way);
  }
  usual_length_ = std::max(usual_length_, turns_.size());
}

thread_index chance::draw(thread_set enabled) {
  std::uint32_t skip = below(static_cast<std::size_t>(__builtin_popcount(enabled)));
  for (; skip > 0; --skip) {
    enabled &= enabled - 1;
  }
  return static_cast<thread_index>(__builtin_ctz(enabled));
}

thread_index chance::first_in_rank(thread_set enabled) const {
  auto first = static_cast<thread_index>(__builtin_ctz(enabled));
  for (thread_set left = enabled; left != 0; left &= left - 1) {
    const auto one = static_cast<thread_index>(__builtin_ctz(left));
    first = rank_[one] > rank_[first] ? one : first;
  }
  return first;
}

}  // namespace cooks::explorer
