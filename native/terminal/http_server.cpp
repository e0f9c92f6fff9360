// http_server: the demo's own answers on the loopback address.
#include "cooks/http_server.hpp"

#include "cooks/demo.hpp"
#include "life/clock.hpp"
#include "terminal/loopback_server.hpp"

namespace cooks {
namespace {

constexpr std::size_t clients = 64;

}  // namespace

struct http_server::listener {
  listener() : loopback(clients) {}
  terminal::loopback_server loopback;
};

http_server::http_server(http_server_options options) : listener_(std::make_unique<listener>()) {
  terminal::loopback_server& own = listener_->loopback;
  // Every method and every path: what is not served is for `answer` to refuse.
  const double scale = life::scale();
  own.http.set_pre_routing_handler([&own, scale, answer = std::move(options.answer)](
                                       const httplib::Request& asked, httplib::Response& response) {
    const http_reply reply = answer({asked.method, asked.path});
    own.wait(reply.delay * scale);
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers) {
      response.set_header(name, value);
    }
    response.set_content(reply.body, reply.type);
    return httplib::Server::HandlerResponse::Handled;
  });
  const int port = own.start(options.port);
  if (port < 0) {
    throw surroundings_error{
        options.port == 0
            ? "No port of 127.0.0.1 is free for the demo's server."
            : "Port " + std::to_string(options.port) +
                  " of 127.0.0.1 is taken, or not yours to use. Choose another, or none."};
  }
  url_ = "http://127.0.0.1:" + std::to_string(port);
}

http_server::~http_server() = default;

void http_server::serve() const {
  for (;;) {
    // Timed, for it is no deadlock that nobody asks.
    life::sleep_until(std::chrono::steady_clock::now() + std::chrono::hours{1}, {});
  }
}

}  // namespace cooks
