// computer: fetch an instruction, do it, go on with the next.
#include "computer.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>

namespace {

// Numbers are 32 bits wide and wrap around, as in a real register.
word wrapped(std::int64_t number) {
  return static_cast<word>(static_cast<std::uint32_t>(number));
}

std::string text_of(word number) {
  return std::to_string(number);
}

class computer {
 public:
  explicit computer(const program& code) : code_(code) {
    for (const memory_cell& one : code.cells) {
      now_.cells.push_back(one.initial);
    }
    for (const data_file& one : code.files) {
      now_.unread.push_back(one.numbers);
    }
  }

  account run(std::size_t limit) {
    account made;
    made.start = now_;
    while (now_.next < code_.code.size()) {
      if (made.steps.size() == limit) {
        made.end = ending::cut_off;
        break;
      }
      step one;
      one.at = now_.next;
      const instruction& current = code_.code[now_.next];
      try {
        one.tells = run_step(current, one);
      } catch (const std::runtime_error& e) {
        made.end = ending::fault;
        made.reason = e.what();
        break;
      }
      made.loads += current.does == operation::load ? 1 : 0;
      made.stores += current.does == operation::store ? 1 : 0;
      one.after = now_;
      made.steps.push_back(std::move(one));
    }
    return made;
  }

 private:
  //! [step]
  // Fetch, count on, do. A jump puts another number into the counter.
  std::string run_step(const instruction& current, step& told) {
    ++now_.next;
    switch (current.works) {
      case part::memory:
        return use_memory(current, told);
      case part::compute:
        return compute(current, told);
      case part::io:
        return use_device(current, told);
    }
    return {};
  }
  //! [step]

  //! [memory]
  std::string use_memory(const instruction& current, step& told) {
    word& cell = now_.cells[current.target];
    const std::string name = code_.cells[current.target].name;
    if (current.does == operation::load) {
      now_.registers[current.reg] = cell;  // a copy travels
      told.from = name;
      told.to = register_name(current.reg);
      return "A copy of " + name + " travels to " + told.to + ": " +
             text_of(cell) + ". " + name + " keeps its own.";
    }
    const word old = cell;
    cell = value_of(current.value);  // a copy travels back
    told.from = name_of(current.value);
    told.to = name;
    return (current.value.in_register
                ? "A copy of " + told.from + " travels to "
                : "A number travels to ") +
           name + ": " + text_of(cell) + ". What " + name + " held, " +
           text_of(old) + ", is gone.";
  }
  //! [memory]

  std::string compute(const instruction& current, step& told) {
    switch (current.does) {
      case operation::add:
      case operation::subtract:
        return add(current, told);
      case operation::set:
        now_.registers[current.reg] = value_of(current.value);
        told.from = name_of(current.value);
        told.to = register_name(current.reg);
        return told.to + " is set to " +
               text_of(now_.registers[current.reg]) + ".";
      case operation::jump:
        return go_to(current.target);
      case operation::jump_if_zero:
        return jump_if_zero(current);
      default:
        now_.next = code_.code.size();
        return "The program ends.";
    }
  }

  //! [add]
  std::string add(const instruction& current, step& told) {
    const bool adds = current.does == operation::add;
    word& number = now_.registers[current.reg];
    const word old = number;
    const word by = value_of(current.value);
    number = wrapped(std::int64_t{old} +
                     (adds ? std::int64_t{by} : -std::int64_t{by}));
    told.to = register_name(current.reg);
    return "In the CPU, " + text_of(old) + (adds ? " + " : " - ") +
           text_of(by) + " makes " + text_of(number) + ", in " + told.to +
           ". The memory knows nothing of it.";
  }
  //! [add]

  std::string go_to(std::size_t address) {
    now_.next = address;
    return "The program goes on " +
           (address < code_.code.size()
                ? "at address " + std::to_string(address)
                : std::string{"behind its last instruction"}) +
           ".";
  }

  std::string jump_if_zero(const instruction& current) {
    const word number = now_.registers[current.reg];
    const std::string name = register_name(current.reg);
    return number == 0
               ? name + " is 0. " + go_to(current.target)
               : name + " is " + text_of(number) + ", not 0: no jump.";
  }

  //! [device]
  std::string use_device(const instruction& current, step& told) {
    if (current.does == operation::open) {
      open_ = current.target;
      now_.unread[*open_] = code_.files[*open_].numbers;
      told.to = code_.files[*open_].name;
      return "The device opens " + told.to + ". The CPU waits for it.";
    }
    if (current.does == operation::print) {
      now_.printed.push_back(value_of(current.value));
      told.from = name_of(current.value);
      told.to = "printed";
      return "The device prints " + text_of(now_.printed.back()) +
             ". The CPU waits for it.";
    }
    return read(current, told);
  }
  //! [device]

  std::string read(const instruction& current, step& told) {
    if (!open_) {
      throw std::runtime_error{
          "line " + std::to_string(current.line) +
          ": read finds no open file. An open before it was expected, as "
          "in open data.csv."};
    }
    told.from = code_.files[*open_].name;
    told.to = register_name(current.reg);
    std::vector<word>& unread = now_.unread[*open_];
    if (unread.empty()) {
      now_.registers[current.reg] = 0;
      return told.from + " has no more numbers: " + told.to + " gets 0.";
    }
    now_.registers[current.reg] = unread.front();
    unread.erase(unread.begin());
    return "The device reads the next number of " + told.from +
           " while the CPU waits: " +
           text_of(now_.registers[current.reg]) + ", to " + told.to + ".";
  }

  word value_of(const source_value& value) const {
    return value.in_register ? now_.registers[value.which] : value.number;
  }

  static std::string name_of(const source_value& value) {
    return value.in_register ? register_name(value.which) : "";
  }

  const program& code_;
  state now_;
  std::optional<std::size_t> open_;
};

}  // namespace

account execute(const program& code, std::size_t limit) {
  return computer{code}.run(limit);
}
