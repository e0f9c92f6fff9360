// subject: what is explored: a variant of a demo with the values of its parameters. Knows demos by
// their registration, and schedules.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "cooks/demo.hpp"
#include "explorer/core/board.hpp"
#include "report/json_text.hpp"

namespace cooks::explorer {

class subject {
 public:
  using values = std::map<std::string, parameter_value, std::less<>>;

  subject(const demo& which, const variant& way, values given, std::uint64_t seed,
          const execution_options& options = {})
      : demo_(which), way_(way), parameters_(std::move(given), seed), options_(options) {
    options_.seed = seed;  // no code of a schedule says it
  }

  /// `program()` is its main thread. It needs the subject no more.
  std::function<void()> program() const {
    return [body = way_.body, parameters = parameters_] { body(parameters); };
  }
  /// `with()` is the same program, whose executions may do something else.
  subject with(const execution_options& options) const {
    return {demo_, way_, parameters_.values(), parameters_.seed(), options};
  }
  /// `options()` are what its executions may do.
  const execution_options& options() const noexcept { return options_; }
  std::uint64_t seed() const noexcept { return parameters_.seed(); }

  /// `code_of()` is a schedule with the program that it belongs to, for commands and links.
  std::string code_of(const schedule& turns) const;
  /// `turns_of()` is the way back.
  /// \throws std::invalid_argument  when it is none of this demo as it is built here: says why.
  schedule turns_of(const std::string& code) const;

  /// `tell()` is how each document about it begins: demo, variant, parameters.
  void tell(report::json_text& json) const;

 private:
  const demo& demo_;
  const variant& way_;
  run parameters_;
  execution_options options_;
};

}  // namespace cooks::explorer
