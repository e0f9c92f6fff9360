// board_document: a board in JSON, for a page or a program that draws it. Knows boards.
#pragma once

#include <string>

#include "explorer/core/board.hpp"
#include "explorer/report/subject.hpp"

namespace cooks::explorer {

/// `board_document()` is all that is to be seen: threads, objects, the steps so far, and what was
/// said on the way.
std::string board_document(const subject& of, const board& played);

}  // namespace cooks::explorer
