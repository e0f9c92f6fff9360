// report: what a person is told when a run has ended.
#pragma once

#include <string>

#include "run/session.hpp"
#include "terminal/run_loop.hpp"
#include "terminal/terminal_style.hpp"

namespace cooks::terminal {

/// `tell_outcome()` is claims, checks and the verdict, a line each.
/// \param only_failures  Nothing when all is well.
std::string tell_outcome(const life::session& session, const loop_result& result,
                         const terminal_style& style, bool only_failures);

}  // namespace cooks::terminal
