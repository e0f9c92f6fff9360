// barrier: a dinner of three courses. Nobody begins the next one before
// all plates are empty.
#include "primitives.hpp"

#include <cooks/atomic.hpp>
#include <cooks/barrier.hpp>
#include <cooks/check.hpp>

#include <numeric>

namespace primitives {

//! [barrier]
void barrier(const cooks::run& run) {
  const int size = size_of_crew(run);
  const int courses = rounds_of(run);
  int served = 0;
  const auto next_course = [&] { ++served; };  // by whoever is last
  cooks::barrier all_empty{size, next_course, "all plates empty"};
  cooks::atomic<int> empty{"empty plates", 0};
  std::vector<int> too_early(size);
  auto crew = start_crew(size, [&](int cook) {
    for (int course = 1; course <= courses; ++course) {
      busy("eats", work_of(run) * (cook + 1) / size);
      empty.fetch_add(1);
      all_empty.arrive_and_wait();
      too_early[cook] += empty.load() < course * size ? 1 : 0;
    }
  });
  join_all(crew);
  cooks::check("all courses were served", courses, served);
  cooks::check("nobody began one early", 0,
               std::accumulate(too_early.begin(), too_early.end(), 0));
}
//! [barrier]

//! [missing_cook]
void missing_cook(const cooks::run& run) {
  const int size = size_of_crew(run);
  const int courses = rounds_of(run);
  cooks::barrier all_empty{size, {}, "all plates empty"};
  std::vector<int> eaten(size);
  auto crew = start_crew(size, [&](int cook) {
    for (int course = 1; course <= courses; ++course) {
      busy("eats", work_of(run) * (cook + 1) / size);
      if (cook == 0 && course == 2) {
        return;  // goes home, and tells nobody
      }
      all_empty.arrive_and_wait();
      ++eaten[cook];
    }
  });
  join_all(crew);
  cooks::check("the others have eaten every course", courses,
               eaten.back());
}
//! [missing_cook]

}  // namespace primitives
