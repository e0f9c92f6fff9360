// system: asks the operating system by POSIX calls, and Linux by its /proc files.
#include "cooks/system.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cooks {
namespace {

std::optional<switch_counts> switches_of(int whom) {
  rusage used{};
  if (getrusage(whom, &used) != 0) {
    return std::nullopt;
  }
  return switch_counts{used.ru_nvcsw, used.ru_nivcsw};
}

// What the system knows of a user: by number, or by name.
struct user {
  uid_t number = 0;
  gid_t group = 0;
  std::string name;
};

template <class Ask>
std::optional<user> find_user(const Ask& ask) {
  std::array<char, 4096> texts{};
  passwd entry{};
  passwd* found = nullptr;
  if (ask(&entry, texts.data(), texts.size(), &found) != 0 || found == nullptr) {
    return std::nullopt;
  }
  return user{found->pw_uid, found->pw_gid, found->pw_name};
}

}  // namespace

std::optional<std::string> owner() {
  const uid_t number = geteuid();
  const auto found = find_user([number](auto... rest) { return getpwuid_r(number, rest...); });
  return found ? found->name : std::to_string(number);
}

std::string become_nobody() {
  const auto nobody = find_user([](auto... rest) { return getpwnam_r("nobody", rest...); });
  if (!nobody) {
    return "there is no user nobody here";
  }
  // In this order: who is no longer root may give up nothing more.
  if (setgroups(0, nullptr) != 0 || setgid(nobody->group) != 0 || setuid(nobody->number) != 0) {
    return std::strerror(errno);
  }
  return {};
}

std::optional<std::vector<std::string>> open_files() {
  std::vector<std::pair<int, std::string>> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc/self/fd", error}) {
    std::error_code gone;
    const auto what = std::filesystem::read_symlink(entry.path(), gone);
    // The folder that is being read is open as well, but only for that.
    if (!gone && what != "/proc/" + std::to_string(getpid()) + "/fd") {
      found.emplace_back(std::atoi(entry.path().filename().c_str()), what.string());
    }
  }
  if (error) {
    return std::nullopt;
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> told;
  for (const auto& [number, what] : found) {
    told.push_back(std::to_string(number) + " " + what);
  }
  return told;
}

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
