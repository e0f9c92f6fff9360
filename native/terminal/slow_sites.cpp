// slow_sites: a loopback server that answers late, as long as the demo needs it.
#include <httplib.h>

#include <sys/socket.h>

#include <chrono>
#include <thread>

#include "cooks/demo.hpp"
#include "cooks/http.hpp"
#include "life/lane.hpp"

namespace cooks {
namespace {

constexpr std::size_t fewest_workers = 4;
constexpr int backlog = 512;

std::string page_of(const std::string& name, double seconds) {
  std::string body =
      "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>The " + name +
      "</title></head>\n<body>\n<h1>The " + name +
      "</h1>\n<p>This page took its time: " + std::to_string(seconds) + " seconds.</p>\n<ul>\n";
  // Some length, and another one for each name, so that a report has something to tell.
  const std::size_t lines = 20 + 7 * name.size();
  for (std::size_t i = 1; i <= lines; ++i) {
    body += "<li>Shelf " + std::to_string(i) + " of the " + name + "</li>\n";
  }
  return body + "</ul>\n</body>\n</html>\n";
}

}  // namespace

struct slow_sites::server {
  httplib::Server http;
  std::thread thread;
  std::atomic<bool> closing{false};

  ~server() {
    closing = true;
    http.stop();
    if (thread.joinable()) {
      thread.join();
    }
  }
};

slow_sites::slow_sites(const std::vector<slow_site>& sites) : server_(std::make_unique<server>()) {
  server& own = *server_;
  own.http.new_task_queue = [workers = std::max(fewest_workers, sites.size())] {
    return new httplib::ThreadPool(workers);
  };  // it takes ownership
  own.http.set_keep_alive_max_count(1);
  int listening = -1;
  own.http.set_socket_options([&listening](int socket) { listening = socket; });
  for (const slow_site& site : sites) {
    const double seconds = site.delay.count() * life::scale();
    own.http.Get("/" + site.name, [&own, name = site.name, seconds](const httplib::Request&,
                                                                    httplib::Response& response) {
      const auto answer_at =
          std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
      // In small steps, so that a run that ends early need not wait for the slowest answer.
      while (!own.closing && std::chrono::steady_clock::now() < answer_at) {
        std::this_thread::sleep_for(std::min<std::chrono::duration<double>>(
            std::chrono::milliseconds{20}, answer_at - std::chrono::steady_clock::now()));
      }
      response.set_content(page_of(name, seconds), "text/html");
    });
  }
  const int port = own.http.bind_to_any_port("127.0.0.1");
  if (port < 0) {
    throw surroundings_error{"No port of 127.0.0.1 is free for the practice sites."};
  }
  // The library asks for a backlog of 5; with more clients than that at once some wait for seconds.
  listen(listening, backlog);
  own.thread = std::thread{[&own] { own.http.listen_after_bind(); }};
  while (!own.http.is_running()) {
    std::this_thread::yield();
  }
  for (const slow_site& site : sites) {
    urls_.push_back("http://127.0.0.1:" + std::to_string(port) + "/" + site.name);
  }
}

slow_sites::~slow_sites() = default;

}  // namespace cooks
