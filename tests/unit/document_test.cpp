// The two JSON texts: if these fail, pages have no controls, and scripts can't read results.
#include "report/document.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cooks/check.hpp"
#include "cooks/print.hpp"
#include "in_a_run.hpp"
#include "report/describe.hpp"

namespace {

using nlohmann::json;

TEST(document, tells_a_run_in_the_promised_shape) {
  const cooks::testing::in_a_run r{[](const cooks::run&) {
    cooks::check("sum \"of\" all", 4, 3);
    cooks::result("lost", 1);
    cooks::result("who", "Ana");
  }};
  const json told = json::parse(cooks::report::document(r.session()));
  EXPECT_EQ(told["demo"], "test");
  EXPECT_EQ(told["variant"], "only");
  EXPECT_EQ(told["verdict"], "failed");
  EXPECT_EQ(told["checks"][0]["what"], "sum \"of\" all");
  EXPECT_EQ(told["checks"][0]["held"], false);
  EXPECT_EQ(told["results"]["lost"], 1);
  EXPECT_EQ(told["results"]["who"], "Ana");
  EXPECT_EQ(told["lanes"], 1);
  EXPECT_EQ(told["dropped"], 0);
  EXPECT_EQ(told["events"], r.events().size());
  for (const char* key : {"parameters", "seed", "scale", "seconds", "claims"}) {
    EXPECT_TRUE(told.contains(key)) << key;
  }
}

TEST(document, tells_repetitions) {
  const cooks::testing::in_a_run r{[](const cooks::run&) {}};
  const cooks::report::repetition repeated{200, 198, 0.1, 0.2, 0.3};
  const json told = json::parse(cooks::report::document(r.session(), &repeated));
  EXPECT_EQ(told["repeat"]["runs"], 200);
  EXPECT_EQ(told["repeat"]["failed"], 198);
  EXPECT_EQ(told["repeat"]["seconds"]["median"], 0.2);
}

TEST(describe, tells_variants_parameters_claims_and_places) {
  const cooks::demo d{
      .name = "race",
      .summary = "Updates get lost.",
      .variants = {{.name = "mutex",
                    .summary = "a lock",
                    .body = [](const cooks::run&) {},
                    .threads = {.fixed = 1, .parameter = "threads"}}},
      .parameters = {cooks::integer("threads", 4, {2, 1000})
                         .help("how many")
                         .in(cooks::host::page, 3, {2, 16}),
                     cooks::choice("order", "fifo", {"fifo", "lifo"}).for_variants({"mutex"}),
                     cooks::texts("url").only(cooks::host::terminal)},
      .claims = {{.variant = "mutex",
                  .what = "wall time",
                  .unit = "s",
                  .claimed = [](const cooks::run& run) -> std::optional<double> {
                    return static_cast<double>(run.integer("threads"));
                  }}},
      .places = {"board", "stove"}};
  const json told = json::parse(cooks::report::describe(d));
  EXPECT_EQ(told["name"], "race");
  EXPECT_EQ(told["variants"][0]["threads"]["parameter"], "threads");
  const json& threads = told["parameters"][0];
  EXPECT_EQ(threads["type"], "integer");
  EXPECT_EQ(threads["default"], 4);
  EXPECT_EQ(threads["max"], 1000);
  EXPECT_EQ(threads["page"]["max"], 16);
  EXPECT_EQ(told["parameters"][1]["choices"], (json{"fifo", "lifo"}));
  EXPECT_EQ(told["parameters"][1]["for"], (json{"mutex"}));
  EXPECT_FALSE(threads.contains("for")) << "every variant has it";
  EXPECT_EQ(told["parameters"][2]["where"], (json{"terminal"}));
  EXPECT_EQ(told["claims"][0]["claimed"], 3) << "as a page shows it before the first run";
  EXPECT_EQ(told["places"], (json{"board", "stove"})) << "from left to right";
}

}  // namespace
