// readers_writer: a recipe that many read at the same time, and that one
// at a time corrects.
#include "primitives.hpp"

#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/guards.hpp>
#include <cooks/print.hpp>
#include <cooks/shared_mutex.hpp>

#include <numeric>

using namespace std::chrono_literals;

namespace primitives {

namespace {

void tell_wait(std::chrono::duration<double> waited) {
  cooks::print("Ana waited {:.2f} s to write", waited.count());
  cooks::result("writer waited", waited.count());
}

}  // namespace

//! [readers_writer]
void readers_writer(const cooks::run& run) {
  const int size = size_of_crew(run);
  cooks::shared_mutex recipe{"recipe"};
  int flour = 500;  // in grams
  int sugar = 250;  // always half as much
  std::vector<int> wrong(size);
  auto crew = start_crew(size, [&](int cook) {
    busy("kneads", work_of(run) * cook / size);
    for (int n = 0; n < rounds_of(run); ++n) {
      {
        cooks::shared_lock reading{recipe};  // beside other readers
        busy("reads", work_of(run));
        wrong[cook] += flour == 2 * sugar ? 0 : 1;
      }
      busy("stirs", work_of(run) / 4);
    }
  });
  const auto correct = [&] {
    busy("thinks", work_of(run) / 2);
    const auto since = cooks::clock::now();
    cooks::lock_guard writing{recipe};  // alone
    tell_wait(cooks::clock::now() - since);
    flour += 100;
    busy("corrects", work_of(run) / 2);
    sugar += 50;
  };
  cooks::thread ana{"Ana", correct};
  join_all(crew);
  ana.join();
  cooks::check("nobody reads half a correction", 0,
               std::accumulate(wrong.begin(), wrong.end(), 0));
}
//! [readers_writer]

//! [old_recipe]
void old_recipe(const cooks::run& run) {
  const int size = size_of_crew(run);
  cooks::shared_mutex recipe{"recipe"};
  int eggs = 0;
  auto crew = start_crew(size, [&](int /*cook*/) {
    int seen = 0;
    {
      cooks::shared_lock reading{recipe};
      seen = eggs;
    }
    dawdle("thinks", 50ms);
    cooks::lock_guard writing{recipe};
    eggs = seen + 1;  // but is it still true?
  });
  join_all(crew);
  cooks::check("every cook has added an egg", size, eggs);
}
//! [old_recipe]

}  // namespace primitives
