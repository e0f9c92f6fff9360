// thread_cost: what a thread costs to start, and what it costs to keep.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/latch.hpp>
#include <cooks/print.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

// Prices are in real time, whatever the scale.
class stopwatch {
 public:
  double microseconds() const {
    const auto passed = std::chrono::steady_clock::now() - begin_;
    return std::chrono::duration<double, std::micro>(passed).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ =
      std::chrono::steady_clock::now();
};

struct price {
  std::size_t started = 0;
  std::string no_more;  // why not as many as wanted
  std::string_view paid_for = "to start";
  double starting = 0;        // microseconds, for all of them
  std::int64_t gave_way = 0;  // times they left their cores, to wait
  std::optional<std::uint64_t> memory_before;
  std::optional<std::uint64_t> memory_after;
};

std::int64_t times_gave_way() {
  const auto mine = cooks::context_switches_of_this_thread();
  return mine ? mine->voluntary : 0;
}

//! [start_all]
// Starts as many threads as the system has room for.
std::vector<cooks::thread> start_all(std::size_t wanted,
                                     const std::function<void()>& work,
                                     std::string& no_more) {
  std::vector<cooks::thread> crew;
  crew.reserve(wanted);
  try {
    for (std::size_t i = 1; i <= wanted; ++i) {
      crew.emplace_back("cook " + std::to_string(i), work);
    }
  } catch (const std::system_error& e) {
    no_more = e.what();
  }
  return crew;
}
//! [start_all]

//! [keep]
price keep(std::size_t wanted, std::chrono::duration<double> wait) {
  price paid;
  cooks::latch here{static_cast<std::ptrdiff_t>(wanted), "all are here"};
  cooks::latch door{1, "door"};
  cooks::atomic<std::int64_t> gave_way{"gave way", 0};
  const auto work = [&] {
    here.count_down();
    door.wait();
    cooks::sleep_for(wait);  // as for a request
    gave_way.fetch_add(times_gave_way());
  };
  paid.memory_before = cooks::resident_memory();
  const stopwatch watch;
  std::vector<cooks::thread> crew = start_all(wanted, work, paid.no_more);
  paid.starting = watch.microseconds();
  paid.started = crew.size();
  // Who could not be started will not come.
  here.count_down(static_cast<std::ptrdiff_t>(wanted - paid.started));
  here.wait();
  paid.memory_after = cooks::resident_memory();
  door.count_down();
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  paid.gave_way = gave_way;
  return paid;
}
//! [keep]

//! [in_turn]
price in_turn(std::size_t wanted,
              std::chrono::duration<double> /*wait*/) {
  price paid;
  paid.paid_for = "to start and end";
  paid.memory_before = cooks::resident_memory();
  const stopwatch watch;
  for (; paid.started < wanted; ++paid.started) {
    cooks::thread cook{"cook " + std::to_string(paid.started + 1), [] {}};
    cook.join();
  }
  paid.starting = watch.microseconds();
  paid.memory_after = cooks::resident_memory();
  return paid;
}
//! [in_turn]

void tell_memory(const price& paid) {
  if (!paid.memory_before || !paid.memory_after) {
    cooks::print("to keep: a page can't tell what they take in memory");
    return;
  }
  const double kilobytes = (static_cast<double>(*paid.memory_after) -
                            static_cast<double>(*paid.memory_before)) /
                           1024;
  const double each = kilobytes / static_cast<double>(paid.started);
  cooks::print("to keep: {:.1f} MB of memory, {:.1f} kB each",
               kilobytes / 1024, each);
  cooks::result("to keep one, kB", each);
}

void tell(const price& paid) {
  const auto threads = static_cast<double>(paid.started);
  const double each = paid.starting / threads;
  cooks::print("{}: {:.2f} ms, {:.0f} us each", paid.paid_for,
               paid.starting / 1e3, each);
  cooks::result(std::string{paid.paid_for} + " one, us", each);
  tell_memory(paid);
  if (paid.gave_way > 0) {
    cooks::print(
        "Each left its core {:.1f} times, because it had to wait.",
        static_cast<double>(paid.gave_way) / threads);
  }
}

void find_out(const cooks::run& run,
              price (*way)(std::size_t, std::chrono::duration<double>)) {
  const auto wanted = static_cast<std::size_t>(run.integer("threads"));
  const price paid = way(wanted, run.seconds("wait"));
  cooks::print("{} of {} threads started", paid.started, wanted);
  cooks::result("started", paid.started);
  if (paid.started > 0) {
    tell(paid);
  }
  // Those that started did their work. That the others are missing must
  // not be overlooked.
  if (paid.started < wanted) {
    throw cooks::surroundings_error{
        "Only " + std::to_string(paid.started) + " of " +
        std::to_string(wanted) + " threads started: " + paid.no_more +
        "."};
  }
}

const cooks::registration here{{
    .name = "thread_cost",
    .summary = "What threads cost: to start, and to keep.",
    .variants =
        {{.name = "keep",
          .summary = "all at the same time; each waits a while, as for a "
                     "request",
          .body = [](const cooks::run& run) { find_out(run, keep); },
          .threads = {.fixed = 0, .parameter = "threads"}},
         {.name = "in_turn",
          .summary = "one after another: each ends before the next one "
                     "starts",
          .body = [](const cooks::run& run) { find_out(run, in_turn); },
          .threads = {.fixed = 1, .parameter = {}}}},
    .parameters = {cooks::integer("threads", 900, {1, 1000})
                       .help("how many threads; a page has 64 at most")
                       .in(cooks::host::page, 10, {1, 64}),
                   cooks::seconds("wait", 1, {0, 30})
                       .help("how long each thread of `keep` waits")},
    .claims = {{.variant = "keep",
                .what = "wall time",
                .unit = "s",
                .claimed =
                    [](const cooks::run& run) {
                      return run.seconds("wait").count();
                    }}},
}};

}  // namespace
