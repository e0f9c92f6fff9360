// http_server: in a page the site's own service worker plays the server.
#include "cooks/http_server.hpp"

#include "life/clock.hpp"
#include "page/javascript.hpp"

namespace cooks {

struct http_server::listener {};

http_server::http_server(http_server_options options) {
  const page::text_from_javascript base{cooks_page_base()};
  url_ = std::string{base.get()} + options.page_path;
}

http_server::~http_server() = default;

void http_server::serve() const {
  for (;;) {
    life::sleep_until(std::chrono::steady_clock::now() + std::chrono::hours{1}, {});
  }
}

}  // namespace cooks
