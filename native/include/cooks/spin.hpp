// spin: waiting busily. Knows location and its life.
#pragma once

#include "cooks/location.hpp"
#include "life/spin.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `spin_until()` looks again and again until the condition holds, as `while (!holds()) {}` does.
///
/// \code
/// next.fetch_add(1);
/// cooks::spin_until([&] { return serving.load() == mine; });
/// \endcode
///
/// It burns its core while it waits, so it is for waits that end soon. The condition only reads
/// atomic or shared variables. Under the explorer all looks that find the condition false are left
/// out: the thread can't go on until the condition holds, and looking then is one step; there the
/// condition may read two variables at most. The nearest std counterpart, for one variable, is
/// `std::atomic::wait`.
/// \param holds  Called without arguments, returns a bool, changes nothing.
template <class Condition>
void spin_until(const Condition& holds, location where = location::current()) {
  life::spin_until(holds, where);
}

/// \}
}  // namespace cooks
