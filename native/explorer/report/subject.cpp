// subject: its name is in every code of a schedule, so that no other one takes it.
#include "explorer/report/subject.hpp"

#include <stdexcept>

#include "explorer/core/schedule_code.hpp"
#include "report/value_text.hpp"

namespace cooks::explorer {

extern const char* const source_hash;  // of this demo's sources; the build makes it

namespace {

schedule_code read_whole(const std::string& code) {
  try {
    return read_code(code);
  } catch (const std::invalid_argument& wrong) {
    throw std::invalid_argument{std::string{wrong.what()} + "."};
  }
}

}  // namespace

std::string subject::code_of(const schedule& turns) const {
  return schedule_code{demo_.name, source_hash, options_, turns}.text();
}

schedule subject::turns_of(const std::string& code) const {
  schedule_code read = read_whole(code);
  if (read.demo != demo_.name) {
    throw std::invalid_argument{"This schedule is one of " + read.demo + ", and this is " +
                                demo_.name + "."};
  }
  if (read.source != source_hash) {
    throw std::invalid_argument{"This schedule was found with another source of " + demo_.name +
                                " (" + read.source + ", here it is " + source_hash +
                                "): its steps need not be the same any more. Search again."};
  }
  if (written(read.options) != written(options_)) {
    throw std::invalid_argument{"This schedule was found with " + written(read.options) +
                                ", and here it is " + written(options_) + "."};
  }
  return std::move(read.turns);
}

void subject::tell(report::json_text& json) const {
  json.key("demo").value(demo_.name).key("variant").value(way_.name).key("parameters").open('{');
  for (const parameter& p : demo_.parameters) {
    if (p.is_of(way_.name)) {
      report::tell_value(json.key(p.name), parameters_.values().at(p.name));
    }
  }
  json.close('}');
  json.key("memory").value(options_.memory == memory_model::tso ? "tso" : "sc");
  json.key("waiters").value(options_.any_waiter ? "any" : "fifo");
  json.key("wake_ups").value(options_.spurious_wake_ups);
}

}  // namespace cooks::explorer
