// pools: worker processes that do as they should, and worker processes that do not.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/process_pool.hpp>
#include <cooks/task.hpp>

#ifndef __EMSCRIPTEN__
#include <signal.h>
#include <unistd.h>
#endif

#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;

struct recipe {
  std::string name;
  std::map<std::string, std::vector<int>> steps;
  std::optional<double> price;
  auto fields() { return std::tie(name, steps, price); }
  bool operator==(const recipe&) const = default;
};

class burnt : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

int square_of(int number) {
  return number * number;
}

recipe same(const recipe& one) {
  return one;
}

std::string long_text(std::int64_t length) {
  return std::string(static_cast<std::size_t>(length), 'x');
}

std::int64_t length_of(const std::string& text) {
  return static_cast<std::int64_t>(text.size());
}

std::int64_t own_number() {
  static std::int64_t calls = 0;  // of this process
  return ++calls;
}

void do_nothing() {}

int go(const std::string& way) {
  if (way == "throw") {
    throw burnt{"the onions are black"};
  }
  if (way == "int") {
    throw 7;
  }
  if (way == "abort") {
    std::abort();
  }
#ifndef __EMSCRIPTEN__
  constexpr int pipe_to_parent = 4;
  if (way == "vanish") {
    std::_Exit(0);
  }
  if (way == "signal") {
    raise(SIGSEGV);
  }
  if (way == "garbage" && write(pipe_to_parent, "There is a fly in my soup", 25) != 25) {
    return 1;
  }
  if (way == "answer" && write(pipe_to_parent, "MC\2\0\3\0\0\0fly", 11) != 11) {
    return 1;
  }
  if (way == "close") {
    close(pipe_to_parent);
  }
#endif
  cooks::sleep_for(1h);
  return 0;
}

int slow(int number) {
  cooks::work_for(200ms);
  return number;
}

int not_declared_of(int number) {
  return number;
}

const cooks::task<int(int)> square{"square", square_of};
const cooks::task<recipe(const recipe&)> echo{"echo", same};
const cooks::task<std::string(std::int64_t)> make_text{"make_text", long_text};
const cooks::task<std::int64_t(const std::string&)> measure{"measure", length_of};
const cooks::task<std::int64_t()> count{"count", own_number};
const cooks::task<void()> nothing{"nothing", do_nothing};
const cooks::task<int(const std::string&)> go_wrong{"go_wrong", go};
const cooks::task<int(int)> take_time{"take_time", slow};
const cooks::task<int(int)> not_declared{"not_declared", not_declared_of};

void returns(const cooks::run& /*run*/) {
  cooks::process_pool crew{2};
  cooks::executor& any = crew;
  cooks::check("a result", 49, any.submit(square, 7).result());
  cooks::check("results in order", any.map(square, {3, 1, 2}) == std::vector<int>{9, 1, 4});
  const recipe soup{"soup", {{"cut", {1, 2}}, {"boil", {}}}, 4.5};
  cooks::check("a type of one's own", any.submit(echo, soup).result() == soup);
  any.submit(nothing).result();
  cooks::check("workers", 2, any.workers());
}

// A worker keeps its memory from task to task: it is not started for each.
void one_worker(const cooks::run& /*run*/) {
  cooks::process_pool crew{1};
  cooks::check("its first", std::int64_t{1}, crew.submit(count).result());
  cooks::check("its second", std::int64_t{2}, crew.submit(count).result());
  cooks::check("nothing was counted here", std::int64_t{1}, count());
}

void throws(const cooks::run& /*run*/) {
  cooks::process_pool crew{1};
  crew.submit(count).result();
  const auto thrown = crew.submit(go_wrong, "throw");
  try {
    thrown.result();
    cooks::check("it throws", false);
  } catch (const cooks::remote_error& e) {
    cooks::result("type", e.type());
    cooks::result("message", e.message());
    cooks::result("what", std::string{e.what()});
  }
  try {
    crew.submit(go_wrong, "int").result();
  } catch (const cooks::remote_error& e) {
    cooks::result("no std::exception", e.message());
  }
  try {
    crew.submit(not_declared, 1).result();
  } catch (const cooks::remote_error& e) {
    cooks::result("not declared", e.message());
  }
  cooks::check("the worker is the same", std::int64_t{2}, crew.submit(count).result());
}

// One of ten tasks goes a bad way; the others must not hear of it.
void breaks(const cooks::run& run) {
  cooks::process_pool crew{2};
  crew.map(square, {1, 2, 3, 4});  // both are there
  std::vector<cooks::future<int>> others;
  std::optional<cooks::future<int>> bad;
  const auto start = cooks::clock::now();
  for (int i = 0; i < 9; ++i) {
    if (i == 4) {
      bad = crew.submit(go_wrong, run.text("how"));
    }
    others.push_back(crew.submit(square, i));
  }
  try {
    bad->result();
    cooks::check("it breaks", false);
  } catch (const cooks::broken_worker_error& e) {
    cooks::result("error", std::string{e.what()});
  }
  cooks::measured("error after", cooks::clock::now() - start);
  cooks::result("seconds", std::chrono::duration<double>(cooks::clock::now() - start).count());
  int kept = 0;
  for (int i = 0; i < 9; ++i) {
    kept += others[static_cast<std::size_t>(i)].result() == i * i ? 1 : 0;
  }
  cooks::check("the others are kept", 9, kept);
  cooks::check("both work again", crew.map(square, {5, 6, 7, 8}) == std::vector{25, 36, 49, 64});
}

// Many break, one after another: each is replaced.
void breaks_often(const cooks::run& run) {
  cooks::process_pool crew{1};
  int broken = 0;
  for (int i = 0; i < 5; ++i) {
    const auto bad = crew.submit(go_wrong, run.text("how"));
    try {
      bad.result();
    } catch (const cooks::broken_worker_error&) {
      ++broken;
    }
    cooks::check("a new one works", i * i, crew.submit(square, i).result());
  }
  cooks::check("each broke", 5, broken);
}

void large(const cooks::run& /*run*/) {
  cooks::process_pool crew{2};
  cooks::check("a long result", std::size_t{5'000'000},
               crew.submit(make_text, 5'000'000).result().size());
  cooks::check("a long argument", std::int64_t{3'000'000},
               crew.submit(measure, std::string(3'000'000, 'x')).result());
  std::vector<std::int64_t> lengths(20, 100'000);
  for (const std::string& text : crew.map(make_text, lengths)) {
    cooks::check("each of many", std::size_t{100'000}, text.size());
  }
  try {
    crew.submit(make_text, 17 << 20).result();
  } catch (const cooks::remote_error& e) {
    cooks::result("result too long", e.message());
  }
  try {
    crew.submit(measure, std::string(17 << 20, 'x')).result();
  } catch (const std::length_error& e) {
    cooks::result("argument too long", std::string{e.what()});
  }
  cooks::check("on we go", 4, crew.submit(square, 2).result());
}

void shut_down(const cooks::run& run) {
  cooks::process_pool crew{2};
  std::vector<cooks::future<int>> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(crew.submit(take_time, i));
  }
  all.front().result();
  const bool cancels = run.text("how") == "cancel";
  crew.shutdown(cancels ? cooks::at_shutdown::cancel_waiting : cooks::at_shutdown::finish_waiting);
  int cancelled = 0;
  int done = 0;
  for (const auto& one : all) {
    cooks::check("it is over", one.done());
    cancelled += one.cancelled() ? 1 : 0;
    done += one.cancelled() ? 0 : 1;
  }
  cooks::result("cancelled", cancelled);
  cooks::result("done", done);
}

// Ended from outside, at work or waiting: nobody waits for ever.
void ended(const cooks::run& /*run*/) {
  cooks::process_pool crew{2};
  crew.map(square, {1, 2, 3, 4});  // both are there
  std::vector<cooks::future<int>> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(crew.submit(go_wrong, "sleep"));
  }
  while (!all[1].running()) {
    cooks::sleep_for(1ms);
  }
  crew.end_workers();
  int broken = 0;
  for (const auto& one : all) {
    try {
      one.result();
    } catch (const cooks::broken_worker_error&) {
      ++broken;
    }
  }
  cooks::check("each has an end", 6, broken);
  try {
    crew.submit(square, 2).result();
    cooks::check("nobody starts a new one", false);
  } catch (const cooks::broken_worker_error& e) {
    cooks::result("later", std::string{e.what()});
  }
  crew.end_workers();  // again does no harm
}

void leaves(const cooks::run& /*run*/) {
  cooks::process_pool crew{2};
  crew.map(square, {1, 2, 3, 4});
  throw std::runtime_error{"out of onions"};
}

const cooks::thread_count couriers{.fixed = 2, .parameter = {}};

const cooks::registration here{{
    .name = "pools",
    .summary = "Worker processes that do as they should, and worker processes that do not.",
    .variants =
        {{.name = "ended",
          .summary = "workers are ended from outside",
          .body = ended,
          .threads = couriers},
         {.name = "returns", .summary = "results", .body = returns, .threads = couriers},
         {.name = "one_worker", .summary = "it stays", .body = one_worker, .threads = couriers},
         {.name = "throws", .summary = "exceptions", .body = throws, .threads = couriers},
         {.name = "breaks", .summary = "a worker dies", .body = breaks, .threads = couriers},
         {.name = "breaks_often",
          .summary = "workers die",
          .body = breaks_often,
          .threads = couriers},
         {.name = "large", .summary = "long messages", .body = large, .threads = couriers},
         {.name = "shut_down",
          .summary = "two ways to end",
          .body = shut_down,
          .threads = couriers},
         {.name = "leaves",
          .summary = "left by an exception",
          .body = leaves,
          .threads = couriers}},
    .parameters = {cooks::choice("how", "abort",
                                 {"abort", "vanish", "signal", "garbage", "answer", "close",
                                  "cancel", "finish"})
                       .help("how a worker breaks, or what becomes of tasks that wait")},
    .tasks = {square, echo, make_text, measure, count, nothing, go_wrong, take_time},
}};

}  // namespace
