// locks: two cooks record on one tape. A red light says when somebody
// records; it stops only who looks, and somebody has to switch it off.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/latch.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/span.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>
#include <cooks/timed_mutex.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace {

enum class cook { nobody, ana, ben };

const char* name_of(cook who) {
  return who == cook::ana ? "Ana" : "Ben";
}

//! [tape]
class tape {
 public:
  explicit tape(std::chrono::duration<double> take) : take_(take) {}

  /// A take is clean when nobody else comes onto the tape meanwhile.
  bool record(cook who) {
    cooks::span span{"take"};
    heard_.store(who);
    cooks::work_for(take_);
    return heard_.load() == who;
  }

 private:
  std::chrono::duration<double> take_;
  cooks::shared<cook> heard_{"tape", cook::nobody};
};
//! [tape]

// What one cook brings home.
struct takes {
  int clean = 0;
  int spoilt = 0;
  int without = 0;  // times he did something else instead

  void add(bool is_clean) { ++(is_clean ? clean : spoilt); }
};

// How many takes each of them is to record, and how long one is.
struct evening {
  int takes;
  std::chrono::duration<double> take;
  std::chrono::duration<double> patience;
};

struct both {
  takes ana;
  takes ben;
};

//! [together]
// Ana and Ben record at the same time, and leave together.
both together(const std::function<takes(cook)>& ana_records,
              const std::function<takes(cook)>& ben_records) {
  both done;
  cooks::start_gate gate{2, "gate"};
  cooks::latch door{2, "door"};
  const auto ana_works = [&] {
    gate.arrive_and_wait();
    done.ana = ana_records(cook::ana);
    door.arrive_and_wait();
  };
  const auto ben_works = [&] {
    gate.arrive_and_wait();
    done.ben = ben_records(cook::ben);
    door.arrive_and_wait();
  };
  cooks::thread ana{"Ana", ana_works};
  cooks::thread ben{"Ben", ben_works};
  ana.join();
  ben.join();
  return done;
}
//! [together]

//! [raii]
both raii(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  const auto record = [&](cook who) {
    takes done;
    for (int n = 0; n < evening.takes; ++n) {
      cooks::lock_guard guard{light};  // waits until it is off: on
      done.add(tape.record(who));
    }  // off
    return done;
  };
  return together(record, record);
}
//! [raii]

//! [skipped]
both skipped(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  return together(
      [&](cook ana) {
        takes done;
        for (int n = 0; n < evening.takes; ++n) {
          cooks::lock_guard guard{light};
          done.add(tape.record(ana));
        }
        return done;
      },
      [&](cook ben) {
        takes done;
        for (int n = 0; n < evening.takes; ++n) {
          done.add(tape.record(ben));  // does not look at the light
        }
        return done;
      });
}
//! [skipped]

//! [two_lights]
both two_lights(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex left_door{"light at the left door"};
  cooks::mutex right_door{"light at the right door"};
  const auto record = [&](cook who) {
    takes done;
    for (int n = 0; n < evening.takes; ++n) {
      cooks::lock_guard guard{who == cook::ana ? left_door : right_door};
      done.add(tape.record(who));
    }
    return done;
  };
  return together(record, record);
}
//! [two_lights]

//! [forgotten_unlock]
both forgotten_unlock(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  const auto record = [&](cook who) {
    takes done;
    for (int n = 1; n <= evening.takes; ++n) {
      light.lock();
      done.add(tape.record(who));
      if (n == evening.takes) {
        return done;  // that was the last one, off to the door
      }
      light.unlock();
    }
    return done;
  };
  return together(record, record);
}
//! [forgotten_unlock]

//! [wind_on]
struct tape_jam : std::runtime_error {
  tape_jam() : std::runtime_error{"the tape jams"} {}
};

// Needs the light: both cooks wind the same tape.
void wind_on(int& until_jam) {
  if (--until_jam == 0) {
    throw tape_jam{};
  }
}
//! [wind_on]

//! [exception]
both exception(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  int until_jam = evening.takes;
  const auto record = [&](cook who) {
    takes done;
    try {
      for (int n = 0; n < evening.takes; ++n) {
        light.lock();
        done.add(tape.record(who));
        wind_on(until_jam);  // may throw
        light.unlock();
      }
    } catch (const tape_jam& why) {
      cooks::print("{}: {} stops", why.what(), name_of(who));
    }
    return done;
  };
  return together(record, record);
}
//! [exception]

//! [exception_raii]
both exception_raii(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  int until_jam = evening.takes;
  const auto record = [&](cook who) {
    takes done;
    try {
      for (int n = 0; n < evening.takes; ++n) {
        cooks::lock_guard guard{light};
        done.add(tape.record(who));
        wind_on(until_jam);  // may throw
      }
    } catch (const tape_jam& why) {  // the light is off already
      cooks::print("{}: {} stops", why.what(), name_of(who));
    }
    return done;
  };
  return together(record, record);
}
//! [exception_raii]

//! [meanwhile]
// What a cook does who has recorded, and what one does who could not.
void drink_water(const evening& evening) {
  cooks::span span{"water"};
  cooks::work_for(evening.take / 2);
}

void polish_spoons(const evening& evening) {
  cooks::span span{"spoons"};
  cooks::work_for(evening.take / 2);
}
//! [meanwhile]

//! [try_lock]
both try_lock(const evening& evening) {
  tape tape{evening.take};
  cooks::mutex light{"light"};
  const auto record = [&](cook who) {
    takes done;
    for (int n = 0; n < evening.takes; ++n) {
      cooks::unique_lock lock{light, std::try_to_lock};
      if (lock) {
        done.add(tape.record(who));
        lock.unlock();
        drink_water(evening);
      } else {
        ++done.without;
        polish_spoons(evening);
      }
    }
    return done;
  };
  return together(record, record);
}
//! [try_lock]

//! [timeout]
both timeout(const evening& evening) {
  tape tape{evening.take};
  cooks::timed_mutex light{"light"};
  const auto record = [&](cook who) {
    takes done;
    for (int n = 0; n < evening.takes; ++n) {
      cooks::unique_lock lock{light, std::defer_lock};
      if (lock.try_lock_for(evening.patience)) {
        done.add(tape.record(who));
        lock.unlock();
        drink_water(evening);
      } else {
        ++done.without;
        polish_spoons(evening);
      }
    }
    return done;
  };
  return together(record, record);
}
//! [timeout]

evening evening_of(const cooks::run& run) {
  return {.takes = static_cast<int>(run.integer("takes")),
          .take = run.seconds("take"),
          .patience = run.seconds("patience")};
}

void tell(cook who, const takes& done) {
  cooks::print("{}: {} clean takes, {} spoilt", name_of(who), done.clean,
               done.spoilt);
  if (done.without > 0) {
    cooks::print("{}: {} rounds without a take", name_of(who),
                 done.without);
  }
}

//! [check]
both record(const cooks::run& run, both (*way)(const evening&)) {
  const both done = way(evening_of(run));
  tell(cook::ana, done.ana);
  tell(cook::ben, done.ben);
  const int spoilt = done.ana.spoilt + done.ben.spoilt;
  cooks::result("spoilt", spoilt);
  cooks::check("no take is spoilt", 0, spoilt);
  return done;
}
//! [check]

void record_with_a_jam(const cooks::run& run) {
  const both done = record(run, exception_raii);
  cooks::check("the other cook has recorded every take",
               static_cast<int>(run.integer("takes")),
               std::max(done.ana.clean, done.ben.clean));
}

template <both (*way)(const evening&)>
void recorded(const cooks::run& run) {
  record(run, way);
}

double all_at_once(const cooks::run& run) {
  const auto takes = static_cast<double>(run.integer("takes"));
  return takes * run.seconds("take").count();
}

double one_by_one(const cooks::run& run) {
  return 2 * all_at_once(run);
}

const cooks::thread_count two{.fixed = 2, .parameter = {}};

const cooks::registration here{{
    .name = "locks",
    .summary = "Two cooks record on one tape, and a red light says when "
               "somebody records.",
    .variants =
        {{.name = "raii",
          .summary = "a guard switches the light on, and off in any case",
          .body = recorded<raii>,
          .threads = two},
         {.name = "skipped",
          .summary = "Ben does not look at the light",
          .body = recorded<skipped>,
          .threads = two,
          .shows = cooks::outcome::failed},
         {.name = "two_lights",
          .summary = "each of them looks at a light of his own",
          .body = recorded<two_lights>,
          .threads = two,
          .shows = cooks::outcome::failed},
         {.name = "forgotten_unlock",
          .summary = "by hand: an early return leaves the light on",
          .body = recorded<forgotten_unlock>,
          .threads = two,
          .shows = cooks::outcome::deadlock},
         {.name = "exception",
          .summary = "by hand: an exception leaves the light on",
          .body = recorded<exception>,
          .threads = two,
          .shows = cooks::outcome::deadlock},
         {.name = "exception_raii",
          .summary = "the same exception, and a guard",
          .body = record_with_a_jam,
          .threads = two},
         {.name = "try_lock",
          .summary = "who finds the light on does something else",
          .body = recorded<try_lock>,
          .threads = two},
         {.name = "timeout",
          .summary = "who waits too long does something else",
          .body = recorded<timeout>,
          .threads = two}},
    .parameters = {cooks::integer("takes", 4, {1, 1000})
                       .help("how many takes each of them is to record")
                       .in(cooks::host::page, 4, {1, 20})
                       .in(cooks::host::explorer, 1, {1, 2}),
                   cooks::seconds("take", 0.05, {0.001, 10})
                       .help("how long a take is")
                       .in(cooks::host::page, 0.05, {0.001, 1}),
                   cooks::seconds("patience", 0.03, {0, 10})
                       .help("how long a cook waits for the light "
                             "(timeout)")},
    .claims = {{.variant = "raii",
                .what = "wall time",
                .unit = "s",
                .claimed = one_by_one},
               {.variant = "skipped",
                .what = "wall time",
                .unit = "s",
                .claimed = all_at_once},
               {.variant = "two_lights",
                .what = "wall time",
                .unit = "s",
                .claimed = all_at_once}},
    .explorable = true,
}};

}  // namespace
