// If these fail, what a run shows does not reach its document, or is drawn wrongly in a terminal.
#include "cooks/figure.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "in_a_run.hpp"
#include "report/document.hpp"

namespace cooks {
namespace {

using nlohmann::json;

TEST(figures, reach_the_document_in_their_order) {
  const testing::in_a_run ran{[](const run&) {
    show(table{"Dishes", {"dish", "minutes"}, {{"soup", "20"}, {"salad", "5"}}});
    show(gantt{"By CPU", "ms", {{"CPU 1", {{"P1", 0, 3}, {"", 3, 4}, {"P2", 4, 6}}}}});
    show(log_scale{"Latency",
                   "s",
                   {{"RAM", 1e-7, 0.9e-7, 1.2e-7, 1.0e-7, "a book", "4 minutes", ""},
                    {"disk", {}, {}, {}, 1e-2, "", "", "not in a page"}}});
  }};
  const json told = json::parse(report::document(ran.session(), nullptr)).at("figures");
  ASSERT_EQ(told.size(), 3U);
  EXPECT_TRUE(told[0].at("kind") == json("table"));
  EXPECT_TRUE(told[0].at("rows").at(1).at(0) == json("salad"));
  EXPECT_TRUE(told[1].at("kind") == json("gantt"));
  EXPECT_TRUE(told[1].at("rows").at(0).at("bars").at(2).at("to") == json(6));
  EXPECT_TRUE(told[2].at("kind") == json("scale"));
  EXPECT_TRUE(told[2].at("rows").at(0).at("human") == json("4 minutes"));
  EXPECT_TRUE(told[2].at("rows").at(1).at("measured").is_null());
}

machine two_steps() {
  machine figure;
  figure.title = "x = 7";
  figure.code = {{"set A, 7", machine::part::compute}, {"store A, x", machine::part::memory}};
  figure.registers = {{"A", "0"}};
  figure.cells = {{"x", "1"}};
  figure.device = {{"printed", ""}};
  figure.steps = {{0, 1, "", "A", "A is set to 7.", {"7"}, {"1"}, {""}, 0, 0},
                  {1, 2, "A", "x", "A copy travels.", {"7"}, {"7"}, {""}, 0, 1}};
  return figure;
}

TEST(figures, a_machine_reaches_the_document_with_each_step) {
  const testing::in_a_run ran{[](const run&) { show(two_steps()); }};
  const json told = json::parse(report::document(ran.session(), nullptr)).at("figures").at(0);
  EXPECT_TRUE(told.at("kind") == json("machine"));
  EXPECT_TRUE(told.at("code").at(1) == json({{"text", "store A, x"}, {"part", "memory"}}));
  EXPECT_TRUE(told.at("cells") == json::array({{{"name", "x"}, {"holds", "1"}}}));
  EXPECT_TRUE(told.at("steps").at(1) == json({{"at", 1},
                                              {"next", 2},
                                              {"from", "A"},
                                              {"to", "x"},
                                              {"tells", "A copy travels."},
                                              {"registers", {"7"}},
                                              {"cells", {"7"}},
                                              {"device", {""}},
                                              {"loads", 0},
                                              {"stores", 1}}));
}

std::string drawing_of(const std::function<void()>& shows) {
  const testing::in_a_run ran{[&](const run&) { shows(); }};
  return ran.session().figures().at(0).drawing;
}

TEST(figures, a_table_is_aligned_numbers_to_the_right) {
  const std::string drawn = drawing_of([] {
    show(table{"", {"job", "waits"}, {{"P1", "0"}, {"P2", "12"}}});
  });
  EXPECT_EQ(drawn, "  job  waits\n  P1       0\n  P2      12\n");
}

TEST(figures, a_gantt_chart_keeps_lengths_and_gaps) {
  const std::string drawn = drawing_of([] {
    show(gantt{"", "", {{"CPU 1", {{"P1", 0, 3}, {"P2", 4, 5}}}, {"CPU 2", {{"P3", 0, 10}}}}});
  });
  EXPECT_NE(drawn.find("  CPU 1  |P1---------------      |P2---|\n"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("  CPU 2  |P3"), std::string::npos) << drawn;
}

TEST(figures, a_log_scale_tells_units_and_what_is_missing) {
  const std::string drawn = drawing_of([] {
    show(log_scale{"",
                   "s",
                   {{"L1", 1.2e-9, {}, {}, 1e-9, "", "3 s", ""},
                    {"disk", {}, {}, {}, 1e-2, "", "", "not in a page"}}});
  });
  EXPECT_NE(drawn.find("1.20 ns"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("10.0 ms"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("not in a page"), std::string::npos) << drawn;
}

TEST(figures, a_machine_is_listed_step_by_step) {
  EXPECT_EQ(drawing_of([] { show(two_steps()); }),
            "  x = 7\n"
            "  step  instruction  part     A  x\n"
            "                              0  1\n"
            "     1  set A, 7     compute  7  1\n"
            "     2  store A, x   memory   7  7\n"
            "  data accesses: 1 (0 loads, 1 store)\n");
}

TEST(figures, a_machine_of_many_steps_is_listed_in_part) {
  const std::string drawn = drawing_of([] {
    machine figure = two_steps();
    figure.steps.assign(1000, figure.steps.front());
    show(figure);
  });
  EXPECT_EQ(std::count(drawn.begin(), drawn.end(), '\n'), 33);
  EXPECT_NE(drawn.find("    24  set"), std::string::npos) << drawn;
  EXPECT_EQ(drawn.find("    25  set"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("  1000  set"), std::string::npos) << drawn;
}

TEST(figures, a_log_scale_stays_within_a_terminals_width) {
  const std::string drawn = drawing_of([] {
    show(log_scale{"",
                   "s",
                   {{"256 MiB", 1.7e-7, 1.6e-7, 1.9e-7, {}, "", "7 minutes", ""},
                    {"256 MiB in order", 2e-9, 1.06e-9, 5.69e-9, {}, "", "5 seconds", "unstable"},
                    {"mutex for two, contended", 1e-6, 521e-9, 3e-3, 2e-6, "", "41 minutes", ""}}});
  });
  EXPECT_NE(drawn.find("\n  256 MiB in order "), std::string::npos) << drawn;  // names to the left
  EXPECT_NE(drawn.find(" 1.06 to 5.69 ns "), std::string::npos) << drawn;
  EXPECT_NE(drawn.find(" 521 ns to 3.00 ms "), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("o  41 minutes\n"), std::string::npos) << drawn;
  for (std::size_t at = 0, end = 0; (end = drawn.find('\n', at)) != std::string::npos;
       at = end + 1) {
    EXPECT_LE(end - at, 80U) << drawn.substr(at, end - at);
  }
}

}  // namespace
}  // namespace cooks
