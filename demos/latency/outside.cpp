// outside: what the operating system and the network take.
#include "operations.hpp"

#include <cooks/files.hpp>
#include <cooks/http.hpp>
#include <cooks/http_server.hpp>
#include <cooks/system.hpp>

#include <string>

namespace latency {
namespace {

//! [file]
finding file_read(const plan& how) {
  const cooks::scratch_file file{4096};
  if (!file.exists()) {
    return {std::nullopt, "there are no files here"};
  }
  const auto read_it = [&file](std::int64_t times) {
    for (; times > 0; --times) {
      file.read();
    }
  };
  return {measure(timed(read_it), how), ""};
}
//! [file]

//! [process]
finding process_start(const plan& how) {
  if (!cooks::start_process_once()) {
    return {std::nullopt, "no process can be started here"};
  }
  const auto start_and_await = [](std::int64_t times) {
    for (; times > 0; --times) {
      cooks::start_process_once();
    }
  };
  return {measure(timed(start_and_await), how), ""};
}
//! [process]

//! [request]
// A type that no server compresses: that would take longer than the rest.
finding request(const plan& how) {
  const cooks::http_server server{
      {.answer =
           [](const cooks::http_request&) {
             return cooks::http_reply{.body = "here I am",
                                      .type = "application/octet-stream"};
           },
       .page_path = "slow/0/next_door"}};
  const std::string& url = server.url();
  std::string fault;
  const auto ask = [&](std::int64_t times) {
    for (; times > 0 && fault.empty(); --times) {
      const cooks::http_response answer = cooks::http_get(url);
      if (!answer.ok()) {
        fault = answer.error;
        if (fault.empty()) {
          fault = "the server answered " + std::to_string(answer.status);
        }
      }
    }
  };
  ask(1);
  if (!fault.empty()) {
    return {std::nullopt, fault};
  }
  finding found{measure(timed(ask), how), ""};
  return fault.empty() ? found : finding{std::nullopt, fault};
}
//! [request]

finding too_far_away(const plan& /*how*/) {
  return {std::nullopt, ""};
}

}  // namespace

std::vector<operation> outside() {
  return {{.name = "file read",
           .detail = "4 KiB, cached",
           .published = {},
           .measure = file_read},
          {.name = "HTTP request",
           .detail = "local",
           .published = {},
           .measure = request},
          {.name = "process",
           .detail = "start to end",
           .published = {},
           .measure = process_start},
          {.name = "San Francisco - Hong Kong",
           .detail = "",
           .published = {141e-3, sources::jeppesen},
           .measure = too_far_away}};
}

std::vector<operation> all_operations(std::uint64_t seed) {
  std::vector<operation> all = in_the_processor();
  for (auto& some : {in_memory(seed), between_threads(), outside()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace latency
