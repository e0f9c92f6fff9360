// life::choose: each thread counts what it has drawn.
#include "life/chance.hpp"

#include "life/lane.hpp"
#include "run/drawn_number.hpp"
#include "run/session.hpp"

namespace cooks::life {

std::int64_t choose(std::string_view /*name*/, std::int64_t count, location /*where*/) noexcept {
  lane& me = current_lane();
  const std::uint64_t seed = me.run == nullptr ? 1 : me.run->settings().seed;
  return drawn_number(seed, me.number, me.drawn++, count);
}

}  // namespace cooks::life
