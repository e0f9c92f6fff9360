// location: a line of source code. Knows nothing but the compiler.
#pragma once

#include <cstdint>

namespace cooks {

/// \addtogroup measuring
/// \{

/// `location` is a file and a line: where a thread waits, holds, reads or writes.
///
/// Every operation of the vocabulary takes one as its last, defaulted argument, so a timeline can
/// say `race.cpp:31` without anybody writing it down:
/// \code
/// void stir(cooks::location where = cooks::location::current());  // the caller's line
/// \endcode
/// The std counterpart is `std::source_location`, which Emscripten 3.1.6 does not have.
struct location {
  const char* file = nullptr;  ///< As the compiler was given it; null: unknown.
  std::uint32_t line = 0;      ///< From 1; 0: unknown.

  /// `current()` is the line that calls it or, as a default argument, the caller's line.
  static constexpr location current(const char* file = __builtin_FILE(),
                                    std::uint32_t line = __builtin_LINE()) noexcept {
    return {file, line};
  }
};

/// \}
}  // namespace cooks
