// choose: what the files of this demo have in common.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/mutex.hpp>
#include <cooks/shared.hpp>
#include <cooks/task.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

using seconds = std::chrono::duration<double>;

//! [workload]
// Some tasks, all alike. Each of them waits, then computes, and then does
// what only one task at a time may do. In seconds.
struct workload {
  std::string name;
  int tasks = 0;
  double waits = 0;     // for an answer, say
  double computes = 0;  // on its own
  double shares = 0;    // with what all tasks share

  double one() const { return waits + computes + shares; }
};
//! [workload]

// What one task has to do, as a message for another process.
struct order {
  std::int64_t number = 0;
  double waits = 0;  // in seconds
  std::uint64_t steps = 0;
  auto fields() { return std::tie(number, waits, steps); }
};

//! [tally]
// What all tasks share. Only one at a time may change it.
class tally {
 public:
  explicit tally(std::uint64_t steps_each) : steps_each_(steps_each) {}
  void add(std::int64_t number);
  std::int64_t sum() const { return sum_; }

 private:
  std::uint64_t steps_each_;
  cooks::mutex key_{"the tally"};
  cooks::shared<std::int64_t> sum_{"sum", 0};
};
//! [tally]

// A workload in steps of this machine, so that it is the same amount of
// computing whoever does it, and however many do it at the same time.
struct job {
  int tasks = 0;
  double waits = 0;
  std::uint64_t steps = 0;
  std::uint64_t steps_shared = 0;

  order task(int number) const { return {number, waits, steps}; }
};

// work.cpp
double steps_per_second();
job in_steps(const workload& work, double steps_per_second);
std::int64_t compute(const order& task);  // returns its number
std::int64_t do_task(const order& task);  // waits, then computes

extern const cooks::task<std::int64_t(const order&)> do_elsewhere;

// tools.cpp
struct tool {
  const char* name;
  const char* summary;
  // With so many workers, if it has workers.
  void (*work_off)(const job& what, tally& all, int workers);
  // How many it has, if so many are wanted; 0: as many as it likes.
  int (*workers)(int tasks, int wanted);
};
// Those that change a program least come first.
const std::array<tool, 6>& tools();
const tool& find_tool(const std::string& name);

// measure.cpp
struct timing {
  const tool* with = nullptr;
  double seconds = 0;
};
double run_once(const tool& with, const workload& work, int workers,
                double speed);
std::vector<timing> run_all(const workload& work, int workers,
                            double speed);

// advice.cpp
const timing& best_of(const std::vector<timing>& all);
bool is_good(const timing& one, const timing& best);
struct advice {
  const tool* take = nullptr;
  std::string why;
};
advice advise(const workload& work, const std::vector<timing>& all);
std::string time_words(double seconds);

// variants.cpp
workload described(const cooks::run& run);
void every_tool(const cooks::run& run);
void decision_table(const cooks::run& run);
void pick(const cooks::run& run);
// wall.cpp
double amdahl(double serial, double workers);
void wall(const cooks::run& run);
