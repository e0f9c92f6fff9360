// value_text: a parameter's value in JSON.
#pragma once

#include "cooks/demo.hpp"
#include "report/json_text.hpp"

namespace cooks::report {

void tell_value(json_text& json, const parameter_value& value);

}  // namespace cooks::report
