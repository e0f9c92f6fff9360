// life::ending: the session keeps it.
#include "life/ending.hpp"

#include <utility>

#include "life/lane.hpp"
#include "run/session.hpp"

namespace cooks::life {

void keep_until_the_end(std::shared_ptr<void> what) {
  if (session* const run = current_lane().run) {
    run->keep(std::move(what));
  }
}

}  // namespace cooks::life
