"""What threads cost. If these fail, the chapter's prices are wrong, or a full machine costs a reader his run."""

import re
import subprocess
import unittest

from program import Finished, PATIENCE, ROOT, path_of, run

SHORT = ["--scale", "0.1"]


def with_little_room(*command):
    """Runs a program that may have 2 GB of addresses: room for some threads with their stacks, not for 900."""
    done = subprocess.run(["sh", "-c", 'ulimit -v 2000000; exec "$@"', "sh", *map(str, command)], capture_output=True,
                          text=True, timeout=PATIENCE, check=False)
    return Finished(done)


class Prices(unittest.TestCase):
    def test_900_threads_start_and_wait_together(self):
        done = run("thread_cost", *SHORT, "--json")
        self.assertEqual(done.code, 0, done)
        results = done.document["results"]
        self.assertEqual((results["started"], done.document["lanes"]), (900, 901))
        self.assertGreater(results["to start one, us"], 1)
        self.assertGreater(results["to keep one, kB"], 4, "a stack has at least a page")
        self.assertLess(results["to keep one, kB"], 1000, "what is reserved is not what is kept")
        self.assertIn("because it had to wait", done.err)

    def test_as_many_as_may_be_given(self):
        for name, variant in [("thread_cost", "keep"), ("thread_cost", "in_turn"), ("race", "atomic")]:
            more = ["--increments", "1"] if name == "race" else []
            done = run(name, "--variant", variant, "--threads", "1000", *more, *SHORT, "--json")
            self.assertEqual((done.code, done.document["dropped"]), (0, 0), done)

    def test_more_or_fewer_are_refused_before_the_run(self):
        for wrong in ["0", "1001"]:
            done = run("thread_cost", "--threads", wrong)
            self.assertEqual(done.code, 2, done)
            self.assertIn("from 1 to 1000", done.err)

    def test_one_at_a_time_keeps_none(self):
        done = run("thread_cost", "--variant", "in_turn", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertLess(done.document["results"]["to keep one, kB"], 4)


class Limit(unittest.TestCase):
    def test_those_that_start_do_their_work_and_the_others_are_told_with_the_reason(self):
        done = with_little_room(path_of("thread_cost"), *SHORT, "--json")
        self.assertEqual(done.code, 3, done)
        started = done.document["results"]["started"]
        self.assertTrue(0 < started < 900, done)
        self.assertEqual(done.document["message"],
                         f"Only {started} of 900 threads started: Resource temporarily unavailable.")
        self.assertIn(f"{started} of 900 threads started", done.err)
        self.assertGreater(done.document["seconds"], 0.1, "they waited all the same")

    def test_so_does_the_python_twin(self):
        done = with_little_room("python3", ROOT / "demos/thread_cost/thread_cost.py", *SHORT)
        self.assertEqual(done.code, 3, done)
        self.assertRegex(done.out, re.compile(r"Only \d+ of 900 threads started: can't start new thread\.$", re.M))
        self.assertEqual(done.err, "")


if __name__ == "__main__":
    unittest.main()
