// http: requests by libcurl. Every failure becomes a sentence that names its reason.
#include "cooks/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "life/lane.hpp"
#include "report/parameters.hpp"

namespace cooks {
namespace {

struct close_handle {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
using curl_handle = std::unique_ptr<CURL, close_handle>;

// libcurl wants to be set up once, before the first thread uses it.
struct curl_library {
  curl_library() { curl_global_init(CURL_GLOBAL_DEFAULT); }
  ~curl_library() { curl_global_cleanup(); }
  curl_library(const curl_library&) = delete;
  curl_library& operator=(const curl_library&) = delete;
};
const curl_library set_up_once;

constexpr long most_redirects = 10;

struct body_in_progress {
  std::string* body = nullptr;
  std::uint64_t limit = 0;
  bool too_long = false;
};

extern "C" std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& progress = *static_cast<body_in_progress*>(to);
  const std::size_t more = size * count;
  if (progress.body->size() + more > progress.limit) {
    progress.too_long = true;
    progress.body->append(bytes, progress.limit - progress.body->size());
    return 0;  // tells libcurl to give up
  }
  progress.body->append(bytes, more);
  return more;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("://");
  const std::size_t from = begin == std::string::npos ? 0 : begin + 3;
  return url.substr(from, url.find_first_of("/?#", from) - from);
}

bool is_this_machine(const std::string& url) {
  const std::string host = host_of(url);
  const std::string name =
      host.front() == '[' ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "localhost" || name == "[::1]" || name.rfind("127.", 0) == 0;
}

// Refuses what is no http address before libcurl guesses what may have been meant.
std::string refuse(const std::string& url) {
  const std::size_t colon = url.find("://");
  if (url.empty()) {
    return "the address is empty; give one like https://example.org/";
  }
  if (colon == std::string::npos) {
    return "the address has no scheme; write http://" + url + " or https://" + url;
  }
  const std::string scheme = lower(url.substr(0, colon));
  if (scheme != "http" && scheme != "https") {
    return "unknown scheme '" + scheme + "'; http and https are understood";
  }
  if (host_of(url).empty()) {
    return "the address names no host; give one like " + scheme + "://example.org/";
  }
  return {};
}

std::string explain(CURLcode code, const std::string& url, const http_options& options,
                    const body_in_progress& progress, const char* details) {
  std::string more = *details == '\0' ? curl_easy_strerror(code) : details;
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return "this is not an address: " + more;
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "it led to an address that is neither http nor https: " + more;
    case CURLE_COULDNT_RESOLVE_HOST:
      return "no such host: " + host_of(url);
    case CURLE_COULDNT_CONNECT:
      return "could not connect: " + more;
    case CURLE_OPERATION_TIMEDOUT:
      return "timed out after " + report::number_text(options.timeout) + " s with " +
             std::to_string(progress.body->size()) + " bytes received; --timeout sets the limit";
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2_STREAM:
      return "the body was cut short after " + std::to_string(progress.body->size()) +
             " bytes: " + more;
    case CURLE_GOT_NOTHING:
      return "the server closed the connection without an answer";
    case CURLE_TOO_MANY_REDIRECTS:
      return "a redirect loop: more than " + std::to_string(most_redirects) + " redirects";
    case CURLE_BAD_CONTENT_ENCODING:
      return "the compressed body is damaged: " + more;
    case CURLE_SSL_CACERT_BADFILE:
      return "the certificates in " + options.ca_file + " cannot be read; --ca-file wants PEM";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the server's certificate is not trusted: " + more;
    case CURLE_SSL_CONNECT_ERROR:
      return "TLS failed: " + more;
    case CURLE_WRITE_ERROR:
      if (progress.too_long) {
        return "the body is longer than " + std::to_string(options.max_bytes) +
               " bytes; --max-bytes sets the limit";
      }
      break;
    default:
      break;
  }
  return more;
}

std::string media_type(CURL* handle) {
  const char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  std::string text = type == nullptr ? "" : type;
  text = text.substr(0, text.find(';'));
  text.erase(std::find_if(text.rbegin(), text.rend(), [](char c) { return c != ' '; }).base(),
             text.end());
  return lower(text);
}

}  // namespace

http_response http_get(const std::string& url, const http_options& options, location where) {
  http_response response;
  response.url = url;
  response.final_url = url;
  response.error = refuse(url);
  if (!response.error.empty()) {
    return response;
  }
  const curl_handle handle{curl_easy_init()};
  if (handle == nullptr) {
    response.error = "libcurl cannot make another connection";
    return response;
  }
  CURL* const curl = handle.get();
  body_in_progress progress{&response.body, options.max_bytes, false};
  std::array<char, CURL_ERROR_SIZE> details{};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);  // signals and threads do not mix
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details.data());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, most_redirects);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl understands
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "many-cooks");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS,
                   std::max(1L, static_cast<long>(options.timeout * 1000)));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &progress);
  if (is_this_machine(url)) {
    curl_easy_setopt(curl, CURLOPT_PROXY,
                     "");  // a proxy for the world knows nothing of this machine
  }
  if (!options.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  }
  CURLcode code = CURLE_OK;
  {
    const life::waiting wait{trace::the_network, where,
                             static_cast<std::int64_t>(options.timeout * 1e6), url};
    code = curl_easy_perform(curl);
  }
  long status = 0;
  const char* final_url = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME, &response.seconds);
  curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &final_url);
  response.status = static_cast<int>(status);
  response.final_url = final_url == nullptr ? url : final_url;
  response.type = media_type(curl);
  if (code != CURLE_OK) {
    response.error = explain(code, url, options, progress, details.data());
  }
  return response;
}

}  // namespace cooks
