// life::choose: a step that goes each way; of too many ways, the seed takes one.
#pragma once

#include <cstdint>
#include <string_view>

#include "life/lane.hpp"
#include "run/drawn_number.hpp"

namespace cooks::life {

/// Of more possibilities than these, not every one is tried.
inline constexpr std::int64_t most_ways = 16;

/// `name_choice()` is how the step finds its name again; 0 if nobody reads it.
std::int64_t name_choice(std::string_view name);

inline std::int64_t choose(std::string_view name, std::int64_t count, location where) {
  explorer::execution& run = here();
  if (count > most_ways) {
    return drawn_number(run.options().seed, run.running(), run.count_draw(), count);
  }
  if (count == 1) {
    return 0;
  }
  auto made = step_on(explorer::no_object, explorer::operation_kind::choose, where, count);
  made.desired = run.told() == nullptr ? 0 : name_choice(name);
  return run.reach(made);
}

}  // namespace cooks::life
