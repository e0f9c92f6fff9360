// computer: a machine of the kind that von Neumann described. It runs a
// program and keeps an account of each step.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assembler.hpp"

struct state {
  std::size_t next = 0;  // the program counter: which instruction is next
  std::array<word, register_count> registers{};
  std::vector<word> cells;
  std::vector<std::vector<word>> unread;  // of each file
  std::optional<std::size_t> open_file;
  std::vector<word> printed;
};

struct step {
  std::size_t at = 0;  // the address of the instruction
  state after;
};

enum class ending { halted, cut_off, fault };

struct account {
  state start;
  std::vector<step> steps;
  int loads = 0;
  int stores = 0;
  ending end = ending::halted;
  std::string reason{};  // of a fault

  const state& last() const {
    return steps.empty() ? start : steps.back().after;
  }
};

constexpr std::size_t most_steps = 1000;

/// `execute()` runs a program from its first instruction to its end, or
/// until so many steps are done.
account execute(const program& code, std::size_t limit = most_steps);
