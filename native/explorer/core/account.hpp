// account: what an execution tells of itself when somebody wants to read it: names, lines, checks.
// Most executions are only counted and keep none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "explorer/core/operation.hpp"

namespace cooks::explorer {

/// `told_line` is a line of output, or a note.
struct told_line {
  std::size_t after = 0;  ///< So many steps had been taken.
  thread_index thread = 0;
  std::string text;
};

/// `told_check` is a check that was made.
struct told_check {
  std::size_t after = 0;
  thread_index thread = 0;
  std::string what;
  std::string expected;
  std::string actual;
  bool held = true;
  location where;
};

/// `told_result` is what the program says came out of it.
struct told_result {
  std::size_t after = 0;
  thread_index thread = 0;
  std::string name;
  std::string value;
};

struct account {
  std::vector<std::string> threads;  ///< Their names.
  std::vector<std::string> objects;  ///< By their index; the first is nothing.
  std::vector<std::string> choices;  ///< What is decided by each; a step's `desired` is its place.
  std::vector<told_line> lines;
  std::vector<told_check> checks;
  std::vector<told_result> results;
};

}  // namespace cooks::explorer
