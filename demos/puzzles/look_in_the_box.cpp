// Look in the box. One cake is left. Ana and Ben each look into the box
// first, so as not to wait at an empty one.
#include "puzzles.hpp"

#include <cooks/queue.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [look_in_the_box]
void look_in_the_box() {
  cooks::queue<int> box{1, "box"};
  box.put(1);
  const auto fetch = [&] {
    if (!box.empty()) {
      box.get();  // waits while there is none
    }
  };
  cooks::thread ana{"Ana", fetch};
  cooks::thread ben{"Ben", fetch};
}
//! [look_in_the_box]

}  // namespace puzzles
