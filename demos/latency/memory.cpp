// memory: one step of a chase, in each cache and in RAM.
#include "chase.hpp"
#include "operations.hpp"

#include <cooks/system.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace latency {
namespace {

constexpr std::size_t kibi = 1024;
constexpr std::size_t mebi = 1024 * kibi;

// A part of the memory, and a size that fits into it and into nothing
// smaller.
struct level {
  std::string name;
  std::size_t size;
  double published;
  bool fits = true;
};

//! [levels]
// Half of a cache: something else wants a place there as well. Of the
// last one, which all cores share, a quarter. And for RAM, eight times
// what the caches hold, up to the most that a demo should take.
std::vector<level> levels() {
  std::vector<level> all;
  const std::vector<cooks::cache> caches = cooks::data_caches();
  if (caches.size() < 2) {  // nobody tells: sizes that suit most machines
    return {{"L1 cache", 16 * kibi, 0.9e-9},
            {"L2 cache", 256 * kibi, 2.8e-9},
            {"last cache", 4 * mebi, 28e-9},
            {"RAM", biggest_chase(), 100e-9}};
  }
  all.push_back({"L1 cache", caches.front().bytes / 2, 0.9e-9});
  all.push_back({"L2 cache", caches[1].bytes / 2, 2.8e-9});
  if (caches.size() > 2) {
    all.push_back({"last cache", caches.back().bytes / 4, 28e-9});
  }
  const std::size_t wanted = 8 * caches.back().bytes;
  const std::size_t size = std::clamp(wanted, 64 * mebi, biggest_chase());
  all.push_back({"RAM", size, 100e-9, 2 * size >= wanted});
  return all;
}
//! [levels]

finding step_of_a_chase(std::size_t bytes, std::uint64_t seed,
                        const plan& how) {
  chase way{bytes, order::random, seed};
  return {measure(timed([&way](std::int64_t steps) { way.walk(steps); }),
                  how),
          ""};
}

}  // namespace

std::vector<operation> in_memory(std::uint64_t seed) {
  const bool known = cooks::data_caches().size() >= 2;
  std::vector<operation> all;
  for (const level& one : levels()) {
    all.push_back(
        {.name = one.name,
         .detail = size_words(one.size) +
                   (known || one.name == "RAM" ? "" : " likely fit"),
         .published = {one.published, sources::jeppesen},
         .measure = [one, seed](const plan& how) {
           finding found = step_of_a_chase(one.size, seed, how);
           if (!one.fits) {
             found.note = "partly in a cache";
           }
           return found;
         }});
  }
  return all;
}

// A program with addresses of 32 bits, such as one in a page, has little
// room.
std::size_t biggest_chase() {
  return sizeof(void*) < 8 ? 96 * mebi : 256 * mebi;
}

std::vector<std::size_t> chase_sizes() {
  std::vector<std::size_t> sizes;
  for (std::size_t size = 4 * kibi; size <= biggest_chase(); size *= 4) {
    sizes.push_back(size);
  }
  return sizes;
}

std::string size_words(std::size_t bytes) {
  return bytes < mebi ? std::to_string(bytes / kibi) + " KiB"
                      : std::to_string(bytes / mebi) + " MiB";
}

}  // namespace latency
