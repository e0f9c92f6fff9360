// repairs: five broken programs, and for each a few ways to mend it. The
// parameters choose one; all schedules judge it.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

using namespace std::chrono_literals;

namespace {

//! [place_lock]
// Two cooks count a plate each. What is under the lock?
void place_lock(const cooks::run& run) {
  const std::string& under = run.text("locked");
  cooks::shared<int> tally{"tally", 0};
  cooks::mutex pencil{"pencil"};

  const auto read = [&] { return tally.load(); };
  const auto write = [&](int plates) { tally.store(plates); };
  const auto count = [&] {
    if (under == "nothing") {
      const int seen = read();
      cooks::linger(1ms);
      write(seen + 1);
    } else if (under == "the write") {
      const int seen = read();
      cooks::linger(1ms);
      const cooks::lock_guard guard{pencil};
      write(seen + 1);
    } else if (under == "each alone") {
      int seen = 0;
      {
        const cooks::lock_guard guard{pencil};
        seen = read();
      }
      cooks::linger(1ms);
      const cooks::lock_guard guard{pencil};
      write(seen + 1);
    } else {  // both together
      const cooks::lock_guard guard{pencil};
      const int seen = read();
      cooks::linger(1ms);
      write(seen + 1);
    }
  };
  {
    const cooks::thread ana{"Ana", count};
    const cooks::thread ben{"Ben", count};
  }
  cooks::check("both plates were counted", 2, tally.load());
}
//! [place_lock]

//! [look_at_light]
// Ana and Ben record a take each, on one tape. She does it under her
// light. When does Ben look, and at which light?
void look_at_light(const cooks::run& run) {
  const std::string& looks = run.text("looks");
  cooks::mutex light{"light"};
  cooks::mutex other{"other light"};
  cooks::mutex& bens = run.text("at") == "the same light" ? light : other;
  cooks::shared<int> tape{"tape", 0};

  const auto record = [&](int voice) {
    tape.store(voice);
    cooks::linger(1ms);
    cooks::check("the take is clean", voice, tape.load());
  };
  const auto anas_take = [&] {
    const cooks::lock_guard guard{light};
    record(1);
  };
  const auto bens_take = [&] {
    if (looks == "never") {
      record(2);
    } else if (looks == "before") {
      bens.lock();
      bens.unlock();
      record(2);
    } else {  // all the time
      const cooks::lock_guard guard{bens};
      record(2);
    }
  };
  const cooks::thread ana{"Ana", anas_take};
  const cooks::thread ben{"Ben", bens_take};
}
//! [look_at_light]

//! [number_knives]
// Three cooks around a table, a knife between each two. Which knife does
// each of them take first?
void number_knives(const cooks::run& run) {
  std::array<cooks::mutex, 3> knives{cooks::mutex{"knife 1"},
                                     cooks::mutex{"knife 2"},
                                     cooks::mutex{"knife 3"}};
  std::array<bool, 3> has_eaten{};  // to each cook his own
  const auto eat = [&](std::size_t place, const std::string& hand) {
    std::size_t first = place;
    std::size_t second = (place + 1) % knives.size();
    if (hand == "right") {
      std::swap(first, second);
    }
    const cooks::lock_guard one{knives[first]};
    cooks::linger(1ms);
    const cooks::lock_guard other{knives[second]};
    has_eaten[place] = true;
  };
  {
    const cooks::thread ana{"Ana", [&] { eat(0, run.text("ana")); }};
    const cooks::thread ben{"Ben", [&] { eat(1, run.text("ben")); }};
    const cooks::thread cleo{"Cleo", [&] { eat(2, run.text("cleo")); }};
  }
  cooks::check("everybody has eaten", std::ptrdiff_t{3},
               std::count(has_eaten.begin(), has_eaten.end(), true));
}
//! [number_knives]

//! [wait_for_fact]
// Ben waits until the soup is hot. How does he wait, and where does Ana
// say that it is? (It is atomic, so no choice is a data race.)
void wait_for_fact(const cooks::run& run) {
  const std::string& wait = run.text("wait");
  const bool is_said_under_lock = run.text("say") == "under the lock";
  cooks::mutex key{"key"};
  cooks::condition_variable bell{"bell"};
  cooks::atomic<bool> is_hot{"is hot", false};

  const auto heat = [&] {
    std::optional<cooks::lock_guard<cooks::mutex>> guard;
    if (is_said_under_lock) {
      guard.emplace(key);
    }
    is_hot.store(true);
    bell.notify_one();
  };
  const auto serve = [&] {
    cooks::unique_lock lock{key};
    if (wait == "always") {
      bell.wait(lock);
    } else if (wait == "if") {
      if (!is_hot.load()) {
        cooks::linger(1ms);
        bell.wait(lock);
      }
    } else {  // while
      while (!is_hot.load()) {
        cooks::linger(1ms);
        bell.wait(lock);
      }
    }
    cooks::check("the soup is hot when it is served", true,
                 is_hot.load());
  };
  const cooks::thread ben{"Ben", serve};
  const cooks::thread ana{"Ana", heat};
}
//! [wait_for_fact]

//! [ring_bells]
// A hatch with room for one dish. Ana cooks two; Ben and Cleo serve one
// each. How many bells are there, and whom does a bell wake?
void ring_bells(const cooks::run& run) {
  const bool has_two = run.text("bells") == "two";
  const bool wakes_all = run.text("wakes") == "all";
  cooks::mutex hatch{"hatch"};
  cooks::condition_variable first{"bell 1"};
  cooks::condition_variable second{"bell 2"};
  cooks::condition_variable& for_cooks = first;
  cooks::condition_variable& for_waiters = has_two ? second : first;
  cooks::shared<int> dishes{"dishes", 0};
  std::array<bool, 2> is_served{};  // to each waiter his own

  const auto ring = [&](cooks::condition_variable& bell) {
    if (wakes_all) {
      bell.notify_all();
    } else {
      bell.notify_one();
    }
  };
  const auto cook = [&] {
    for (int n = 0; n < 2; ++n) {
      cooks::unique_lock lock{hatch};
      while (dishes.load() == 1) {
        for_cooks.wait(lock);
      }
      dishes.store(1);
      ring(for_waiters);
    }
  };
  const auto serve = [&](bool& done) {
    cooks::unique_lock lock{hatch};
    while (dishes.load() == 0) {
      for_waiters.wait(lock);
    }
    dishes.store(0);
    ring(for_cooks);
    done = true;
  };
  {
    const cooks::thread ben{"Ben", [&] { serve(is_served[0]); }};
    const cooks::thread cleo{"Cleo", [&] { serve(is_served[1]); }};
    const cooks::thread ana{"Ana", cook};
  }
  cooks::check("both dishes are served", true,
               is_served[0] && is_served[1]);
}
//! [ring_bells]

const cooks::thread_count two{.fixed = 2, .parameter = {}};
const cooks::thread_count three{.fixed = 3, .parameter = {}};

const cooks::registration here{{
    .name = "repairs",
    .summary = "A broken program. Choose how to mend it; every "
               "schedule judges.",
    .variants = {{.name = "place_lock",
                  .summary = "what belongs under the lock?",
                  .body = place_lock,
                  .threads = two,
                  .shows = cooks::outcome::either},
                 {.name = "look_at_light",
                  .summary = "when does Ben look, and at which light?",
                  .body = look_at_light,
                  .threads = two,
                  .shows = cooks::outcome::either},
                 {.name = "number_knives",
                  .summary = "which knife does each cook take first?",
                  .body = number_knives,
                  .threads = three,
                  .shows = cooks::outcome::either},
                 {.name = "wait_for_fact",
                  .summary = "how to wait, and where to say it?",
                  .body = wait_for_fact,
                  .threads = two,
                  .shows = cooks::outcome::either},
                 {.name = "ring_bells",
                  .summary = "how many bells, and whom does one wake?",
                  .body = ring_bells,
                  .threads = three,
                  .shows = cooks::outcome::either}},
    .parameters = {cooks::choice("locked", "nothing",
                                 {"nothing", "the write", "each alone",
                                  "both together"})
                       .for_variants({"place_lock"})
                       .help("what is under the lock"),
                   cooks::choice("looks", "never",
                                 {"never", "before", "all the time"})
                       .for_variants({"look_at_light"})
                       .help("when Ben looks: never, before his take, or "
                             "all the time "
                             "that it lasts"),
                   cooks::choice("at", "a light of his own",
                                 {"a light of his own", "the same light"})
                       .for_variants({"look_at_light"})
                       .help("which light Ben looks at"),
                   cooks::choice("ana", "left", {"left", "right"})
                       .for_variants({"number_knives"})
                       .help("which knife Ana takes first"),
                   cooks::choice("ben", "left", {"left", "right"})
                       .for_variants({"number_knives"})
                       .help("which knife Ben takes first"),
                   cooks::choice("cleo", "left", {"left", "right"})
                       .for_variants({"number_knives"})
                       .help("which knife Cleo takes first"),
                   cooks::choice("wait", "always",
                                 {"always", "if", "while"})
                       .for_variants({"wait_for_fact"})
                       .help("when Ben waits for the bell"),
                   cooks::choice("say", "without the lock",
                                 {"without the lock", "under the lock"})
                       .for_variants({"wait_for_fact"})
                       .help("where Ana says that it is hot"),
                   cooks::choice("bells", "one", {"one", "two"})
                       .for_variants({"ring_bells"})
                       .help("how many bells there are"),
                   cooks::choice("wakes", "one", {"one", "all"})
                       .for_variants({"ring_bells"})
                       .help("whom a bell wakes")},
    .explorable = true,
}};

}  // namespace
