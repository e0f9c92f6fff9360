// telling: what a search found, in words and in JSON. Knows results and boards, searches nothing.
#pragma once

#include <cstddef>
#include <string>

#include "explorer/core/board.hpp"
#include "explorer/core/search.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::terminal {

/// `tell_search()` is how much was tried, and how much of it goes wrong: a sentence or two.
std::string tell_search(const explorer::search_result& found, const terminal_style& style);

/// `tell_end()` is how the execution on a board ended, for somebody who wants to know why: what
/// failed, or who waits for whom.
std::string tell_end(const explorer::board& played);

/// `draw_steps()` is a line for each step, with a column for each thread.
std::string draw_steps(const explorer::board& played, const terminal_style& style);

/// `counted()` is "1 step", "2 steps".
std::string counted(std::size_t number, const std::string& what);

}  // namespace cooks::terminal
