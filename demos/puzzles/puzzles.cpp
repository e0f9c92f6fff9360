// puzzles: small programs, most of them with a bug that real threads show
// only by luck. Under the explorer the reader is the scheduler.
#include "puzzles.hpp"

#include <cooks/demo.hpp>

#include <string>
#include <utility>

namespace puzzles {
namespace {

//! [registration]
const cooks::thread_count two{.fixed = 2, .parameter = {}};
const cooks::thread_count three{.fixed = 3, .parameter = {}};

// Most of them can go wrong, and hardly ever do.
cooks::variant puzzle(std::string name, std::string summary,
                      void (*body)(), const cooks::thread_count& threads,
                      cooks::outcome shows = cooks::outcome::either) {
  return {.name = std::move(name),
          .summary = std::move(summary),
          .body = [body](const cooks::run&) { body(); },
          .threads = threads,
          .shows = shows};
}

const cooks::registration here{{
    .name = "puzzles",
    .summary = "Small programs. Some are correct; break the others.",
    .variants =
        {puzzle("one_spoon", "a tag says whether the only spoon is taken",
                one_spoon, two),
         puzzle("honest_till",
                "only whoever has the key may open the till", honest_till,
                three, cooks::outcome::ok),
         puzzle("two_short_locks",
                "one lock to count the eggs, one to write them down",
                two_short_locks, two),
         puzzle("bill_between_courses",
                "a dish moves from one bill to the other",
                bill_between_courses, two),
         puzzle("knife_and_board",
                "cutting takes both, and there is one of each",
                knife_and_board, two),
         puzzle("three_in_a_ring",
                "one jar between each two cooks around a table",
                three_in_a_ring, three),
         puzzle("bell_rang_earlier",
                "one cooks and rings, one waits for the bell",
                bell_rang_earlier, two),
         puzzle("look_in_the_box",
                "two look for the last cake before they take it",
                look_in_the_box, two),
         puzzle("served_too_soon",
                "the hatch opens when the soup is on the plate",
                served_too_soon, two),
         puzzle("change_nobody_paid",
                "a token for the cold room, and everybody returns one",
                change_nobody_paid, three),
         puzzle("woken_for_nothing",
                "two dishes, two who serve, and a bell",
                woken_for_nothing, three),
         puzzle("atomic_is_not_enough",
                "a flag that is atomic, and a bell", atomic_is_not_enough,
                two),
         puzzle("old_recipe", "read together, think, then write alone",
                old_recipe, two),
         puzzle("menu_before_ink",
                "whoever needs the menu first writes it", menu_before_ink,
                two),
         puzzle("take_a_number", "numbers are drawn and served in turn",
                take_a_number, three, cooks::outcome::ok),
         puzzle("one_bell_two_trades",
                "a hatch for one dish, and one bell for everybody",
                one_bell_two_trades, three),
         puzzle("lapped", "two courses, and a home-made meeting point",
                lapped, two),
         puzzle("after_you",
                "who does not get both gives back what he has", after_you,
                two),
         puzzle("turn_before_flag",
                "let the other go first, then put up a flag",
                turn_before_flag, two),
         puzzle("returned_plate",
                "plates are taken from a pile, and one comes back",
                returned_plate, two),
         puzzle("down_to_two",
                "three plates each: how low can the tally end",
                down_to_two, two),
         puzzle("wet_ink", "flags and turns, written without any order",
                wet_ink, two)},
    .explorable = true,
}};
//! [registration]

}  // namespace
}  // namespace puzzles
