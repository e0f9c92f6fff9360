// process: the same program started afresh by posix_spawn, with a pipe for each direction. Not by
// fork: a copy of a program with threads would have all its locks and only one of its threads.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

#include "process/pipe.hpp"
#include "terminal/child.hpp"
#include "terminal/descriptor.hpp"

namespace cooks::terminal {
namespace {

[[noreturn]] void cannot_start(const std::string& entry, int error) {
  throw surroundings_error{"The process for " + entry +
                           " could not be started: " + std::strerror(error) + "."};
}

struct two_ends {
  descriptor read;
  descriptor write;
};

two_ends new_pipe(const std::string& entry) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    cannot_start(entry, errno);
  }
  return {descriptor{ends[0]}, descriptor{ends[1]}};
}

// Out of the way of the numbers that the child finds its ends under.
descriptor out_of_the_way(descriptor from, const std::string& entry) {
  constexpr int first_free = 10;
  descriptor moved{fcntl(from.get(), F_DUPFD_CLOEXEC, first_free)};
  if (moved.get() < 0) {
    cannot_start(entry, errno);
  }
  return moved;
}

std::string own_program() {
  std::array<char, 4096> path{};
  const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
  return length <= 0 ? std::string{} : std::string{path.data(), static_cast<std::size_t>(length)};
}

class spawn_actions {
 public:
  spawn_actions() { posix_spawn_file_actions_init(&actions_); }
  ~spawn_actions() { posix_spawn_file_actions_destroy(&actions_); }
  spawn_actions(const spawn_actions&) = delete;
  spawn_actions& operator=(const spawn_actions&) = delete;

  // Its own standard output would tear the report, or the JSON document: it goes to stderr.
  void connect(int read_end, int write_end) {
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, STDERR_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, read_end, child_reads_from);
    posix_spawn_file_actions_adddup2(&actions_, write_end, child_writes_to);
  }

  int spawn(pid_t& pid, const std::string& program, char* const* arguments) const {
    return posix_spawn(&pid, program.c_str(), &actions_, nullptr, arguments, environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
};

pid_t spawn(const std::string& entry, int read_end, int write_end) {
  const std::string program = own_program();
  std::string option = "--child";
  std::string name = entry;
  std::string self = program.empty() ? "child" : program;
  const std::array<char*, 4> arguments{self.data(), option.data(), name.data(), nullptr};
  spawn_actions how;
  how.connect(read_end, write_end);
  pid_t pid = 0;
  if (const int error = how.spawn(pid, program, arguments.data()); error != 0) {
    cannot_start(entry, error);
  }
  return pid;
}

class system_pipe final : public life::pipe {
 public:
  system_pipe(const std::string& entry, life::pipe_listener& listener) : listener_(listener) {
    two_ends down = new_pipe(entry);
    two_ends up = new_pipe(entry);
    const descriptor child_reads = out_of_the_way(std::move(down.read), entry);
    const descriptor child_writes = out_of_the_way(std::move(up.write), entry);
    pid_ = spawn(entry, child_reads.get(), child_writes.get());
    to_child_ = std::move(down.write);
    from_child_ = std::move(up.read);
    set_nonblocking(to_child_.get());
  }

  ~system_pipe() override {
    kill();
    if (reader_.joinable()) {
      reader_.join();
    } else {
      reap();
    }
  }

  void listen() override {
    reader_ = std::thread{[this] { read_all(); }};
  }

  bool write(life::frame_kind kind, std::string_view content) override {
    const std::string bytes = life::packed(kind, content);
    const std::lock_guard guard{writing_};  // a frame goes through in one piece
    return write_all(to_child_.get(), bytes);
  }

  void kill() noexcept override {
    const std::lock_guard guard{reaping_};
    if (!reaped_) {  // once it is, the number may be another process's
      ::kill(pid_, SIGKILL);
    }
  }

  std::optional<std::int64_t> id() const override { return pid_; }

 private:
  void read_all() {
    std::array<char, 1U << 16U> bytes;
    for (;;) {
      const ssize_t count = read(from_child_.get(), bytes.data(), bytes.size());
      if (count > 0) {
        listener_.arrived({bytes.data(), static_cast<std::size_t>(count)});
      } else if (count == 0 || errno != EINTR) {
        break;
      }
    }
    listener_.ended(reap());
  }

  // A child that has closed its pipe is about to end; one that is not is ended.
  life::seen_end reap() {
    using clock = std::chrono::steady_clock;
    const auto patience = clock::now() + std::chrono::milliseconds{500};
    int status = 0;
    for (;;) {
      {
        const std::lock_guard guard{reaping_};
        const pid_t done = waitpid(pid_, &status, WNOHANG);
        if (done == pid_ || (done < 0 && errno != EINTR)) {
          reaped_ = true;
          break;
        }
      }
      if (clock::now() > patience) {
        ::kill(pid_, SIGKILL);
      }
      std::this_thread::sleep_for(std::chrono::microseconds{200});
    }
    if (WIFSIGNALED(status)) {
      const int number = WTERMSIG(status);
      return {0, number,
              "signal " + std::to_string(number) + " (" + strsignal(number) + ") ended it"};
    }
    return {WEXITSTATUS(status), 0, {}};
  }

  life::pipe_listener& listener_;
  pid_t pid_ = 0;
  descriptor to_child_;
  descriptor from_child_;
  std::mutex writing_;
  std::mutex reaping_;
  bool reaped_ = false;
  std::thread reader_;
};

}  // namespace
}  // namespace cooks::terminal

namespace cooks::life {

std::unique_ptr<pipe> start_child(const child_entry& entry, pipe_listener& listener) {
  return std::make_unique<terminal::system_pipe>(entry.name, listener);
}

}  // namespace cooks::life
