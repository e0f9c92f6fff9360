// Sessions: if these fail, verdicts and exit codes are wrong.
#include "run/session.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "cooks/check.hpp"
#include "cooks/clock.hpp"
#include "cooks/print.hpp"
#include "cooks/span.hpp"
#include "in_a_run.hpp"

namespace {

using namespace std::chrono_literals;
using cooks::life::verdict;
using cooks::testing::in_a_run;
using cooks::trace::event_kind;

TEST(session, is_ok_when_every_check_held) {
  const in_a_run r{[](const cooks::run&) {
    EXPECT_TRUE(cooks::check("equal", 3, 3));
    EXPECT_TRUE(cooks::check("true", true));
  }};
  EXPECT_EQ(r.session().outcome(), verdict::ok);
  EXPECT_EQ(r.session().checks().size(), 2U);
}

TEST(session, has_failed_when_one_did_not_and_goes_on_after_it) {
  const in_a_run r{[](const cooks::run&) {
    EXPECT_FALSE(cooks::check("nothing is lost", 4, 3));
    cooks::print("still here");
  }};
  EXPECT_EQ(r.session().outcome(), verdict::failed);
  EXPECT_EQ(r.session().checks().front().expected, "4");
  EXPECT_EQ(r.session().checks().front().actual, "3");
  EXPECT_EQ(r.texts(event_kind::line), (std::vector<std::string>{"still here"}));
}

TEST(session, tells_an_exception_that_left_the_demo) {
  const in_a_run r{[](const cooks::run&) { throw std::runtime_error{"out of onions"}; }};
  EXPECT_EQ(r.session().outcome(), verdict::error);
  EXPECT_NE(r.session().message().find("out of onions"), std::string::npos);
  EXPECT_FALSE(r.session().surroundings_failed());
}

TEST(session, tells_the_surroundings_apart_from_the_demo) {
  const in_a_run network{[](const cooks::run&) { throw cooks::surroundings_error{"no network"}; }};
  EXPECT_TRUE(network.session().surroundings_failed());
  const in_a_run memory{[](const cooks::run&) { throw std::bad_alloc{}; }};
  EXPECT_TRUE(memory.session().surroundings_failed());
}

TEST(session, the_first_end_counts) {
  const cooks::demo one{
      .name = "d",
      .summary = "",
      .variants = {{.name = "v", .summary = "", .body = [](const cooks::run&) {}}}};
  cooks::life::session session{one, one.variants.front(), cooks::run{{}, 1}, {}};
  session.end_from_outside(verdict::stopped, "Interrupted.");
  session.execute();
  EXPECT_EQ(session.outcome(), verdict::stopped);
}

TEST(session, sets_claims_beside_what_was_measured) {
  const auto two_seconds = [](const cooks::run&) -> std::optional<double> { return 2; };
  cooks::life::run_settings settings;
  settings.scale = 0.01;
  const in_a_run r{
      [](const cooks::run&) {
        cooks::sleep_for(2s);
        cooks::measured("ovens", 7);
      },
      settings,
      {{.variant = "only", .what = "wall time", .unit = "s", .claimed = two_seconds},
       {.variant = "only", .what = "ovens", .unit = "", .claimed = two_seconds},
       {.variant = "only", .what = "never measured", .unit = "", .claimed = two_seconds},
       {.variant = "other", .what = "wall time", .unit = "s", .claimed = two_seconds}}};
  const auto claims = r.session().claims();
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_NEAR(claims[0].claimed, 0.02, 1e-9) << "claims in seconds shrink with the delays";
  EXPECT_TRUE(claims[0].held) << claims[0].measured;
  EXPECT_EQ(claims[1].measured, 7);
  EXPECT_FALSE(claims[1].held);
}

TEST(session, keeps_the_last_of_two_results_of_one_name) {
  const in_a_run r{[](const cooks::run&) {
    cooks::result("lost", 3);
    cooks::result("lost", 4);
    cooks::result("who", "Ana");
  }};
  const auto results = r.session().results();
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].value, "4");
  EXPECT_TRUE(results[0].is_number);
  EXPECT_FALSE(results[1].is_number);
}

TEST(session, spans_nest_and_activities_go_on) {
  const in_a_run r{[](const cooks::run&) {
    cooks::activity pan{"pan"};
    const cooks::span dinner{"dinner"};
    pan.begin();
    { const cooks::span onions{"onions"}; }
    pan.end();
    cooks::note("the bell rings");
  }};
  EXPECT_EQ(r.texts(event_kind::span_begin), (std::vector<std::string>{"dinner", "pan", "onions"}));
  EXPECT_EQ(r.count(event_kind::span_end), 3);
  EXPECT_EQ(r.texts(event_kind::note), (std::vector<std::string>{"the bell rings"}));
}

TEST(run, asking_for_what_was_not_declared_is_a_mistake_of_the_demo) {
  const cooks::run r{{{"threads", std::int64_t{4}}}, 9};
  EXPECT_EQ(r.integer("threads"), 4);
  EXPECT_EQ(r.seed(), 9U);
  EXPECT_THROW(r.integer("cooks"), std::logic_error);
  EXPECT_THROW(r.seconds("threads"), std::logic_error);
}

}  // namespace
