// telling: a sentence for each kind of instruction.
#include "telling.hpp"

namespace {

std::string text_of(word number) {
  return std::to_string(number);
}

word value_in(const state& now, const source_value& value) {
  return value.in_register ? now.registers[value.which] : value.number;
}

std::string name_of(const source_value& value) {
  return value.in_register ? register_name(value.which) : "";
}

std::string goes_on(const program& code, const state& after) {
  return "The program goes on " +
         (after.next < code.code.size()
              ? "at address " + std::to_string(after.next)
              : std::string{"behind its last instruction"}) +
         ".";
}

telling tell_memory(const program& code, const instruction& done,
                    const state& before, const state& after) {
  const std::string cell = code.cells[done.target].name;
  const std::string reg = register_name(done.reg);
  const std::string old = text_of(before.cells[done.target]);
  if (done.does == operation::load) {
    return {cell, reg,
            "A copy of " + cell + " travels to " + reg + ": " + old +
                ". " + cell + " keeps its own."};
  }
  const std::string from = name_of(done.value);
  return {from, cell,
          (from.empty() ? "A number" : "A copy of " + from) +
              " travels to " + cell + ": " +
              text_of(after.cells[done.target]) + ". What " + cell +
              " held, " + old + ", is gone."};
}

telling tell_arithmetic(const instruction& done, const state& before,
                        const state& after) {
  const std::string reg = register_name(done.reg);
  return {"", reg,
          "In the CPU, " + text_of(before.registers[done.reg]) +
              (done.does == operation::add ? " + " : " - ") +
              text_of(value_in(before, done.value)) + " makes " +
              text_of(after.registers[done.reg]) + ", in " + reg +
              ". The memory knows nothing of it."};
}

telling tell_read(const program& code, const instruction& done,
                  const state& before, const state& after) {
  const std::string reg = register_name(done.reg);
  const std::string file = code.files[*after.open_file].name;
  if (before.unread[*after.open_file].empty()) {
    return {file, reg,
            file + " has no more numbers: " + reg + " gets 0."};
  }
  return {file, reg,
          "The device reads the next number of " + file +
              " while the CPU waits: " +
              text_of(after.registers[done.reg]) + ", to " + reg + "."};
}

}  // namespace

telling tell(const program& code, const instruction& done,
             const state& before, const state& after) {
  const std::string reg = register_name(done.reg);
  switch (done.does) {
    case operation::load:
    case operation::store:
      return tell_memory(code, done, before, after);
    case operation::set:
      return {
          name_of(done.value), reg,
          reg + " is set to " + text_of(after.registers[done.reg]) + "."};
    case operation::add:
    case operation::subtract:
      return tell_arithmetic(done, before, after);
    case operation::jump:
      return {"", "", goes_on(code, after)};
    case operation::jump_if_zero:
      return {"", "",
              before.registers[done.reg] == 0
                  ? reg + " is 0. " + goes_on(code, after)
                  : reg + " is " + text_of(before.registers[done.reg]) +
                        ", not 0: no jump."};
    case operation::halt:
      return {"", "", "The CPU stops."};
    case operation::open:
      return {"", code.files[done.target].name,
              "The device opens " + code.files[done.target].name +
                  ". The CPU waits for it."};
    case operation::read:
      return tell_read(code, done, before, after);
    case operation::print:
      return {name_of(done.value), "printed",
              "The device prints " + text_of(after.printed.back()) +
                  ". The CPU waits for it."};
  }
  return {};
}
