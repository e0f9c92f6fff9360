// workload: the jobs that a scheduler is given, read from a text such as
// "P1:5/2,P2:3/1@1,P3:forever".
#pragma once

#include <optional>
#include <string>
#include <vector>

//! [job]
struct job {
  std::string name;
  std::optional<int> work;    // units of CPU time; nothing: it never ends
  std::optional<int> yields;  // after each so many units; nothing: never
  int arrival = 0;
};
//! [job]

/// `read_jobs()` reads NAME:UNITS[/YIELD][@ARRIVAL], several of them with
/// commas between. UNITS may be "forever".
/// \throws std::invalid_argument naming the piece and what was expected
std::vector<job> read_jobs(const std::string& text);

/// `fault_in_jobs()` is what read_jobs() has against the text, or
/// nothing.
std::string fault_in_jobs(const std::string& text);
