// broken: one child of ten goes wrong. The nine others do not.
#include <cooks/check.hpp>
#include <cooks/message.hpp>
#include <cooks/print.hpp>

#include <cstdlib>
#include <random>
#include <stdexcept>

#include "multiprocessing.hpp"

namespace {

std::string name_of(std::size_t child) {
  return "child " + std::to_string(child + 1);
}

//! [ways]
// Takes the question, and then something happens.
void break_down(cooks::connection& parent, const question& asked,
                const std::string& how) {
  if (how == "crash") {
    std::abort();
  }
  if (how == "throw") {
    throw std::runtime_error{"the milk boiled over"};
  }
  if (how == "garbage") {
    parent.send("There is a fly in my soup");
  }
  if (how == "too_large") {  // longer than any pipe takes
    std::string tome;
    tome.resize(20'000'000, 'x');
    parent.send(tome);
  }
  if (how == "large") {  // longer than the pipe holds: that is all right
    answer long_one = test_number(asked);
    long_one.remark = std::string(1'000'000, 'x');
    parent.send(cooks::packed(long_one));
  }
}
//! [ways]

}  // namespace

int go_wrong(cooks::connection& parent, const arguments& how) {
  int questions = 0;
  while (const auto letter = parent.receive()) {
    const auto asked = cooks::unpacked<question>(*letter);
    if (++questions == 1) {  // it begins like any other
      parent.send(cooks::packed(test_number(asked)));
      continue;
    }
    break_down(parent, asked, how.front());
    if (how.front() == "exit_early") {
      return 3;
    }
  }
  return 0;
}

namespace {

// Ten children that are there and have answered a first question. One
// of them is going to break.
std::vector<cooks::process> ten_children(std::size_t broken,
                                         const std::string& how) {
  std::vector<cooks::process> children;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool breaks = i == broken;
    children.emplace_back(name_of(i),
                          breaks ? "go_wrong" : "answer_questions",
                          breaks ? arguments{how} : arguments{});
    children.back().pipe().send(cooks::packed(question{7, 1}));
  }
  for (cooks::process& child : children) {
    outcome_of(child);
  }
  return children;
}

void ask(std::vector<cooks::process>& children, int how_often) {
  for (std::size_t i = 0; i < children.size(); ++i) {
    children[i].pipe().send(
        cooks::packed(question{numbers[i], how_often}));
  }
}

// Those that are still there end when their pipe is closed.
void send_home(std::vector<cooks::process>& children) {
  for (cooks::process& child : children) {
    child.pipe().close();
  }
  for (cooks::process& child : children) {
    child.wait();
  }
}

class stopwatch {
 public:
  seconds time() const {
    return std::chrono::steady_clock::now() - start_;
  }

 private:
  std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
};

}  // namespace

void broken_child(const cooks::run& run) {
  constexpr std::size_t broken = 3;
  const std::string& how = run.text("how");
  auto children = ten_children(broken, how);
  const stopwatch clock;
  seconds until_known{0};
  int kept = 0;
  std::string error;
  ask(children, 1);
  if (how == "killed") {
    children[broken].kill();
  }
  //! [broken_child]
  for (std::size_t i = 0; i < children.size(); ++i) {
    const outcome came = outcome_of(children[i]);
    if (came.good) {
      ++kept;
    } else {
      until_known = clock.time();
      error = name_of(i) + ": " + came.error;
      cooks::print("{:.3f} s: {}", until_known.count(), error);
    }
  }
  //! [broken_child]
  send_home(children);
  cooks::print("{} answers kept.", kept);
  cooks::result("answers kept", kept);
  cooks::result("error", error);
  if (how == "large") {
    cooks::check("answers kept", 10, kept);
    return;
  }
  cooks::result("seconds until the error", until_known.count());
  cooks::check("answers kept", 9, kept);
  cooks::check("the error says who", error.find(name_of(broken)) == 0);
  cooks::check("it was known within a second", until_known.count() < 1);
}

namespace {

//! [collect]
struct collection {
  std::vector<answer> kept;
  std::string error;
};

// Is to keep the answers of all children that give one, and to say in
// `error` which child went wrong, and how.
collection collect(std::vector<cooks::process>& children) {
  collection all;
  for (cooks::process& child : children) {
    const auto letter = child.pipe().receive();
    all.kept.push_back(cooks::unpacked<answer>(letter.value()));
  }
  return all;
}
//! [collect]

}  // namespace

// The exercise.
void nine_of_ten(const cooks::run& run) {
  const std::vector<std::string> ways{"killed", "garbage", "exit_early"};
  std::mt19937_64 chance{run.seed()};
  const std::size_t broken = 1 + chance() % 8;  // neither first nor last
  const std::string& how = ways[chance() % ways.size()];
  auto children = ten_children(broken, how);
  collection all;
  const stopwatch clock;
  ask(children, 1);
  if (how == "killed") {
    children[broken].kill();
  }
  try {
    all = collect(children);
  } catch (const std::exception& e) {
    cooks::print("collect() gave up: {}", e.what());
  }
  const seconds took = clock.time();
  send_home(children);
  cooks::print("{}: {}. {} answers kept, error: '{}'", name_of(broken),
               how, all.kept.size(), all.error);
  cooks::check("answers kept", std::size_t{9}, all.kept.size());
  cooks::check("the error says who",
               all.error.find(name_of(broken)) != std::string::npos);
  cooks::check("it took less than a second", took.count() < 1);
}
