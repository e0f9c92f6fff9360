"""The event loop. If these fail, waits do not overlap on one thread, or the exercise accepts what it should not."""

import unittest

from program import run
from test_python_twins import twin


def loop(variant, *arguments):
    return run("event_loop", "--variant", variant, *arguments, "--json")


class Loop(unittest.TestCase):
    def test_waits_overlap_on_one_thread(self):
        done = loop("loop", "--scale", 0.3)
        self.assertEqual((done.code, done.document["lanes"], done.document["results"]["replies"]), (0, 1, 3), done)
        self.assertLess(done.document["seconds"], 1.2, "one after another is 1.8 s")

    def test_callbacks_that_compute_do_not(self):
        done = loop("computing", "--scale", 0.1)
        self.assertEqual(done.code, 0, done)
        self.assertGreaterEqual(done.document["seconds"], 0.6)

    def test_equal_times_are_served_in_the_order_of_asking(self):
        done = run("event_loop", "--variant", "loop", "--waits", 5, "--scale", 0.05)
        served = [line.split(" is served")[0].split()[-1] for line in done.out.splitlines() if " is served" in line]
        self.assertEqual(served, ["1", "2", "3", "4", "5"], done)


class LongCallback(unittest.TestCase):
    def delay(self, *arguments):
        done = loop("blocking_callback", *arguments)
        return done.code, done.document["results"]["longest delay"]

    def test_it_stalls_all(self):
        code, delay = self.delay("--scale", 0.1)
        self.assertEqual(code, 1)
        self.assertGreaterEqual(delay, 1.4)

    def test_the_near_misses_are_refused(self):
        for arguments in [["--pieces", 20], ["--pieces", 40, "--ask", "all_at_once"]]:
            code, delay = self.delay(*arguments)
            self.assertEqual(code, 1, arguments)
            self.assertGreaterEqual(delay, 0.1)

    def test_the_solution_is_taken(self):
        """Three times, for the machine may be busy."""
        self.assertIn(0, [self.delay("--pieces", 100)[0] for _ in range(3)])


class Elsewhere(unittest.TestCase):
    def test_coroutines_wait_together_and_for_a_socket(self):
        done = run("coroutines")
        self.assertEqual(done.code, 0, done)
        lines = [line.split(": ", 1) for line in done.out.splitlines()]
        self.assertEqual([words for _, words in lines][0], "at the door: hello", done)
        self.assertEqual(sorted(words for _, words in lines[1:4]), ["the eggs are done", "the eggs are done", "the guest has a table"])
        self.assertLess(float(lines[-1][0].split()[0]), 3, "one after another is 6 s")

    def test_the_twin_stalls_and_does_not(self):
        self.assertEqual(twin("event_loop", "--variant", "loop", "--scale", "0.1").returncode, 0)
        stalled = twin("event_loop", "--variant", "blocking_callback", "--scale", "0.1")
        self.assertEqual(stalled.returncode, 1, stalled)


if __name__ == "__main__":
    unittest.main()
