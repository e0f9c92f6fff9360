// Lapped. Ana and Ben cook two courses, and meet after each: nobody goes
// on before the other one is there. Their meeting point is home-made.
#include "puzzles.hpp"

#include <cooks/check.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/semaphore.hpp>
#include <cooks/shared.hpp>
#include <cooks/thread.hpp>

namespace puzzles {
namespace {

//! [lapped]
class meeting_of_two {
 public:
  void arrive_and_wait() {
    bool is_last = false;
    {
      cooks::lock_guard guard{list_};
      is_last = arrived_.load() == 1;
      arrived_.store(is_last ? 0 : 1);
    }
    if (is_last) {
      tokens_.release();  // one for the other cook
    } else {
      tokens_.acquire();
    }
  }

 private:
  cooks::mutex list_{"list"};
  cooks::shared<int> arrived_{"arrived", 0};
  cooks::semaphore tokens_{0, "tokens"};
};
//! [lapped]

}  // namespace

//! [courses]
void lapped() {
  meeting_of_two meeting;
  cooks::shared<int> anas{"Ana's", 0};  // how many courses she has done
  cooks::shared<int> bens{"Ben's", 0};
  const auto cook = [&](cooks::shared<int>& own,
                        cooks::shared<int>& other) {
    for (int course = 1; course <= 2; ++course) {
      meeting.arrive_and_wait();
      own.store(course);
      cooks::check("the other is at most one behind",
                   other.load() >= course - 1);
    }
  };
  cooks::thread ana{"Ana", [&] { cook(anas, bens); }};
  cooks::thread ben{"Ben", [&] { cook(bens, anas); }};
}
//! [courses]

}  // namespace puzzles
