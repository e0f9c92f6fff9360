// slow_sites: a loopback server that answers late, as long as the demo needs it.
#include <algorithm>
#include <chrono>

#include "cooks/demo.hpp"
#include "cooks/http.hpp"
#include "life/lane.hpp"
#include "terminal/loopback_server.hpp"

namespace cooks {
namespace {

constexpr std::size_t fewest_workers = 4;

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
  explicit server(std::size_t clients) : loopback(clients) {}
  terminal::loopback_server loopback;
};

slow_sites::slow_sites(const std::vector<slow_site>& sites)
    : server_(std::make_unique<server>(std::max(fewest_workers, sites.size()))) {
  terminal::loopback_server& own = server_->loopback;
  for (const slow_site& site : sites) {
    const double seconds = site.delay.count() * life::scale();
    own.http.Get("/" + site.name, [&own, name = site.name, seconds](const httplib::Request&,
                                                                    httplib::Response& response) {
      own.wait(std::chrono::duration<double>{seconds});
      response.set_content(page_of(name, seconds), "text/html");
    });
  }
  const int port = own.start(0);
  if (port < 0) {
    throw surroundings_error{"No port of 127.0.0.1 is free for the practice sites."};
  }
  for (const slow_site& site : sites) {
    urls_.push_back("http://127.0.0.1:" + std::to_string(port) + "/" + site.name);
  }
}

slow_sites::~slow_sites() = default;

}  // namespace cooks
