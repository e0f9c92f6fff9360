"""Children that work for their parent. If these fail, one that goes wrong hangs it, takes the answers of others with it,
or is left behind as a process or as a zombie."""

import os
import re
import signal
import subprocess
import sys
import time
import unittest

from program import PATIENCE, ROOT, run, start
from test_futures import processes_of
from test_processes import is_gone_soon
from test_python_twins import twin

DEMO = "multiprocessing"


class LeavesNothing(unittest.TestCase):
    """After each test no process of the demo is left, dead or alive."""

    def tearDown(self):
        until = time.monotonic() + 10
        while processes_of(DEMO) and time.monotonic() < until:
            time.sleep(0.02)
        self.assertEqual(processes_of(DEMO), [])

    def told(self, *arguments, code=0):
        done = run(DEMO, *arguments, "--json")
        self.assertEqual(done.code, code, done)
        return done.document


class BrokenChild(LeavesNothing):
    WAYS = {
        "crash": r"Nothing more comes from child 4: signal 6 \(Aborted\) ended it",
        "killed": "it was killed",
        "throw": "the milk boiled over",
        "garbage": "What came is no answer: ",
        "too_large": "A message of 20000000 bytes is too long: a pipe takes at most 16777216",
        "exit_early": "It ended with code 3 and gave no answer",
    }

    def test_its_error_is_known_within_a_second_and_nine_answers_are_kept(self):
        for how, words in self.WAYS.items():
            with self.subTest(how=how):
                results = self.told("--variant", "broken_child", "--how", how)["results"]
                self.assertEqual(results["answers kept"], 9)
                self.assertRegex(results["error"], f"^child 4: .*{words}")
                self.assertLess(results["seconds until the error"], 1.0)

    def test_a_message_larger_than_the_pipe_breaks_nothing(self):
        self.assertEqual(self.told("--variant", "broken_child", "--how", "large")["results"]["answers kept"], 10)

    def test_the_exercise_fails_until_somebody_solves_it(self):
        for seed in range(1, 7):
            told = self.told("--variant", "nine_of_ten", "--seed", seed, code=1)
            self.assertEqual(told["verdict"], "failed")


class FromOutside(LeavesNothing):
    """Somebody ends one child, or the parent, while all of them work."""

    def start(self, variant, *arguments):
        running = start(DEMO, "--variant", variant, "--times", "40", *arguments)
        return running, running.pid

    def wait_for_children(self, parent, count):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            children = [pid for pid in processes_of(DEMO) if pid != parent]
            if len(children) >= count:
                return sorted(children)
            time.sleep(0.01)
        self.fail(f"no {count} children came")

    def test_one_that_is_ended_costs_its_own_answer_and_no_other(self):
        for variant, count in [("processes", 9), ("queue", 5)]:  # the child with the even number is soon done
            for number, words in [(signal.SIGTERM, "signal 15"), (signal.SIGKILL, "signal 9")]:
                with self.subTest(variant=variant, signal=number):
                    running, parent = self.start(variant)
                    child = self.wait_for_children(parent, count)[2]
                    os.kill(child, number)
                    self.assertTrue(is_gone_soon(child), "no zombie, though its parent works on")
                    self.assertIsNone(running.poll(), "the parent was to work on")
                    out, err = running.communicate(timeout=PATIENCE)
                    self.assertEqual(running.returncode, 1, err)
                    self.assertRegex(out, rf"Nothing more comes from (child|worker) \d+: {words}")
                    self.assertRegex(out, r"answers: expected 10, got 9")

    def test_a_pool_goes_on_with_a_new_worker_and_tells_whose_task_it_was(self):
        running, parent = self.start("pool", "--workers", "2")
        os.kill(self.wait_for_children(parent, 2)[0], signal.SIGKILL)
        out, err = running.communicate(timeout=PATIENCE)
        self.assertNotEqual(running.returncode, 0)
        self.assertRegex(out + err, r"worker [12] broke at test: signal 9")

    def test_an_interrupt_or_a_sudden_death_of_the_parent_ends_all_children(self):
        for number, code in [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)]:
            with self.subTest(signal=number):
                running, parent = self.start("processes")
                children = self.wait_for_children(parent, 9)
                running.send_signal(number)
                running.communicate(timeout=PATIENCE)
                self.assertEqual(running.returncode, code)
                self.assertTrue(all(map(is_gone_soon, children)))


class Pipes(LeavesNothing):
    def test_who_joins_before_reading_is_stuck_and_it_is_told_who_waits_for_whom(self):
        told = self.told("--variant", "join_first", code=1)
        self.assertEqual(told["verdict"], "deadlock")
        self.assertRegex(told["message"], r"main waits for the end of Ben \(letters.cpp:\d+\)")
        self.assertRegex(told["message"], r"Ben waits for pipe from Ben \(letters.cpp:\d+\)")

    def test_what_fits_into_the_pipe_needs_no_reader(self):
        self.told("--variant", "join_first", "--lines", "60")

    def test_who_reads_first_gets_all(self):
        self.told("--variant", "drain_first", "--lines", "3000")

    def test_two_writers_at_one_end_tear_orders_unless_each_is_one_message(self):
        self.assertGreater(self.told("--variant", "shared_end", code=1)["results"]["torn orders"], 0)
        self.assertEqual(self.told("--variant", "whole_messages")["results"]["torn orders"], 0)

    def test_ten_letters_ten_replies(self):
        out = run(DEMO, "--variant", "pipe").out
        self.assertEqual(re.findall(r"Thanks for letter (\d+)", out), [str(i) for i in range(1, 11)])


class Crews(LeavesNothing):
    def test_nothing_is_shared(self):
        told = self.told("--variant", "processes", "--times", "1")
        rows = told["figures"][0]["rows"]
        self.assertEqual(len({row[2] for row in rows}), 10, "ten processes")
        self.assertEqual({row[3] for row in rows}, {"1"}, "each has counted its own number")
        self.assertEqual(told["results"]["tested by main"], 0)

    def test_the_tallies_of_five_workers_add_up(self):
        rows = self.told("--variant", "queue", "--times", "2")["figures"][0]["rows"]
        last = {row[2]: int(row[3]) for row in rows}
        self.assertLessEqual(len(last), 5)
        self.assertEqual(sum(last.values()), 10)

    def test_there_are_as_many_workers_as_cores_unless_told_otherwise(self):
        cores = len(os.sched_getaffinity(0))
        self.assertIn(f"{cores} workers.", run(DEMO, "--variant", "pool", "--times", "1").out)
        self.assertIn("3 workers.", run(DEMO, "--variant", "pool", "--times", "1", "--workers", "3").out)

    def test_a_process_costs_many_times_as_much_as_a_thread(self):
        results = self.told("--variant", "cost", "--starts", "9")["results"]
        self.assertGreater(results["ms for a process"], 3 * results["ms for a thread"])


class Twin(unittest.TestCase):
    def test_it_keeps_nine_answers(self):
        for how in ["crash", "killed", "garbage", "exit_early"]:
            done = twin(DEMO, "--variant", "broken_child", "--how", how)
            self.assertEqual((done.returncode, done.stderr), (0, ""), done)
            self.assertIn("9 answers kept", done.stdout)
        self.assertEqual(twin(DEMO, "--variant", "broken_child", "--how", "large").returncode, 0)

    def test_what_is_there_to_fail_fails_and_its_remedy_does_not(self):
        for variant, code in [("join_first", 1), ("drain_first", 0), ("shared_end", 1), ("whole_messages", 0), ("nine_of_ten", 1)]:
            self.assertEqual(twin(DEMO, "--variant", variant).returncode, code, variant)

    def test_it_is_not_taken_for_the_module_whose_name_it_has(self):
        done = subprocess.run([sys.executable, f"{DEMO}.py", "--variant", "pipe"], cwd=ROOT / "demos" / DEMO, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)


if __name__ == "__main__":
    unittest.main()
