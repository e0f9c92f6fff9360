// stop_token: a polite request to stop. Knows its life.
#pragma once

#include <chrono>

#include "cooks/location.hpp"
#include "life/stop.hpp"

namespace cooks {

class stop_token;

/// \addtogroup measuring
/// \{

/// `sleep_for()` with a stop token waits until the time is over or a stop is requested.
/// \return true when it slept its time, false when it was asked to stop.
/// \code
/// while (cooks::sleep_for(100ms, stop)) { stir(); }
/// \endcode
template <class Rep, class Period>
bool sleep_for(std::chrono::duration<Rep, Period> time, const stop_token& stop,
               location where = location::current());

/// \}
/// \addtogroup threads
/// \{

/// `stop_token` tells a thread whether it was asked to stop. The thread looks, and decides.
///
/// \code
/// cooks::thread cook{"Ana", [](cooks::stop_token stop) {
///   while (!stop.stop_requested()) { stir(); }
/// }};
/// cook.request_stop();
/// \endcode
///
/// A request wakes `cooks::sleep_for(time, stop)`, but no lock and no blocking read. The std
/// counterpart is `std::stop_token`, which Emscripten 3.1.6 does not have.
class stop_token {
 public:
  /// `stop_requested()` is true from the moment somebody has asked.
  bool stop_requested() const noexcept { return core_.stop_requested(); }

 private:
  friend class stop_source;
  template <class Rep, class Period>
  friend bool sleep_for(std::chrono::duration<Rep, Period> time, const stop_token& stop,
                        location where);
  explicit stop_token(life::stop core) : core_(std::move(core)) {}
  life::stop core_;
};

/// `stop_source` is the other end of a stop_token: it asks. Copies ask for the same stop.
/// The std counterpart is `std::stop_source`.
class stop_source {
 public:
  /// `get_token()` is a token that hears this source.
  stop_token get_token() const { return stop_token{core_}; }
  /// `request_stop()` asks; true for the first who asks.
  bool request_stop() noexcept { return core_.request_stop(); }
  /// `stop_requested()` is true when somebody has asked.
  bool stop_requested() const noexcept { return core_.stop_requested(); }

 private:
  life::stop core_;
};

/// \}

template <class Rep, class Period>
bool sleep_for(std::chrono::duration<Rep, Period> time, const stop_token& stop, location where) {
  return stop.core_.wait_until(life::real_deadline(time), where);
}

}  // namespace cooks
