// document: what a run tells a program (`--json`), and what a demo tells about itself
// (`--describe`). Both hosts hand out these very texts.
#pragma once

#include <string>

#include "cooks/demo.hpp"
#include "run/session.hpp"

namespace cooks::report {

/// `describe()` is the demo's manifest.
std::string describe(const demo& which);

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
