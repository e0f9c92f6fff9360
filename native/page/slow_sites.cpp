// slow_sites: in a page the site's own service worker plays the slow server.
#include <cstdio>

#include "cooks/http.hpp"
#include "life/lane.hpp"
#include "page/javascript.hpp"

namespace cooks {

struct slow_sites::server {};

slow_sites::slow_sites(const std::vector<slow_site>& sites) {
  const page::text_from_javascript base{cooks_page_base()};
  for (const slow_site& site : sites) {
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.6g", site.delay.count() * life::scale());
    urls_.push_back(std::string{base.get()} + "slow/" + seconds + "/" + site.name);
  }
}

slow_sites::~slow_sites() = default;

}  // namespace cooks
