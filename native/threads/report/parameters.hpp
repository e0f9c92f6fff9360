// parameters: from texts to the values of a demo's parameters, with the same rules and the same
// error messages in every host. Knows the demo's declaration only.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cooks/demo.hpp"

namespace cooks::report {

/// `usage_error` says which option, which value, and what was expected.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `parse_value()` reads one value. \throws usage_error
parameter_value parse_value(const parameter& declared, host where, const std::string& given);

/// `parse_number()` reads a whole text as a number. \throws usage_error naming the option
double parse_number(std::string_view option, const std::string& given, const range& allowed,
                    bool whole, std::string_view unit = {});

/// `refuse_if_of_others()` refuses a value for a parameter that the variant doesn't have: it would
/// look as if it did something. \throws usage_error
void refuse_if_of_others(const parameter& declared, const variant& way);

/// `initial_value()` is the variant's default in that host; `auto` is resolved to this machine's
/// cores.
parameter_value initial_value(const parameter& declared, host where, std::string_view variant);

/// `expected()` says in words what a parameter takes: "a whole number from 1 to 64".
std::string expected(const parameter& declared, host where);

/// `listed()` is "one, two and three".
std::string listed(const std::vector<std::string>& words, std::string_view before_the_last);

/// `nearest()` is the word that somebody who typed `wrong` may have meant; empty when none is near.
std::string nearest(std::string_view wrong, const std::vector<std::string>& words);

/// `number_text()` is a number as a person writes it: 2, 0.25, 1000000.
std::string number_text(double number);

}  // namespace cooks::report
