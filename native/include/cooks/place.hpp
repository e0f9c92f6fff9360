// place: where a thread is in its demo's drawn scene. Knows location and its life.
#pragma once

#include <string_view>

#include "cooks/location.hpp"
#include "life/telling.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `go_to()` says that this thread goes to a place of the scene that pages draw: the figure that
/// stands for it walks there. It takes no time.
/// \param place  One of the demo's `places`.
/// \param where  The caller's line.
///
/// What the thread does from then on, it does there. The name of a span says what is in its hands:
/// \code
/// cooks::go_to("board");
/// cooks::span work{"onions"};  // cuts onions
/// \endcode
inline void go_to(std::string_view place, location where = location::current()) {
  life::go_to(place, where);
}

/// \}
}  // namespace cooks
