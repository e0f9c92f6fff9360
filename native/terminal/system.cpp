// system: asks the operating system by POSIX calls, and Linux by its /proc files.
#include "cooks/system.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
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

// One line of a file that the kernel writes.
template <class Value>
std::optional<Value> read_from(const std::string& path) {
  std::ifstream file{path};
  Value value{};
  return file >> value ? std::optional{value} : std::nullopt;
}

// As Linux tells it: "48K", "Data".
std::vector<cache> caches_of_the_first_core() {
  std::vector<cache> found;
  for (int i = 0;; ++i) {
    const std::string folder = "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(i) + "/";
    const auto level = read_from<int>(folder + "level");
    const auto type = read_from<std::string>(folder + "type");
    const auto kibibytes = read_from<std::size_t>(folder + "size");
    if (!level || !type || !kibibytes) {
      return found;
    }
    if (type != "Instruction") {
      found.push_back({*level, *kibibytes * 1024});
    }
  }
}

// As the C library knows it. For some processors it gives the last one of all cores together.
std::vector<cache> caches_by_sysconf() {
  std::vector<cache> found;
#ifdef _SC_LEVEL1_DCACHE_SIZE
  int level = 0;
  for (const int name : {_SC_LEVEL1_DCACHE_SIZE, _SC_LEVEL2_CACHE_SIZE, _SC_LEVEL3_CACHE_SIZE}) {
    ++level;
    if (const long bytes = sysconf(name); bytes > 0) {
      found.push_back({level, static_cast<std::size_t>(bytes)});
    }
  }
#endif
  return found;
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

std::vector<cache> data_caches() {
  std::vector<cache> found = caches_of_the_first_core();
  if (found.empty()) {
    found = caches_by_sysconf();
  }
  std::sort(found.begin(), found.end(),
            [](const cache& one, const cache& other) { return one.level < other.level; });
  return found;
}

#ifdef __linux__
struct one_core::cores {
  cpu_set_t allowed;
};

one_core::one_core() {
  keep(sched_getcpu());
}

one_core::one_core(unsigned number) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
    return;
  }
  auto left = static_cast<int>(number % static_cast<unsigned>(CPU_COUNT(&allowed)));
  int core = 0;
  while (!CPU_ISSET(core, &allowed) || left-- > 0) {
    ++core;
  }
  keep(core);
}

void one_core::keep(int core) {
  auto before = std::make_unique<cores>();
  if (core < 0 || sched_getaffinity(0, sizeof before->allowed, &before->allowed) != 0) {
    return;
  }
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(core, &only);
  if (sched_setaffinity(0, sizeof only, &only) == 0) {
    before_ = std::move(before);
  }
}

one_core::~one_core() {
  if (before_ != nullptr) {
    sched_setaffinity(0, sizeof before_->allowed, &before_->allowed);
  }
}
#else
struct one_core::cores {};

one_core::one_core() = default;
one_core::one_core(unsigned /*number*/) {}
one_core::~one_core() = default;
#endif

bool start_process_once() {
  const std::string program = "/proc/self/exe";
  std::string name = "version";
  std::string option = "--version";
  std::array<char*, 3> arguments{name.data(), option.data(), nullptr};
  posix_spawn_file_actions_t quiet;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&quiet);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  sigset_t none;  // our threads block signals; a process of its own hears them
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const bool started =
      posix_spawn(&child, program.c_str(), &quiet, &attributes, arguments.data(), environ) == 0;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&quiet);
  if (!started) {
    return false;
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) {
      return false;
    }
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace cooks
