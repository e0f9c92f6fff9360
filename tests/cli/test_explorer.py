"""Every schedule of the demos, from the command line. If these fail, "0 of N" is told of something else than all."""

import subprocess
import unittest

from program import PATIENCE, ROOT, run


def explore(demo, *arguments, code=None):
    done = run(demo, "--explore", *arguments, "--json")
    if code is not None:
        assert done.code == code, done
    return done.document["exploration"]


def counts(told):
    return told["schedules"], told["failing"], told["classes"]


class Counts(unittest.TestCase):
    """The demos are the very programs whose schedules have been counted."""

    def test_race(self):
        for increments, expected in [(1, ("6", "4", 4)), (2, ("70", "64", 34)), (3, ("924", "904", 328))]:
            told = explore("race", "--increments", increments, code=1)
            self.assertEqual((told["status"], *counts(told)), ("complete", *expected))
            self.assertEqual((told["preemptions"], told["proven"]), (1, True))
        self.assertEqual(counts(explore("race", "--threads", "3", code=1)), ("90", "84", 36))
        for variant in ["mutex", "atomic"]:
            self.assertEqual(explore("race", "--variant", variant, "--increments", "3", code=0)["failing"], "0")

    def test_deadlock(self):
        self.assertEqual(counts(explore("deadlock", "--variant", "swapped_order", code=1)), ("6", "2", 3))
        for variant in ["same_order", "scoped_lock"]:
            told = explore("deadlock", "--variant", variant, code=0)
            self.assertEqual((told["status"], told["failing"]), ("complete", "0"))

    def test_dining(self):
        for cooks, expected in [(2, ("6", "2", 3)), (3, ("168", "6", 7)), (4, ("98184", "24", 15)), (5, ("66468720", "120", 31))]:
            told = explore("dining", "--cooks", cooks, code=1)
            self.assertEqual(counts(told), expected)
            self.assertEqual(told["preemptions"], 1)
        for cooks, expected in [(3, ("142", "0", 6)), (4, ("64000", "0", 14)), (5, ("49719072", "0", 30))]:
            self.assertEqual(counts(explore("dining", "--variant", "ordered", "--cooks", cooks, code=0)), expected)

    def test_queue_and_primitives_are_small_enough_to_be_searched_whole(self):
        for demo in ["queue", "primitives"]:
            for variant in run(demo, "--describe").document["variants"]:
                with self.subTest(demo=demo, variant=variant["name"]):
                    told = explore(demo, "--variant", variant["name"], code=0 if variant["shows"] == "ok" else 1)
                    self.assertEqual(told["status"], "complete")
                    self.assertEqual(told["failing"] == "0", variant["shows"] == "ok")

    def test_one_by_one_there_are_as_many(self):
        for arguments, expected in [(["--increments", "3"], ("924", "904")), (["--threads", "3"], ("90", "84"))]:
            told = explore("race", "enumerate", *arguments, code=1)
            self.assertEqual((told["schedules"], told["failing"]), expected)


class Answers(unittest.TestCase):
    def test_what_it_finds_is_shown_again(self):
        for demo, variant in [("race", "unsynchronised"), ("deadlock", "swapped_order"), ("locks", "skipped"),
                              ("bank_account", "atomic"), ("primitives", "forgotten_bell")]:
            with self.subTest(demo=demo):
                found = explore(demo, "--variant", variant, code=1)
                for code in [found["counterexample"], *(one["example"] for one in found["findings"])]:
                    again = run(demo, "--variant", variant, "--replay", code)
                    self.assertEqual(again.code, 1, again)

    def test_a_deadlock_is_told_as_a_circle_with_lines(self):
        told = run("deadlock", "--variant", "swapped_order", "--explore").out
        at = r"\(deadlock\.cpp:\d+\)"
        self.assertRegex(told, rf"Ana holds salt {at} and waits for pepper {at}; Ben holds pepper {at} and waits for salt {at}: each waits for the other\.")
        self.assertRegex(told, rf"Because of that, main waits for the end of Ana {at}\.")

    def test_a_bound_is_told_as_one(self):
        told = explore("race", "bounded", "0", code=0)
        self.assertEqual((told["status"], told["schedules"], told["failing"]), ("bounded", "2", "0"))

    def test_a_limit_is_told_as_one(self):
        told = explore("dining", "enumerate", "--cooks", "5", "--executions", "100")
        self.assertEqual((told["status"], told["executions"]), ("capped", 100))

    def test_the_reader_can_be_the_scheduler(self):
        played = subprocess.run([str(ROOT / "build/bin/race"), "--step"], input="b\nc\nx\nu\nc\nb\nc\na\nq\n", text=True,
                                capture_output=True, timeout=PATIENCE, check=False)
        self.assertIn("'x' is none of", played.stdout)
        self.assertIn("every plate was counted: expected 2, got 1", played.stdout)
        self.assertEqual(played.returncode, 1)


class Refusals(unittest.TestCase):
    def refuses(self, *arguments, says):
        done = run(*arguments)
        self.assertEqual((done.code, done.out), (2, ""), done)
        for words in says:
            self.assertIn(words, done.err)

    def test_unknown_modes_and_numbers(self):
        self.refuses("race", "--explore", "everything", says=["everything", "all, enumerate, bounded"])
        self.refuses("race", "--explore", "bounded", "many", says=["many"])
        self.refuses("race", "--explore", "all", "3", says=["takes no number"])
        self.refuses("race", "--explore", "--memory", "arm", says=["arm", "sc"])
        self.refuses("race", "--explore", "--threads", "9", says=["9", "from 2 to 3"])

    def test_codes_of_something_else(self):
        code = explore("race")["counterexample"]
        demo, source, mode, turns = code.split(".")
        self.refuses("race", "--replay", "b2c2", says=["b2c2", "four parts"])
        self.refuses("race", "--replay", f"{demo}.{source}.{mode}.b0", says=["b0"])
        self.refuses("race", "--replay", f"{demo}.00000000.{mode}.{turns}", says=["00000000", source])
        self.refuses("race", "--replay", f"dining.{source}.{mode}.{turns}", says=["dining"])
        self.refuses("race", "--replay", f"{demo}.{source}.{mode}.bbb", says=["Step 3", "has ended"])

    def test_a_demo_that_can_not_be_explored_says_why(self):
        self.refuses("website_download", "--explore", says=["can't be explored", "requests"])


if __name__ == "__main__":
    unittest.main()
