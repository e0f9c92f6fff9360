// session: one run of one variant with real threads, from its start to its verdict. Knows the trace
// and the demo's declaration; a host drives it and tells what came out.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cooks/demo.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {

struct check_outcome {
  std::string what;
  std::string expected;
  std::string actual;
  bool held = false;
};

struct claim_outcome {
  const claim* made = nullptr;
  double claimed = 0;
  double measured = 0;
  bool held = false;
};

struct named_result {
  std::string name;
  std::string value;
  bool is_number = false;
};

enum class verdict : std::uint8_t { ok, failed, deadlock, stopped, error };
std::string_view name_of(verdict v) noexcept;

/// What a run leaves behind to be looked at: for the document, and for the terminal.
struct shown_figure {
  std::string json;
  std::string drawing;
};

struct run_settings {
  host where = host::terminal;
  double scale = 1;  ///< Every delay is multiplied by it.
  std::uint64_t seed = 1;
  trace::capacities memory;
};

/// `session` owns everything about a run. `execute()` is called by the thread that becomes the
/// run's main lane; the host watches from another thread.
class session {
 public:
  session(const demo& which, const variant& way, run parameters, run_settings settings);

  /// `execute()` runs the variant to its end. It does not throw; what escaped is in the outcome.
  void execute() noexcept;

  /// `finished()` is true when `execute()` is through or the program has to end.
  bool finished() const noexcept { return finished_.load(std::memory_order_acquire); }

  /// `end_program()` is for what would end a program at once: it tells why, and does not return.
  [[noreturn]] void end_program(const std::string& why) noexcept;

  /// `end_from_outside()` ends the run with a verdict of the host's: stopped or deadlock.
  void end_from_outside(verdict how, std::string why) noexcept;

  /// `keep()` keeps something until the variant has ended, and lets go of it then.
  void keep(std::shared_ptr<void> what);

  void add_check(check_outcome outcome);
  void add_measure(std::string what, double value);
  void add_result(named_result result);
  void add_figure(shown_figure figure);

  const demo& which() const noexcept { return demo_; }
  const variant& way() const noexcept { return variant_; }
  const run& parameters() const noexcept { return run_; }
  const run_settings& settings() const noexcept { return settings_; }
  trace::recorder& recorder() noexcept { return recorder_; }
  const trace::recorder& recorder() const noexcept { return recorder_; }

  // What came out; complete once the run has finished.
  verdict outcome() const;
  std::string message() const;
  bool surroundings_failed() const;
  double seconds() const;
  std::vector<check_outcome> checks() const;
  std::vector<claim_outcome> claims() const;
  std::vector<named_result> results() const;
  std::vector<shown_figure> figures() const;

 private:
  void let_go();
  void finish(verdict how, std::string why, bool surroundings) noexcept;

  const demo& demo_;
  const variant& variant_;
  run run_;
  run_settings settings_;
  trace::recorder recorder_;
  std::atomic<bool> finished_{false};

  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<void>> kept_;
  std::vector<check_outcome> checks_;
  std::vector<std::pair<std::string, double>> measures_;
  std::vector<named_result> results_;
  std::vector<shown_figure> figures_;
  verdict verdict_ = verdict::ok;
  std::string message_;
  bool surroundings_ = false;
  bool ended_ = false;
  double seconds_ = 0;
};

}  // namespace cooks::life
