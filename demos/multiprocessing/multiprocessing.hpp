// multiprocessing: what the files of this demo have in common.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/process.hpp>
#include <cooks/task.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

using arguments = std::vector<std::string>;
using seconds = std::chrono::duration<double>;

// Nine of them are prime.
inline constexpr std::array<std::int64_t, 10> numbers{
    15492781, 15492787, 15492803, 15492811, 15492810,
    15492833, 15492859, 15502547, 15520301, 15527509};
inline constexpr int primes = 9;

//! [letters]
// What goes through the pipes.
struct question {
  std::int64_t number = 0;
  int times = 1;  // how often it is tested
  auto fields() { return std::tie(number, times); }
};

struct answer {
  std::int64_t number = 0;
  bool is_prime = false;
  std::string process;  // who has tested it
  int tested = 0;       // the tally in that process's memory
  std::string remark;
  auto fields() {
    return std::tie(number, is_prime, process, tested, remark);
  }
};
//! [letters]

// What became of a question: an answer, or what went wrong.
struct outcome {
  std::optional<answer> good;
  std::string error;
};

// primes.cpp
answer test_number(const question& asked);
int answer_questions(cooks::connection& parent, const arguments& none);
outcome outcome_of(cooks::process& child);
int times(const cooks::run& run);
seconds alone();  // what one test of one prime takes
void tell(const std::vector<answer>& answers, seconds took,
          seconds computing);
void sequential(const cooks::run& run);
void processes(const cooks::run& run);

// crews.cpp
extern const cooks::task<answer(const question&)> test_task;
int crew_size(const cooks::run& run);
void queue(const cooks::run& run);
void pool(const cooks::run& run);

// letters.cpp
int reply(cooks::connection& parent, const arguments& none);
int write_long_letter(cooks::connection& parent, const arguments& lines);
int write_at_once(cooks::connection& parent, const arguments& how);
void exchange_letters(const cooks::run& run);
void join_first(const cooks::run& run);
void drain_first(const cooks::run& run);
void shared_end(const cooks::run& run);
void whole_messages(const cooks::run& run);

// broken.cpp
int go_wrong(cooks::connection& parent, const arguments& how);
void broken_child(const cooks::run& run);
void nine_of_ten(const cooks::run& run);

// cost.cpp
int tell_memory(cooks::connection& parent, const arguments& none);
void cost(const cooks::run& run);
