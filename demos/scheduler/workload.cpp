// workload: reading jobs, and telling what is wrong with them.
#include "workload.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace {

constexpr std::size_t most_jobs = 12;
constexpr std::size_t longest_name = 12;
constexpr int most_units = 99;
constexpr int last_arrival = 999;

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

[[noreturn]] void refuse(const std::string& what) {
  throw std::invalid_argument{
      what +
      " A job is NAME:UNITS, then /YIELD if it yields after each so many "
      "units, then @ARRIVAL if it comes later than 0; commas between "
      "jobs, "
      "as in P1:5/2,P2:3@1."};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int read_number(const std::string& job, const std::string& what,
                const std::string& digits, int least, int most) {
  const bool whole = !digits.empty() && digits.size() <= 4 &&
                     std::all_of(digits.begin(), digits.end(), is_digit);
  const int number = whole ? std::stoi(digits) : -1;
  if (number < least || number > most) {
    refuse("In " + quoted(job) + ", " + quoted(digits) + " is not the " +
           what + ": a whole number from " + std::to_string(least) +
           " to " + std::to_string(most) + " was expected.");
  }
  return number;
}

// Cuts what follows the sign off the text.
std::optional<std::string> cut_after(char sign, std::string& text) {
  const std::size_t at = text.find(sign);
  if (at == std::string::npos) {
    return std::nullopt;
  }
  std::string tail = text.substr(at + 1);
  text.resize(at);
  return tail;
}

std::string read_name(const std::string& piece, const std::string& name) {
  const auto is_part = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  };
  if (name.empty() || name.size() > longest_name ||
      !std::all_of(name.begin(), name.end(), is_part)) {
    refuse("In " + quoted(piece) + ", " + quoted(name) +
           " is no name: 1 to " + std::to_string(longest_name) +
           " letters, digits, - or _ were expected.");
  }
  return name;
}

job read_job(const std::string& piece) {
  job one;
  std::string rest = piece;
  const auto arrival = cut_after('@', rest);
  const auto yields = cut_after('/', rest);
  const auto work = cut_after(':', rest);
  one.name = read_name(piece, rest);
  if (!work) {
    refuse("In " + quoted(piece) + ", ':' and the units of work after " +
           quoted(rest) + " were expected.");
  }
  if (*work != "forever") {
    one.work = read_number(piece, "units of work", *work, 1, most_units);
  }
  if (yields) {
    one.yields = read_number(piece, "units between yields", *yields, 1,
                             most_units);
  }
  if (arrival) {
    one.arrival =
        read_number(piece, "time of arrival", *arrival, 0, last_arrival);
  }
  return one;
}

std::string without_blanks_around(const std::string& text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string::npos
             ? std::string{}
             : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

}  // namespace

std::vector<job> read_jobs(const std::string& text) {
  std::vector<job> jobs;
  for (std::optional<std::string> rest = text; rest;) {
    std::string piece = *rest;
    rest = cut_after(',', piece);
    piece = without_blanks_around(piece);
    if (piece.empty()) {
      refuse("Job " + std::to_string(jobs.size() + 1) + " is empty.");
    }
    const job one = read_job(piece);
    for (const job& other : jobs) {
      if (other.name == one.name) {
        refuse("Two jobs are called " + quoted(one.name) +
               ": different names were expected.");
      }
    }
    jobs.push_back(one);
  }
  if (jobs.size() > most_jobs) {
    refuse(std::to_string(jobs.size()) + " jobs are too many: at most " +
           std::to_string(most_jobs) + " were expected.");
  }
  const bool some_end =
      std::any_of(jobs.begin(), jobs.end(),
                  [](const job& j) { return j.work.has_value(); });
  if (!some_end) {
    refuse(
        "All jobs run forever: at least one with an end was expected.");
  }
  return jobs;
}

std::string fault_in_jobs(const std::string& text) {
  try {
    read_jobs(text);
  } catch (const std::invalid_argument& e) {
    return e.what();
  }
  return {};
}
