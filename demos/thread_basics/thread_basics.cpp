// thread_basics: a thread's life, from its start to its end, and what
// others can do about it.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/latch.hpp>
#include <cooks/print.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/span.hpp>
#include <cooks/stop_token.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

using namespace std::chrono_literals;

namespace {

using duration = std::chrono::duration<double>;  // in seconds

// hello --------------------------------------------------------------

//! [hello]
void greet() {
  cooks::print("{}: hello", cooks::this_thread::get_name());
  cooks::work_for(400ms);
  cooks::print("{}: goodbye", cooks::this_thread::get_name());
}

void join_again(cooks::thread& gone) {
  bool refused = false;
  try {
    gone.join();
  } catch (const std::system_error& e) {
    refused = e.code() == std::errc::invalid_argument;
    cooks::print("main: joins her again: {}", e.what());
  }
  cooks::check("a second join is refused", refused);
}

void hello(const cooks::run& /*run*/) {
  cooks::thread bubbles{"Bubbles", greet};
  // She runs from here on. So does main.
  cooks::print("main: has started Bubbles");
  cooks::work_for(200ms);
  cooks::print("main: waits for her");
  bubbles.join();
  cooks::print("main: she has ended");
  join_again(bubbles);
}
//! [hello]

// states -------------------------------------------------------------

//! [compute]
// What became of a thread's time.
struct day {
  duration blocked{0};
  duration running{0};
  duration ready{0};
  std::optional<std::int64_t> taken_off;  // its core, how often
};

// Computes until a moment. All it computes is the time; where the clock
// jumps, somebody else had the core.
void compute_until(cooks::clock::time_point end, day& mine) {
  cooks::span computing{"computes"};
  auto last = cooks::clock::now();
  while (last < end) {
    const auto now = cooks::clock::now();
    const bool jumped = cooks::in_real_time(now - last) > 0.0005;
    (jumped ? mine.ready : mine.running) += now - last;
    last = now;
  }
}
//! [compute]

std::optional<std::int64_t> times_taken_off() {
  const auto told = cooks::context_switches_of_this_thread();
  return told ? std::optional{told->involuntary} : std::nullopt;
}

void tell(const std::vector<day>& days) {
  duration ready{0};
  for (std::size_t i = 0; i < days.size(); ++i) {
    const day& one = days[i];
    cooks::print(
        "cook {}: blocked {:.2f} s, running {:.2f} s, ready {:.2f} s{}",
        i + 1, one.blocked.count(), one.running.count(),
        one.ready.count(),
        one.taken_off ? ", taken off the core " +
                            std::to_string(*one.taken_off) + " times"
                      : "");
    ready += one.ready;
  }
  cooks::print("They shared {} cores.",
               cooks::thread::hardware_concurrency());
  cooks::result("cores", cooks::thread::hardware_concurrency());
  cooks::result("seconds ready", ready.count());
}

//! [states]
void live(cooks::latch& door, cooks::latch& done, day& mine) {
  const auto came = cooks::clock::now();
  door.wait();  // blocked: needs no core, whatever it takes
  const auto went_in = cooks::clock::now();
  const auto before = times_taken_off();
  compute_until(went_in + 400ms, mine);  // running, or ready to
  const auto after = times_taken_off();
  mine.blocked = went_in - came;
  if (before && after) {
    mine.taken_off = *after - *before;
  }
  done.count_down();
}  // finished

void states(const cooks::run& run) {
  const auto size = static_cast<std::size_t>(run.integer("cooks"));
  cooks::latch door{1, "door"};
  cooks::latch done{static_cast<std::ptrdiff_t>(size), "done"};
  std::vector<day> days(size);
  std::vector<cooks::thread> crew;
  for (std::size_t i = 0; i < size; ++i) {
    crew.emplace_back("cook " + std::to_string(i + 1), live,
                      std::ref(door), std::ref(done), std::ref(days[i]));
  }
  cooks::sleep_for(200ms);
  door.count_down();
  done.wait();
  cooks::print("All are through. Joinable still? {}.",
               crew.front().joinable() ? "Yes" : "No");
  for (cooks::thread& cook : crew) {
    cook.join();
  }
  cooks::print("All are joined. Joinable still? {}.",
               crew.front().joinable() ? "Yes" : "No");
  cooks::check("a joined thread can't be joined", false,
               crew.front().joinable());
  tell(days);
}
//! [states]

// identity -----------------------------------------------------------

//! [identity]
struct card {
  std::string name;
  cooks::thread::id id;
  std::optional<std::int64_t> number;
};

card my_card() {
  return {cooks::this_thread::get_name(), cooks::this_thread::get_id(),
          cooks::thread_number()};
}

void show(const card& one) {
  cooks::print(
      "{:<9} has the id {}{}", one.name, one.id.number(),
      one.number ? ", the system calls it " + std::to_string(*one.number)
                 : "");
}

// Comes, shows its card, and is gone before the next one comes.
card visit(const std::string& name) {
  card mine;
  cooks::thread visitor{name, [&] { mine = my_card(); }};
  visitor.join();
  return mine;
}

void identity(const cooks::run& /*run*/) {
  const std::array<std::string, 3> names{"Bubbles", "Blossom",
                                         "Buttercup"};
  std::array<card, 3> cards;
  std::vector<cooks::thread> crew;
  for (std::size_t i = 0; i < names.size(); ++i) {
    crew.emplace_back(names[i], [&, i] { cards[i] = my_card(); });
  }
  const cooks::thread::id first = crew.front().get_id();
  for (cooks::thread& one : crew) {
    one.join();
  }
  show(my_card());
  std::set<cooks::thread::id> different;
  for (const card& one : cards) {
    show(one);
    different.insert(one.id);
  }
  const card ana = visit("Ana");
  const card ben = visit("Ben");
  show(ana);
  show(ben);
  cooks::print("Ana was gone when Ben came. His id is {}.",
               ana.id == ben.id ? "hers" : "another one");
  cooks::check("three threads have three ids", std::size_t{3},
               different.size());
  cooks::check("inside and outside, it is the same id",
               first == cards.front().id);
}
//! [identity]

// parameters ---------------------------------------------------------

//! [parameters]
void nap(duration time, duration& slept) {
  const auto lay_down = cooks::clock::now();
  cooks::sleep_for(time);
  slept = cooks::clock::now() - lay_down;
  cooks::print("{} slept {:.1f} s", cooks::this_thread::get_name(),
               slept.count());
}

// An object that can be called brings its arguments along.
class sleeper {
 public:
  sleeper(duration time, duration& slept) : time_(time), slept_(slept) {}
  void operator()() const { nap(time_, slept_); }

 private:
  duration time_;
  duration& slept_;
};

void parameters(const cooks::run& /*run*/) {
  std::array<duration, 3> slept{};
  duration time = 3s;
  cooks::thread bubbles{"Bubbles", nap, time, std::ref(slept[0])};
  time = 1.5s;  // Bubbles has a copy of her own
  cooks::thread blossom{"Blossom", nap, time, std::ref(slept[1])};
  cooks::thread buttercup{"Buttercup", sleeper{2s, slept[2]}};
  bubbles.join();
  blossom.join();
  buttercup.join();
  cooks::check("Bubbles slept her three seconds", slept[0] > 2.9s);
}
//! [parameters]

// stop ---------------------------------------------------------------

using moment = cooks::clock::time_point;

struct diary {
  int begun = 0;  // potatoes, or letters
  int done = 0;
  moment gone;
};

void tell(std::string_view what, moment asked, const diary& mine) {
  cooks::print("{}: gone {:.2f} s after the request, {} done", what,
               duration(mine.gone - asked).count(), mine.done);
}

//! [asked]
// Sleeps. The request wakes her.
void rest(const cooks::stop_token& stop, diary& mine) {
  cooks::sleep_for(1h, stop);
  mine.gone = cooks::clock::now();
}

// Peels, and looks up between two potatoes.
void peel(const cooks::stop_token& stop, diary& mine) {
  cooks::span peeling{"peels"};
  while (!stop.stop_requested()) {
    ++mine.begun;
    cooks::work_for(50ms);
    ++mine.done;
  }
  mine.gone = cooks::clock::now();
}

// Answers letters, and looks up between two of them. While she waits for
// one, no request reaches her.
void answer(const cooks::stop_token& stop, cooks::semaphore& letterbox,
            diary& mine) {
  while (!stop.stop_requested()) {
    ++mine.begun;
    letterbox.acquire();
    ++mine.done;
  }
  mine.gone = cooks::clock::now();
}

//! [asked]

//! [stop]
void stop(const cooks::run& /*run*/) {
  diary ana_did;
  diary ben_did;
  diary cleo_did;
  cooks::semaphore letterbox{0, "letterbox"};
  cooks::thread ana{"Ana", rest, std::ref(ana_did)};
  cooks::thread ben{"Ben", peel, std::ref(ben_did)};
  cooks::thread cleo{"Cleo", answer, std::ref(letterbox),
                     std::ref(cleo_did)};
  cooks::sleep_for(520ms);
  cooks::note("main waves");
  const moment asked = cooks::clock::now();
  ana.request_stop();
  ben.request_stop();
  cleo.request_stop();
  cooks::sleep_for(1s);
  const moment posted = cooks::clock::now();
  letterbox.release();  // a letter, at last
  ana.join();
  ben.join();
  cleo.join();
  tell("Ana slept", asked, ana_did);
  tell("Ben peeled", asked, ben_did);
  tell("Cleo waited for a letter", asked, cleo_did);
  cooks::measured("gone after the request", ben_did.gone - asked);
  cooks::check("Ben finished every potato that he began", ben_did.begun,
               ben_did.done);
  cooks::check("Cleo heard nothing until the letter came",
               cleo_did.gone >= posted);
}
//! [stop]

// unheard ------------------------------------------------------------

//! [fill_bowl]
constexpr int trays = 5;
constexpr int potatoes = 8;  // fit on a tray

struct work {
  cooks::atomic<int> peeled{"peeled", 0};
  int bowl = 0;
};

// Fills trays with potatoes, and empties each full one into the bowl.
void fill_bowl(const cooks::stop_token& /*stop*/, work& done) {
  cooks::span peeling{"peels"};
  for (int tray = 0; tray < trays; ++tray) {
    int on_tray = 0;
    while (on_tray < potatoes) {
      cooks::work_for(50ms);
      ++on_tray;
      ++done.peeled;
    }
    done.bowl += on_tray;
  }
}

//! [fill_bowl]

void unheard(const cooks::run& /*run*/) {
  work done;
  cooks::thread ana{"Ana", fill_bowl, std::ref(done)};
  cooks::sleep_for(620ms);
  cooks::note("main waves");
  const moment asked = cooks::clock::now();
  ana.request_stop();
  const int so_far = done.peeled;
  ana.join();
  cooks::measured("gone after the request", cooks::clock::now() - asked);
  cooks::print("Ana peeled {} potatoes, {} of them after the request",
               done.peeled.load(), done.peeled - so_far);
  cooks::check("not more than the one in her hand was peeled after it",
               done.peeled - so_far <= 1);
  cooks::check("every peeled potato is in the bowl", done.peeled.load(),
               done.bowl);
}

auto seconds_of(double claimed) {
  return [claimed](const cooks::run&) { return claimed; };
}

const cooks::registration here{{
    .name = "thread_basics",
    .summary = "A thread's life: it starts, waits, computes, tells its "
               "name, takes arguments, is asked to stop, and ends.",
    .variants =
        {{.name = "hello",
          .summary = "a thread runs as soon as it is made; joining it "
                     "twice is an error",
          .body = hello,
          .threads = {.fixed = 1, .parameter = {}}},
         {.name = "states",
          .summary = "blocked, ready, running, finished: where the time "
                     "of some threads goes",
          .body = states,
          .threads = {.fixed = 0, .parameter = "cooks"}},
         {.name = "identity",
          .summary = "names are for people, ids tell threads apart",
          .body = identity,
          .threads = {.fixed = 3, .parameter = {}}},
         {.name = "parameters",
          .summary = "three sleepers get their arguments",
          .body = parameters,
          .threads = {.fixed = 3, .parameter = {}}},
         {.name = "stop",
          .summary = "three threads are asked to stop: one sleeps, one "
                     "works, one waits for a letter",
          .body = stop,
          .threads = {.fixed = 3, .parameter = {}}},
         {.name = "unheard",
          .summary = "a thread that never looks whether it was asked",
          .body = unheard,
          .threads = {.fixed = 1, .parameter = {}},
          .shows = cooks::outcome::failed}},
    .parameters = {cooks::integer("cooks", 3, {1, 64})
                       .help("how many threads compete in `states`")
                       .in(cooks::host::page, 3, {1, 16})},
    .claims = {{.variant = "hello",
                .what = "wall time",
                .unit = "s",
                .claimed = seconds_of(0.4)},
               {.variant = "parameters",
                .what = "wall time",
                .unit = "s",
                .claimed = seconds_of(3)},
               {.variant = "stop",
                .what = "gone after the request",
                .unit = "s",
                .claimed = seconds_of(0)},
               {.variant = "unheard",
                .what = "gone after the request",
                .unit = "s",
                .claimed = seconds_of(0)}},
}};

}  // namespace
