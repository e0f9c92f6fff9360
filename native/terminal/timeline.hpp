// timeline: a run drawn in text, a lane for each thread.
#pragma once

#include <string>
#include <vector>

#include "terminal/terminal_style.hpp"
#include "trace/recorder.hpp"

namespace cooks::terminal {

/// `draw_timeline()` is the drawing, with its axis and its legend; empty when nothing happened.
std::string draw_timeline(const trace::recorder& recorder, const std::vector<trace::event>& events,
                          const terminal_style& style);

}  // namespace cooks::terminal
