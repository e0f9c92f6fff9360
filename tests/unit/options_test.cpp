// Options: if these fail, a demo's declaration breaks the command line and nobody says why.
#include "terminal/options.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cooks;

std::string complaint_about(parameter taken) {
  demo which{.name = "cakes", .summary = "Cakes."};
  which.variants.push_back({.name = "all", .summary = "all of them", .body = [](const run&) {}});
  which.parameters.push_back(std::move(taken));
  try {
    terminal::read_options(which, {});
  } catch (const std::logic_error& e) {
    return e.what();
  }
  return {};
}

TEST(options, refuse_a_parameter_whose_name_is_taken) {
  for (const char* name : {"step", "seed", "json", "help"}) {
    const std::string told = complaint_about(flag(name));
    EXPECT_NE(told.find("cakes"), std::string::npos) << told;
    EXPECT_NE(told.find(name), std::string::npos) << told;
  }
  EXPECT_EQ(complaint_about(flag("candles")), "");
}

}  // namespace
