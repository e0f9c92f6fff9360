// semaphore: a bowl of tokens. Knows location, clock and its life.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "cooks/clock.hpp"
#include "cooks/location.hpp"
#include "life/semaphore.hpp"

namespace cooks {

/// \addtogroup waiting
/// \{

/// `semaphore` is a bowl of tokens: take one to pass, put one back to let somebody else pass.
///
/// \code
/// cooks::semaphore ovens{2, "ovens"};
/// ovens.acquire();   // waits while both ovens are in use
/// bake();
/// ovens.release();
/// \endcode
///
/// Unlike a condition variable it remembers: a token put back before anybody waits is there for
/// the next one. Any thread may put tokens back. The std counterpart is
/// `std::counting_semaphore`.
class semaphore {
 public:
  /// \param tokens  How many tokens are in the bowl at first; not negative.
  /// \param name  What timelines call it.
  explicit semaphore(std::ptrdiff_t tokens, std::string_view name = {}) : core_(tokens, name) {}
  semaphore(const semaphore&) = delete;
  semaphore& operator=(const semaphore&) = delete;

  /// `acquire()` waits for a token and takes it.
  void acquire(location where = location::current()) { core_.acquire(where); }
  /// `try_acquire()` takes a token if there is one.
  bool try_acquire(location where = location::current()) { return core_.try_acquire(where); }
  /// `try_acquire_for()` waits for a token no longer than `patience`; false: it got none.
  template <class Rep, class Period>
  bool try_acquire_for(std::chrono::duration<Rep, Period> patience,
                       location where = location::current()) {
    return core_.try_acquire_until(life::real_deadline(patience), where);
  }
  /// `release()` puts `count` tokens into the bowl.
  void release(std::ptrdiff_t count = 1, location where = location::current()) {
    core_.release(count, where);
  }

 private:
  life::semaphore core_;
};

/// \}
}  // namespace cooks
