// event: a lamp that says that something has happened. C++ has none, so
// it is built here, from a mutex, a condition variable and a flag.
#include "primitives.hpp"

#include <cooks/check.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>

#include <algorithm>

namespace primitives {
namespace {

//! [lamp]
class lamp {
 public:
  /// Switches it on; whoever waits goes on, and whoever comes later too.
  void set() {
    {
      cooks::lock_guard guard{mutex_};
      is_on_ = true;
    }
    changed_.notify_all();
  }

  /// Switches it off; from now on `wait()` waits again.
  void reset() {
    cooks::lock_guard guard{mutex_};
    is_on_ = false;
  }

  /// Waits until it is on.
  void wait() {
    cooks::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return is_on_; });
  }

 private:
  cooks::mutex mutex_{"lamp's mutex"};
  cooks::condition_variable changed_{"lamp"};
  bool is_on_ = false;
};
//! [lamp]

}  // namespace

//! [event]
void event(const cooks::run& run) {
  lamp oven_is_hot;
  int degrees = 20;
  const auto heat = [&] {
    busy("heats", work_of(run));
    degrees = 180;
    oven_is_hot.set();
  };
  cooks::thread oven{"oven", heat};
  std::vector<int> baked_at(size_of_crew(run));
  auto crew = start_crew(size_of_crew(run), [&](int cook) {
    busy("kneads", work_of(run) / 2 * cook);  // each one longer
    oven_is_hot.wait();
    baked_at[cook] = degrees;
  });
  oven.join();
  join_all(crew);
  cooks::check("nobody bakes in a cold oven", 180,
               *std::min_element(baked_at.begin(), baked_at.end()));
}
//! [event]

}  // namespace primitives
