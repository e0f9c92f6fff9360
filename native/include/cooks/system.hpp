// system: what the operating system tells of this program. Each host brings its own; a page has no
// operating system that it may ask.
#pragma once

#include <cstdint>
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

/// \}
}  // namespace cooks
