// If these fail, the machine does not do what its programs say, or tells a fault at the wrong line.
// All expected values were worked out by hand.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "machine/assembler.hpp"
#include "machine/computer.hpp"
#include "machine/programs.hpp"
#include "machine/swapping.hpp"
#include "machine/telling.hpp"

namespace {

account run(const std::string& text, std::size_t limit = most_steps) {
  return execute(assemble(text), limit);
}

TEST(machine, increments_by_a_load_an_addition_and_a_store) {
  const account made = run(programs::increment);
  ASSERT_EQ(made.steps.size(), 3U);
  const auto a_and_x = [&](std::size_t step) {
    return std::pair{made.steps[step].after.registers[0], made.steps[step].after.cells[0]};
  };
  EXPECT_EQ(a_and_x(0), std::pair(1, 1));
  EXPECT_EQ(a_and_x(1), std::pair(2, 1)) << "the memory knows nothing of the addition";
  EXPECT_EQ(a_and_x(2), std::pair(2, 2));
  EXPECT_EQ(made.loads, 1);
  EXPECT_EQ(made.stores, 1);
  EXPECT_EQ(made.end, ending::halted);
}

TEST(machine, tells_each_step_in_a_sentence) {
  const program code = assemble(
      "cell x = 1\nfile f = 3\nload A, x\nadd A, 1\nstore A, x\nstore 9, x\nopen f\nread B\nread "
      "B\n"
      "jump_if_zero B, end\nend: print A\nhalt\n");
  const account made = execute(code);
  std::vector<std::string> told;
  for (std::size_t i = 0; i < made.steps.size(); ++i) {
    const step& one = made.steps[i];
    const telling said =
        tell(code, code.code[one.at], i == 0 ? made.start : made.steps[i - 1].after, one.after);
    told.push_back(said.from + ">" + said.to + ": " + said.sentence);
  }
  const std::vector<std::string> expected{
      "x>A: A copy of x travels to A: 1. x keeps its own.",
      ">A: In the CPU, 1 + 1 makes 2, in A. The memory knows nothing of it.",
      "A>x: A copy of A travels to x: 2. What x held, 1, is gone.",
      ">x: A number travels to x: 9. What x held, 2, is gone.",
      ">f: The device opens f. The CPU waits for it.",
      "f>B: The device reads the next number of f while the CPU waits: 3, to B.",
      "f>B: f has no more numbers: B gets 0.",
      ">: B is 0. The program goes on at address 8.",
      "A>printed: The device prints 2. The CPU waits for it.",
      ">: The CPU stops."};
  EXPECT_EQ(told, expected);
}

TEST(machine, a_loop_goes_round_until_zero) {
  // 1 + 1 + 3 rounds of 4 + the last test + the store.
  const account made = run(programs::sum);
  EXPECT_EQ(made.steps.size(), 16U);
  EXPECT_EQ(made.last().cells[1], 6);
  EXPECT_EQ(made.loads + made.stores, 2);
  for (std::size_t i = 0; i < 15; ++i) {
    EXPECT_EQ(made.steps[i].after.cells[1], 0) << "stored at the end alone";
  }
}

TEST(machine, reads_a_file_to_its_end_and_prints) {
  const account made = run(programs::file);
  EXPECT_EQ(made.last().cells[0], 12);
  EXPECT_EQ(made.last().printed, std::vector<word>{12});
  EXPECT_TRUE(made.last().unread[0].empty());
  EXPECT_EQ(made.steps.size(), 18U);
}

TEST(machine, opening_a_file_again_begins_it_again) {
  const account made = run("file f = 7 8\nopen f\nread A\nopen f\nread B\nread A\nread B\n");
  EXPECT_EQ(made.last().registers[0], 8);
  EXPECT_EQ(made.last().registers[1], 0) << "behind its end";
}

TEST(machine, stores_numbers_sets_and_subtracts) {
  const account made =
      run("cell x\nstore -7, x\nset A, 5\nset B, A\nsub B, 8\nload A, x\nsub A, B\n");
  EXPECT_EQ(made.last().cells[0], -7);
  EXPECT_EQ(made.last().registers[1], -3);
  EXPECT_EQ(made.last().registers[0], -4);
}

TEST(machine, numbers_wrap_around_in_32_bits) {
  EXPECT_EQ(run("set A, 2147483647\nadd A, 1\n").last().registers[0], -2147483647 - 1);
  EXPECT_EQ(run("set A, -2147483648\nsub A, 1\n").last().registers[0], 2147483647);
  EXPECT_EQ(run("set A, -2147483648\nsub B, A\n").last().registers[1], -2147483647 - 1);
}

TEST(machine, jumps_and_halts_where_it_should) {
  const account over = run("jump end\nset A, 1\nend:\n");
  EXPECT_EQ(over.steps.size(), 1U);
  EXPECT_EQ(over.end, ending::halted);
  const account stopped = run("set A, 1\nhalt\nset A, 2\n");
  EXPECT_EQ(stopped.last().registers[0], 1);
  const account not_zero = run("set A, 1\njump_if_zero A, end\nset B, 9\nend: halt\n");
  EXPECT_EQ(not_zero.last().registers[1], 9);
}

TEST(machine, an_endless_program_is_cut_off) {
  const account made = run("again: jump again\n", 10);
  EXPECT_EQ(made.steps.size(), 10U);
  EXPECT_EQ(made.end, ending::cut_off);
  EXPECT_EQ(run("set A, 1\n", 1).end, ending::halted) << "its last step is no step too many";
}

TEST(machine, reading_without_a_file_is_a_fault_with_its_line) {
  const account made = run("set A, 1\n\nread A\n");
  EXPECT_EQ(made.end, ending::fault);
  EXPECT_EQ(made.reason.rfind("line 3:", 0), 0U) << made.reason;
  EXPECT_EQ(made.steps.size(), 1U);
}

TEST(assembler, takes_labels_comments_blanks_and_commas_as_they_come) {
  const program code = assemble("; a comment\n\n  a:   set A , 1 # another\nb:\nc: jump\tc\n\n");
  ASSERT_EQ(code.code.size(), 2U);
  EXPECT_EQ(code.code[0].text, "set A, 1");
  EXPECT_EQ(code.code[0].line, 3);
  EXPECT_EQ(code.code[1].target, 1U);
  EXPECT_EQ(assemble("set A, 1").code.size(), 1U) << "without a last newline";
  EXPECT_EQ(assemble("set A, 1\r\nhalt\r\n").code.size(), 2U) << "from Windows";
}

TEST(assembler, cells_and_labels_may_come_after_their_use) {
  const program code = assemble("jump end\nload A, x\nend: halt\ncell x = 3\n");
  EXPECT_EQ(code.code[0].target, 2U);
  EXPECT_EQ(code.cells[0].initial, 3);
}

struct wrong {
  const char* text;
  const char* line;
  const char* says;
  const char* expected;
};

class faults : public ::testing::TestWithParam<wrong> {};

TEST_P(faults, name_line_reason_and_what_was_expected) {
  const std::string told = fault_in_program(GetParam().text);
  EXPECT_EQ(told.rfind(std::string{GetParam().line} + ": ", 0), 0U) << told;
  EXPECT_NE(told.find(GetParam().says), std::string::npos) << told;
  EXPECT_NE(told.find(GetParam().expected), std::string::npos) << told;
}

INSTANTIATE_TEST_SUITE_P(
    all, faults,
    ::testing::Values(
        wrong{"", "line 1", "without an instruction", "load A, x"},
        wrong{"cell x\n; nothing\n", "line 2", "without an instruction", "At least one"},
        wrong{"halt\nlod A, x\n", "line 2", "'lod' is no instruction", "load, store"},
        wrong{"set A\n", "line 1", "1 of the 2 words", "set A, 5"},
        wrong{"halt now\n", "line 1", "1 of the 0 words", "like this: halt"},
        wrong{"cell x\n\nadd x, 1\n", "line 3", "can't take 'x'", "a register, A or B"},
        wrong{"cell x\nadd A, x\n", "line 2", "can't take 'x'", "load it into a register first"},
        wrong{"load A, y\n", "line 1", "can't take 'y'", "cell x = 1"},
        wrong{"cell x\nload A, 5\n", "line 2", "can't take '5'", "a cell: x"},
        wrong{"jump up\n", "line 1", "can't take 'up'", "begins like up:"},
        wrong{"open data.csv\n", "line 1", "can't take 'data.csv'", "file data.csv = 3 4 5"},
        wrong{"file a = 1\nopen b\n", "line 2", "can't take 'b'", "a file: a"},
        wrong{"set A, 2147483648\n", "line 1", "'2147483648' is no number", "2147483647"},
        wrong{"set A, 1x\n", "line 1", "'1x' is no number", "whole number"},
        wrong{"set A, -\n", "line 1", "'-' is no number", "whole number"},
        wrong{"cell x = y\n", "line 1", "'y' is no number", "whole number"},
        wrong{"cell x 1\n", "line 1", "is no cell", "cell x = 1"},
        wrong{"cell\n", "line 1", "is no cell", "cell x = 1"},
        wrong{"file f\n", "line 1", "is no file", "file data.csv = 3 4 5"},
        wrong{"cell A\n", "line 1", "'A' can't be the name", "Another name"},
        wrong{"cell load\n", "line 1", "'load' can't be the name", "Another name"},
        wrong{"cell 9x\n", "line 1", "'9x' can't be the name", "a letter"},
        wrong{"cell x\ncell x\n", "line 2", "two of the name 'x'", "different names"},
        wrong{"cell x\nfile x = 1\n", "line 2", "two of the name 'x'", "different names"},
        wrong{"a: halt\na: halt\n", "line 2", "two labels 'a'", "different names"},
        wrong{": halt\n", "line 1", "in front of the ':'", "a name"},
        wrong{"cell a\ncell b\ncell c\ncell d\ncell e\ncell f\ncell g\ncell h\ncell i\n", "line 9",
              "one cell too many", "8 at most"}));

TEST(assembler, counts_instructions) {
  std::string text;
  for (int i = 0; i < 64; ++i) {
    text += "halt\n";
  }
  EXPECT_EQ(fault_in_program(text), "");
  EXPECT_EQ(fault_in_program(text + "halt\n").rfind("line 65: the program is too long", 0), 0U);
}

swap_report tried(const std::string& text) {
  return try_swapping(assemble("cell x = 3\ncell y = 5\n" + text), 1);
}

TEST(swapping, accepts_four_accesses_whatever_the_numbers) {
  const swap_report told = tried("load A, x\nload B, y\nstore A, y\nstore B, x\n");
  EXPECT_EQ(told.swapped, swap_trials);
  EXPECT_EQ(told.accesses, 4);
  EXPECT_EQ(told.first_failure, "");
}

TEST(swapping, tells_what_went_wrong_first) {
  const swap_report told = try_swapping(assemble(programs::swap), 1);
  EXPECT_EQ(told.swapped, 0);
  EXPECT_EQ(told.first_failure, "It began with x = 3 and y = 5, and ended with x = 3 and y = 3.");
}

TEST(swapping, constants_pass_for_their_own_numbers_alone) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const swap_report told =
        try_swapping(assemble("cell x = 3\ncell y = 5\nstore 5, x\nstore 3, y\n"), seed);
    EXPECT_EQ(told.swapped, 1);
  }
}

TEST(swapping, misses_cells_and_counts_endless_programs_as_failed) {
  EXPECT_NE(try_swapping(assemble("cell x\nhalt\n"), 1).first_failure.find("x and y"),
            std::string::npos);
  EXPECT_EQ(tried("load A, x\nload B, y\nstore A, y\nstore B, x\nagain: jump again\n").swapped, 0);
}

}  // namespace
