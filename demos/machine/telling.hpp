// telling: what happened in a step, in a sentence.
#pragma once

#include <string>

#include "computer.hpp"

struct telling {
  std::string from;  // the name of what was read, if a value travelled
  std::string to;    // the name of what was changed
  std::string sentence;
};

/// `tell()` compares how the machine stood before and after a step.
telling tell(const program& code, const instruction& done,
             const state& before, const state& after);
