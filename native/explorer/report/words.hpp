// words: what the explorer's documents, lines and questions call things. Knows boards and searches,
// no host.
#pragma once

#include <string>

#include "explorer/core/board.hpp"
#include "explorer/core/search.hpp"

namespace cooks::explorer {

/// `name_of()` is a mode as one asks for it: "bounded".
const char* name_of(search_mode mode) noexcept;
/// `name_of()` is a finding in the word of a verdict: "deadlock".
const char* name_of(finding_kind kind) noexcept;
const char* name_of(completeness status) noexcept;
/// `name_of()` is an operation in one word: "try_lock".
const char* name_of(operation_kind kind) noexcept;

/// `told()` is what a step did, and what came of it: "read tally -> 0".
std::string told(const step& taken, const account& names);

/// `verdict_of()` is how the execution on a board ended, in the word of a verdict; "running" before
/// its end.
std::string verdict_of(const board& played);

}  // namespace cooks::explorer
