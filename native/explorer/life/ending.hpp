// life::ending: what is kept until the execution's main thread ends.
#pragma once

#include <memory>
#include <utility>

#include "life/lane.hpp"

namespace cooks::life {

inline void keep_until_the_end(std::shared_ptr<void> what) {
  here().keep(std::move(what));
}

}  // namespace cooks::life
