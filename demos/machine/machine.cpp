// machine: a tiny computer, instruction by instruction. It runs the
// program that you write, and tells which part of it works.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include "assembler.hpp"
#include "computer.hpp"
#include "programs.hpp"
#include "swapping.hpp"
#include "telling.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace {

const char* name_of(part works) {
  switch (works) {
    case part::compute:
      return "compute";
    case part::memory:
      return "memory";
    case part::io:
      break;
  }
  return "I/O";
}

std::string listed(const std::vector<word>& numbers) {
  std::string all;
  for (const word number : numbers) {
    all += (all.empty() ? "" : " ") + std::to_string(number);
  }
  return all;
}

struct shown_state {
  std::vector<std::string> registers;
  std::vector<std::string> cells;
  std::vector<std::string> device;
};

shown_state shown(const state& now) {
  shown_state texts;
  for (const word number : now.registers) {
    texts.registers.push_back(std::to_string(number));
  }
  for (const word number : now.cells) {
    texts.cells.push_back(std::to_string(number));
  }
  for (const std::vector<word>& unread : now.unread) {
    texts.device.push_back(listed(unread));
  }
  texts.device.push_back(listed(now.printed));
  return texts;
}

telling telling_of(const program& code, const account& made,
                   std::size_t number) {
  const step& one = made.steps[number];
  const state& before =
      number == 0 ? made.start : made.steps[number - 1].after;
  return tell(code, code.code[one.at], before, one.after);
}

// What the page plays again, and the terminal lists.
cooks::machine figure_of(const program& code, const account& made) {
  cooks::machine figure;
  figure.title = "The machine, step by step";
  for (const instruction& one : code.code) {
    figure.code.push_back(
        {one.text, static_cast<cooks::machine::part>(one.works)});
  }
  const shown_state start = shown(made.start);
  for (std::size_t i = 0; i < register_count; ++i) {
    figure.registers.push_back({register_name(i), start.registers[i]});
  }
  for (std::size_t i = 0; i < code.cells.size(); ++i) {
    figure.cells.push_back({code.cells[i].name, start.cells[i]});
  }
  for (std::size_t i = 0; i < code.files.size(); ++i) {
    figure.device.push_back({code.files[i].name, start.device[i]});
  }
  figure.device.push_back({"printed", start.device.back()});
  int loads = 0;
  int stores = 0;
  for (const step& one : made.steps) {
    const instruction& done = code.code[one.at];
    loads += done.does == operation::load ? 1 : 0;
    stores += done.does == operation::store ? 1 : 0;
    shown_state after = shown(one.after);
    telling told = telling_of(code, made, figure.steps.size());
    figure.steps.push_back(
        {one.at, one.after.next, std::move(told.from), std::move(told.to),
         std::move(told.sentence), std::move(after.registers),
         std::move(after.cells), std::move(after.device), loads, stores});
  }
  return figure;
}

// Each step takes its time: a device lets the CPU wait.
void live_through(const program& code, const account& made,
                  const cooks::run& run) {
  const auto tempo = run.seconds("tempo");
  for (std::size_t i = 0; i < made.steps.size(); ++i) {
    const instruction& done = code.code[made.steps[i].at];
    const cooks::span work{done.text};
    if (done.works == part::io) {
      cooks::sleep_for(run.seconds("device"));
    }
    if (tempo.count() > 0) {
      cooks::work_for(tempo);
      cooks::print("{:4}  {:<22} {:<8} {}", i + 1, done.text,
                   name_of(done.works),
                   telling_of(code, made, i).sentence);
    }
    if (done.does == operation::print) {
      cooks::print("The machine prints {}.",
                   made.steps[i].after.printed.back());
    }
  }
}

account perform(const program& code, const cooks::run& run) {
  account made = execute(code);
  live_through(code, made, run);
  cooks::show(figure_of(code, made));
  if (made.end == ending::fault) {
    cooks::print("Stopped at {}", made.reason);
  }
  if (made.end == ending::cut_off) {
    cooks::print(
        "Stopped after {} steps: this machine does no more. Does a jump "
        "lead back for ever?",
        most_steps);
  }
  cooks::result("steps", made.steps.size());
  cooks::result("loads", made.loads);
  cooks::result("stores", made.stores);
  cooks::check("the program comes to its end",
               made.end == ending::halted);
  return made;
}

void run_program(const cooks::run& run) {
  perform(assemble(run.text("program")), run);
}

//! [check]
// The exercise: whatever x and y held, they are swapped in four accesses.
void check_swap(const cooks::run& run) {
  const program code = assemble(run.text("program"));
  perform(code, run);
  const swap_report told = try_swapping(code, run.seed());
  if (!told.first_failure.empty()) {
    cooks::print("{}", told.first_failure);
  }
  cooks::check("pairs of numbers that were swapped", swap_trials,
               told.swapped);
  cooks::check("data accesses for a swap", 4, told.accesses);
}
//! [check]

// Nobody waits for the device if no instruction needs it.
std::optional<double> claimed_time(const cooks::run& run) {
  const program code = assemble(run.text("program"));
  const account made = execute(code);
  const auto waits = std::count_if(
      made.steps.begin(), made.steps.end(), [&](const step& one) {
        return code.code[one.at].works == part::io;
      });
  if (waits == 0 || run.seconds("tempo").count() > 0) {
    return std::nullopt;
  }
  return static_cast<double>(waits) * run.seconds("device").count();
}

const cooks::registration here{{
    .name = "machine",
    .summary = "A tiny computer runs the program that you write. Step by "
               "step, you see which part of it works.",
    .variants =
        {{.name = "increment",
          .summary = "x = x + 1",
          .body = run_program,
          .only_figures = true},
         {.name = "sum",
          .summary = "a loop: 3 + 2 + 1",
          .body = run_program,
          .only_figures = true},
         {.name = "file",
          .summary = "adds up the numbers of a file, and prints the sum",
          .body = run_program},
         {.name = "swap",
          .summary = "an exercise: it should swap x and y, and loses one",
          .body = check_swap,
          .shows = cooks::outcome::failed,
          .only_figures = true}},
    .parameters =
        {cooks::source("program", programs::increment)
             .of_variant("sum", programs::sum)
             .of_variant("file", programs::file)
             .of_variant("swap", programs::swap)
             .help("what the machine runs")
             .checked_by(fault_in_program),
         cooks::seconds("device", 0.1, {0, 10})
             .in(cooks::host::page, 0.1, {0, 2})
             .help("how long the CPU waits for each I/O instruction"),
         cooks::seconds("tempo", 0, {0, 10})
             .only(cooks::host::terminal)
             .help("tells each step as it happens, so many seconds "
                   "apart; 0: all at the end")},
    .claims = {{.variant = "file",
                .what = "wall time",
                .unit = "s",
                .claimed = claimed_time}},
}};

}  // namespace
