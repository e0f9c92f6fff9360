// private_file: the system asks every process in whose name it acts.
#include <cooks/check.hpp>
#include <cooks/files.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>

#include "processes.hpp"

//! [nobody]
int read_as_nobody(cooks::connection& ana, const arguments& path) {
  // For good, and for this process alone.
  const std::string refused = cooks::become_nobody();
  if (!refused.empty()) {
    ana.send("skipped");
    ana.send(refused);
    return 0;
  }
  const cooks::read_result recipe = cooks::read_file(path.front());
  ana.send(cooks::owner().value_or("?"));
  ana.send(recipe.error.empty() ? "read it" : recipe.error);
  return 0;
}
//! [nobody]

//! [private_file]
void private_file(const cooks::run& /*run*/) {
  // Mode 600: its owner may read and write it, and nobody else.
  const cooks::private_file recipe{"recipe", "a pinch of salt"};
  if (!recipe) {
    cooks::print(
        "A page has neither users nor files. Run this variant "
        "in a terminal.");
    return;
  }
  const std::string owner = cooks::owner().value_or("?");
  const cooks::read_result anas = cooks::read_file(recipe.path());
  cooks::print("Ana, as {}: {}", owner, anas.content);
  cooks::check("Ana reads her file", std::string{"a pinch of salt"},
               anas.content);

  cooks::process ben{"Ben", "read_as_nobody", {recipe.path()}};
  const std::string as = ben.pipe().receive().value();
  const std::string seen = ben.pipe().receive().value();
  ben.wait();
  if (as == "skipped") {
    cooks::print(
        "Ben cannot become another user ({}): only root may. The "
        "second half is skipped.",
        seen);
    cooks::result("skipped", true);
    return;
  }
  cooks::print("Ben, as {}: {}", as, seen);
  cooks::check("Ben may not", std::string{"Permission denied"}, seen);
}
//! [private_file]
