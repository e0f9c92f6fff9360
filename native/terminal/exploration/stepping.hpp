// stepping: the reader is the scheduler, in a terminal. Knows boards, and reads what is typed.
#pragma once

#include "explorer/report/subject.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::terminal {

/// `step_by_hand()` asks whose turn it is until the program has ended or the reader has had enough.
/// \return the exit code.
int step_by_hand(const explorer::subject& of, const terminal_style& style);

}  // namespace cooks::terminal
