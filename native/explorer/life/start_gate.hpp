// life::start_gate: nothing. Who leaves first is the scheduler's choice anyway.
#pragma once

#include <string_view>

#include "life/lane.hpp"

namespace cooks::life {

class start_gate {
 public:
  start_gate(int /*expected*/, std::string_view /*name*/) {}
  void arrive_and_wait(location /*where*/) {}
};

}  // namespace cooks::life
