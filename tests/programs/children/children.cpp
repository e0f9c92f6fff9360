// children: processes that do as they should, and processes that do not.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/process.hpp>
#include <cooks/span.hpp>
#include <cooks/thread.hpp>

#ifndef __EMSCRIPTEN__
#include <signal.h>
#include <unistd.h>
#endif

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using arguments = std::vector<std::string>;

int echo(cooks::connection& parent, const arguments& /*none*/) {
  while (const auto message = parent.receive()) {
    parent.send(*message);
  }
  return 0;
}

// Says one word, and then goes the way that it is told to.
int go(cooks::connection& parent, const arguments& how) {
  parent.send("last word");
  const std::string& way = how.front();
  if (way == "code") {
    return 5;
  }
  if (way == "throw") {
    throw std::runtime_error{"the milk boiled over"};
  }
  if (way == "thread") {
    cooks::thread thrower{"thrower", [] { throw std::runtime_error{"the pan fell down"}; }};
    thrower.join();
  }
  if (way == "abort") {
    std::abort();
  }
  if (way == "spin") {
    const std::atomic<bool> never{false};
    while (!never.load(std::memory_order_relaxed)) {
    }
  }
#ifndef __EMSCRIPTEN__
  constexpr int pipe_to_parent = 4;
  if (way == "vanish") {
    std::_Exit(3);
  }
  if (way == "signal") {
    raise(SIGKILL);
  }
  if (way == "garbage" && write(pipe_to_parent, "There is a fly in my soup", 25) != 25) {
    return 1;
  }
  if (way == "beginning" && write(pipe_to_parent, "MC\2\0\377\377\0\0half", 12) == 12) {
    std::_Exit(0);
  }
  if (way == "close") {
    close(pipe_to_parent);
  }
#endif
  cooks::sleep_for(1h);
  return 0;
}

int tell(cooks::connection& /*parent*/, const arguments& /*none*/) {
  cooks::print("a line of the child");
  cooks::span work{"washes up"};
  cooks::thread helper{"helper", [] { cooks::print("a line of its thread"); }};
  helper.join();
  cooks::check("two and two", 4, 5);
  cooks::result("child's", 42);
  return 0;
}

int wait_for_ever(cooks::connection& parent, const arguments& /*none*/) {
  parent.receive();
  return 0;
}

void round_trips(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "echo"};
  std::string all;
  for (int c = 0; c < 256; ++c) {
    all += static_cast<char>(c);
  }
  std::string large(1'000'000, 'x');  // many times what the pipe holds
  large += all;
  for (const std::string& message : {std::string{}, all, large}) {
    ben.pipe().send(message);
    cooks::check("it comes back as it was", ben.pipe().receive() == message);
  }
  // More on the way than both pipes hold together, so both ends have to wait.
  cooks::thread sender{"sender", [&] {
                         for (int i = 0; i < 400; ++i) {
                           ben.pipe().send(std::string(1000, 'y') + std::to_string(i));
                         }
                         ben.pipe().close();
                       }};
  int came = 0;
  while (const auto message = ben.pipe().receive()) {
    came += message->substr(1000) == std::to_string(came) ? 1 : 0;
  }
  cooks::check("all came, in order", 400, came);
  cooks::check("it ended as it should", ben.wait().ok());
}

void too_long(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "echo"};
  std::string said;
  try {
    ben.pipe().send(std::string((16U << 20U) + 1, 'x'));
  } catch (const cooks::process_error& e) {
    said = e.what();
  }
  cooks::result("error", said);
  ben.pipe().send("on we go");
  cooks::check("the pipe is as good as before", ben.pipe().receive() == "on we go");
}

void ends(const cooks::run& run) {
  cooks::process ben{"Ben", "go", {run.text("how")}};
  cooks::check("what it sent before it ended comes first", ben.pipe().receive() == "last word");
  if (run.text("how") == "spin") {
    ben.kill();
  }
  try {
    cooks::check("nothing more comes", !ben.pipe().receive());
    cooks::result("receive", std::string{"nothing"});
  } catch (const cooks::process_error& e) {
    cooks::result("receive", std::string{e.what()});
  }
  const cooks::exit_status status = ben.wait();
  cooks::result("code", status.code);
  cooks::result("signal", status.signal);
  cooks::result("why", status.why);
  try {
    ben.pipe().send("hello?");
    cooks::result("send", std::string{"went"});
  } catch (const cooks::process_error& e) {
    cooks::result("send", std::string{e.what()});
  }
}

void patience(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "wait_for_ever"};
  cooks::check("no message comes in time", !ben.pipe().receive_for(20ms));
  cooks::check("more may come", !ben.pipe().closed());
  cooks::check("it has not ended in time", !ben.wait_for(20ms));
  ben.pipe().send("now");
  cooks::check("it has ended", ben.wait_for(30s).has_value());
  cooks::check("nothing more can come", ben.pipe().closed());
}

// The child sleeps and takes nothing: the pipe fills.
void full(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "go", {"sleep"}};
  int sent = 0;
  while (sent < 1000 && ben.pipe().send_for(std::string(1000, 'x'), 50ms)) {
    ++sent;
  }
  cooks::check("about 64 KiB are on their way", sent > 50 && sent < 70);
}

void out_of_scope(const cooks::run& run) {
  cooks::process ben{"Ben", "go", {"sleep"}};
  ben.pipe().receive();
  cooks::result("id", ben.id().value_or(0));
  if (run.text("how") == "throw") {
    throw std::runtime_error{"out of onions"};
  }
}

void unknown(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "nobody"};
}

void told(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "tell"};
  ben.wait();
}

void standstill(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "wait_for_ever"};
  ben.pipe().receive();
}

void stuck(const cooks::run& /*run*/) {
  cooks::process ben{"Ben", "go", {"spin"}};
  ben.pipe().receive();
  cooks::print("id {}", ben.id().value_or(0));
  cooks::result("signal", ben.wait().signal);
}

const cooks::registration here{{
    .name = "children",
    .summary = "Processes that do as they should, and processes that do not.",
    .variants = {{.name = "round_trips",
                  .summary = "messages of all sizes",
                  .body = round_trips,
                  .threads = {.fixed = 1, .parameter = {}}},
                 {.name = "too_long", .summary = "a message that no pipe takes", .body = too_long},
                 {.name = "ends", .summary = "a process that ends in many ways", .body = ends},
                 {.name = "patience", .summary = "waits with timeouts", .body = patience},
                 {.name = "full", .summary = "a pipe that nobody empties", .body = full},
                 {.name = "out_of_scope", .summary = "left running", .body = out_of_scope},
                 {.name = "unknown", .summary = "a child that is not declared", .body = unknown},
                 {.name = "told", .summary = "what a child does is told", .body = told},
                 {.name = "standstill", .summary = "each waits for the other", .body = standstill},
                 {.name = "stuck", .summary = "for ever", .body = stuck}},
    .parameters = {cooks::choice("how", "code",
                                 {"code", "throw", "thread", "abort", "spin", "vanish", "signal",
                                  "garbage", "beginning", "close", "sleep"})
                       .help("how the process ends")},
    .children = {{.name = "echo", .body = echo},
                 {.name = "go", .body = go, .threads = 1},
                 {.name = "tell", .body = tell, .threads = 1},
                 {.name = "wait_for_ever", .body = wait_for_ever}},
}};

}  // namespace
