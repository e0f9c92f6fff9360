// child: a thread that runs, a thread that reads, and this one, which tells what happens.
#include "terminal/child.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <thread>

#include "process/child_run.hpp"
#include "report/parameters.hpp"
#include "terminal/descriptor.hpp"

namespace cooks::terminal {
namespace {

constexpr std::chrono::milliseconds tell_every{5};
constexpr int orphaned = 1;

bool is_pipe(int number) {
  struct stat about {};
  return fstat(number, &about) == 0 && S_ISFIFO(about.st_mode);
}

// Reads until a frame is whole; nothing when the parent is gone.
std::optional<life::frame> read_frame(life::frame_cutter& cutter) {
  std::array<char, 1U << 16U> bytes;
  for (;;) {
    if (auto one = cutter.next()) {
      return one;
    }
    const ssize_t count = read(child_reads_from, bytes.data(), bytes.size());
    if (count > 0) {
      cutter.feed({bytes.data(), static_cast<std::size_t>(count)});
    } else if (count == 0 || errno != EINTR) {
      return std::nullopt;
    }
  }
}

// Ctrl-C is for the parent, and this process ends with it; who means this one alone is heard.
void hear_termination() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

// Without somebody who reads, nobody waits for this process any more.
bool parent_is_gone() {
  pollfd up{child_writes_to, 0, 0};
  return poll(&up, 1, 0) > 0 && (up.revents & POLLERR) != 0;
}

}  // namespace

int act_as_child(const demo& which, const std::string& entry) {
  const auto found = life::find_child(which, entry);
  if (!found) {
    throw report::usage_error{"--child: " + which.name + " has no child '" + entry + "'."};
  }
  if (!is_pipe(child_reads_from) || !is_pipe(child_writes_to)) {
    throw report::usage_error{
        "--child is how this program starts itself once more, with pipes to itself. There is no "
        "use for it in a terminal."};
  }
  hear_termination();
  for (const int number : {child_reads_from, child_writes_to}) {
    fcntl(number, F_SETFD, FD_CLOEXEC);  // its own children have pipes of their own
  }
  life::frame_cutter cutter;
  const auto first = read_frame(cutter);
  if (!first) {
    return orphaned;
  }
  std::mutex writing;
  const auto write = [&writing](life::frame_kind kind, std::string_view content) {
    const std::string bytes = life::packed(kind, content);
    const std::lock_guard guard{writing};
    return write_all(child_writes_to, bytes);
  };
  life::child_run child{which, *found, life::read_greeting(*first), host::terminal, write};
  std::thread reader{[&] {
    try {
      while (auto one = read_frame(cutter)) {
        child.take(std::move(*one));
      }
    } catch (const life::bad_frame& e) {
      fmt::print(stderr, "{}, child {}: {}\n", which.name, entry, e.what());
    }
    std::_Exit(orphaned);  // as long as the parent wants this process, it keeps the pipe open
  }};
  reader.detach();
  std::thread runner{[&child] { child.execute(); }};
  runner.detach();  // it may be held up for ever when another thread has broken
  while (!child.wait_a_little(tell_every)) {
    child.tell_events();
    if (parent_is_gone()) {
      std::_Exit(orphaned);
    }
  }
  child.tell_last();
  std::fflush(nullptr);
  std::_Exit(child.exit_code());  // threads that cannot be joined must not meet destructors
}

}  // namespace cooks::terminal
