// life::choose: by chance, of the run's seed and the thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "cooks/location.hpp"

namespace cooks::life {

std::int64_t choose(std::string_view name, std::int64_t count, location where) noexcept;

}  // namespace cooks::life
