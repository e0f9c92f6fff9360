// figure_drawing: a figure as lines of text. Each host brings its own way; a page draws from the
// document and needs none.
#pragma once

#include <string>

#include "cooks/figure.hpp"

namespace cooks::report {

std::string draw(const table& figure);
std::string draw(const gantt& figure);
std::string draw(const log_scale& figure);
std::string draw(const machine& figure);

}  // namespace cooks::report
