// loopback_server: starting and stopping it.
#include "terminal/loopback_server.hpp"

#include <sys/socket.h>

#include <algorithm>

namespace cooks::terminal {
namespace {

constexpr int backlog = 512;

}  // namespace

loopback_server::loopback_server(std::size_t clients) {
  http.new_task_queue = [clients] {
    return new httplib::ThreadPool(clients);
  };                                 // it takes ownership
  http.set_keep_alive_max_count(1);  // a kept connection would keep its thread
  http.set_socket_options([this](int socket) { listening_ = socket; });
}

loopback_server::~loopback_server() {
  closing_ = true;
  http.stop();
  if (thread_.joinable()) {
    thread_.join();
  }
}

int loopback_server::start(int port) {
  int bound = port;
  if (port == 0) {
    bound = http.bind_to_any_port("127.0.0.1");
  } else if (!http.bind_to_port("127.0.0.1", port)) {
    return -1;
  }
  if (bound < 0) {
    return -1;
  }
  // The library asks for a backlog of 5; with more clients than that at once some wait for seconds.
  listen(listening_, backlog);
  thread_ = std::thread{[this] { http.listen_after_bind(); }};
  while (!http.is_running()) {
    std::this_thread::yield();
  }
  return bound;
}

// In small steps, so that a run that ends early need not wait for the slowest answer.
void loopback_server::wait(std::chrono::duration<double> time) const {
  using clock = std::chrono::steady_clock;
  constexpr std::chrono::duration<double> step = std::chrono::milliseconds{20};
  const auto end = clock::now() + std::chrono::duration_cast<clock::duration>(time);
  while (!closing_ && clock::now() < end) {
    std::this_thread::sleep_for(std::min<std::chrono::duration<double>>(step, end - clock::now()));
  }
}

}  // namespace cooks::terminal
