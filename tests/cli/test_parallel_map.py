"""The demo of the parallel library, with threads and with processes. If these fail, results come in the wrong place,
a timeout does not return or leaves something behind, or a failure is lost."""

import time
import unittest

from program import run
from test_futures import processes_of
from test_python_twins import twin

EXECUTORS = ["threads", "processes"]


class Demo(unittest.TestCase):
    def parallel(self, variant, *arguments):
        return run("parallel_map", "--variant", variant, *arguments, "--json")

    def test_each_variant_holds_with_both_executors(self):
        for variant in ["map", "named", "par", "async_map", "timeout", "silent", "retries", "split"]:
            for executor in EXECUTORS:
                with self.subTest(variant=variant, executor=executor):
                    done = self.parallel(variant, "--executor", executor, "--scale", "0.3")
                    self.assertEqual(done.code, 0, done)

    def test_one_worker_and_many_workers_give_the_same_order(self):
        for workers in [1, 5, 64]:
            for executor in EXECUTORS:
                with self.subTest(workers=workers, executor=executor):
                    done = self.parallel("map", "--workers", workers, "--executor", executor, "--scale", "0.05")
                    self.assertEqual(done.code, 0, done)

    def test_a_timeout_returns_and_only_a_thread_finishes_its_roast(self):
        """The call returns after 2.5 s. With threads the run ends with the roast, after 5 s; a process is ended."""
        for executor, low, high in [("threads", 4.9, 60), ("processes", 2.4, 4.9)]:
            with self.subTest(executor=executor):
                done = self.parallel("timeout", "--executor", executor)
                measured = {c["what"]: c["measured"] for c in done.document["claims"]}
                self.assertGreaterEqual(measured["map returned"], 2.4)
                self.assertLess(measured["map returned"], 4.9)
                self.assertGreaterEqual(measured["wall time"], low)
                self.assertLess(measured["wall time"], high)
        until = time.monotonic() + 5
        while processes_of("parallel_map") and time.monotonic() < until:
            time.sleep(0.02)
        self.assertEqual(processes_of("parallel_map"), [], "a timeout has left a process behind")

    def test_a_cancelled_batch_keeps_what_was_begun(self):
        for executor in EXECUTORS:
            told = self.parallel("async_map", "--executor", executor, "--scale", "0.5").document["results"]
            self.assertEqual(told["served"] + told["cancelled"], 5)
            self.assertGreaterEqual(told["cancelled"], 1)
        told = self.parallel("async_map", "--workers", "5", "--scale", "0.5").document["results"]
        self.assertEqual((told["served"], told["cancelled"]), (5, 0), "nothing waits, so nothing can be taken back")

    def test_a_failure_says_what_it_was(self):
        for executor, words in [("threads", "the milk boiled over"),
                                ("processes", "std::runtime_error: the milk boiled over")]:
            told = self.parallel("silent", "--executor", executor, "--scale", "0.1").document["results"]
            self.assertEqual(told["failure"], words)

    def test_an_empty_list_and_one_shorter_than_the_crew_can_be_split(self):
        for tasks in [0, 1, 7]:
            for executor in EXECUTORS:
                done = self.parallel("split", "--tasks", tasks, "--workers", "8", "--executor", executor)
                self.assertEqual(done.code, 0, done)

    def test_values_out_of_range_are_refused(self):
        for arguments in [["--workers", "0"], ["--variant", "map", "--tasks", "5"],
                          ["--variant", "split", "--tasks", "-1"], ["--executor", "waiters"]]:
            self.assertEqual(run("parallel_map", *arguments).code, 2, arguments)

    def test_the_exercise_fails_until_somebody_solves_it(self):
        done = run("parallel_map", "--variant", "own_split", "--repeat", "20", "--quiet")
        self.assertIn("20 of 20 runs failed", done.out)
        checks = {c["what"]: c["held"] for c in self.parallel("own_split").document["checks"]}
        self.assertFalse(checks["lists with an empty chunk"])
        self.assertTrue(checks["lists that are not joined in order"])


class PythonTwin(unittest.TestCase):
    def test_says_the_same_with_both_executors(self):
        for executor in EXECUTORS:
            for variant in ["map", "named", "par", "silent", "retries", "split"]:
                with self.subTest(variant=variant, executor=executor):
                    done = twin("parallel_map", "--variant", variant, "--executor", executor, "--scale", "0.1")
                    self.assertEqual((done.returncode, done.stderr), (0, ""), done)

    def test_gives_up_on_the_roast_and_keeps_the_rest_in_place(self):
        done = twin("parallel_map", "--variant", "silent", "--scale", "0.1")
        self.assertIn("a plate of soup\na cup of water\na plate of tea", done.stdout)


if __name__ == "__main__":
    unittest.main()
