"""The GIL. If these fail, the chapter's lock is not Python's, or its numbers are not what a reader gets."""

import json
import unittest

from program import run
from test_python_twins import twin


def gil(variant, *arguments):
    return run("gil", "--variant", variant, *arguments, "--json")


class Workloads(unittest.TestCase):
    def test_numbers_and_answers_come_out_right_with_and_without_it(self):
        for variant in ["sequential", "threads", "gil"]:
            for workload in ["cpu", "io"]:
                done = gil(variant, "--workload", workload, "--rounds", 1, "--threads", 3, "--serial", 0.2, "--scale", 0.1)
                self.assertEqual(done.code, 0, done)
                self.assertEqual(done.document["checks"][0]["actual"], "9" if workload == "cpu" else "10")

    def test_it_is_released_around_waiting(self):
        """With ten threads no answer waits for another, so nobody ever has to be asked."""
        done = gil("gil", "--workload", "io", "--threads", 10)
        self.assertEqual(done.document["results"]["drop requests"], 0, done)
        self.assertLess(done.document["claims"][0]["measured"], 0.7, "one after another is 1 s")

    def test_computing_threads_are_asked_to_drop_it(self):
        done = gil("gil", "--rounds", 2)
        results = done.document["results"]
        self.assertGreater(results["drop requests"], 5, done)
        self.assertGreaterEqual(results["switches"], results["drop requests"])

    def test_without_it_nobody_is_asked(self):
        self.assertNotIn("switches", gil("gil", "--gil", "off", "--rounds", 1).document["results"])
        self.assertIn("switches", gil("threads", "--gil", "on", "--rounds", 1).document["results"])


class Convoy(unittest.TestCase):
    def test_each_wait_is_followed_by_an_interval(self):
        done = gil("convoy", "--interval", 0.01)
        self.assertGreaterEqual(done.document["claims"][0]["measured"], 0.6, done)  # alone it is 0.1 s
        self.assertGreaterEqual(done.document["results"]["mean delay in ms"], 5)

    def test_without_it_there_is_none(self):
        for variant, more in [("sequential", ["--workload", "mixed"]), ("convoy", ["--gil", "off"])]:
            self.assertLess(gil(variant, *more).document["results"]["mean delay in ms"], 1)

    def test_the_exercise_refuses_the_near_miss(self):
        """On a busy machine the hog may come late, and the waiter finds the lock free: that makes the mean smaller."""
        for interval in [0.005, 0.001]:
            tried = [gil("convoy", "--interval", interval, "--goal", 0.001) for _ in range(3)]
            self.assertIn(1, [done.code for done in tried], tried)
            self.assertEqual(tried[0].document["checks"][-1]["what"], "the mean delay is below the goal")

    def test_and_takes_a_solution(self):
        codes = [gil("convoy", "--interval", 0.0003, "--goal", 0.001).code for _ in range(3)]
        self.assertIn(0, codes, "three times, for the machine may be busy")


class Tally(unittest.TestCase):
    def test_updates_are_lost_while_it_is_held(self):
        done = gil("tally")
        self.assertEqual(done.code, 1, done)
        self.assertLess(int(done.document["checks"][0]["actual"]), 10)

    def test_one_thread_loses_none(self):
        self.assertEqual(gil("tally", "--threads", 1).code, 0)


class Twin(unittest.TestCase):
    def test_it_tells_which_python_measured(self):
        self.assertRegex(twin("gil", "--variant", "gil", "--workload", "io", "--scale", "0.1").stdout, r"^\w+ 3\.\d+\.\d+\w*, with(out)? a? ?GIL\n")

    def test_its_tally_loses_updates(self):
        self.assertIn(1, [twin("gil", "--variant", "tally").returncode for _ in range(3)])

    def test_what_it_measures_is_what_the_page_takes(self):
        told = json.loads(twin("gil", "--measure").stdout)
        self.assertEqual(set(told), {"by", "on", "rows"})
        times = [row["measured"] for row in told["rows"]]
        self.assertGreaterEqual(times[2], 6)
        self.assertLess(times[3], times[2] / 2)  # three answers at once
        self.assertEqual([row.get("claimed") for row in told["rows"]][:4], [3.84, 4.02, 6.83, 2.38])


if __name__ == "__main__":
    unittest.main()
