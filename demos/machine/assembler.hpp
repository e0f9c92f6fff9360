// assembler: reads the text of a program for the little machine, and
// tells what is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// `part` is what an instruction keeps busy besides the control unit.
enum class part { compute, memory, io };

enum class operation {
  load,
  store,
  set,
  add,
  subtract,
  jump,
  jump_if_zero,
  halt,
  open,
  read,
  print
};

using word = std::int32_t;

/// `source_value` is a number in the program, or a register.
struct source_value {
  bool in_register = false;
  word number = 0;        // otherwise
  std::size_t which = 0;  // of the registers
};

struct instruction {
  operation does = operation::halt;
  part works = part::compute;
  std::size_t reg = 0;     // the register that it works on
  source_value value;      // what it sets, adds, stores
  std::size_t target = 0;  // the cell, the file, or the address
  std::string text;        // as it was written, without its comment
  int line = 0;            // where it was written, from 1
};

struct memory_cell {
  std::string name;
  word initial = 0;
};

struct data_file {
  std::string name;
  std::vector<word> numbers;
};

struct program {
  std::vector<memory_cell> cells;
  std::vector<data_file> files;
  std::vector<instruction> code;  // each at the address of its place
};

constexpr std::size_t register_count = 2;
const char* register_name(std::size_t which);

/// `assemble()` makes a program of its text.
/// \throws std::invalid_argument naming line, reason and what was
/// expected
program assemble(const std::string& text);

/// `fault_in_program()` is what assemble() has against the text, or
/// nothing.
std::string fault_in_program(const std::string& text);
