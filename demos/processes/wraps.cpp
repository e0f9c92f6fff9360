// wraps: what belongs to a process, asked in two of them.
#include <cooks/check.hpp>
#include <cooks/figure.hpp>
#include <cooks/files.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>

#include "processes.hpp"

namespace {

int data = 0;

const char* const not_told = "not told";

std::string open_files() {
  const auto files = cooks::open_files();
  return files ? std::to_string(files->size()) : not_told;
}

//! [wraps]
std::vector<std::string> what_it_wraps() {
  const auto id = cooks::process_id();
  return {id ? std::to_string(*id) : not_told,
          cooks::owner().value_or(not_told),
          address_of(&describe_yourself),  // code
          address_of(&data), open_files()};
}
//! [wraps]

void tell_open_files(const std::string& who) {
  for (const std::string& file :
       cooks::open_files().value_or(arguments{})) {
    cooks::print("{} has open: {}", who, file);
  }
}

}  // namespace

int describe_yourself(cooks::connection& ana, const arguments& /*none*/) {
  const cooks::private_file menu{"menu",
                                 "soup"};  // open in Ben's process
  tell_open_files("Ben");
  for (const std::string& line : what_it_wraps()) {
    ana.send(line);
  }
  return 0;
}

void wraps(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "describe_yourself"};
  const std::vector<std::string> names{"process id", "owner",
                                       "code (a function)",
                                       "data (a variable)", "open files"};
  const std::vector<std::string> anas = what_it_wraps();
  tell_open_files("Ana");
  if (!cooks::process_id()) {
    cooks::print(
        "A page is not told of processes, users and files. Run "
        "this variant in a terminal.");
  }
  cooks::table told{"What a process wraps", {"", "Ana", "Ben"}, {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    told.rows.push_back(
        {names[i], anas[i], ben.pipe().receive().value()});
  }
  cooks::show(told);
  cooks::check("Ben ended as he should", ben.wait().ok());
}
