// run_loop: lets a session run and stands beside it: shows its output as it comes, looks for
// deadlocks, hears Ctrl-C.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "run/session.hpp"
#include "terminal/terminal_style.hpp"
#include "trace/event.hpp"

namespace cooks::terminal {

/// What the loop is to show while the run goes on.
struct loop_settings {
  bool show_lines = true;
  bool lines_to_stderr = false;
  bool show_progress = false;
  std::string progress_prefix;
};

/// What a run left behind.
struct loop_result {
  std::vector<trace::event> events;
  std::uint32_t not_kept = 0;  ///< Single accesses beyond what is kept in memory.
  bool interrupted = false;
  bool threads_left = false;  ///< The run was cut short: its threads are still there.
};

/// `hear_interrupts()` keeps SIGINT and SIGTERM for the loop; call it before any thread starts.
void hear_interrupts();

/// `run_and_watch()` returns when the run has come to its end, by itself or not.
loop_result run_and_watch(life::session& session, const loop_settings& settings);

}  // namespace cooks::terminal
