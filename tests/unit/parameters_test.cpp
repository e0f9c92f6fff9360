// Parameters: if these fail, bad values reach demos, or their errors don't help.
#include "report/parameters.hpp"

#include <gtest/gtest.h>

#include "cooks/thread.hpp"

namespace {

using namespace cooks;
using report::usage_error;

std::string complaint(const parameter& p, const std::string& given, host where = host::terminal) {
  try {
    report::parse_value(p, where, given);
  } catch (const usage_error& e) {
    return e.what();
  }
  return {};
}

TEST(parameters, read_good_values) {
  EXPECT_EQ(
      std::get<std::int64_t>(report::parse_value(integer("n", 1, {0, 9}), host::terminal, "7")), 7);
  EXPECT_EQ(std::get<double>(report::parse_value(seconds("d", 1, {0, 9}), host::terminal, ".5")),
            0.5);
  EXPECT_EQ(std::get<double>(report::parse_value(real("r", 1, {-5, 9}), host::terminal, "-2e0")),
            -2);
  EXPECT_EQ(std::get<std::string>(report::parse_value(text("t", ""), host::terminal, "")), "");
  EXPECT_EQ(
      std::get<std::string>(report::parse_value(choice("c", "a", {"a", "b"}), host::terminal, "b")),
      "b");
}

TEST(parameters, refuse_bad_numbers_and_say_what_is_expected) {
  const parameter threads = integer("threads", 4, {2, 64});
  EXPECT_EQ(complaint(threads, "0"),
            "--threads: 0 is out of range. It takes a whole number from 2 to 64.");
  EXPECT_EQ(complaint(threads, "many"),
            "--threads: 'many' is not a number. It takes a whole number from 2 to 64.");
  for (const char* bad : {"", " 3", "3x", "0x10", "nan", "inf", "1e999", "2.5", "--3", "+3"}) {
    EXPECT_NE(complaint(threads, bad), "") << bad;
  }
  EXPECT_NE(complaint(seconds("delay", 1, {0, 30}), "31").find("from 0 to 30 seconds"),
            std::string::npos);
}

TEST(parameters, suggest_the_choice_that_was_meant) {
  const std::string said =
      complaint(choice("order", "fifo", {"fifo", "lifo", "priority"}), "priorty");
  EXPECT_NE(said.find("Did you mean priority?"), std::string::npos) << said;
  EXPECT_NE(said.find("fifo, lifo or priority"), std::string::npos) << said;
}

TEST(parameters, have_other_ranges_in_other_hosts) {
  const parameter p = integer("threads", 4, {2, 1000}).in(host::page, 4, {2, 16});
  EXPECT_EQ(complaint(p, "17"), "");
  EXPECT_NE(complaint(p, "17", host::page), "");
  EXPECT_TRUE(p.exists_in(host::explorer));
  EXPECT_FALSE(texts("url").only(host::terminal).exists_in(host::page));
}

TEST(parameters, have_other_defaults_in_other_variants) {
  const parameter p = source("program", "a\n").of_variant("other", std::string{"b\n"});
  const auto initial = [&](const char* variant) {
    return std::get<std::string>(report::initial_value(p, host::terminal, variant));
  };
  EXPECT_EQ(initial("first"), "a\n");
  EXPECT_EQ(initial("other"), "b\n");
}

TEST(parameters, may_be_of_some_variants_only) {
  const auto told = [](const parameter& p, const char* variant) -> std::string {
    try {
      report::refuse_if_of_others(p, {.name = variant, .summary = {}, .body = {}});
    } catch (const usage_error& e) {
      return e.what();
    }
    return {};
  };
  const parameter one = flag("iced").for_variants({"bake"});
  EXPECT_TRUE(one.is_of("bake"));
  EXPECT_EQ(told(one, "bake"), "");
  EXPECT_FALSE(one.is_of("fry"));
  EXPECT_EQ(told(one, "fry"), "--iced belongs to the variant bake, and this run is of fry.");
  EXPECT_EQ(told(flag("iced").for_variants({"bake", "cool", "eat"}), "fry"),
            "--iced belongs to the variants bake, cool and eat, and this run is of fry.");
  EXPECT_TRUE(flag("iced").is_of("fry")) << "of all, where none is named";
}

TEST(parameters, auto_means_this_machine) {
  parameter p = integer("workers", 1, {1, 64});
  p.initial = std::string{"auto"};
  const auto value = std::get<std::int64_t>(report::initial_value(p, host::terminal, {}));
  EXPECT_EQ(value, std::min(64U, thread::hardware_concurrency()));
  EXPECT_EQ(std::get<std::int64_t>(report::parse_value(p, host::terminal, "auto")), value);
  EXPECT_NE(complaint(integer("n", 1, {1, 2}), "auto"), "");
}

TEST(parameters, let_the_demo_judge_texts) {
  const auto even = [](const std::string& given) {
    return given.size() % 2 == 0 ? std::string{} : "'" + given + "' is odd.";
  };
  for (const parameter& p : {text("t", "").checked_by(even), texts("t").checked_by(even),
                             source("t", "").checked_by(even)}) {
    EXPECT_EQ(complaint(p, "ab"), "");
    EXPECT_EQ(complaint(p, "abc"), "--t: 'abc' is odd.");
    EXPECT_EQ(complaint(p, "abc", host::page), "--t: 'abc' is odd.");
  }
  EXPECT_EQ(std::get<std::string>(
                report::parse_value(text("t", "").checked_by(even), host::terminal, "ab")),
            "ab");
}

TEST(parameters, find_the_nearest_word_or_none) {
  EXPECT_EQ(report::nearest("--treads", {"--threads", "--trace", "--seed"}), "--threads");
  EXPECT_EQ(report::nearest("--zzzzzz", {"--threads", "--trace"}), "");
}

}  // namespace
