// counter: a number over time. Knows location and its life.
#pragma once

#include <cstdint>
#include <string_view>

#include "cooks/location.hpp"
#include "life/lane.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `counter` draws a number over time beneath the lanes: how many orders wait, how many cooks work.
///
/// \code
/// cooks::counter working{"cooks at work"};
/// working.set(2);
/// \endcode
/// It holds no number and protects none: several threads may tell it theirs. There is no std
/// counterpart.
class counter {
 public:
  /// \param name  What timelines call it.
  /// \param most  The largest value that is possible, drawn as a line; 0: there is none.
  explicit counter(std::string_view name, std::uint32_t most = 0)
      : id_(life::declare(trace::object_type::counter, name)), most_(most) {}

  /// `set()` says what the number is from now on.
  void set(std::int64_t value, location where = location::current()) const {
    life::tell(trace::event_kind::counter, id_, value, where, most_);
  }

 private:
  trace::object_id id_;
  std::uint32_t most_;
};

/// \}
}  // namespace cooks
