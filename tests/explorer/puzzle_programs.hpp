// puzzle_programs: small programs with well-known bugs, and their mended twins, in the vocabulary.
// Each was also written for an independent model, step by step the same; see the test.
#pragma once

#include <map>
#include <string>

#include "explorer/core/search.hpp"

namespace programs {

/// `puzzle_programs()` are all of them, by name.
const std::map<std::string, cooks::explorer::program>& puzzle_programs();

}  // namespace programs
