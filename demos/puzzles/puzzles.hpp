// puzzles.hpp: the puzzles, which live in a file each. None of them takes
// a parameter.
#pragma once

namespace puzzles {

void one_spoon();
void honest_till();
void two_short_locks();
void bill_between_courses();
void knife_and_board();
void three_in_a_ring();
void bell_rang_earlier();
void look_in_the_box();
void served_too_soon();
void change_nobody_paid();
void woken_for_nothing();
void atomic_is_not_enough();
void old_recipe();
void menu_before_ink();
void take_a_number();
void one_bell_two_trades();
void lapped();
void after_you();
void turn_before_flag();
void returned_plate();
void down_to_two();
void wet_ink();

}  // namespace puzzles
