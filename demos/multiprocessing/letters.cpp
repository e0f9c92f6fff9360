// letters: messages through pipes, and two ways to get them wrong.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/message.hpp>
#include <cooks/print.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include "multiprocessing.hpp"

using namespace std::chrono_literals;

//! [reply]
int reply(cooks::connection& parent, const arguments& /*none*/) {
  while (const auto letter = parent.receive()) {
    parent.send("Thanks for " + *letter);
  }
  return 0;
}
//! [reply]

void exchange_letters(const cooks::run& run) {
  const auto messages = static_cast<int>(run.integer("messages"));
  int came = 0;
  //! [pipe]
  cooks::process ben{"Ben", "reply"};
  for (int i = 1; i <= messages; ++i) {
    const std::string letter = "letter " + std::to_string(i);
    ben.pipe().send(letter);
    const auto answer = ben.pipe().receive();
    cooks::print("{}", answer.value());
    came += answer == "Thanks for " + letter ? 1 : 0;
  }
  ben.pipe().close();
  const cooks::exit_status end = ben.wait();
  //! [pipe]
  cooks::check("replies, each to its letter", messages, came);
  cooks::check("Ben has ended as he should", end.ok());
}

//! [long_letter]
int write_long_letter(cooks::connection& parent, const arguments& lines) {
  for (int i = 0; i < std::stoi(lines.front()); ++i) {
    parent.send(std::string(1000, 'x'));  // waits when the pipe is full
  }
  return 0;
}
//! [long_letter]

void join_first(const cooks::run& run) {
  const std::string lines = std::to_string(run.integer("lines"));
  std::int64_t came = 0;
  //! [join_first]
  cooks::process ben{"Ben", "write_long_letter", {lines}};
  ben.wait();  // until Ben has ended
  while (ben.pipe().receive()) {
    ++came;
  }
  //! [join_first]
  cooks::check("lines that came", run.integer("lines"), came);
}

void drain_first(const cooks::run& run) {
  const std::string lines = std::to_string(run.integer("lines"));
  std::int64_t came = 0;
  //! [drain_first]
  cooks::process ben{"Ben", "write_long_letter", {lines}};
  while (ben.pipe().receive()) {
    ++came;
  }
  ben.wait();  // nothing is left in the pipe
  //! [drain_first]
  cooks::check("lines that came", run.integer("lines"), came);
}

namespace {

struct order {
  std::string dish;
  std::string table;
  auto fields() { return std::tie(dish, table); }
};

//! [two_parts]
// Each part goes through whole. The order does not.
void send_in_two(cooks::connection& parent, const order& one) {
  parent.send(one.dish);
  cooks::linger(100us);
  parent.send(one.table);
}
//! [two_parts]

//! [one_part]
void send_as_one(cooks::connection& parent, const order& one) {
  cooks::linger(100us);
  parent.send(cooks::packed(one));
}
//! [one_part]

order receive_in_two(cooks::connection& child) {
  order came;
  came.dish = child.receive().value();
  came.table = child.receive().value();
  return came;
}

order receive_as_one(cooks::connection& child) {
  return cooks::unpacked<order>(child.receive().value());
}

constexpr int orders_each = 20;

// Ana's orders are all for her table, and Ben's for his.
bool fits(const order& came) {
  return (came.dish == "Ana: soup" && came.table == "Ana: table 1") ||
         (came.dish == "Ben: bread" && came.table == "Ben: table 2");
}

template <class Receive>
void take_orders(const std::string& how, const Receive& receive) {
  cooks::process hall{"hall", "write_at_once", {how}};
  int good = 0;
  for (int i = 0; i < 2 * orders_each; ++i) {
    const order came = receive(hall.pipe());
    if (!fits(came) && i - good < 3) {
      cooks::print("An order: '{}' for '{}'", came.dish, came.table);
    }
    good += fits(came) ? 1 : 0;
  }
  hall.wait();
  cooks::result("torn orders", 2 * orders_each - good);
  cooks::check("orders that came as they were written", 2 * orders_each,
               good);
}

}  // namespace

//! [two_writers]
// Two waiters, and one pipe end to write to.
int write_at_once(cooks::connection& parent, const arguments& how) {
  const auto send = how.front() == "in two" ? send_in_two : send_as_one;
  cooks::start_gate both{2};
  const auto write = [&](const order& one) {
    both.arrive_and_wait();
    for (int i = 0; i < orders_each; ++i) {
      send(parent, one);
    }
  };
  cooks::thread ana{"Ana", [&] { write({"Ana: soup", "Ana: table 1"}); }};
  cooks::thread ben{"Ben", [&] {
                      write({"Ben: bread", "Ben: table 2"});
                    }};
  ana.join();
  ben.join();
  return 0;
}
//! [two_writers]

void shared_end(const cooks::run& /*run*/) {
  take_orders("in two", receive_in_two);
}

void whole_messages(const cooks::run& /*run*/) {
  take_orders("as one", receive_as_one);
}
