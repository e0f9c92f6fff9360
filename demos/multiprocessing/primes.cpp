// primes: ten numbers, one after another, and then each in a process of
// its own.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/figure.hpp>
#include <cooks/message.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/system.hpp>

#include <algorithm>

#include "multiprocessing.hpp"

namespace {

//! [is_prime]
bool is_prime(std::int64_t n) {
  if (n < 2 || n % 2 == 0) {
    return n == 2;
  }
  const auto number = static_cast<std::uint32_t>(n);
  for (std::uint32_t divisor = 3; divisor < number; divisor += 2) {
    if (number % divisor == 0) {
      return false;
    }
  }
  return true;
}
//! [is_prime]

// A compiler that sees the same number tested again may skip it. It must
// not foresee what is read from a volatile.
bool really_test(std::int64_t n) {
  const volatile std::int64_t number = n;
  return is_prime(number);
}

std::string own_name() {
  const auto id = cooks::process_id();
  return id ? std::to_string(*id) : "a module";
}

seconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::steady_clock::now() - start;
}

//! [tally]
// One variable in the program, and one in the memory of each process.
int tested = 0;

answer test_number(std::int64_t n, int how_often) {
  const cooks::span work{std::to_string(n)};
  bool prime = false;
  for (int i = 0; i < how_often; ++i) {
    prime = really_test(n);
  }
  return {n, prime, own_name(), ++tested, ""};
}
//! [tally]

}  // namespace

answer test_number(const question& asked) {
  return test_number(asked.number, asked.times);
}

int times(const cooks::run& run) {
  return static_cast<int>(run.integer("times"));
}

// The least of several tries, for other programs may be at work.
seconds alone() {
  const cooks::span measuring{"one alone"};
  seconds least{1e9};
  for (int i = 0; i < 4; ++i) {
    const auto start = std::chrono::steady_clock::now();
    if (!really_test(numbers.front())) {
      cooks::check("15492781 is prime", false);
    }
    least = std::min(least, since(start));
  }
  return least;
}

void tell(const std::vector<answer>& answers, seconds took,
          seconds computing) {
  cooks::table told{
      "Who has tested what",
      {"number", "prime", "process", "numbers tested in that memory"},
      {}};
  for (const answer& one : answers) {
    told.rows.push_back({std::to_string(one.number),
                         one.is_prime ? "yes" : "no", one.process,
                         std::to_string(one.tested)});
  }
  cooks::show(told);
  cooks::print("{:.2f} s of computing in {:.2f} s.", computing.count(),
               took.count());
  cooks::print("In the memory of main: {} numbers tested.", tested);
  cooks::result("tested by main", tested);
  cooks::measured("speed-up", computing / took);
  const auto found =
      std::count_if(answers.begin(), answers.end(),
                    [](auto& one) { return one.is_prime; });
  cooks::check("answers", numbers.size(), answers.size());
  cooks::check("primes found", static_cast<std::ptrdiff_t>(primes),
               found);
}

void sequential(const cooks::run& run) {
  tested = 0;
  const seconds one = alone();
  const auto start = std::chrono::steady_clock::now();
  std::vector<answer> answers;
  for (const std::int64_t number : numbers) {
    answers.push_back(test_number({number, times(run)}));
  }
  const seconds took = since(start);
  tell(answers, took, primes * times(run) * std::min(one, alone()));
}

//! [child]
// All that a child runs: it answers until its pipe is closed.
int answer_questions(cooks::connection& parent,
                     const arguments& /*none*/) {
  while (const auto letter = parent.receive()) {
    const auto asked = cooks::unpacked<question>(*letter);
    parent.send(cooks::packed(test_number(asked)));
  }
  return 0;
}
//! [child]

//! [outcome]
// Whatever a child does, something is known of it.
outcome outcome_of(cooks::process& child) {
  std::string error;
  try {
    if (const auto letter = child.pipe().receive()) {
      return {cooks::unpacked<answer>(*letter), ""};
    }
  } catch (const cooks::process_error& e) {
    error = e.what();  // it crashed, or was killed
  } catch (const cooks::message_error& e) {
    error = std::string{"What came is no answer: "} + e.what();
  }
  if (error.empty()) {
    error = "It ended with code " + std::to_string(child.wait().code) +
            " and gave no answer.";
  }
  return {std::nullopt, error};
}
//! [outcome]

void processes(const cooks::run& run) {
  tested = 0;
  const seconds one = alone();
  const auto start = std::chrono::steady_clock::now();
  //! [processes]
  std::vector<cooks::process> children;
  for (const std::int64_t number : numbers) {
    cooks::process& child = children.emplace_back(
        "child " + std::to_string(children.size() + 1),
        "answer_questions");
    child.pipe().send(cooks::packed(question{number, times(run)}));
    child.pipe().close();  // there is no second question
  }
  std::vector<answer> answers;
  for (cooks::process& child : children) {
    const outcome came = outcome_of(child);  // first the answer,
    child.wait();                            // then the end
    if (came.good) {
      answers.push_back(*came.good);
    } else {
      cooks::print("{}", came.error);
    }
  }
  //! [processes]
  const seconds took = since(start);
  tell(answers, took, primes * times(run) * std::min(one, alone()));
  cooks::check("nobody has counted in the memory of main", 0, tested);
}
