// coroutines: three waiters on one thread, written as C++20 coroutines. They wait for time and for
// sockets; poll() waits for all of them at once. A page shows it, a test runs it. Native only.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using steady = std::chrono::steady_clock;

//! [loop]
// Who waits, and for what: a time, or a socket that has something to read.
struct waiter {
  std::coroutine_handle<> who;
  std::optional<steady::time_point> until;
  int socket = -1;
};

class event_loop {
 public:
  void add(waiter one) { waiting_.push_back(one); }

  void run() {
    while (!waiting_.empty()) {
      for (const std::coroutine_handle<> who : wait_for_some()) {
        who.resume();  // runs until its next co_await
      }
    }
  }

 private:
  std::vector<std::coroutine_handle<>> wait_for_some();

  std::vector<waiter> waiting_;
};
//! [loop]

//! [poll]
std::vector<std::coroutine_handle<>> event_loop::wait_for_some() {
  std::vector<pollfd> sockets;
  auto patience = std::chrono::milliseconds{-1};  // as long as it takes
  for (const waiter& one : waiting_) {
    sockets.push_back({one.socket, POLLIN, 0});  // poll() skips -1
    if (one.until) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*one.until - steady::now());
      const auto mine = std::max(0ms, left);
      patience = patience < 0ms ? mine : std::min(patience, mine);
    }
  }
  // The only place where this thread ever waits.
  if (poll(sockets.data(), sockets.size(), static_cast<int>(patience.count())) < 0 &&
      errno != EINTR) {
    throw std::system_error{errno, std::generic_category(), "poll"};
  }
  std::vector<std::coroutine_handle<>> due;
  std::vector<waiter> still_waiting;
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    const waiter& one = waiting_[i];
    const bool is_due = one.until ? *one.until <= steady::now() : sockets[i].revents != 0;
    if (is_due) {
      due.push_back(one.who);
    } else {
      still_waiting.push_back(one);
    }
  }
  waiting_ = still_waiting;
  return due;
}
//! [poll]

//! [awaitables]
// What co_await needs to know: is it ready, whom to wake, what comes out.
struct sleeping {
  event_loop& loop;
  steady::duration time;
  bool await_ready() const { return time <= 0s; }
  void await_suspend(std::coroutine_handle<> who) {
    loop.add({.who = who, .until = steady::now() + time});
  }
  void await_resume() const {}
};

struct readable {
  event_loop& loop;
  int socket;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> who) {
    loop.add({.who = who, .until = {}, .socket = socket});
  }
  void await_resume() const {}
};

// A coroutine that begins at once, and that nobody waits for.
struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
//! [awaitables]

double since(steady::time_point start) {
  return std::chrono::duration<double>(steady::now() - start).count();
}

//! [coroutines]
task boil_eggs(event_loop& loop, steady::time_point start) {
  co_await sleeping{loop, 2s};
  std::printf("%.1f s: the eggs are done\n", since(start));
}

task answer_door(event_loop& loop, int door, steady::time_point start) {
  std::array<char, 32> said{};
  co_await readable{loop, door};
  const ssize_t length = read(door, said.data(), said.size());
  std::printf(
      "%.1f s: at the door: %s\n", since(start),
      std::string(said.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))).c_str());
  co_await sleeping{loop, 1s};
  std::printf("%.1f s: the guest has a table\n", since(start));
}
//! [coroutines]

int main() {
  std::array<int, 2> door{};
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, door.data()) != 0) {
    std::perror("socketpair");
    return 3;
  }
  // The world outside: somebody knocks after a second.
  std::thread guest{[street = door[1]] {
    std::this_thread::sleep_for(1s);
    if (write(street, "hello", 5) != 5) {
      std::perror("write");
    }
  }};
  //! [run]
  event_loop loop;
  const auto start = steady::now();
  boil_eggs(loop, start);
  boil_eggs(loop, start);
  answer_door(loop, door[0], start);
  loop.run();  // this thread, and no other
  std::printf("%.1f s: all is done\n", since(start));
  //! [run]
  guest.join();
  close(door[0]);
  close(door[1]);
}
