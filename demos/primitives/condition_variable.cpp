// condition_variable: a bell at the hatch between kitchen and restaurant.
#include "primitives.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/semaphore.hpp>

using namespace std::chrono_literals;

namespace primitives {

//! [condition_variable]
void condition_variable(const cooks::run& run) {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  int dishes = 0;  // in the hatch
  const auto cook = [&] {
    for (int n = 0; n < 2; ++n) {
      busy("cooks", work_of(run));
      {
        cooks::lock_guard guard{hatch};
        ++dishes;
      }
      bell.notify_one();
    }
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    bell.wait(lock, [&] { return dishes > 0; });
    --dishes;
    lock.unlock();
    busy("serves", work_of(run) / 2);
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  cooks::thread cleo{"Cleo", serve};
  ana.join();
  ben.join();
  cleo.join();
  cooks::check("no dish is left in the hatch", 0, dishes);
}
//! [condition_variable]

//! [forgotten_bell]
void forgotten_bell(const cooks::run& /*run*/) {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  bool served = false;
  const auto cook = [&] {
    bell.notify_one();  // the dish is ready
  };
  const auto serve = [&] {
    dawdle("lays the table", 50ms);
    cooks::unique_lock lock{hatch};
    bell.wait(lock);
    served = true;
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  ana.join();
  ben.join();
  cooks::check("the dish is served", served);
}
//! [forgotten_bell]

//! [remembered_token]
void remembered_token(const cooks::run& /*run*/) {
  cooks::semaphore dishes{0, "dishes"};
  bool served = false;
  const auto cook = [&] {
    dishes.release();  // the dish is ready
  };
  const auto serve = [&] {
    dawdle("lays the table", 50ms);
    dishes.acquire();
    served = true;
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  ana.join();
  ben.join();
  cooks::check("the dish is served", served);
}
//! [remembered_token]

//! [unlocked_predicate]
void unlocked_predicate(const cooks::run& /*run*/) {
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable bell{"bell"};
  cooks::atomic<bool> ready{"ready", false};
  const auto cook = [&] {
    dawdle("cooks", 30ms);
    ready.store(true);  // atomic, and without the mutex
    bell.notify_one();
  };
  const auto serve = [&] {
    cooks::unique_lock lock{hatch};
    while (!ready.load()) {
      dawdle("has looked", 60ms);  // and does not listen yet
      bell.wait(lock);
    }
  };
  cooks::thread ana{"Ana", cook};
  cooks::thread ben{"Ben", serve};
  ana.join();
  ben.join();
  cooks::check("the dish is served", ready.load());
}
//! [unlocked_predicate]

}  // namespace primitives
