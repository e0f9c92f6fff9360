// system: asks the operating system by POSIX calls, and Linux by its /proc files.
#include "cooks/system.hpp"

#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

#include <array>
#include <cstdio>
#include <memory>

namespace cooks {
namespace {

std::optional<switch_counts> switches_of(int whom) {
  rusage used{};
  if (getrusage(whom, &used) != 0) {
    return std::nullopt;
  }
  return switch_counts{used.ru_nvcsw, used.ru_nivcsw};
}

}  // namespace

// From smaps_rollup, which counts when it is asked. The cheaper statm lags behind by some pages for
// every core or, up to Linux 6.1, for every thread: too much for what one thread costs.
std::optional<std::uint64_t> resident_memory() {
  struct close {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
  };
  const std::unique_ptr<std::FILE, close> file{std::fopen("/proc/self/smaps_rollup", "r")};
  std::array<char, 256> line{};
  while (file != nullptr && std::fgets(line.data(), line.size(), file.get()) != nullptr) {
    unsigned long long kilobytes = 0;
    if (std::sscanf(line.data(), "Rss: %llu kB", &kilobytes) == 1) {  // NOLINT: the kernel wrote it
      return kilobytes * 1024;
    }
  }
  return std::nullopt;
}

std::optional<switch_counts> context_switches() {
  return switches_of(RUSAGE_SELF);
}

std::optional<switch_counts> context_switches_of_this_thread() {
#ifdef RUSAGE_THREAD
  return switches_of(RUSAGE_THREAD);
#else
  return std::nullopt;
#endif
}

std::optional<std::int64_t> process_id() {
  return getpid();
}

std::optional<std::int64_t> thread_number() {
#ifdef __linux__
  return syscall(SYS_gettid);
#else
  return std::nullopt;
#endif
}

}  // namespace cooks
