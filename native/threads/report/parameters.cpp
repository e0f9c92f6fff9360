// parameters: reading and checking values.
#include "report/parameters.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "cooks/thread.hpp"

namespace cooks::report {
namespace {

bool is_auto(const parameter_value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && *text == "auto";
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string{text} + "'";
}

std::string in_range(const range& allowed, std::string_view unit) {
  const std::string tail = unit.empty() ? std::string{} : " " + std::string{unit};
  const bool from = allowed.least > std::numeric_limits<double>::lowest();
  const bool to = allowed.most < std::numeric_limits<double>::max();
  if (from && to) {
    return " from " + number_text(allowed.least) + " to " + number_text(allowed.most) + tail;
  }
  if (from) {
    return " of at least " + number_text(allowed.least) + tail;
  }
  return to ? " of at most " + number_text(allowed.most) + tail : tail;
}

std::string a_number(bool whole, const range& allowed, std::string_view unit) {
  return (whole ? "a whole number" : "a number") + in_range(allowed, unit);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string number_text(double number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.10g", number);
  return digits;
}

double parse_number(std::string_view option, const std::string& given, const range& allowed,
                    bool whole, std::string_view unit) {
  const std::string wanted = " It takes " + a_number(whole, allowed, unit) + ".";
  char* end = nullptr;
  errno = 0;
  const double number = std::strtod(given.c_str(), &end);
  const bool read = !given.empty() && *end == '\0' && std::isfinite(number) &&
                    (std::isdigit(static_cast<unsigned char>(given.front())) != 0 ||
                     given.front() == '-' || given.front() == '.') &&
                    given.find_first_of("xXpP") == std::string::npos;
  if (!read) {
    throw usage_error{std::string{option} + ": " + in_quotes(given) + " is not a number." + wanted};
  }
  if (whole && number != std::trunc(number)) {
    throw usage_error{std::string{option} + ": " + given + " is not a whole number." + wanted};
  }
  if (number < allowed.least || number > allowed.most) {
    throw usage_error{std::string{option} + ": " + given + " is out of range." + wanted};
  }
  return number;
}

namespace {

void refuse_faults(const parameter& declared, const std::string& given) {
  const std::string fault = declared.find_fault ? declared.find_fault(given) : std::string{};
  if (!fault.empty()) {
    throw usage_error{"--" + declared.name + ": " + fault};
  }
}

}  // namespace

parameter_value parse_value(const parameter& declared, host where, const std::string& given) {
  const std::string option = "--" + declared.name;
  const range& allowed = declared.allowed_in(where);
  switch (declared.type) {
    case parameter_type::integer:
      if (given == "auto" && is_auto(declared.initial_in(where))) {
        return initial_value(declared, where, {});
      }
      return static_cast<std::int64_t>(parse_number(option, given, allowed, true));
    case parameter_type::real:
      return parse_number(option, given, allowed, false);
    case parameter_type::seconds:
      return parse_number(option, given, allowed, false, "seconds");
    case parameter_type::flag:
      if (given != "true" && given != "false") {
        throw usage_error{option + ": " + in_quotes(given) + " is neither true nor false."};
      }
      return given == "true";
    case parameter_type::choice:
      if (std::find(declared.choices.begin(), declared.choices.end(), given) ==
          declared.choices.end()) {
        const std::string near = nearest(given, declared.choices);
        throw usage_error{option + ": " + in_quotes(given) + " is no choice of it." +
                          (near.empty() ? "" : " Did you mean " + near + "?") + " It takes " +
                          expected(declared, where) + "."};
      }
      return given;
    case parameter_type::texts:
      refuse_faults(declared, given);
      return std::vector<std::string>{given};
    case parameter_type::text:
    case parameter_type::folder:
    case parameter_type::file:
    case parameter_type::source:
      break;
  }
  refuse_faults(declared, given);
  return given;
}

void refuse_if_of_others(const parameter& declared, const variant& way) {
  if (declared.is_of(way.name)) {
    return;
  }
  const std::vector<std::string>& owners = declared.only_variants;
  throw usage_error{"--" + declared.name + " belongs to the variant" +
                    (owners.size() == 1 ? " " : "s ") + listed(owners, "and") +
                    ", and this run is of " + way.name + "."};
}

parameter_value initial_value(const parameter& declared, host where, std::string_view variant) {
  const parameter_value& initial = declared.initial_in(where, variant);
  if (declared.type == parameter_type::integer && is_auto(initial)) {
    const range& allowed = declared.allowed_in(where);
    return static_cast<std::int64_t>(
        std::clamp<double>(thread::hardware_concurrency(), allowed.least, allowed.most));
  }
  return initial;
}

std::string expected(const parameter& declared, host where) {
  const range& allowed = declared.allowed_in(where);
  switch (declared.type) {
    case parameter_type::integer:
      return a_number(true, allowed, {}) + (is_auto(declared.initial_in(where)) ? " or auto" : "");
    case parameter_type::real:
      return a_number(false, allowed, {});
    case parameter_type::seconds:
      return a_number(false, allowed, "seconds");
    case parameter_type::flag:
      return "nothing";
    case parameter_type::choice:
      return listed(declared.choices, "or");
    case parameter_type::folder:
      return "a folder";
    case parameter_type::file:
    case parameter_type::source:
      return "a file";
    case parameter_type::text:
    case parameter_type::texts:
      break;
  }
  return "a text";
}

std::string listed(const std::vector<std::string>& words, std::string_view before_the_last) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    all += i == 0 ? "" : last ? " " + std::string{before_the_last} + " " : ", ";
    all += words[i];
  }
  return all;
}

std::string nearest(std::string_view wrong, const std::vector<std::string>& words) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, wrong.size() / 3) + 1;
  for (const std::string& word : words) {
    const std::size_t distance = edit_distance(wrong, word);
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

}  // namespace cooks::report
