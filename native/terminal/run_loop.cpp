// run_loop: the host's own thread, which drains the ring while the demo's threads run.
#include "terminal/run_loop.hpp"

#include <signal.h>
#include <time.h>

#include <cstdio>
#include <thread>

#include "run/watchdog.hpp"

namespace cooks::terminal {
namespace {

constexpr long look_every_ns = 5'000'000;
constexpr std::size_t accesses_kept = 1'000'000;
constexpr double progress_after_us = 1.0e6;

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

bool is_single_access(trace::event_kind kind) {
  return kind == trace::event_kind::read || kind == trace::event_kind::write ||
         kind == trace::event_kind::read_modify_write;
}

class observer {
 public:
  observer(life::session& session, const loop_settings& settings, loop_result& result)
      : session_(session), settings_(settings), result_(result) {}

  // Takes what has come since the last time.
  void drain() {
    fresh_.clear();
    session_.recorder().drain(fresh_);
    for (const trace::event& e : fresh_) {
      if (is_single_access(e.kind) && ++accesses_ > accesses_kept) {
        ++result_.not_kept;
        continue;
      }
      result_.events.push_back(e);
      if (e.kind == trace::event_kind::line && settings_.show_lines) {
        erase_progress();
        std::FILE* to = settings_.lines_to_stderr ? stderr : stdout;
        std::fprintf(to, "%s\n", session_.recorder().text(e.text).c_str());
        std::fflush(to);
      }
    }
  }

  void show_progress() {
    const double now = session_.recorder().now();
    if (!settings_.show_progress || now < progress_after_us || now < last_progress_ + 1e5) {
      return;
    }
    last_progress_ = now;
    progress_shown_ = true;
    std::uint32_t waiting = 0;
    std::uint32_t alive = 0;
    const std::uint32_t threads = session_.recorder().thread_count();
    for (std::uint32_t i = 0; i < threads; ++i) {
      const auto doing = session_.recorder().snapshot(static_cast<std::uint16_t>(i)).doing;
      alive += doing == trace::activity::ended ? 0 : 1;
      waiting +=
          doing == trace::activity::waiting || doing == trace::activity::timed_waiting ? 1 : 0;
    }
    std::fprintf(stderr, "\r\x1b[K%s%.1f s: %u threads, %u of them wait",
                 settings_.progress_prefix.c_str(), now / 1e6, alive, waiting);
    std::fflush(stderr);
  }

  void erase_progress() {
    if (progress_shown_) {
      progress_shown_ = false;
      std::fputs("\r\x1b[K", stderr);
      std::fflush(stderr);
    }
  }

 private:
  life::session& session_;
  const loop_settings& settings_;
  loop_result& result_;
  std::vector<trace::event> fresh_;
  std::size_t accesses_ = 0;
  double last_progress_ = 0;
  bool progress_shown_ = false;
};

}  // namespace

void hear_interrupts() {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGPIPE, SIG_IGN);  // a closed pipe or socket is an error where it is written to
}

loop_result run_and_watch(life::session& session, const loop_settings& settings) {
  loop_result result;
  observer seen{session, settings, result};
  life::watchdog watchdog{session.recorder()};
  std::thread runner{[&session] { session.execute(); }};
  const sigset_t set = interrupts();
  const timespec pause{0, look_every_ns};
  int turn = 0;
  while (!session.finished()) {
    if (sigtimedwait(&set, nullptr, &pause) > 0) {
      result.interrupted = true;
      result.threads_left = true;
      session.end_from_outside(life::verdict::stopped, "Interrupted.");
      break;
    }
    seen.drain();
    seen.show_progress();
    if (++turn % 8 == 0) {
      if (auto story = watchdog.look()) {
        session.end_from_outside(life::verdict::deadlock, std::move(*story));
        result.threads_left = true;
      }
    }
  }
  const life::verdict outcome = session.outcome();
  const auto main_lane = session.recorder().snapshot(0).doing;
  if (result.threads_left ||
      (outcome == life::verdict::error && main_lane != trace::activity::ended)) {
    result.threads_left = true;
    runner.detach();  // it can't be ended; the program is about to
  } else {
    runner.join();
  }
  seen.drain();
  seen.erase_progress();
  return result;
}

}  // namespace cooks::terminal
