// Knife and board. There is one of each, and to cut an onion takes both.
// Ana reaches for the knife first, Ben for the board.
#include "puzzles.hpp"

#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/thread.hpp>

namespace puzzles {

//! [knife_and_board]
void knife_and_board() {
  cooks::mutex knife{"knife"};
  cooks::mutex board{"board"};
  const auto cut = [](cooks::mutex& one, cooks::mutex& other) {
    cooks::lock_guard first{one};
    cooks::lock_guard second{other};
  };
  cooks::thread ana{"Ana", [&] { cut(knife, board); }};
  cooks::thread ben{"Ben", [&] { cut(board, knife); }};
}
//! [knife_and_board]

}  // namespace puzzles
