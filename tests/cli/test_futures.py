"""Futures, pools of processes, and the demo of them. If these fail, an exception or a result gets lost between
processes, one bad task takes others with it, or a pool leaves a process behind."""

import pathlib
import time
import unittest

from program import run
from test_python_twins import twin


def processes_of(program):
    """Numbers of all processes that run it now."""
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if (folder / "cmdline").read_bytes().split(b"\0")[0].endswith(b"/" + program.encode()):
                    found.append(int(folder.name))
            except OSError:  # it has ended meanwhile
                pass
    return found


class ProcessPools(unittest.TestCase):
    def tearDown(self):
        until = time.monotonic() + 5
        while processes_of("pools") and time.monotonic() < until:
            time.sleep(0.02)
        self.assertEqual(processes_of("pools"), [], "a pool has left a process behind")

    def pools(self, variant, *arguments):
        done = run("pools", "--variant", variant, *arguments, "--json")
        self.assertEqual(done.document["verdict"], "ok", done)
        return done.document["results"]

    def test_results_come_back_whole(self):
        self.pools("returns")

    def test_a_worker_stays_for_the_next_task(self):
        self.pools("one_worker")

    def test_exceptions_come_back_with_type_and_message_and_the_worker_goes_on(self):
        told = self.pools("throws")
        self.assertEqual(told["type"], "(anonymous namespace)::burnt")
        self.assertEqual(told["message"], "the onions are black")
        self.assertIn("no std::exception", told["no std::exception"])
        self.assertEqual(told["not declared"], "the demo declares no task 'not_declared'")

    def test_a_worker_that_breaks_fails_its_task_within_a_second_and_no_other(self):
        said = {"abort": "signal 6", "vanish": "code 0, without a word", "signal": "signal 11",
                "garbage": "bytes that are no message", "answer": "its answer is none", "close": "signal 9"}
        for how, words in said.items():
            with self.subTest(how=how):
                told = self.pools("breaks", "--how", how)
                self.assertRegex(told["error"], "^worker [12] broke at go_wrong: ")
                self.assertIn(words, told["error"])
                self.assertLess(told["seconds"], 1.0)

    def test_workers_that_break_are_replaced_each_time(self):
        for how in ["abort", "answer"]:
            self.pools("breaks_often", "--how", how)

    def test_long_messages_go_and_too_long_ones_are_refused(self):
        told = self.pools("large")
        self.assertIn("too long", told["result too long"])
        self.assertIn("too long", told["argument too long"])

    def test_shutdown_finishes_or_cancels_what_waits(self):
        self.assertEqual(self.pools("shut_down", "--how", "finish"), {"cancelled": 0, "done": 6})
        told = self.pools("shut_down", "--how", "cancel")
        self.assertEqual(told["cancelled"] + told["done"], 6)
        self.assertGreaterEqual(told["cancelled"], 1)

    def test_workers_that_are_ended_from_outside_leave_nobody_waiting(self):
        self.assertEqual(self.pools("ended"), {"later": "the workers of this pool were ended"})

    def test_an_exception_that_leaves_the_pool_takes_its_processes_with_it(self):
        done = run("pools", "--variant", "leaves", "--json")
        self.assertIn("out of onions", done.document["message"])


class Demo(unittest.TestCase):
    def futures(self, variant, *arguments):
        return run("futures", "--variant", variant, *arguments, "--json")

    def test_each_variant_holds_with_both_executors(self):
        for variant in ["submit", "timeout", "cancel", "map", "as_completed"]:
            for executor in ["threads", "processes"]:
                with self.subTest(variant=variant, executor=executor):
                    done = self.futures(variant, "--executor", executor, "--scale", "0.3")
                    self.assertEqual(done.code, 0, done)

    def test_the_exception_of_a_process_says_what_it_was_there(self):
        self.assertEqual(self.futures("submit", "--scale", "0.1").document["results"]["milk"], "the milk boiled over")
        self.assertEqual(self.futures("submit", "--scale", "0.1", "--executor", "processes").document["results"]["milk"],
                         "std::runtime_error there: the milk boiled over")

    def test_cancel_takes_back_what_waits_and_not_what_runs(self):
        for executor in ["threads", "processes"]:
            told = self.futures("cancel", "--executor", executor).document["results"]
            self.assertEqual((told["running cancelled"], told["waiting cancelled"]), (False, True))

    def test_1023_tasks_over_32_workers(self):
        for executor in ["threads", "processes"]:
            done = self.futures("producer_consumer", "--executor", executor, "--scale", "0.1")
            self.assertEqual((done.code, done.document["results"]["tasks"]), (0, 1023), done)

    def test_a_pool_that_waits_for_itself_is_found(self):
        done = self.futures("nested", "--workers", "2")
        self.assertEqual((done.code, done.document["verdict"]), (1, "deadlock"))
        self.assertRegex(done.document["message"], r"main waits for menu \(traps.cpp:\d+\)")
        self.assertRegex(done.document["message"], r"worker 2 waits for dish \(traps.cpp:\d+\)")

    def test_the_future_of_std_async_waits_when_it_goes(self):
        """Dropped one after another they take twice as long as kept together; a pool's don't wait at all."""
        claims = {c["what"]: c["measured"] for c in self.futures("std_async").document["claims"]}
        self.assertGreaterEqual(claims["std::async, futures dropped"], 1.0)
        self.assertGreaterEqual(claims["std::async, futures kept"], 0.5)
        self.assertLess(claims["std::async, futures kept"], 0.95)
        self.assertLess(claims["thread_pool, futures dropped"], 0.4)

    def test_the_exercise_fails_until_somebody_solves_it(self):
        done = run("futures", "--variant", "own_map", "--repeat", "20", "--quiet", "--scale", "0.2")
        self.assertIn("20 of 20 runs failed", done.out)


class PythonTwin(unittest.TestCase):
    def test_says_the_same_of_cancelling(self):
        for executor in ["threads", "processes"]:
            done = twin("futures", "--variant", "cancel", "--executor", executor, "--scale", "0.3")
            self.assertEqual(done.returncode, 0, done)
            self.assertIn("running: cancel() says False", done.stdout)
            self.assertIn("waiting: cancel() says True", done.stdout)

    def test_finds_the_pool_that_waits_for_itself(self):
        done = twin("futures", "--variant", "nested", "--scale", "0.3")
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("stuck", done.stdout)


if __name__ == "__main__":
    unittest.main()
