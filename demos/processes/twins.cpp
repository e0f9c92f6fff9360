// twins: Ana writes at an address. Ben reads at the same one.
#include <cooks/check.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>

#include "processes.hpp"

namespace {

//! [variable]
// One variable in the program. Each process has its own.
int plates = 3;
//! [variable]

struct sight {
  std::string process;
  std::string address;
  std::string value;
};

// Where this process has its plates, and how many.
sight look() {
  const auto id = cooks::process_id();
  return {id ? std::to_string(*id) : "not told", address_of(&plates),
          std::to_string(plates)};
}

sight receive_sight(cooks::connection& from) {
  sight seen;
  seen.process = from.receive().value();
  seen.address = from.receive().value();
  seen.value = from.receive().value();
  return seen;
}

}  // namespace

//! [child]
// All that Ben's process runs. It begins with plates = 3.
int look_when_asked(cooks::connection& ana, const arguments& /*none*/) {
  while (ana.receive()) {
    const sight seen = look();
    cooks::print("Ben sees {} plates at {}", seen.value, seen.address);
    ana.send(seen.process);
    ana.send(seen.address);
    ana.send(seen.value);
  }
  return 0;  // Ana has closed the pipe
}
//! [child]

//! [twins]
void twins(const cooks::run& run) {
  const int wanted = static_cast<int>(run.integer("plates"));
  cooks::process ben{"Ben", "look_when_asked"};

  plates = wanted;  // in Ana's process: this one
  const sight anas = look();
  cooks::print("Ana sees {} plates at {}", anas.value, anas.address);

  ben.pipe().send("look");
  const sight bens = receive_sight(ben.pipe());
  ben.pipe().close();
  ben.wait();

  cooks::show(
      cooks::table{"One variable, two processes",
                   {"", "process", "address of plates", "plates"},
                   {{"Ana", anas.process, anas.address, anas.value},
                    {"Ben", bens.process, bens.address, bens.value}}});
  cooks::result("same address", anas.address == bens.address);
  cooks::check("Ana reads what she wrote", std::to_string(wanted),
               anas.value);
  cooks::check("Ben reads his own", std::string{"3"}, bens.value);
}
//! [twins]
