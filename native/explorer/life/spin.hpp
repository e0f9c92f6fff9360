// life::spin_until: one step, which can be taken when the condition holds.
#pragma once

#include "life/lane.hpp"

namespace cooks::life {

template <class Condition>
void spin_until(const Condition& holds, location where) {
  const explorer::condition until{
      [](const void* one) -> bool { return (*static_cast<const Condition*>(one))(); }, &holds};
  explorer::operation next;
  next.kind = explorer::operation_kind::spin;
  next.until = &until;
  next.where = where;
  here().reach(next);
}

}  // namespace cooks::life
