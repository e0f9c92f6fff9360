// span: a named piece of work in the timeline. Knows location and its life.
#pragma once

#include <string_view>

#include "cooks/location.hpp"
#include "life/telling.hpp"

namespace cooks {

/// \addtogroup measuring
/// \{

/// `span` is a named piece of this thread's work: a bar in its lane, from here to the end of the
/// scope. Spans of one thread nest.
///
/// \code
/// cooks::span cutting{"cut onions"};
/// \endcode
class span {
 public:
  explicit span(std::string_view label, location where = location::current()) : where_(where) {
    life::begin_span(label, where_);
  }
  ~span() { life::end_span(where_); }
  span(const span&) = delete;
  span& operator=(const span&) = delete;

 private:
  location where_;
};

/// `activity` goes on by itself once it was begun, and no thread is busy with it: a pan that heats,
/// a letter under way. It is drawn beneath the lane that began it.
///
/// \code
/// cooks::activity heating{"pan heats"};
/// heating.begin();
/// cut_onions();       // meanwhile
/// heating.end();
/// \endcode
class activity {
 public:
  explicit activity(std::string_view name)
      : name_(name), id_(life::declare(trace::object_type::activity, name)) {}

  /// `begin()` says that it has begun.
  void begin(location where = location::current()) { life::begin_activity(id_, name_, where); }
  /// `end()` says that it is over.
  void end(location where = location::current()) { life::end_activity(id_, where); }

 private:
  std::string name_;
  trace::object_id id_;
};

/// \}
}  // namespace cooks
