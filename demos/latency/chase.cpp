// chase: a random cycle through memory, and how to walk it.
#include "chase.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace latency {
namespace {

std::vector<std::uint32_t> ascending(std::size_t count) {
  std::vector<std::uint32_t> next(count);
  std::iota(next.begin(), next.end(), 1U);
  next.back() = 0;
  return next;
}

}  // namespace

//! [one_cycle]
// Sattolo's algorithm. Any shuffle would be random; this one never falls
// apart into several small cycles, which would fit into a smaller cache.
std::vector<std::uint32_t> one_cycle(std::size_t count,
                                     std::uint64_t seed) {
  std::vector<std::uint32_t> next(count);
  std::iota(next.begin(), next.end(), 0U);
  std::mt19937_64 random{seed};
  for (std::size_t i = count - 1; i > 0; --i) {
    std::swap(next[i], next[random() % i]);  // never with itself
  }
  return next;
}
//! [one_cycle]

chase::chase(std::size_t bytes, order way, std::uint64_t seed)
    : places_(std::max<std::size_t>(2, bytes / sizeof(place))) {
  const auto next = way == order::random ? one_cycle(places_.size(), seed)
                                         : ascending(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    places_[i].next = &places_[next[i]];
  }
  at_ = places_.data();
}

//! [walk]
// The address of each load is what the load before it brought.
void chase::walk(std::int64_t steps) {
  const place* at = at_;
  for (; steps > 0; --steps) {
    at = at->next;
  }
  at_ = at;
}
//! [walk]

}  // namespace latency
