"""The queue demo. If these fail, backpressure is not to be seen, or somebody waits for ever at the hatch."""

import unittest

from program import run
from test_python_twins import twin

FIRST_IN_FIRST_OUT = ["bounded", "unbounded", "home_made"]
ALL = [*FIRST_IN_FIRST_OUT, "priority", "lifo"]


def queue(variant, *options):
    done = run("queue", "--variant", variant, "--scale", "0.2", *options, "--json")
    return done, done.document["results"]


class Backpressure(unittest.TestCase):
    def test_a_full_hatch_makes_the_waiters_wait(self):
        for variant in ["bounded", "home_made"]:
            done, results = queue(variant, "--capacity", "3")
            self.assertEqual(done.code, 0, done)
            self.assertEqual(results["largest backlog"], 3)
            self.assertGreater(results["producers waited"], 0.05)

    def test_without_a_bound_the_backlog_grows(self):
        done, results = queue("unbounded")
        self.assertEqual(done.code, 0, done)
        self.assertGreater(results["largest backlog"], 8)

    def test_more_cooks_need_no_room(self):
        done, results = queue("bounded", "--producers", "1", "--consumers", "16", "--capacity", "100")
        self.assertEqual(done.code, 0, done)
        self.assertLess(results["largest backlog"], 20)


class Ends(unittest.TestCase):
    """A run that hangs is told as a deadlock and fails here."""

    def test_burnt_dishes_hang_nobody(self):
        for variant in ALL:
            done, results = queue(variant)
            self.assertEqual((done.code, done.document["verdict"]), (0, "ok"), done)
            self.assertEqual(results["burnt"], 4, "numbers 4 and 13 of two waiters")

    def test_more_cooks_than_orders_go_home(self):
        for variant in ALL:
            done, _ = queue(variant, "--consumers", "16", "--items", "1", "--producers", "1")
            self.assertEqual(done.code, 0, done)

    def test_the_smallest_hatch_and_many_at_it(self):
        for variant in ALL:
            done, _ = queue(variant, "--capacity", "1", "--producers", "8", "--consumers", "8")
            self.assertEqual(done.code, 0, done)

    def test_a_hatch_without_room_is_refused(self):
        for option in ["--capacity", "--producers", "--consumers", "--items"]:
            done = run("queue", option, "0")
            self.assertEqual(done.code, 2, done)
            self.assertIn(option, done.err)


class Twin(unittest.TestCase):
    def test_it_finds_the_standard_module_in_spite_of_its_own_name(self):
        for variant in ALL:
            done = twin("queue", "--variant", variant, "--scale", "0.1", "--capacity", "1", "--consumers", "3")
            self.assertEqual((done.returncode, done.stderr), (0, ""), done)


if __name__ == "__main__":
    unittest.main()
