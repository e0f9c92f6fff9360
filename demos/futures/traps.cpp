// traps: a pool that waits for itself, and a future that waits when it
// should not.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/future.hpp>
#include <cooks/latch.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/thread_pool.hpp>

#include <future>
#include <thread>

#include "futures.hpp"

using namespace std::chrono_literals;

//! [nested]
// Each task hands another one in to the same pool, and waits for it.
void nested(const cooks::run& run) {
  const auto workers = static_cast<int>(run.integer("workers"));
  cooks::thread_pool crew{workers};
  cooks::latch all_busy{workers, "all busy"};
  std::vector<cooks::future<int>> receipts;
  for (int i = 0; i < workers; ++i) {
    receipts.push_back(crew.submit("menu", [&] {
      all_busy.arrive_and_wait();  // by now nobody is left
      return crew.submit("dish", [] { return 1; }).result();
    }));
  }
  cooks::wait_all(receipts);
}
//! [nested]

namespace {

// Seconds of the demo's time.
template <class Work>
std::chrono::duration<double> time_of(std::string_view name,
                                      const Work& work) {
  const cooks::span told{name};
  const auto start = cooks::clock::now();
  work();
  return cooks::clock::now() - start;
}

}  // namespace

void std_async(const cooks::run& /*run*/) {
  //! [std_async]
  const std::chrono::duration<double> delay{cooks::in_real_time(500ms)};
  const auto wait = [delay] { std::this_thread::sleep_for(delay); };
  const auto dropped = time_of("std::async, dropped", [&] {
    static_cast<void>(std::async(std::launch::async, wait));
    static_cast<void>(std::async(std::launch::async, wait));
  });
  const auto kept = time_of("std::async, kept", [&] {
    const auto one = std::async(std::launch::async, wait);
    const auto other = std::async(std::launch::async, wait);
  });
  cooks::thread_pool crew{2};
  const auto ours = time_of("thread_pool, dropped", [&] {
    crew.submit("wait", wait);
    crew.submit("wait", wait);
  });
  //! [std_async]
  cooks::measured("std::async, futures dropped", dropped);
  cooks::measured("std::async, futures kept", kept);
  cooks::measured("thread_pool, futures dropped", ours);
  cooks::print("dropped {:.2f} s, kept {:.2f} s, thread_pool {:.2f} s",
               cooks::in_real_time(dropped), cooks::in_real_time(kept),
               cooks::in_real_time(ours));
}
