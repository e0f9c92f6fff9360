// wall: what more workers bring, if a part of the work must be done by
// one alone.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/figure.hpp>
#include <cooks/print.hpp>
#include <cooks/thread.hpp>

#include <cstdio>

#include "choose.hpp"

namespace {

std::string decimals(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

//! [wall]
// First the part that one must do alone, then the rest, by all of them.
// work_for() only looks busy: so this machine has as many cores as we
// like.
seconds work_together(seconds alone, seconds rest, int workers) {
  const auto start = cooks::clock::now();
  cooks::work_for(alone);
  {
    std::vector<cooks::thread> crew;
    for (int i = 1; i <= workers; ++i) {
      crew.emplace_back("worker " + std::to_string(i),
                        [&] { cooks::work_for(rest / workers); });
    }
  }
  return cooks::clock::now() - start;
}
//! [wall]

}  // namespace

//! [amdahl]
double amdahl(double serial, double workers) {
  return 1 / (serial + (1 - serial) / workers);
}
//! [amdahl]

void wall(const cooks::run& run) {
  constexpr seconds all{1.6};
  const double serial = run.real("serial");
  const seconds alone = all * serial;
  cooks::table figure{
      "Amdahl's wall", {"workers", "Amdahl says", "measured"}, {}};
  const seconds one = work_together(alone, all - alone, 1);
  for (const int workers : {2, 4, 8, 16, 32}) {
    const seconds took = work_together(alone, all - alone, workers);
    const double speed_up = one / took;
    figure.rows.push_back({std::to_string(workers),
                           decimals(amdahl(serial, workers)),
                           decimals(speed_up)});
    cooks::measured(
        "speed-up with " + std::to_string(workers) + " workers",
        speed_up);
  }
  cooks::show(figure);
  if (serial > 0) {
    cooks::print("The wall: never {:.1f} times as fast.", 1 / serial);
  }
}
