// loopback_server: cpp-httplib, set up for many clients at once. Knows no demo.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>

namespace cooks::terminal {

/// `loopback_server` answers on 127.0.0.1 until it is destroyed. Fill in `http`, then start it.
class loopback_server {
 public:
  /// \param clients  How many are answered at the same time.
  explicit loopback_server(std::size_t clients);
  ~loopback_server();
  loopback_server(const loopback_server&) = delete;
  loopback_server& operator=(const loopback_server&) = delete;

  httplib::Server http;

  /// `start()` binds to the port, any free one for 0, and begins to answer.
  /// \return the port, or -1 when it could not be had.
  int start(int port);

  /// `wait()` lets an answer come late, but not later than the end of the server.
  void wait(std::chrono::duration<double> time) const;

 private:
  std::atomic<bool> closing_{false};
  int listening_ = -1;
  std::thread thread_;
};

}  // namespace cooks::terminal
