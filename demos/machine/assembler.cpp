// assembler: first the names of cells, files and labels, then the
// instructions that use them.
#include "assembler.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace {

constexpr std::size_t most_cells = 8;
constexpr std::size_t most_files = 4;
constexpr std::size_t most_numbers = 20;
constexpr std::size_t most_instructions = 64;
constexpr std::size_t longest_name = 12;

enum class takes { nothing, reg, value, cell, file, label };

struct form {
  const char* name;
  operation does;
  part works;
  takes first;
  takes second;
  const char* example;
};

constexpr std::array<form, 11> forms{{
    {"load", operation::load, part::memory, takes::reg, takes::cell,
     "load A, x"},
    {"store", operation::store, part::memory, takes::value, takes::cell,
     "store A, x"},
    {"set", operation::set, part::compute, takes::reg, takes::value,
     "set A, 5"},
    {"add", operation::add, part::compute, takes::reg, takes::value,
     "add A, 1"},
    {"sub", operation::subtract, part::compute, takes::reg, takes::value,
     "sub A, B"},
    {"jump", operation::jump, part::compute, takes::label, takes::nothing,
     "jump again"},
    {"jump_if_zero", operation::jump_if_zero, part::compute, takes::reg,
     takes::label, "jump_if_zero A, done"},
    {"halt", operation::halt, part::compute, takes::nothing,
     takes::nothing, "halt"},
    {"open", operation::open, part::io, takes::file, takes::nothing,
     "open data.csv"},
    {"read", operation::read, part::io, takes::reg, takes::nothing,
     "read A"},
    {"print", operation::print, part::io, takes::value, takes::nothing,
     "print A"},
}};

using words = std::vector<std::string>;

[[noreturn]] void refuse(int line, const std::string& what) {
  throw std::invalid_argument{"line " + std::to_string(line) + ": " +
                              what};
}

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

std::string all_names() {
  std::string all = "cell, file";
  for (const form& one : forms) {
    all += std::string{", "} + one.name;
  }
  return all;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_register(const std::string& said) {
  return said == "A" || said == "B";
}

bool looks_like_a_number(const std::string& said) {
  return is_digit(said.front()) || said.front() == '-';
}

word read_number(int line, const std::string& text) {
  const bool digits = !text.empty() && text.size() <= 11 &&
                      is_digit(text.back()) &&
                      (is_digit(text.front()) || text.front() == '-') &&
                      std::all_of(text.begin() + 1, text.end(), is_digit);
  const long long number = digits ? std::stoll(text) : 0;
  if (!digits || number != static_cast<word>(number)) {
    refuse(line, quoted(text) +
                     " is no number of this machine: a whole number from "
                     "-2147483648 to 2147483647 was expected.");
  }
  return static_cast<word>(number);
}

void check_name(int line, const std::string& kind,
                const std::string& name) {
  const bool fits = name.size() <= longest_name &&
                    is_letter(name.front()) &&
                    std::all_of(name.begin(), name.end(), [&](char c) {
                      return is_letter(c) || is_digit(c) ||
                             (c == '.' && kind == "file");
                    });
  const bool taken =
      is_register(name) || name == "cell" || name == "file" ||
      name == "printed" ||
      std::any_of(forms.begin(), forms.end(),
                  [&](const form& one) { return name == one.name; });
  if (taken) {
    refuse(line, quoted(name) + " can't be the name of a " + kind +
                     ": the machine has it already. Another name was "
                     "expected.");
  }
  if (!fits) {
    refuse(line, quoted(name) + " can't be the name of a " + kind +
                     ": a letter, then letters, digits or _, " +
                     std::to_string(longest_name) +
                     " at most, were expected.");
  }
}

// Commas are as good as blanks; a comment ends the line.
words split(const std::string& line) {
  std::string text = line.substr(0, line.find_first_of(";#"));
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream in{text};
  words all;
  for (std::string one; in >> one;) {
    all.push_back(one);
  }
  return all;
}

std::string joined(const words& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    text += (i == 0 ? "" : i == 1 ? " " : ", ") + all[i];
  }
  return text;
}

template <class Named>
std::size_t place_of(const std::vector<Named>& all,
                     const std::string& name) {
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(),
                   [&](const Named& one) { return one.name == name; }) -
      all.begin());
}

template <class Named>
std::string names_of(const std::vector<Named>& all) {
  std::string names;
  for (const Named& one : all) {
    names += (names.empty() ? "" : ", ") + one.name;
  }
  return names;
}

class assembler {
 public:
  program run(const std::string& text) {
    std::istringstream in{text};
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      take_line(++number, split(line));
    }
    if (lines_.empty()) {
      refuse(std::max(number, 1),
             "the program ends without an instruction. At least one was "
             "expected, as in load A, x.");
    }
    for (const auto& [line, said] : lines_) {
      made_.code.push_back(instruction_of(line, said));
    }
    return std::move(made_);
  }

 private:
  void take_line(int line, words said) {
    if (!said.empty() && said.front().back() == ':') {
      take_label(line, said.front().substr(0, said.front().size() - 1));
      said.erase(said.begin());
    }
    if (said.empty()) {
      return;
    }
    if (said.front() == "cell") {
      take_cell(line, said);
    } else if (said.front() == "file") {
      take_file(line, said);
    } else if (lines_.size() == most_instructions) {
      refuse(line, "the program is too long: " +
                       std::to_string(most_instructions) +
                       " instructions at most were expected.");
    } else {
      lines_.emplace_back(line, std::move(said));
    }
  }

  void take_label(int line, const std::string& name) {
    if (name.empty()) {
      refuse(line, "a name was expected in front of the ':'.");
    }
    check_name(line, "label", name);
    if (!labels_.emplace(name, lines_.size()).second) {
      refuse(line, "there are two labels " + quoted(name) +
                       ": different names were expected.");
    }
  }

  void take_cell(int line, const words& said) {
    const bool plain = said.size() == 2;
    const bool with_value = said.size() == 4 && said[2] == "=";
    if (!plain && !with_value) {
      refuse(line, quoted(joined(said)) +
                       " is no cell: a name, then '=' and what it "
                       "holds at first, were expected, as in "
                       "cell x = 1.");
    }
    check_name(line, "cell", said[1]);
    add_named(line, "cell", most_cells, made_.cells,
              memory_cell{said[1],
                          with_value ? read_number(line, said[3]) : 0});
  }

  void take_file(int line, const words& said) {
    if (said.size() < 3 || said[2] != "=" ||
        said.size() - 3 > most_numbers) {
      refuse(line, quoted(joined(said)) +
                       " is no file: a name, then '=' and at most " +
                       std::to_string(most_numbers) +
                       " numbers were expected, as in "
                       "file data.csv = 3 4 5.");
    }
    check_name(line, "file", said[1]);
    data_file made{said[1], {}};
    for (std::size_t i = 3; i < said.size(); ++i) {
      made.numbers.push_back(read_number(line, said[i]));
    }
    add_named(line, "file", most_files, made_.files, std::move(made));
  }

  template <class Named>
  void add_named(int line, const std::string& kind, std::size_t most,
                 std::vector<Named>& all, Named made) const {
    if (place_of(made_.cells, made.name) != made_.cells.size() ||
        place_of(made_.files, made.name) != made_.files.size()) {
      refuse(line, "there are two of the name " + quoted(made.name) +
                       ": different names were expected.");
    }
    if (all.size() == most) {
      refuse(line, "this is one " + kind + " too many: " +
                       std::to_string(most) + " at most were expected.");
    }
    all.push_back(std::move(made));
  }

  instruction instruction_of(int line, const words& said) const {
    const auto* const known = std::find_if(
        forms.begin(), forms.end(),
        [&](const form& one) { return said.front() == one.name; });
    if (known == forms.end()) {
      refuse(line, quoted(said.front()) +
                       " is no instruction. One of these was expected: " +
                       all_names() + ".");
    }
    const std::size_t wanted =
        (known->first != takes::nothing ? 1U : 0U) +
        (known->second != takes::nothing ? 1U : 0U);
    if (said.size() - 1 != wanted) {
      refuse(line, quoted(joined(said)) + " has " +
                       std::to_string(said.size() - 1) + " of the " +
                       std::to_string(wanted) + " words that " +
                       known->name + " takes. It is written like this: " +
                       known->example + ".");
    }
    instruction made{known->does, known->works, 0,   {},
                     0,           joined(said), line};
    if (wanted > 0) {
      take_operand(*known, known->first, said[1], made);
    }
    if (wanted > 1) {
      take_operand(*known, known->second, said[2], made);
    }
    return made;
  }

  void take_operand(const form& known, takes kind,
                    const std::string& said, instruction& made) const {
    switch (kind) {
      case takes::nothing:
        return;
      case takes::reg:
        if (!is_register(said)) {
          refuse_operand(made.line, known, said, "a register, A or B");
        }
        made.reg = said == "A" ? 0 : 1;
        return;
      case takes::value:
        made.value = value_of(known, made.line, said);
        return;
      case takes::cell:
        made.target = place_of(made_.cells, said);
        if (made.target == made_.cells.size()) {
          refuse_operand(made.line, known, said,
                         made_.cells.empty()
                             ? "a cell, from a line such as cell x = 1"
                             : "a cell: " + names_of(made_.cells));
        }
        return;
      case takes::file:
        made.target = place_of(made_.files, said);
        if (made.target == made_.files.size()) {
          refuse_operand(
              made.line, known, said,
              made_.files.empty()
                  ? "a file, from a line such as file data.csv = 3 4 5"
                  : "a file: " + names_of(made_.files));
        }
        return;
      case takes::label: {
        const auto label = labels_.find(said);
        if (label == labels_.end()) {
          refuse_operand(
              made.line, known, said,
              "a label, from a line that begins like " + said + ":");
        }
        made.target = label->second;
        return;
      }
    }
  }

  source_value value_of(const form& known, int line,
                        const std::string& said) const {
    if (is_register(said)) {
      return {true, 0, said == "A" ? 0U : 1U};
    }
    if (looks_like_a_number(said)) {
      return {false, read_number(line, said), 0};
    }
    const bool is_cell =
        place_of(made_.cells, said) != made_.cells.size();
    refuse_operand(line, known, said,
                   is_cell ? "a number or a register: " + said +
                                 " is a cell, load it into a register "
                                 "first"
                           : "a number or a register, A or B");
  }

  [[noreturn]] static void refuse_operand(int line, const form& known,
                                          const std::string& said,
                                          const std::string& expected) {
    refuse(line, std::string{known.name} + " can't take " + quoted(said) +
                     " there. Expected was " + expected +
                     ". It is written like this: " + known.example + ".");
  }

  program made_;
  std::vector<std::pair<int, words>> lines_;
  std::map<std::string, std::size_t> labels_;
};

}  // namespace

const char* register_name(std::size_t which) {
  return which == 0 ? "A" : "B";
}

program assemble(const std::string& text) {
  return assembler{}.run(text);
}

std::string fault_in_program(const std::string& text) {
  try {
    assemble(text);
  } catch (const std::invalid_argument& e) {
    return e.what();
  }
  return {};
}
