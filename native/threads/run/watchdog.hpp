// watchdog: tells from the table of states whether the threads of a run wait for each other. It
// looks from outside, and takes no lock that a demo could hold.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "report/wait_words.hpp"
#include "trace/recorder.hpp"

namespace cooks::life {

/// `watchdog` looks at a run again and again.
///
/// A cycle of threads that each wait, without a timeout, for what the next one holds is a deadlock
/// at once, whatever other threads do: none of them can ever change its state. So is a wait for a
/// lock whose holder has ended. Threads that all wait for something nobody holds (a notification, a
/// token) are told only after they have not moved for a while, for one of them may already be woken
/// but not yet running.
class watchdog {
 public:
  explicit watchdog(const trace::recorder& watched,
                    std::chrono::milliseconds patience = std::chrono::milliseconds{1000})
      : watched_(watched), patience_(patience) {}

  /// `look()` is to be called every few milliseconds; it returns the story of a deadlock when it
  /// has seen one.
  std::optional<std::string> look();

 private:
  using snapshots = std::vector<trace::thread_snapshot>;

  bool settled(const snapshots& now, std::size_t thread) const;
  std::optional<std::string> cycle(const snapshots& now) const;
  std::optional<std::string> abandoned(const snapshots& now) const;
  std::optional<std::string> standstill(const snapshots& now);
  report::waiting seen_as(std::size_t thread, const trace::thread_snapshot& seen) const;
  std::string who_left(std::size_t thread, const trace::thread_snapshot& seen) const;
  std::string who_waits(std::size_t thread, const trace::thread_snapshot& seen) const;

  const trace::recorder& watched_;
  std::chrono::milliseconds patience_;
  snapshots last_;
  std::chrono::steady_clock::time_point still_since_ = std::chrono::steady_clock::now();
};

}  // namespace cooks::life
