// spinning: threads that compute for ever, or throw where nobody catches.
#include <cooks/atomic.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

#include <stdexcept>

namespace {

void spin(const cooks::run& /*run*/) {
  std::atomic<bool> never{false};
  cooks::print("spinning");
  cooks::thread other{"other", [&] {
                        while (!never.load(std::memory_order_relaxed)) {
                        }
                      }};
  while (!never.load(std::memory_order_relaxed)) {
  }
}

void escape(const cooks::run& /*run*/) {
  cooks::thread thrower{"thrower", [] { throw std::runtime_error{"the milk boiled over"}; }};
  thrower.join();
}

void leave(const cooks::run& /*run*/) {
  throw std::runtime_error{"out of onions"};
}

const cooks::registration here{{
    .name = "spinning",
    .summary = "Threads that compute for ever, or throw where nobody catches.",
    .variants = {{.name = "spin",
                  .summary = "for ever",
                  .body = spin,
                  .threads = {.fixed = 1, .parameter = {}}},
                 {.name = "escape",
                  .summary = "an exception escapes a thread",
                  .body = escape,
                  .threads = {.fixed = 1, .parameter = {}}},
                 {.name = "leave", .summary = "an exception leaves the demo", .body = leave}},
}};

}  // namespace
