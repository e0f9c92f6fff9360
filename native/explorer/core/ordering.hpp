// ordering: whether anything orders two accesses to a shared variable, as C++ has it: a thread's
// own steps one after another, and synchronisation: what a lock, a release or an end lets others
// see. A relaxed access orders nothing. Epochs and clocks after Flanagan and Freund, "FastTrack:
// efficient and precise dynamic race detection" (PLDI 2009). Knows operations.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "explorer/core/operation.hpp"

namespace cooks::explorer {

/// `access` is one side of a data race.
struct access {
  thread_index thread = 0;
  bool writes = false;
  location where;
};

/// `unordered_pair` is two accesses to one variable, one of them a write, that nothing orders.
struct unordered_pair {
  object_index object = no_object;
  access first;
  access second;
  std::size_t after = 0;  ///< So many steps had been taken when the second one came.
};

class ordering {
 public:
  /// `restart()` forgets an execution.
  /// \param all  Also which variables were found before: they would not be told again.
  void restart(bool all) noexcept;
  /// `make_room()` is for so many objects.
  void make_room(std::size_t objects);
  /// `declare()` is called for each object, in order.
  void declare(object_index object, object_kind kind) noexcept;
  /// `is_watching()` is false while there is no variable whose accesses could be news.
  bool is_watching() const noexcept { return watched_ > 0 || watches_always_; }
  /// `watch_always()` is for who asks for epochs.
  void watch_always() noexcept { watches_always_ = true; }

  /// `epoch_of()` is where a thread is now, `is_ordered()` whether it has seen another one's epoch.
  std::uint32_t epoch_of(thread_index thread) const noexcept { return now_[thread][thread]; }
  bool is_ordered(thread_index earlier, std::uint32_t epoch, thread_index thread) const noexcept {
    return epoch <= now_[thread][earlier];
  }

  void spawn(thread_index parent, thread_index child) noexcept;
  void end(thread_index thread) noexcept;
  void join(thread_index joiner, thread_index ended) noexcept;
  /// `step()` is an operation that takes place.
  /// \param has_written  It changed its object, or took what it tried to take.
  void step(thread_index thread, const operation& done, bool has_written, std::size_t after);

  /// `found()` are the pairs of this execution.
  const std::vector<unordered_pair>& found() const noexcept { return found_; }

 private:
  using clock = std::array<std::uint32_t, most_threads>;

  struct side {
    std::uint32_t epoch = 0;  // 0: none
    access what;
  };

  struct object {
    object_kind kind = object_kind::none;
    clock released{};             // what those see who take it
    clock released_by_readers{};  // and those who take it alone
    side last_write;
    std::array<side, most_threads> last_reads;
  };

  void take(thread_index thread, const clock& from) noexcept;
  void give(thread_index thread, clock& to) noexcept;
  void see_access(thread_index thread, const operation& done, bool has_written, std::size_t after);
  void synchronise(thread_index thread, const operation& done, bool has_written);
  bool is_ordered(const side& earlier, thread_index thread) const noexcept {
    return is_ordered(earlier.what.thread, earlier.epoch, thread);
  }

  std::array<clock, most_threads> now_{};
  std::array<clock, most_threads> ends_{};
  std::vector<object> objects_;
  std::vector<bool> is_known_;  // by object
  std::size_t watched_ = 0;
  bool watches_always_ = false;
  std::vector<unordered_pair> found_;
};

}  // namespace cooks::explorer
