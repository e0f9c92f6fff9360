// The returned plate. Two plates are piled up, 1 on 2. Ana takes one. Ben
// takes both, keeps the second and puts the first one back.
#include "puzzles.hpp"

#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/thread.hpp>

#include <array>

namespace puzzles {
namespace {

//! [pile]
constexpr int none = 0;

class pile {
 public:
  // The top plate; none when there is none, or when somebody was quicker.
  int take() {
    int plate = top_.load();
    if (plate == none) {
      return none;
    }
    const int next = below(plate).load();
    return top_.compare_exchange_strong(plate, next) ? plate : none;
  }

  void put_back(int plate) {
    int old = top_.load();
    below(plate).store(old);
    top_.compare_exchange_strong(old, plate);
  }

  int top() const { return top_.load(); }

 private:
  cooks::atomic<int>& below(int plate) {
    return plate == 1 ? one_ : two_;
  }

  cooks::atomic<int> top_{"top", 1};
  cooks::atomic<int> one_{"below 1", 2};
  cooks::atomic<int> two_{"below 2", none};
};
//! [pile]

}  // namespace

//! [returned_plate]
void returned_plate() {
  pile plates;
  int kept = none;
  cooks::thread ana{"Ana", [&] { plates.take(); }};
  cooks::thread ben{"Ben", [&] {
                      const int first = plates.take();
                      kept = first == none ? none : plates.take();
                      if (kept != none) {
                        plates.put_back(first);
                      }
                    }};
  ana.join();
  ben.join();
  cooks::check("Ben's plate is not on the pile",
               kept == none || plates.top() != kept);
}
//! [returned_plate]

}  // namespace puzzles
