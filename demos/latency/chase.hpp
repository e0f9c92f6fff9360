// chase: from one place in memory to the next, where each place says
// where the next one is. Nothing can be fetched ahead of time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace latency {

/// `order` is how the places of a chase follow each other.
enum class order : std::uint8_t { random, ascending };

/// `one_cycle()` says for each of `count` places which one is next: a
/// random way that comes to all of them before it comes back.
std::vector<std::uint32_t> one_cycle(std::size_t count,
                                     std::uint64_t seed);

/// `chase` is a way through so many bytes of memory.
class chase {
 public:
  chase(std::size_t bytes, order way, std::uint64_t seed);

  /// `walk()` makes so many steps, from where the last walk ended.
  void walk(std::int64_t steps);

  std::size_t places() const { return places_.size(); }

 private:
  //! [place]
  // A cache line of its own for each place: 64 bytes on most machines.
  struct alignas(64) place {
    const place* next = nullptr;
  };
  //! [place]

  std::vector<place> places_;
  const place* at_ = nullptr;
};

}  // namespace latency
