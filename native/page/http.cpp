// http: requests by the browser, made synchronously in the thread's own worker. They need not touch
// the page's own thread, and the browser runs as many at once as there are threads.
#include "cooks/http.hpp"

#include <algorithm>
#include <chrono>

#include "life/lane.hpp"
#include "page/javascript.hpp"

namespace cooks {

http_response http_get(const std::string& url, const http_options& options, location where) {
  http_response response;
  response.url = url;
  response.final_url = url;
  cooks_page_answer answer{};
  const auto begin = std::chrono::steady_clock::now();
  {
    const life::waiting wait{trace::the_network, where,
                             static_cast<std::int64_t>(options.timeout * 1e6), url};
    cooks_page_get(url.c_str(), &answer);
  }
  response.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const page::text_from_javascript type{answer.type};
  const page::text_from_javascript body{answer.body};
  const page::text_from_javascript error{answer.error};
  response.status = answer.status;
  if (type != nullptr) {
    const std::string all = type.get();
    response.type = all.substr(0, all.find(';'));
  }
  if (body != nullptr) {
    response.body.assign(body.get(), static_cast<std::size_t>(answer.length));
  }
  if (error != nullptr) {
    response.error = error.get();
  } else if (response.body.size() > options.max_bytes) {
    response.body.resize(options.max_bytes);
    response.error = "the body is longer than " + std::to_string(options.max_bytes) + " bytes";
  }
  return response;
}

}  // namespace cooks
