// puzzle_programs: who sees a check fail goes no further, as in the model.
#include "puzzle_programs.hpp"

#include <array>
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/condition_variable.hpp>
#include <cooks/guards.hpp>
#include <cooks/latch.hpp>
#include <cooks/mutex.hpp>
#include <cooks/queue.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/shared.hpp>
#include <cooks/shared_mutex.hpp>
#include <cooks/spin.hpp>
#include <cooks/thread.hpp>
#include <deque>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <vector>

namespace programs {

namespace {

using work = std::function<void()>;

// Each in a thread of its own, until all have ended.
void together(std::initializer_list<work> all) {
  std::vector<cooks::thread> crew;
  crew.reserve(all.size());
  for (const work& one : all) {
    crew.emplace_back(one);
  }
}

// A place where only one may be at a time.
class zone {
 public:
  // False: somebody was there.
  bool visit() {
    if (!cooks::check("nobody else is inside", 0, inside_.fetch_add(1))) {
      return false;
    }
    inside_.fetch_sub(1);
    return true;
  }

 private:
  cooks::atomic<int> inside_{0};
};

// An addition in two steps.
void add_one(cooks::shared<int>& to) {
  const int seen = to.load();
  to.store(seen + 1);
}

void lock_both(cooks::mutex& first, cooks::mutex& second) {
  const cooks::lock_guard x{first};
  const cooks::lock_guard y{second};
}

// Reads and writes.

void check_then_act() {
  cooks::shared<int> taken{0};
  zone place;
  const auto act = [&] {
    if (taken.load() == 0) {
      taken.store(1);
      place.visit();
    }
  };
  together({act, act});
}

void lost_update() {
  cooks::shared<int> count{0};
  const auto add = [&] { add_one(count); };
  together({add, add});
  cooks::check("no update is lost", 2, count.load());
}

void down_to_two(int times) {
  cooks::shared<int> count{0};
  const auto add = [&] {
    for (int i = 0; i < times; ++i) {
      add_one(count);
    }
  };
  together({add, add});
  cooks::check("more than two are left", count.load() > 2);
}

void mutex_counter() {
  cooks::mutex key;
  cooks::shared<int> count{0};
  const auto add = [&] {
    const cooks::lock_guard guard{key};
    add_one(count);
  };
  together({add, add, add});
  cooks::check("no update is lost", 3, count.load());
}

void check_outside_lock() {
  cooks::mutex key;
  cooks::shared<int> free{1};
  const auto take = [&] {
    if (free.load() > 0) {
      const cooks::lock_guard guard{key};
      const int seen = free.load();
      free.store(seen - 1);
    }
  };
  together({take, take});
  cooks::check("nobody took what was not there", free.load() >= 0);
}

void lock_twice() {
  cooks::mutex key;
  cooks::shared<int> count{0};
  const auto add = [&] {
    int seen = 0;
    {
      const cooks::lock_guard guard{key};
      seen = count.load();
    }
    const cooks::lock_guard guard{key};
    count.store(seen + 1);
  };
  together({add, add});
  cooks::check("no update is lost", 2, count.load());
}

void different_locks() {
  cooks::mutex one;
  cooks::mutex other;
  cooks::shared<int> count{0};
  const auto add = [&](cooks::mutex& key) {
    const cooks::lock_guard guard{key};
    add_one(count);
  };
  together({[&] { add(one); }, [&] { add(other); }});
  cooks::check("no update is lost", 2, count.load());
}

void atomic_audit() {
  cooks::atomic<int> one{100};
  cooks::atomic<int> other{100};
  together({[&] {
              one.fetch_sub(50);
              other.fetch_add(50);
            },
            [&] {
              const int first = one.load();
              cooks::check("the sum is right", 200, first + other.load());
            }});
}

void refcount_double_free() {
  cooks::atomic<int> owners{2};
  cooks::atomic<int> freed{0};
  const auto let_go = [&] {
    owners.fetch_sub(1);
    if (owners.load() == 0) {
      freed.fetch_add(1);
    }
  };
  together({let_go, let_go});
  cooks::check("freed once", 1, freed.load());
}

// Several locks.

void opposite_order() {
  cooks::mutex a;
  cooks::mutex b;
  together({[&] { lock_both(a, b); }, [&] { lock_both(b, a); }});
}

void ring_of_three(bool one_turned) {
  cooks::mutex a;
  cooks::mutex b;
  cooks::mutex c;
  together({[&] { lock_both(a, b); }, [&] { lock_both(b, c); },
            [&] { one_turned ? lock_both(a, c) : lock_both(c, a); }});
}

void gated(bool both) {
  cooks::mutex gate;
  cooks::mutex a;
  cooks::mutex b;
  const auto through_gate = [&](cooks::mutex& first, cooks::mutex& second) {
    cooks::unique_lock pass{gate};
    const cooks::lock_guard x{first};
    const cooks::lock_guard y{second};
    pass.unlock();
  };
  together({[&] { through_gate(a, b); }, [&] { both ? through_gate(b, a) : lock_both(b, a); }});
}

void both_give_up() {
  cooks::mutex a;
  cooks::mutex b;
  cooks::atomic<int> gave_up{0};
  const auto attempt = [&](cooks::mutex& first, cooks::mutex& second) {
    for (int i = 0; i < 2; ++i) {
      const cooks::lock_guard x{first};
      const cooks::unique_lock y{second, std::try_to_lock};
      if (y) {
        return;
      }
    }
    gave_up.fetch_add(1);
  };
  together({[&] { attempt(a, b); }, [&] { attempt(b, a); }});
  cooks::check("somebody got both", gave_up.load() < 2);
}

// Bells.

void wait_without_predicate() {
  cooks::mutex key;
  cooks::condition_variable bell;
  together({[&] {
              cooks::unique_lock guard{key};
              bell.wait(guard);
            },
            [&] {
              const cooks::lock_guard guard{key};
              bell.notify_one();
            }});
}

void flag_and_bell(bool under_mutex) {
  cooks::mutex key;
  cooks::condition_variable bell;
  cooks::shared<int> ready{0};
  together({[&] {
              cooks::unique_lock guard{key};
              while (ready.load() == 0) {
                bell.wait(guard);
              }
            },
            [&] {
              if (under_mutex) {
                const cooks::lock_guard guard{key};
                ready.store(1);
              } else {
                ready.store(1);
              }
              bell.notify_one();
            }});
}

class if_for_while {
 public:
  void take() {
    std::unique_lock guard{key_};
    if (count_.load() == 0) {
      bell_.wait(guard);
    }
    const int seen = count_.load();
    if (cooks::check("there is something to take", seen > 0)) {
      count_.store(seen - 1);
    } else {
      guard.release();  // goes no further, and keeps the key
    }
  }
  void put() {
    const cooks::lock_guard guard{key_};
    add_one(count_);
    bell_.notify_one();
  }

 private:
  cooks::mutex key_;
  cooks::condition_variable bell_;
  cooks::shared<int> count_{0};
};

void if_for_while_one_item() {
  if_for_while hatch;
  const auto take = [&] { hatch.take(); };
  together({take, take, [&] { hatch.put(); }});
}

void if_for_while_two_producers() {
  if_for_while hatch;
  const auto take = [&] { hatch.take(); };
  const auto put = [&] { hatch.put(); };
  together({take, take, put, put});
}

void if_for_while_two_items() {
  if_for_while hatch;
  const auto take = [&] { hatch.take(); };
  together({take, take, [&] {
              hatch.put();
              hatch.put();
            }});
}

// A hatch for one item, and one bell for both trades.
class one_bell {
 public:
  explicit one_bell(bool rings_for_all) : rings_for_all_(rings_for_all) {}

  void take() { change(0, -1); }
  void put() { change(1, 1); }

 private:
  void change(int blocks, int by) {
    cooks::unique_lock guard{key_};
    while (count_.load() == blocks) {
      bell_.wait(guard);
    }
    const int seen = count_.load();
    count_.store(seen + by);
    if (rings_for_all_) {
      bell_.notify_all();
    } else {
      bell_.notify_one();
    }
  }

  bool rings_for_all_;
  cooks::mutex key_;
  cooks::condition_variable bell_;
  cooks::shared<int> count_{0};
};

void one_bell_one_producer(bool rings_for_all) {
  one_bell hatch{rings_for_all};
  const auto take = [&] { hatch.take(); };
  together({take, take, [&] {
              hatch.put();
              hatch.put();
            }});
}

void one_bell_two_producers() {
  one_bell hatch{false};
  const auto take = [&] { hatch.take(); };
  const auto put = [&] { hatch.put(); };
  together({take, take, put, put});
}

// Tokens.

void two_racks() {
  cooks::semaphore racks{2};
  const auto take_both = [&] {
    racks.acquire();
    racks.acquire();
    racks.release(2);
  };
  together({take_both, take_both});
}

// Who reads holds one token of two, and who wants to write waits for the other one: until it is the
// only reader.
void upgrade_while_reading() {
  two_racks();
}

void unearned_token(int cooks) {
  cooks::semaphore tokens{1};
  zone place;
  std::vector<cooks::thread> crew;
  for (int i = 0; i < cooks; ++i) {
    crew.emplace_back([&] {
      if (!tokens.try_acquire() || place.visit()) {
        tokens.release();
      }
    });
  }
}

void semaphore_inside_lock() {
  cooks::mutex key;
  cooks::semaphore items{0};
  together({[&] {
              const cooks::lock_guard guard{key};
              items.acquire();
            },
            [&] {
              const cooks::lock_guard guard{key};
              items.release();
            }});
}

// A barrier that is used again: who is last puts tokens down for the others, and a quick one comes
// round and takes one of them.
void barrier_used_again() {
  cooks::mutex key;
  cooks::shared<int> arrived{0};
  cooks::semaphore tokens{0};
  std::deque<cooks::shared<int>> rounds(2);
  const auto meet = [&] {
    cooks::unique_lock guard{key};
    const int with_me = arrived.load() + 1;
    arrived.store(with_me);
    if (with_me == 2) {
      arrived.store(0);
      guard.unlock();
      tokens.release();
    } else {
      guard.unlock();
      tokens.acquire();
    }
  };
  const auto walk = [&](cooks::shared<int>& own, cooks::shared<int>& other) {
    for (int round = 0; round < 2; ++round) {
      meet();
      own.store(round + 1);
      if (!cooks::check("nobody is lapped", other.load() >= round)) {
        return;
      }
    }
  };
  together({[&] { walk(rounds[0], rounds[1]); }, [&] { walk(rounds[1], rounds[0]); }});
}

void barrier_with_naked_count() {
  cooks::shared<int> arrived{0};
  cooks::semaphore tokens{0};
  const auto meet = [&] {
    const int with_me = arrived.load() + 1;
    arrived.store(with_me);
    if (with_me == 2) {
      tokens.release();
    } else {
      tokens.acquire();
    }
  };
  together({meet, meet});
}

void early_latch() {
  cooks::latch ready{1};
  cooks::shared<int> dish{0};
  together({[&] {
              ready.count_down();
              dish.store(7);
            },
            [&] {
              ready.wait();
              cooks::check("there is a dish", 7, dish.load());
            }});
}

// Queues.

void empty_then_get() {
  cooks::queue<int> box;
  box.put(1);
  const auto take = [&] {
    if (!box.empty()) {
      box.get();
    }
  };
  together({take, take});
}

// Two workers, and two tasks that each wait for another one in the same queue.
void tasks_that_wait_for_tasks() {
  constexpr int stop = 0;
  constexpr int inner = 2;  // of task 1 it is task 3, of task 2 task 4
  cooks::queue<int> tasks;
  tasks.put(1);
  tasks.put(2);
  std::deque<cooks::shared<int>> is_done(5);
  cooks::atomic<int> finished{0};
  const auto work_off = [&] {
    while (true) {
      const int task = *tasks.get();
      if (task == stop) {
        return;
      }
      if (task > inner) {
        is_done[static_cast<std::size_t>(task)].store(1);
        continue;
      }
      const auto part = static_cast<std::size_t>(task + inner);
      tasks.put(task + inner);
      cooks::spin_until([&] { return is_done[part].load() == 1; });
      finished.fetch_add(1);
      if (finished.load() == 2) {
        tasks.put(stop);
        tasks.put(stop);
      }
    }
  };
  together({work_off, work_off});
}

void last_task_dropped() {
  cooks::atomic<int> waiting{0};
  cooks::shared<int> closed{0};
  cooks::atomic<int> done{0};
  together({[&] {
              while (closed.load() == 0) {
                if (waiting.load() > 0) {
                  waiting.fetch_sub(1);
                  done.fetch_add(1);
                } else {
                  cooks::spin_until([&] { return waiting.load() > 0 || closed.load() != 0; });
                }
              }
            },
            [&] {
              waiting.fetch_add(1);
              closed.store(1);
            }});
  cooks::check("the task was done", 1, done.load());
}

void wait_for_the_end_while_holding() {
  cooks::mutex key;
  cooks::shared<int> done{0};
  together({[&] {
              const cooks::lock_guard guard{key};
              cooks::spin_until([&] { return done.load() == 1; });
            },
            [&] {
              { const cooks::lock_guard guard{key}; }
              done.store(1);
            }});
}

// Readers and writers.

void double_checked(bool flag_first, std::memory_order order) {
  cooks::mutex key;
  cooks::atomic<int> made{0};
  cooks::atomic<int> menu{0};
  const auto ask = [&] {
    if (made.load(order) == 0) {
      const cooks::lock_guard guard{key};
      if (made.load(order) == 0) {
        if (flag_first) {
          made.store(1, order);
          menu.store(5, order);
        } else {
          menu.store(5, order);
          made.store(1, order);
        }
      }
    }
    cooks::check("the menu is written", 5, menu.load(order));
  };
  together({ask, ask});
}

// A room for one writer or many readers; the first reader takes its key, the last gives it back.
class reading_room {
 public:
  explicit reading_room(bool counts_under_lock) : counts_under_lock_(counts_under_lock) {}

  void read() {
    if (count(1) == 1) {
      room_.acquire();
    }
    readers_.fetch_add(1);
    if (!cooks::check("no reader meets a writer", 0, writing_.load())) {
      return;
    }
    readers_.fetch_sub(1);
    if (count(-1) == 0) {
      room_.release();
    }
  }
  void write() {
    room_.acquire();
    writing_.store(1);
    if (!cooks::check("no writer meets a reader", 0, readers_.load())) {
      return;
    }
    writing_.store(0);
    room_.release();
  }

 private:
  int count(int more) {
    if (!counts_under_lock_) {
      return add(more);
    }
    const cooks::lock_guard guard{key_};
    return add(more);
  }
  int add(int more) {
    const int next = counted_.load() + more;
    counted_.store(next);
    return next;
  }

  bool counts_under_lock_;
  cooks::mutex key_;
  cooks::shared<int> counted_{0};
  cooks::semaphore room_{1};
  cooks::atomic<int> readers_{0};
  cooks::shared<int> writing_{0};
};

void readers_and_a_writer(bool counts_under_lock) {
  reading_room room{counts_under_lock};
  const auto read = [&] { room.read(); };
  together({read, read, [&] { room.write(); }});
}

void stale_reading() {
  cooks::shared_mutex recipe;
  cooks::shared<int> count{0};
  const auto add = [&] {
    int seen = 0;
    {
      const cooks::shared_lock reading{recipe};
      seen = count.load();
    }
    const cooks::lock_guard writing{recipe};
    count.store(seen + 1);
  };
  together({add, add});
  cooks::check("no update is lost", 2, count.load());
}

void torn_reading(bool looks_again) {
  cooks::shared<int> version{0};
  cooks::shared<int> a{0};
  cooks::shared<int> b{0};
  const auto write = [&] {
    version.store(1);
    a.store(1);
    b.store(1);
    version.store(2);
  };
  const auto await_even = [&] { cooks::spin_until([&] { return version.load() % 2 == 0; }); };
  const auto read = [&] {
    while (true) {
      const int before = version.load();
      if (before % 2 != 0) {
        await_even();
        if (looks_again) {
          continue;
        }
      }
      const int first = a.load();
      const int second = b.load();
      if (!looks_again || version.load() == before) {
        cooks::check("both belong together", first, second);
        return;
      }
    }
  };
  together({write, read});
}

// Locks made of variables.

using flags = std::deque<cooks::atomic<int>>;

void both_polite() {
  flags wants(2);
  zone place;
  const auto enter = [&](std::size_t me) {
    wants[me].store(1);
    cooks::spin_until([&] { return wants[1 - me].load() == 0; });
    if (place.visit()) {
      wants[me].store(0);
    }
  };
  together({[&] { enter(0); }, [&] { enter(1); }});
}

enum class slip { none, turn_first, own_turn };

void peterson_until(slip which, std::memory_order order) {
  flags wants(2);
  cooks::atomic<int> turn{0};
  zone place;
  const auto enter = [&](int me) {
    auto& mine = wants[static_cast<std::size_t>(me)];
    const auto& other = wants[static_cast<std::size_t>(1 - me)];
    if (which == slip::turn_first) {
      turn.store(1 - me, order);
      mine.store(1, order);
    } else {
      mine.store(1, order);
      turn.store(which == slip::own_turn ? me : 1 - me, order);
    }
    cooks::spin_until([&] { return other.load(order) == 0 || turn.load(order) == me; });
    if (place.visit()) {
      mine.store(0, order);
    }
  };
  together({[&] { enter(0); }, [&] { enter(1); }});
}

void store_buffering(std::memory_order order) {
  cooks::atomic<int> x{0};
  cooks::atomic<int> y{0};
  cooks::atomic<int> p{9};
  cooks::atomic<int> q{9};
  const auto write_then_read = [order](cooks::atomic<int>& own, cooks::atomic<int>& other,
                                       cooks::atomic<int>& seen) {
    own.store(1, order);
    const int found = other.load(order);
    seen.store(found, order);
  };
  together({[&] { write_then_read(x, y, p); }, [&] { write_then_read(y, x, q); }});
  cooks::check("somebody saw the other's write", p.load() + q.load() > 0);
}

void tickets(int customers, bool in_one_step) {
  cooks::atomic<int> next{0};
  cooks::atomic<int> now{0};
  zone place;
  const auto draw = [&] {
    if (in_one_step) {
      return next.fetch_add(1);
    }
    const int drawn = next.load();
    next.store(drawn + 1);
    return drawn;
  };
  std::vector<cooks::thread> queue;
  for (int i = 0; i < customers; ++i) {
    queue.emplace_back([&] {
      const int mine = draw();
      cooks::spin_until([&] { return now.load() == mine; });
      if (place.visit()) {
        now.store(mine + 1);
      }
    });
  }
}

void event_for_a_lock() {
  cooks::shared<int> is_free{1};
  zone place;
  const auto enter = [&] {
    cooks::spin_until([&] { return is_free.load() == 1; });
    is_free.store(0);
    if (place.visit()) {
      is_free.store(1);
    }
  };
  together({enter, enter});
}

// A pile of plates, 1 on 2. Who compares the top only sees no difference when a plate has gone and
// come back.
void plate_that_came_back() {
  cooks::atomic<int> top{1};
  flags below(3);
  flags owned(3);
  below[1].store(2);
  const auto plate = [](flags& of, int number) -> cooks::atomic<int>& {
    return of[static_cast<std::size_t>(number)];
  };
  const auto take = [&] {
    int first = top.load();
    if (first == 0) {
      return 0;
    }
    const int next = plate(below, first).load();
    return top.compare_exchange_strong(first, next) ? first : 0;
  };
  together({[&] { take(); },
            [&] {
              const int first = take();
              const int second = first == 0 ? 0 : take();
              if (second == 0) {
                return;
              }
              plate(owned, second).store(1);
              int old = top.load();
              plate(below, first).store(old);
              top.compare_exchange_strong(old, first);
            }});
  const int last = top.load();
  cooks::check("no plate on the pile is owned", last == 0 || plate(owned, last).load() == 0);
}

}  // namespace

const std::map<std::string, cooks::explorer::program>& puzzle_programs() {
  constexpr auto ordered = std::memory_order_seq_cst;
  constexpr auto relaxed = std::memory_order_relaxed;
  static const std::map<std::string, cooks::explorer::program> all{
      {"check then act", check_then_act},
      {"lost update", lost_update},
      {"down to two, 2 x 2", [] { down_to_two(2); }},
      {"down to two, 2 x 3", [] { down_to_two(3); }},
      {"mutex counter", mutex_counter},
      {"check outside lock", check_outside_lock},
      {"lock twice", lock_twice},
      {"different locks", different_locks},
      {"atomic audit", atomic_audit},
      {"refcount freed twice", refcount_double_free},
      {"opposite order", opposite_order},
      {"ring of three", [] { ring_of_three(false); }},
      {"ring of three, one turned", [] { ring_of_three(true); }},
      {"gate for both", [] { gated(true); }},
      {"gate for one", [] { gated(false); }},
      {"both give up", both_give_up},
      {"wait without predicate", wait_without_predicate},
      {"flag outside mutex", [] { flag_and_bell(false); }},
      {"flag inside mutex", [] { flag_and_bell(true); }},
      {"if for while, 1 item", if_for_while_one_item},
      {"if for while, 2 producers", if_for_while_two_producers},
      {"if for while, 2 items", if_for_while_two_items},
      {"one bell, 1 producer", [] { one_bell_one_producer(false); }},
      {"one bell, 2 producers", one_bell_two_producers},
      {"bell for all", [] { one_bell_one_producer(true); }},
      {"two racks", two_racks},
      {"upgrade while reading", upgrade_while_reading},
      {"unearned token, 3", [] { unearned_token(3); }},
      {"unearned token, 4", [] { unearned_token(4); }},
      {"semaphore inside lock", semaphore_inside_lock},
      {"barrier used again", barrier_used_again},
      {"barrier with naked count", barrier_with_naked_count},
      {"early latch", early_latch},
      {"empty, then get", empty_then_get},
      {"tasks that wait for tasks", tasks_that_wait_for_tasks},
      {"last task dropped", last_task_dropped},
      {"wait for the end while holding", wait_for_the_end_while_holding},
      {"double-checked, flag first", [] { double_checked(true, ordered); }},
      {"double-checked", [] { double_checked(false, ordered); }},
      {"double-checked, relaxed", [] { double_checked(false, relaxed); }},
      {"readers' naked count", [] { readers_and_a_writer(false); }},
      {"readers' lock given back too soon", [] { readers_and_a_writer(true); }},
      {"stale reading", stale_reading},
      {"torn reading, looks again", [] { torn_reading(true); }},
      {"torn reading", [] { torn_reading(false); }},
      {"both polite", both_polite},
      {"Peterson", [] { peterson_until(slip::none, ordered); }},
      {"Peterson, relaxed", [] { peterson_until(slip::none, relaxed); }},
      {"Peterson, turn first", [] { peterson_until(slip::turn_first, ordered); }},
      {"Peterson, own turn", [] { peterson_until(slip::own_turn, ordered); }},
      {"store buffering", [] { store_buffering(ordered); }},
      {"store buffering, relaxed", [] { store_buffering(relaxed); }},
      {"tickets", [] { tickets(3, true); }},
      {"tickets in two steps", [] { tickets(2, false); }},
      {"event for a lock", event_for_a_lock},
      {"plate that came back", plate_that_came_back}};
  return all;
}

}  // namespace programs
