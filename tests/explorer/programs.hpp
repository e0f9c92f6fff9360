// programs: small programs whose schedules have been counted by hand or by other means, written in
// the vocabulary.
#pragma once

#include <string>

#include "explorer/core/search.hpp"

namespace programs {

using namespace cooks::explorer;

inline search_result explore(const program& body, const search_limits& how = {}) {
  return search_whole(body, how);
}

/// "924 schedules, 904 failing, 328 classes"
inline std::string told(const search_result& result) {
  return result.schedules.text() + " schedules, " + result.failing.text() + " failing, " +
         std::to_string(result.executions - result.cut) +
         (result.how.mode == search_mode::all ? " classes" : " executions");
}

void counter(int threads, int increments);
void counter_under_mutex(int threads, int increments);
void two_locks_opposite_order();
void dining(int cooks, bool ordered);

struct buffer {
  int consumers = 1;
  int items = 1;
  int capacity = 1;
  bool if_instead_of_while = false;
};
void bounded_buffer(const buffer& how);
void peterson();

}  // namespace programs
