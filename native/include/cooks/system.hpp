// system: what the operating system tells of this program. Each host brings its own; a page has no
// operating system that it may ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cooks {

/// \addtogroup system
/// \{

/// `resident_memory()` is how many bytes of this program are in the machine's memory now: what it
/// has touched, not what it has reserved.
///
/// \code
/// const auto before = cooks::resident_memory();
/// std::vector<cooks::thread> crew = start(900);
/// const auto after = cooks::resident_memory();  // the difference is what they cost to keep
/// \endcode
///
/// Nothing where nobody tells: in a page, and on systems other than Linux. The standard library has
/// no counterpart; in Python it is `resource.getrusage`, which tells the largest size ever.
std::optional<std::uint64_t> resident_memory();

/// `switch_counts` is how often threads were taken off their cores.
struct switch_counts {
  std::int64_t voluntary = 0;    ///< They had to wait, and gave the core up.
  std::int64_t involuntary = 0;  ///< They could have gone on, and somebody else got the core.
};

/// `context_switches()` counts for the whole program, all threads together, since it began.
///
/// Nothing in a page. The standard library has no counterpart; POSIX calls it `getrusage`.
std::optional<switch_counts> context_switches();

/// `context_switches_of_this_thread()` counts for the thread that asks.
///
/// Nothing in a page, and on systems that count for whole programs only.
std::optional<switch_counts> context_switches_of_this_thread();

/// `process_id()` is the number by which the operating system knows this program. Nothing in a
/// page.
std::optional<std::int64_t> process_id();

/// `owner()` is the name of the user in whose name this program acts; his number when he has none.
/// Nothing in a page.
std::optional<std::string> owner();

/// `become_nobody()` makes the whole program act as the user `nobody`, for good: the system's own
/// name for somebody who may do next to nothing. Only root may become somebody else.
/// \return an empty text, or why not.
std::string become_nobody();

/// `open_files()` are the files, pipes and terminals that this program has open, in the order of
/// their numbers. Nothing in a page, and on systems other than Linux.
std::optional<std::vector<std::string>> open_files();

/// `thread_number()` is the number by which the operating system knows the thread that asks: the
/// one that `ps -L` and a debugger show. Nothing in a page, and on systems other than Linux.
/// cooks::thread::id is C++'s own.
std::optional<std::int64_t> thread_number();

/// `cache` is one of the processor's memories for data: small and near, or large and farther away.
struct cache {
  int level = 0;          ///< 1 is the nearest.
  std::size_t bytes = 0;  ///< How much it holds.
};

/// `data_caches()` are those that the first core can use, the nearest first. Empty where nobody
/// tells: in a page, and on some systems other than Linux.
std::vector<cache> data_caches();

/// `one_core` keeps the thread that makes it on the core that it is on, and with it the threads
/// that it starts meanwhile, until the object goes. Two threads on one core can only take turns.
/// \code
/// const cooks::one_core here;
/// cooks::thread partner{"partner", play};  // on the same core
/// \endcode
///
/// With a number it is that core of those that the thread may use: threads with different numbers
/// never have to take turns, if there are enough cores.
///
/// A page can't do that, nor can systems other than Linux: `is_kept()` says whether it worked.
/// The standard library has no counterpart; Linux calls it `sched_setaffinity`.
class one_core {
 public:
  one_core();
  /// \param number  0 for the first core; counted round and round, so there is one for each number.
  explicit one_core(unsigned number);
  ~one_core();
  one_core(const one_core&) = delete;
  one_core& operator=(const one_core&) = delete;

  /// `is_kept()` is false where it had no effect.
  bool is_kept() const noexcept { return before_ != nullptr; }

 private:
  struct cores;
  void keep(int core);

  std::unique_ptr<cores> before_;  // where the thread was allowed to run
};

/// `start_process_once()` starts this program afresh, as a process of its own that tells its
/// version to nobody, and waits until it has ended.
/// \return false where it can't be done, as in a page.
bool start_process_once();

/// \}
}  // namespace cooks
