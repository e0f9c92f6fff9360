// computer: fetch an instruction, count on, do it.
#include "computer.hpp"

#include <cstdint>
#include <stdexcept>

namespace {

// Numbers are 32 bits wide and wrap around, as in a real register.
word wrapped(std::int64_t number) {
  return static_cast<word>(static_cast<std::uint32_t>(number));
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
      const std::size_t at = now_.next;
      const instruction& current = code_.code[at];
      try {
        do_next();
      } catch (const std::runtime_error& e) {
        made.end = ending::fault;
        made.reason =
            "line " + std::to_string(current.line) + ": " + e.what();
        break;
      }
      made.loads += current.does == operation::load ? 1 : 0;
      made.stores += current.does == operation::store ? 1 : 0;
      made.steps.push_back({at, now_});
    }
    return made;
  }

 private:
  //! [step]
  // Fetch the next instruction, count on, do it.
  void do_next() {
    const instruction& current = code_.code[now_.next];
    ++now_.next;
    word& reg = now_.registers[current.reg];
    switch (current.does) {
      case operation::load:  // a copy travels,
        reg = now_.cells[current.target];
        break;
      case operation::store:  // and travels back
        now_.cells[current.target] = value_of(current);
        break;
      case operation::set:
        reg = value_of(current);
        break;
      case operation::add:
        reg = wrapped(std::int64_t{reg} + value_of(current));
        break;
      case operation::subtract:
        reg = wrapped(std::int64_t{reg} - value_of(current));
        break;
      case operation::jump:
        now_.next = current.target;
        break;
      case operation::jump_if_zero:
        if (reg == 0) {
          now_.next = current.target;
        }
        break;
      case operation::halt:
        now_.next = code_.code.size();
        break;
      case operation::open:
        open(current.target);
        break;
      case operation::read:
        reg = next_number();
        break;
      case operation::print:
        now_.printed.push_back(value_of(current));
        break;
    }
  }
  //! [step]

  void open(std::size_t file) {
    now_.open_file = file;
    now_.unread[file] = code_.files[file].numbers;
  }

  // 0 behind the last one.
  word next_number() {
    if (!now_.open_file) {
      throw std::runtime_error{
          "read finds no open file. An open before it was expected, as "
          "in "
          "open data.csv."};
    }
    std::vector<word>& unread = now_.unread[*now_.open_file];
    if (unread.empty()) {
      return 0;
    }
    const word first = unread.front();
    unread.erase(unread.begin());
    return first;
  }

  word value_of(const instruction& current) const {
    return current.value.in_register ? now_.registers[current.value.which]
                                     : current.value.number;
  }

  const program& code_;
  state now_;
};

}  // namespace

account execute(const program& code, std::size_t limit) {
  return computer{code}.run(limit);
}
