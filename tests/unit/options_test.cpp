// Options: if these fail, a demo's declaration breaks the command line and nobody says why.
#include "terminal/options.hpp"

#include <gtest/gtest.h>

#include "report/parameters.hpp"

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

TEST(options, refuse_a_parameter_of_another_variant) {
  demo which{.name = "cakes", .summary = "Cakes."};
  for (const char* name : {"bake", "fry"}) {
    which.variants.push_back({.name = name, .summary = "a way", .body = [](const run&) {}});
  }
  which.parameters = {flag("iced").for_variants({"bake"}),
                      choice("icing", "lemon", {"lemon", "rum"}).for_variants({"bake"})};
  const auto complaint = [&](std::vector<std::string> arguments) -> std::string {
    try {
      terminal::read_options(which, arguments);
    } catch (const report::usage_error& e) {
      return e.what();
    }
    return {};
  };
  EXPECT_EQ(complaint({"--variant", "bake", "--iced", "--icing", "rum"}), "");
  EXPECT_EQ(complaint({"--variant", "fry"}), "");
  EXPECT_EQ(complaint({"--variant", "fry", "--iced"}),
            "--iced belongs to the variant bake, and this run is of fry.");
  EXPECT_EQ(complaint({"--icing", "lemon", "--variant", "fry"}),
            "--icing belongs to the variant bake, and this run is of fry.")
      << "the default too, when it is said";
}

}  // namespace
