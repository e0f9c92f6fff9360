// http: real requests to real servers. Each host brings its own client: libcurl in a terminal, the
// browser's own in a page.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cooks/location.hpp"

namespace cooks {

/// \addtogroup network
/// \{

/// `http_options` bounds a request. In a page the browser decides about certificates.
struct http_options {
  double timeout = 30;                   ///< Seconds for the whole request, in real time.
  std::uint64_t max_bytes = 64U << 20U;  ///< Longest body that is taken.
  std::string ca_file;                   ///< Certificates to trust; empty: the system's.
};

/// `http_response` is what came back, or why nothing did.
struct http_response {
  std::string url;        ///< As it was asked for.
  std::string final_url;  ///< Where the redirects led to.
  int status = 0;         ///< 200 and so on; 0: no answer.
  std::string type;       ///< The media type, without parameters: `text/html`.
  std::string body;
  double seconds = 0;  ///< From the start of the request to the end of the body, in real time.
  std::string error;   ///< Empty: the answer is complete.

  /// `ok()` is true when a complete answer came with a status below 400.
  bool ok() const noexcept { return error.empty() && status > 0 && status < 400; }
};

/// `http_get()` asks for a page and waits for it. It never throws for a failed request: the
/// response says what went wrong, so one bad address does not lose the other downloads.
/// \code
/// const auto page = cooks::http_get("https://example.org/");
/// cooks::print("{} {} bytes", page.status, page.body.size());
/// \endcode
http_response http_get(const std::string& url, const http_options& options = {},
                       location where = location::current());

/// `html_title()` is the text of a page's `<title>`; empty when it has none.
std::string html_title(const std::string& html);

/// `slow_site` is a website to practise on: its name, and how long it takes to answer.
struct slow_site {
  std::string name;
  std::chrono::duration<double> delay;  ///< In the demo's time.
};

/// `slow_sites` are websites to practise on: each answers after its delay, not before.
///
/// In a terminal a loopback server runs as long as this object lives; in a page the site's own
/// service worker answers.
/// \code
/// const cooks::slow_sites sites{{{"bakery", 2s}, {"market", 2s}, {"farm", 2s}}};
/// cooks::http_get(sites.urls()[0]);  // takes two seconds
/// \endcode
class slow_sites {
 public:
  explicit slow_sites(const std::vector<slow_site>& sites);
  ~slow_sites();
  slow_sites(const slow_sites&) = delete;
  slow_sites& operator=(const slow_sites&) = delete;

  /// `urls()` are their addresses, in the same order.
  const std::vector<std::string>& urls() const noexcept { return urls_; }

 private:
  struct server;
  std::unique_ptr<server> server_;
  std::vector<std::string> urls_;
};

/// \}
}  // namespace cooks
