// document: what a run tells a program (`--json`). Both hosts hand out this very text.
#pragma once

#include <string>

#include "run/session.hpp"

namespace cooks::report {

/// What `--repeat` adds to the document of the last run.
struct repetition {
  int runs = 1;
  int failed = 0;
  double least = 0;
  double median = 0;
  double most = 0;
};

/// `document()` tells a finished run.
std::string document(const life::session& session, const repetition* repeated = nullptr);

}  // namespace cooks::report
