// semaphore: two ovens. A token for each; who gets none waits for one.
#include "primitives.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/print.hpp>
#include <cooks/semaphore.hpp>

#include <algorithm>

namespace primitives {
namespace {

constexpr int ovens = 2;

//! [bake]
// How many cakes are in the ovens, this one included?
int bake(cooks::atomic<int>& cakes, const cooks::run& run) {
  const int with_mine = cakes.fetch_add(1) + 1;
  busy("bakes", work_of(run));
  cakes.fetch_sub(1);
  return with_mine;
}
//! [bake]

void tell(const std::vector<int>& seen) {
  const int most = *std::max_element(seen.begin(), seen.end());
  cooks::print("{} ovens, and up to {} cakes at once", ovens, most);
  cooks::result("most at once", most);
  cooks::check("there are never more cakes than ovens", most <= ovens);
}

}  // namespace

//! [semaphore]
void semaphore(const cooks::run& run) {
  cooks::semaphore free_ovens{ovens, "free ovens"};
  cooks::atomic<int> cakes{"cakes", 0};
  std::vector<int> seen(size_of_crew(run));
  auto crew = start_crew(size_of_crew(run), [&](int cook) {
    free_ovens.acquire();  // waits while both are in use
    seen[cook] = bake(cakes, run);
    free_ovens.release();
  });
  join_all(crew);
  tell(seen);
}
//! [semaphore]

//! [forged_token]
void forged_token(const cooks::run& run) {
  cooks::semaphore free_ovens{ovens, "free ovens"};
  cooks::atomic<int> cakes{"cakes", 0};
  std::vector<int> seen(size_of_crew(run));
  auto crew = start_crew(size_of_crew(run), [&](int cook) {
    for (int attempt = 0; attempt < attempts_of(run); ++attempt) {
      if (free_ovens.try_acquire()) {
        seen[cook] = std::max(seen[cook], bake(cakes, run));
      } else {
        busy("salad", work_of(run) / 2);
      }
      free_ovens.release();  // whether he had one or not
    }
  });
  join_all(crew);
  tell(seen);
}
//! [forged_token]

}  // namespace primitives
