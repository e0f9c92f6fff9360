// options: what was asked for on the command line. Knows the demo's declaration and CLI11.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cooks/demo.hpp"

namespace cooks::terminal {

enum class wish : std::uint8_t { run, help, version, describe, explore, child };

/// What the explorer is asked for, as it was written.
struct exploration_wish {
  std::vector<std::string> mode;  ///< And its number, if it takes one.
  std::string memory;
  std::string waiters;
  std::string wake_ups;
  std::string jobs;
  std::string executions;
  std::string seconds;
  std::string steps;
  std::string replay;
  bool first = false;
  bool step = false;
};

/// What to do, read and checked.
struct options {
  wish wanted = wish::run;
  const variant* way = nullptr;
  std::map<std::string, parameter_value, std::less<>> values;
  std::uint64_t seed = 1;
  double scale = 1;
  int repeat = 1;
  std::string trace_file;
  bool json = false;
  bool quiet = false;
  std::string child;  ///< Filled for `wish::child`.
  exploration_wish exploration;
  /// What says that it is this very program, as it was given: variant, parameters, seed.
  std::vector<std::string> identity;
  std::string help_text;  ///< Filled for `wish::help`.
};

/// `read_options()` reads the command line. A parameter's default and range are those of `where`.
/// \throws report::usage_error
options read_options(const demo& which, const std::vector<std::string>& arguments,
                     host where = host::terminal);

}  // namespace cooks::terminal
