"""The puzzles under the explorer. If these fail, a puzzle is another one than its chapter tells."""

import unittest

from program import ROOT, run

# Variant, options, verdict, the smallest number of preemptions that breaks it, failing schedules, all schedules.
# The numbers come from the independent model of tests/explorer/puzzle_programs_test.cpp, given the same steps.
PUZZLES = [
    ("one_spoon", [], "failed", 1, 4, 6),
    ("honest_till", [], "ok", None, 0, 6),
    ("two_short_locks", [], "failed", 1, 4, 6),
    ("bill_between_courses", [], "failed", 1, 2, 6),
    ("knife_and_board", [], "deadlock", 1, 2, 6),
    ("three_in_a_ring", [], "deadlock", 1, 6, 168),
    ("bell_rang_earlier", [], "lost_notify", 0, 1, 2),
    ("look_in_the_box", [], "deadlock", 1, 4, 6),
    ("served_too_soon", [], "failed", 1, 1, 3),
    ("change_nobody_paid", [], "failed", 1, 180, 1002),
    ("woken_for_nothing", [], "failed", 1, 2, 24),
    ("atomic_is_not_enough", [], "lost_notify", 1, 1, 10),
    ("old_recipe", [], "failed", 1, 40, 42),
    ("menu_before_ink", [], "failed", 1, 2, 60),
    ("take_a_number", [], "ok", None, 0, 210),
    ("one_bell_two_trades", [], "lost_notify", 0, 2, 30),
    ("lapped", [], "failed", 0, 2, 2402),
    ("after_you", [], "failed", 2, 144, 394),
    ("turn_before_flag", [], "failed", 2, 48, 154),
    ("returned_plate", [], "failed", 1, 21, 204),
    ("down_to_two", [], "failed", 4, 8, 924),
    ("wet_ink", [], "ok", None, 0, 26),
    ("wet_ink", ["--memory", "tso"], "failed", 1, 26880, 73106),
]

# What a terminal says of each kind of end, when a schedule is played again.
TOLD = {"failed": r": expected .*, got ", "deadlock": r"each waits for the other\.|waits for", "lost_notify": r"sleeps in bell .*, and nobody is left to wake it"}


def explore(variant, options):
    done = run("puzzles", "--variant", variant, "--explore", *options, "--json")
    return done.code, done.document["verdict"], done.document["exploration"]


class Puzzles(unittest.TestCase):
    def test_each_goes_wrong_as_its_chapter_says(self):
        for variant, options, verdict, preemptions, failing, schedules in PUZZLES:
            with self.subTest(variant=variant, options=options):
                code, told, found = explore(variant, options)
                self.assertEqual((told, code), (verdict, 0 if verdict == "ok" else 1))
                self.assertEqual((found["status"], found["counted"]), ("complete", True))
                self.assertEqual(found.get("preemptions"), preemptions)
                self.assertEqual((found["failing"], found["schedules"]), (str(failing), str(schedules)))
                if preemptions is not None:
                    self.assertTrue(found["proven"], "with fewer, nothing goes wrong")

    def test_what_goes_wrong_goes_wrong_again(self):
        for variant, options, verdict, preemptions, _, _ in PUZZLES:
            if preemptions is None:
                continue
            with self.subTest(variant=variant, options=options):
                found = explore(variant, options)[2]
                for code in [found["counterexample"], *(one["example"] for one in found["findings"])]:
                    again = run("puzzles", "--variant", variant, "--replay", code)
                    self.assertEqual(again.code, 1, again)
                smallest = run("puzzles", "--variant", variant, "--replay", found["counterexample"])
                self.assertRegex(smallest.out, TOLD[verdict])

    def test_those_that_can_not_be_broken_say_so_of_every_schedule(self):
        for variant in ["honest_till", "take_a_number", "wet_ink"]:
            code, told, found = explore(variant, ["enumerate"])
            self.assertEqual((code, told, found["status"], found["failing"]), (0, "ok", "complete", "0"), variant)
            self.assertEqual(found["schedules"], explore(variant, [])[2]["schedules"])

    def test_every_puzzle_is_here_in_the_chapter_and_in_a_file_of_its_own(self):
        told = [variant["name"] for variant in run("puzzles", "--describe").document["variants"]]
        self.assertEqual(told, list(dict.fromkeys(row[0] for row in PUZZLES)))
        chapter = (ROOT / "site" / "pages" / "20-be-the-scheduler.md").read_text()
        for variant in told:
            source = (ROOT / "demos" / "puzzles" / f"{variant}.cpp").read_text()
            self.assertIn(f"void {variant}()", source)
            self.assertIn(f"puzzles/{variant}.cpp {variant}", chapter)


if __name__ == "__main__":
    unittest.main()
