// lane: the way from the vocabulary to the execution that it runs in. Under the explorer, an
// operation of the vocabulary is a step that somebody chooses.
#pragma once

#include <cstdint>
#include <string_view>

#include "cooks/location.hpp"
#include "explorer/core/execution.hpp"
#include "trace/event.hpp"

namespace cooks::life {

/// `here()` is the execution that the calling code is a part of.
inline explorer::execution& here() noexcept {
  return *explorer::execution::current();
}

/// `step_on()` is an operation on an object, to be reached.
inline explorer::operation step_on(explorer::object_index object, explorer::operation_kind does,
                                   location where, std::int64_t value = 0) noexcept {
  explorer::operation made;
  made.kind = does;
  made.object = object;
  made.value = value;
  made.where = where;
  return made;
}

// What only a timeline would show.
inline trace::object_id declare(trace::object_type /*type*/, std::string_view /*name*/) noexcept {
  return 0;
}
inline void tell(trace::event_kind /*kind*/, trace::object_id /*object*/, std::int64_t /*value*/,
                 location /*where*/, std::uint32_t /*link*/ = 0) noexcept {}

/// The clock of an execution is virtual: there is nothing to shorten.
inline double scale() noexcept {
  return 1;
}

}  // namespace cooks::life
