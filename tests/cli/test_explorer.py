"""Every schedule of the demos, from the command line. If these fail, "0 of N" is told of something else than all."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import unittest

from program import PATIENCE, ROOT, path_of, run


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

    def test_the_line_that_is_printed_shows_the_same_again(self):
        """Parameters, variant, seed and what executions may do: whoever copies the line gets that very schedule."""
        for demo, arguments, end in [
            ("race", ["--increments", "3", "--threads=2"], "every plate was counted: expected 6, got 3"),
            ("dining", ["--cooks", "4"], "Dan holds knife 4"),
            ("puzzles", ["--variant", "wet_ink", "--memory", "tso"], ": expected "),
            ("primitives", ["--variant", "forgotten_bell", "--waiters", "any"], "Ben sleeps in bell"),
            ("explored", ["--variant", "drawn", "--seed", "7", "--word", "it's -hot"], "both were counted: expected "),
        ]:
            with self.subTest(demo=demo):
                told = run(demo, *arguments, "--explore")
                self.assertEqual(told.code, 1, told)
                line = re.search(r"^Once more: (.*)$", told.out, re.MULTILINE)[1]
                again = subprocess.run(line, shell=True, capture_output=True, text=True, timeout=PATIENCE, check=False)
                self.assertEqual((again.returncode, again.stderr), (1, ""), line)
                sentence = next(part for part in told.out.splitlines() if end in part)
                self.assertIn(sentence, again.stdout.splitlines())

    def test_another_seed_draws_other_numbers(self):
        ends = [explore("explored", "--variant", "drawn", "--seed", seed)["outcomes"][0]["results"] for seed in (7, 7, 8)]
        self.assertEqual(ends[0], ends[1])
        self.assertNotEqual(ends[0], ends[2])

    def test_what_never_ends_is_called_a_possible_livelock(self):
        told = run("explored", "--variant", "endless", "--explore", "--first", "--steps", "500")
        self.assertEqual(told.code, 1, told)
        self.assertIn("livelock", told.out)
        self.assertIn("not all: this proves nothing", told.out)
        code = explore("explored", "--variant", "endless", "--first", code=1)["findings"][0]["example"]
        again = run("explored", "--variant", "endless", "--replay", code)
        self.assertEqual(again.code, 1, again)
        self.assertIn("After 10000 steps it still goes on: perhaps it never ends.", again.out)
        self.assertLess(len(again.out.splitlines()), 100, "nobody reads ten thousand lines")

    def test_several_threads_find_the_same(self):
        def without_times(document):
            # Executions are work: each part begins anew, and a few more turn out to be known.
            for measured in ("seconds", "executions", "executions_per_second"):
                del document["exploration"][measured]
            del document["seconds"]
            return document

        for demo, *arguments in [("race", "--increments", "3"), ("dining", "--cooks", "4"), ("dining", "--variant", "ordered", "--cooks", "4"),
                                 ("puzzles", "--variant", "one_bell_two_trades")]:
            with self.subTest(demo=demo, arguments=arguments):
                alone = run(demo, *arguments, "--explore", "--json")
                together = run(demo, *arguments, "--explore", "--jobs", "2", "--json")
                self.assertEqual(alone.code, together.code)
                self.assertEqual(without_times(alone.document), without_times(together.document))

    def test_an_interrupted_search_tells_the_truth_so_far(self):
        for more in ([], ["--jobs", "2"]):
            with self.subTest(more=more):
                ours, theirs = pty.openpty()  # progress is told where somebody watches: it says that the search has begun
                search = subprocess.Popen([str(path_of("dining")), "--cooks", "5", "--explore", "enumerate", "--json", *more], text=True,
                                          stdout=subprocess.PIPE, stderr=theirs)
                os.close(theirs)
                self.addCleanup(search.stdout.close)
                seen = b""
                while b"executions" not in seen:
                    seen += os.read(ours, 1000)
                search.send_signal(signal.SIGINT)
                out, _ = search.communicate(timeout=PATIENCE)
                os.close(ours)
                self.assertEqual(search.returncode, 130)
                told = json.loads(out)["exploration"]
                self.assertEqual(told["status"], "capped")
                self.assertTrue(0 < int(told["schedules"]) < 66468720, told["schedules"])

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

    def test_a_hint_leads_to_the_failure_or_says_that_there_is_none(self):
        hints = {"?\nb\n?\nc\n?\nq\n": ["(deadlock) in 2 steps. Next: b", "(deadlock) in 1 step. Next: c", "It is over"],
                 "b\nb\n?\nq\n": ["Whatever comes from here, nothing goes wrong."]}
        for typed, expected in hints.items():
            with self.subTest(typed):
                played = subprocess.run([str(ROOT / "build/bin/deadlock"), "--variant", "swapped_order", "--step"], input=typed,
                                        text=True, capture_output=True, timeout=PATIENCE, check=False)
                for words in expected:
                    self.assertIn(words, played.stdout)


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
        self.refuses("race", "--explore", "--steps", "none", says=["--steps", "none"])
        self.refuses("race", "--explore", "--waiters", "all", says=["all", "fifo", "any"])
        self.refuses("race", "--explore", "--wake-ups", "10", says=["10", "from 0 to 9"])

    def test_how_many_search(self):
        for wrong in ("0", "65", "two", "1.5"):
            self.refuses("race", "--explore", "--jobs", wrong, says=["--jobs", wrong, "from 1 to 64"])
        self.refuses("race", "--explore", "random", "--jobs", "2", says=["--jobs", "random", "by one seed"])

    def test_more_threads_than_can_be_explored(self):
        for more in ([], ["--jobs", "2"]):
            self.refuses("explored", "--threads", "20", "--explore", *more, says=["more threads than can be explored", "at most 16, with main"])
        self.refuses("explored", "--threads", "20", "--step", says=["more threads than can be explored"])
        self.assertEqual(explore("explored", "--threads", "15", code=0)["schedules"], "1")

    def test_codes_of_something_else(self):
        code = explore("race")["counterexample"]
        demo, source, mode, turns = code.split(".")
        self.refuses("race", "--replay", "b2c2", says=["b2c2", "four parts"])
        self.refuses("race", "--replay", f"{demo}.{source}.arm.{turns}", says=["arm", "sc or tso"])
        self.refuses("race", "--replay", f"{demo}.{source}.{mode}.x2", says=["'x' is no thread"])
        self.refuses("race", "--replay", code, "--variant", "mutex", says=["can't be taken", "another variant?"])
        self.refuses("race", "--replay", f"{demo}.{source}.{mode}.b0", says=["b0"])
        self.refuses("race", "--replay", f"{demo}.00000000.{mode}.{turns}", says=["00000000", source])
        self.refuses("race", "--replay", f"dining.{source}.{mode}.{turns}", says=["dining"])
        self.refuses("race", "--replay", f"{demo}.{source}.{mode}.bbb", says=["Step 3", "has ended"])

    def test_a_demo_that_can_not_be_explored_says_why(self):
        self.refuses("website_download", "--explore", says=["can't be explored", "requests"])


if __name__ == "__main__":
    unittest.main()
