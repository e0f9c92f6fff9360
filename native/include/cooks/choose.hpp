// choose: a number by chance, that can be had again. Knows location and its life.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "cooks/location.hpp"
#include "life/chance.hpp"

namespace cooks {

/// \addtogroup sharing
/// \{

/// `choose()` is a number from 0 to `count` - 1, each as likely as any other.
///
/// In real threads it comes by chance: of the seed (`--seed`), of the thread (in the order in which
/// they were started) and of how many it has drawn before, so that the same seed gives each thread
/// the same numbers again. Under the explorer it is a step that can go in `count` ways: every one
/// of them is tried, and a schedule's code says which it was ("b-2"). That is done for 16
/// possibilities at most; of more, the seed decides there too, and a search that is complete for
/// one seed says nothing about others.
///
/// \param name  What it decides, as the board shows it.
/// \throws std::invalid_argument  when there is nothing to choose from.
///
/// \code
/// const auto dish = cooks::choose("dish", 3);
/// \endcode
/// The nearest std counterpart is `std::uniform_int_distribution`.
inline std::int64_t choose(std::string_view name, std::int64_t count,
                           location where = location::current()) {
  if (count < 1) {
    throw std::invalid_argument{"cooks::choose: there is nothing to choose from"};
  }
  return life::choose(name, count, where);
}

/// \}
}  // namespace cooks
