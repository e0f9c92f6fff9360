// Puzzle programs: what goes wrong in each, in how many of how many schedules, and with how few
// preemptions. If these fail, the explorer and an independent model disagree about a program.
//
// The numbers are the model's: another program, in another language, that knows nothing of threads
// or fibers. Each program was written for it a second time, as a list of steps; it goes through all
// states that these can reach, counts the ways through them, and finds the way that goes wrong with
// the fewest preemptions. It shares no code with the explorer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "puzzle_programs.hpp"

namespace {

using namespace cooks::explorer;

constexpr int correct = -1;

enum class ends { well, with_failed_check, stuck };

struct known {
  const char* name;
  ends how;  // the smallest that goes wrong
  int preemptions;
  const char* schedules;
  const char* failing;
  execution_options options{};
};

const execution_options any_waiter{.any_waiter = true};
const execution_options tso{.memory = memory_model::tso};

const std::vector<known> table{
    {"check then act", ends::with_failed_check, 2, "34", "12"},
    {"lost update", ends::with_failed_check, 1, "6", "4"},
    {"down to two, 2 x 2", ends::with_failed_check, 1, "70", "32"},
    {"down to two, 2 x 3", ends::with_failed_check, 4, "924", "8"},
    {"mutex counter", ends::well, correct, "6", "0"},
    {"check outside lock", ends::with_failed_check, 1, "12", "8"},
    {"lock twice", ends::with_failed_check, 1, "6", "4"},
    {"different locks", ends::with_failed_check, 1, "70", "36"},
    {"atomic audit", ends::with_failed_check, 1, "6", "2"},
    {"refcount freed twice", ends::with_failed_check, 1, "14", "12"},
    {"opposite order", ends::stuck, 1, "6", "2"},
    {"ring of three", ends::stuck, 1, "168", "6"},
    {"ring of three, one turned", ends::well, correct, "142", "0"},
    {"gate for both", ends::well, correct, "10", "0"},
    {"gate for one", ends::stuck, 1, "14", "3"},
    {"both give up", ends::with_failed_check, 2, "1088", "432"},
    {"wait without predicate", ends::stuck, 0, "2", "1"},
    {"flag outside mutex", ends::stuck, 1, "10", "1"},
    {"flag inside mutex", ends::well, correct, "5", "0"},
    {"if for while, 1 item", ends::stuck, 0, "8", "8"},
    {"if for while, 1 item", ends::stuck, 0, "10", "10", any_waiter},
    {"if for while, 2 producers", ends::with_failed_check, 0, "48", "4"},
    {"if for while, 2 producers", ends::with_failed_check, 0, "60", "4", any_waiter},
    {"if for while, 2 items", ends::with_failed_check, 1, "24", "2"},
    {"one bell, 1 producer", ends::stuck, 0, "30", "2"},
    {"one bell, 2 producers", ends::stuck, 0, "60", "4"},
    {"bell for all", ends::well, correct, "40", "0"},
    {"one bell, 2 producers", ends::stuck, 0, "80", "8", any_waiter},
    {"one bell, 1 producer", ends::stuck, 0, "40", "4", any_waiter},
    {"if for while, 2 items", ends::with_failed_check, 1, "30", "2", any_waiter},
    {"two racks", ends::stuck, 1, "4", "2"},
    {"upgrade while reading", ends::stuck, 1, "4", "2"},
    {"unearned token, 3", ends::with_failed_check, 1, "852", "30"},
    {"unearned token, 4", ends::with_failed_check, 1, "80400", "5136"},
    {"semaphore inside lock", ends::stuck, 0, "2", "1"},
    {"barrier used again", ends::with_failed_check, 0, "2402", "2"},
    {"barrier with naked count", ends::stuck, 1, "6", "4"},
    {"early latch", ends::with_failed_check, 1, "3", "1"},
    {"empty, then get", ends::stuck, 1, "6", "4"},
    {"tasks that wait for tasks", ends::stuck, 0, "6", "6"},
    {"last task dropped", ends::with_failed_check, 0, "21", "3"},
    {"wait for the end while holding", ends::stuck, 0, "3", "1"},
    {"double-checked, flag first", ends::with_failed_check, 1, "60", "2"},
    {"double-checked", ends::well, correct, "62", "0"},
    {"double-checked, relaxed", ends::well, correct, "62", "0"},
    {"double-checked, relaxed", ends::well, correct, "164", "0", tso},
    {"readers' naked count", ends::with_failed_check, 1, "297516", "2692"},
    {"readers' lock given back too soon", ends::with_failed_check, 1, "4673008", "572"},
    {"stale reading", ends::with_failed_check, 1, "42", "40"},
    {"torn reading, looks again", ends::well, correct, "70", "0"},
    {"torn reading", ends::with_failed_check, 1, "19", "5"},
    {"both polite", ends::stuck, 1, "10", "2"},
    {"Peterson", ends::well, correct, "26", "0"},
    {"Peterson, relaxed", ends::well, correct, "26", "0"},
    {"Peterson, relaxed", ends::with_failed_check, 1, "47570", "1344", tso},
    {"Peterson, turn first", ends::with_failed_check, 2, "114", "8"},
    {"Peterson, own turn", ends::with_failed_check, 1, "340", "34"},
    {"store buffering", ends::well, correct, "20", "0"},
    {"store buffering, relaxed", ends::well, correct, "20", "0"},
    {"store buffering, relaxed", ends::with_failed_check, 0, "2268", "844", tso},
    {"tickets", ends::well, correct, "210", "0"},
    {"tickets in two steps", ends::stuck, 1, "334", "64"},
    {"event for a lock", ends::with_failed_check, 2, "82", "12"},
    {"plate that came back", ends::with_failed_check, 1, "256", "24"},
};

ends how_it_ends(const finding& found) {
  return found.kind == finding_kind::check ? ends::with_failed_check : ends::stuck;
}

TEST(puzzle_programs, are_all_in_the_table) {
  for (const auto& one : programs::puzzle_programs()) {
    const auto& name = std::get<0>(one);
    EXPECT_TRUE(std::any_of(table.begin(), table.end(), [&](const known& row) {
      return row.name == name;
    })) << name;
  }
}

class puzzle_program : public testing::TestWithParam<known> {};

TEST_P(puzzle_program, goes_wrong_as_the_model_says) {
  const known& row = GetParam();
  const program& body = programs::puzzle_programs().at(row.name);
  search_limits how;
  how.options = row.options;
  const search_result all = search_whole(body, how);
  EXPECT_EQ(all.status, completeness::complete);
  EXPECT_EQ(all.schedules.text(), row.schedules);
  EXPECT_EQ(all.failing.text(), row.failing);
  const smallest least = find_smallest(body, how);
  ASSERT_EQ(least.found.has_value(), row.how != ends::well);
  if (least.found) {
    EXPECT_EQ(least.preemptions, row.preemptions);
    EXPECT_EQ(how_it_ends(*least.found), row.how) << least.found->what;
  }
}

std::string as_identifier(const testing::TestParamInfo<known>& row) {
  std::string name = row.param.name;
  for (char& letter : name) {
    letter = std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
  }
  if (row.param.options.any_waiter) {
    name += "_any_waiter";
  }
  return row.param.options.memory == memory_model::tso ? name + "_tso" : name;
}

INSTANTIATE_TEST_SUITE_P(all, puzzle_program, testing::ValuesIn(table), as_identifier);

}  // namespace
