// slow_sites: in a page the site's own service worker plays the slow server.
#include <cstdio>

#include "cooks/http.hpp"
#include "life/lane.hpp"
#include "page/javascript.hpp"

namespace cooks {

struct slow_sites::server {};

slow_sites::slow_sites(const std::vector<std::string>& names, std::chrono::duration<double> delay) {
  const page::text_from_javascript base{cooks_page_base()};
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.6g", delay.count() * life::scale());
  for (const std::string& name : names) {
    urls_.push_back(std::string{base.get()} + "slow/" + seconds + "/" + name);
  }
}

slow_sites::~slow_sites() = default;

}  // namespace cooks
