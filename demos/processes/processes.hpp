// processes: what its variants share.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/process.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

using arguments = std::vector<std::string>;

// An address as people write it.
template <class Anything>
std::string address_of(Anything* thing) {
  char digits[24];
  const auto number = reinterpret_cast<std::uintptr_t>(thing);
  const auto end =
      std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
  return "0x" + std::string(digits, end);
}

// The variants, and what the other process runs in each.
void twins(const cooks::run& run);
int look_when_asked(cooks::connection& ana, const arguments& none);

void wraps(const cooks::run& run);
int describe_yourself(cooks::connection& ana, const arguments& none);

void private_file(const cooks::run& run);
int read_as_nobody(cooks::connection& ana, const arguments& path);
