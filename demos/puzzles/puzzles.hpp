// puzzles.hpp: the puzzles, which live in a file each.
#pragma once

#include <cooks/demo.hpp>

namespace puzzles {

void one_spoon(const cooks::run& run);
void honest_till(const cooks::run& run);
void two_short_locks(const cooks::run& run);
void bill_between_courses(const cooks::run& run);
void knife_and_board(const cooks::run& run);
void three_in_a_ring(const cooks::run& run);
void bell_rang_earlier(const cooks::run& run);
void look_in_the_box(const cooks::run& run);
void served_too_soon(const cooks::run& run);
void change_nobody_paid(const cooks::run& run);
void woken_for_nothing(const cooks::run& run);
void atomic_is_not_enough(const cooks::run& run);
void old_recipe(const cooks::run& run);
void menu_before_ink(const cooks::run& run);
void take_a_number(const cooks::run& run);
void one_bell_two_trades(const cooks::run& run);
void lapped(const cooks::run& run);
void after_you(const cooks::run& run);
void turn_before_flag(const cooks::run& run);
void returned_plate(const cooks::run& run);
void down_to_two(const cooks::run& run);
void wet_ink(const cooks::run& run);

}  // namespace puzzles
