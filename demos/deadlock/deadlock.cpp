// deadlock: two cooks need the salt and the pepper for each dish. Whoever
// takes one and waits for the other may wait for ever.
#include <cooks/barrier.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>
#include <cooks/timed_mutex.hpp>

#include <functional>
#include <random>

using namespace std::chrono_literals;

namespace {

//! [season]
// Between the first and the second there is time for an accident.
void reach_across_the_table() {
  cooks::span span{"reaches"};
  cooks::linger(20ms);
}

void season() {
  cooks::span span{"dish"};
  cooks::linger(10ms);
}
//! [season]

struct dinner {
  int dishes;  // for each of the two
  std::chrono::duration<double> patience;
  std::uint64_t seed;
};

//! [together]
// Ana and Ben season at the same time; how many dishes are done?
int together(const std::function<int()>& ana_seasons,
             const std::function<int()>& ben_seasons) {
  cooks::start_gate gate{2, "gate"};
  int by_ana = 0;
  int by_ben = 0;
  const auto ana_works = [&] {
    gate.arrive_and_wait();
    by_ana = ana_seasons();
  };
  const auto ben_works = [&] {
    gate.arrive_and_wait();
    by_ben = ben_seasons();
  };
  cooks::thread ana{"Ana", ana_works};
  cooks::thread ben{"Ben", ben_works};
  ana.join();
  ben.join();
  return by_ana + by_ben;
}
//! [together]

//! [same_order]
int same_order(const dinner& dinner) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  const auto ana = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::lock_guard first{salt};
      reach_across_the_table();
      cooks::lock_guard second{pepper};
      season();
    }
    return dinner.dishes;
  };
  const auto ben = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::lock_guard first{salt};
      reach_across_the_table();
      cooks::lock_guard second{pepper};
      season();
    }
    return dinner.dishes;
  };
  return together(ana, ben);
}
//! [same_order]

//! [swapped_order]
int swapped_order(const dinner& dinner) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  const auto ana = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::lock_guard first{salt};
      reach_across_the_table();
      cooks::lock_guard second{pepper};
      season();
    }
    return dinner.dishes;
  };
  const auto ben = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::lock_guard first{pepper};
      reach_across_the_table();
      cooks::lock_guard second{salt};
      season();
    }
    return dinner.dishes;
  };
  return together(ana, ben);
}
//! [swapped_order]

//! [scoped_lock]
int scoped_lock(const dinner& dinner) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  const auto ana = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::scoped_lock both{salt, pepper};
      reach_across_the_table();
      season();
    }
    return dinner.dishes;
  };
  const auto ben = [&] {
    for (int n = 0; n < dinner.dishes; ++n) {
      cooks::scoped_lock both{pepper, salt};
      reach_across_the_table();
      season();
    }
    return dinner.dishes;
  };
  return together(ana, ben);
}
//! [scoped_lock]

//! [timeout_backoff]
int timeout_backoff(const dinner& dinner) {
  cooks::timed_mutex salt{"salt"};
  cooks::timed_mutex pepper{"pepper"};
  const auto cook = [&](cooks::timed_mutex& one, cooks::timed_mutex& two,
                        std::uint64_t seed) {
    std::minstd_rand dice{static_cast<unsigned>(seed)};
    std::uniform_real_distribution<double> pause{0, 0.04};
    int done = 0;
    while (done < dinner.dishes) {
      cooks::unique_lock first{one};
      reach_across_the_table();
      cooks::unique_lock second{two, std::defer_lock};
      if (second.try_lock_for(dinner.patience)) {
        season();
        ++done;
      } else {
        first.unlock();  // gives back what it has
        cooks::note("gives back");
        cooks::sleep_for(std::chrono::duration<double>{pause(dice)});
      }
    }
    return done;
  };
  return together([&] { return cook(salt, pepper, dinner.seed); },
                  [&] { return cook(pepper, salt, dinner.seed + 1); });
}
//! [timeout_backoff]

//! [in_step]
// As long for both, so they begin again at the same time.
void after_you() {
  cooks::span span{"after you"};
  cooks::linger(10ms);
}

int in_step(const dinner& dinner) {
  cooks::mutex salt{"salt"};
  cooks::mutex pepper{"pepper"};
  cooks::barrier metronome{2, {}, "metronome"};
  const auto cook = [&](cooks::mutex& one, cooks::mutex& two) {
    int done = 0;
    for (int attempt = 0; attempt < 4 * dinner.dishes; ++attempt) {
      {
        cooks::lock_guard first{one};
        metronome.arrive_and_wait();  // by now both hold one
        cooks::unique_lock second{two, std::try_to_lock};
        metronome.arrive_and_wait();  // by now both have tried
        if (second) {
          season();
          ++done;
        }
      }  // gives everything back
      after_you();
    }
    return done;
  };
  return together([&] { return cook(salt, pepper); },
                  [&] { return cook(pepper, salt); });
}
//! [in_step]

//! [check]
template <int (*way)(const dinner&)>
void season_all(const cooks::run& run) {
  const dinner dinner{.dishes = static_cast<int>(run.integer("dishes")),
                      .patience = run.seconds("patience"),
                      .seed = run.seed()};
  const int expected = 2 * dinner.dishes;
  const int seasoned = way(dinner);
  cooks::print("{} of {} dishes are seasoned", seasoned, expected);
  cooks::result("dishes", seasoned);
  cooks::check("every dish is seasoned", expected, seasoned);
}
//! [check]

const cooks::thread_count two{.fixed = 2, .parameter = {}};

const cooks::registration here{{
    .name = "deadlock",
    .summary = "Two cooks need the salt and the pepper at the same "
               "time. It matters in which order they take them.",
    .variants = {{.name = "swapped_order",
                  .summary = "one takes the salt first, the other the "
                             "pepper: deadlock",
                  .body = season_all<swapped_order>,
                  .threads = two,
                  .shows = cooks::outcome::deadlock},
                 {.name = "same_order",
                  .summary = "both take the salt first",
                  .body = season_all<same_order>,
                  .threads = two},
                 {.name = "scoped_lock",
                  .summary = "both take both at once",
                  .body = season_all<scoped_lock>,
                  .threads = two},
                 {.name = "timeout_backoff",
                  .summary = "who waits too long gives back what he has",
                  .body = season_all<timeout_backoff>,
                  .threads = two},
                 {.name = "in_step",
                  .summary = "both give back, again and again: livelock",
                  .body = season_all<in_step>,
                  .threads = two,
                  .shows = cooks::outcome::failed}},
    .parameters =
        {cooks::integer("dishes", 3, {1, 1000})
             .help("how many dishes each of them seasons")
             .in(cooks::host::page, 3, {1, 20})
             .in(cooks::host::explorer, 1, {1, 3}),
         cooks::seconds("patience", 0.03, {0.001, 10})
             .help("how long to wait for the second (timeout_backoff)")
             .in(cooks::host::page, 0.03, {0.001, 1})},
    .explorable = true,
}};

}  // namespace
