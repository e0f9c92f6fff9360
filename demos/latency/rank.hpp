// rank: operations in a random order, to be put in the right one.
#pragma once

#include "operations.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace latency {

constexpr std::size_t ranked = 6;

/// `draw()` takes `ranked` of the names, in a random order: A, B, C ….
std::vector<std::string> draw(std::vector<std::string> names,
                              std::uint64_t seed);

/// `fault_in_ranking()` is what is wrong with an order such as "BAFCED",
/// in a sentence, or nothing. An empty one is fine: nobody has answered.
std::string fault_in_ranking(const std::string& letters);

/// `misplaced` is a pair in the wrong order.
struct misplaced {
  char first = 0;   ///< Said to be sooner over,
  char second = 0;  ///< and was in fact this.
};

/// `find_misplaced()` compares an order, the quickest first, with the
/// times of A, B, C …. Times less than a factor of two apart count as
/// equal; a time that is not a number is not compared.
std::vector<misplaced> find_misplaced(const std::string& letters,
                                      const std::vector<double>& times);

}  // namespace latency
