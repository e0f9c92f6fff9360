// options: what was asked for on the command line. Knows the demo's declaration and CLI11.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cooks/demo.hpp"

namespace cooks::terminal {

enum class wish : std::uint8_t { run, help, version, describe, explore, child };

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
  std::string child;      ///< Filled for `wish::child`.
  std::string help_text;  ///< Filled for `wish::help`.
};

/// `read_options()` reads the command line. \throws report::usage_error
options read_options(const demo& which, const std::vector<std::string>& arguments);

}  // namespace cooks::terminal
