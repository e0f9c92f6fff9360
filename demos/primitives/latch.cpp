// latch: the soup is cooked when all vegetables are cut. A door that
// opens once.
#include "primitives.hpp"

#include <cooks/check.hpp>
#include <cooks/latch.hpp>
#include <cooks/shared.hpp>

#include <deque>
#include <numeric>

using namespace std::chrono_literals;

namespace primitives {

//! [latch]
void latch(const cooks::run& run) {
  const int size = size_of_crew(run);
  cooks::latch all_cut{size, "all cut"};
  std::vector<int> bowls(size);
  auto crew = start_crew(size, [&](int cook) {
    busy("cuts", work_of(run) * (cook + 1) / size);
    bowls[cook] = 1;
    all_cut.count_down();
    busy("washes up", work_of(run) / 2);
  });
  all_cut.wait();
  const int full = std::accumulate(bowls.begin(), bowls.end(), 0);
  busy("soup", work_of(run));
  join_all(crew);
  cooks::check("all bowls are in the soup", size, full);
}
//! [latch]

//! [early_latch]
void early_latch(const cooks::run& run) {
  const int size = size_of_crew(run);
  cooks::latch all_cut{size, "all cut"};
  std::deque<cooks::shared<int>> bowls(size);
  auto crew = start_crew(size, [&](int cook) {
    busy("cuts", work_of(run) * (cook + 1) / size);
    all_cut.count_down();  // says so already,
    dawdle("fills the bowl", 50ms);
    bowls[cook].store(1);  // and it is full only now
    busy("washes up", work_of(run) / 2);
  });
  all_cut.wait();
  const int full = std::accumulate(bowls.begin(), bowls.end(), 0);
  busy("soup", work_of(run));
  join_all(crew);
  cooks::check("all bowls are in the soup", size, full);
}
//! [early_latch]

}  // namespace primitives
