// http_server: a small server of the demo's own, for its threads, or for anybody. Each host brings
// its own: a loopback server in a terminal; in a page the site's service worker.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cooks {

/// \addtogroup network
/// \{

/// `http_request` is what a client asks for.
struct http_request {
  std::string method;  ///< GET, HEAD, POST and so on.
  std::string path;    ///< From the first slash, without the query: `/price/OSLO/FISH/2020-03-01`.
};

/// `http_reply` is what it gets.
struct http_reply {
  int status = 200;
  std::string body{};
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::chrono::duration<double> delay{0};  ///< How late, in the demo's time.
};

/// `http_server_options` says what is served, and where.
struct http_server_options {
  /// Called by several threads at once.
  std::function<http_reply(const http_request&)> answer;
  /// In a page the site's service worker answers under this path, and `answer` is not called.
  std::string page_path;
  std::uint16_t port = 0;  ///< 0: any that is free.
};

/// `http_server` answers requests as long as it lives, on the loopback address only: no other
/// machine can ask it.
/// \code
/// const cooks::http_server server{{.answer = [](const cooks::http_request& asked) {
///   return cooks::http_reply{.body = "{\"path\":\"" + asked.path + "\"}"};
/// }, .page_path = "echo"}};
/// cooks::http_get(server.url() + "/hello");
/// \endcode
class http_server {
 public:
  /// \throws surroundings_error  when the port is taken.
  explicit http_server(http_server_options options);
  ~http_server();
  http_server(const http_server&) = delete;
  http_server& operator=(const http_server&) = delete;

  /// `url()` is its address, without a slash at the end.
  const std::string& url() const noexcept { return url_; }

  /// `serve()` lets this thread wait, and others ask, until the program is interrupted.
  [[noreturn]] void serve() const;

 private:
  struct listener;
  std::unique_ptr<listener> listener_;
  std::string url_;
};

/// \}
}  // namespace cooks
