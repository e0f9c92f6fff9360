"""Processes, and the demo of them. If these fail, a child's end hangs its parent, leaves a zombie, or tells a story."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from program import PATIENCE, path_of, run, start
from test_python_twins import twin


def is_alive(pid):
    """True also for a zombie: it still has its number."""
    return pathlib.Path(f"/proc/{pid}").exists()


def is_gone_soon(pid):
    """Waits a moment for the system to clear a process away."""
    until = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_alive(pid)


class Messages(unittest.TestCase):
    def test_of_all_sizes_come_back_whole_and_in_order(self):
        done = run("children", "--variant", "round_trips", "--json")
        self.assertEqual(done.code, 0, done)

    def test_one_that_no_pipe_takes_is_refused_and_the_pipe_goes_on(self):
        done = run("children", "--variant", "too_long", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertIn("16777217 bytes is too long", done.document["results"]["error"])

    def test_timeouts_end_the_waiting(self):
        for variant in ["patience", "full"]:
            done = run("children", "--variant", variant)
            self.assertEqual(done.code, 0, done)


class Ends(unittest.TestCase):
    """Whatever way a child goes, its parent hears of it at once and in words."""

    WAYS = {
        "code": (5, 0, "^$", "^nothing$"),
        "throw": (1, 0, "the milk boiled over", "the milk boiled over"),
        "thread": (1, 0, "thrower: the pan fell down", "the pan fell down"),
        "abort": (0, signal.SIGABRT, "signal 6", "Nothing more comes from Ben: signal 6"),
        "signal": (0, signal.SIGKILL, "signal 9", "signal 9"),
        "spin": (0, signal.SIGKILL, "it was killed", "it was killed"),
        "vanish": (3, 0, "code 3, without a word", "without a word"),
        "garbage": (0, signal.SIGKILL, "bytes that are no message", "bytes that are no message"),
        "beginning": (0, 0, "without a word", "without a word"),
        "close": (0, signal.SIGKILL, "signal 9", "signal 9"),
    }

    def test_each_is_told_within_a_second(self):
        for way, (code, number, why, receive) in self.WAYS.items():
            with self.subTest(way=way):
                done = run("children", "--variant", "ends", "--how", way, "--json")
                self.assertEqual(done.code, 0, done)
                results = done.document["results"]
                self.assertEqual((results["code"], results["signal"]), (code, number), results)
                self.assertRegex(results["why"], why)
                self.assertRegex(results["receive"], receive)
                self.assertIn("Nothing can be sent to Ben", results["send"])
                self.assertLess(done.document["seconds"], 1.5)

    def test_leaving_scope_ends_a_process_and_leaves_no_zombie(self):
        for how, code in [("code", 0), ("throw", 1)]:
            done = run("children", "--variant", "out_of_scope", "--how", how, "--json")
            self.assertEqual(done.code, code, done)
            self.assertFalse(is_alive(done.document["results"]["id"]), done)

    def test_a_child_that_is_not_declared(self):
        done = run("children", "--variant", "unknown", "--json")
        self.assertEqual(done.document["verdict"], "error")
        self.assertIn("declares no child 'nobody'", done.document["message"])

    def test_an_interrupt_or_a_sudden_death_of_the_parent_ends_the_child(self):
        for number, code in [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)]:
            with self.subTest(signal=number):
                running = start("children", "--variant", "stuck")
                child = int(re.match(r"id (\d+)", running.stdout.readline())[1])
                self.assertTrue(is_alive(child))
                running.send_signal(number)
                running.communicate(timeout=PATIENCE)
                self.assertEqual(running.returncode, code)
                self.assertTrue(is_gone_soon(child))


    def test_who_ends_a_child_alone_is_heard_by_its_parent(self):
        running = start("children", "--variant", "stuck")
        os.kill(int(re.match(r"id (\d+)", running.stdout.readline())[1]), signal.SIGTERM)
        out, err = running.communicate(timeout=PATIENCE)
        self.assertEqual(running.returncode, 0, err)
        self.assertIn("ok after", out)


class Trace(unittest.TestCase):
    def test_what_a_child_prints_checks_and_does_is_told_in_its_parents_run(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "trace.json"
            done = run("children", "--variant", "told", "--json", "--trace", trace)
            self.assertEqual(done.code, 1, "a check of the child's that fails counts")
            self.assertIn("a line of the child\n", done.err)
            self.assertIn("a line of its thread\n", done.err)
            self.assertEqual(done.document["results"]["child's"], 42)
            self.assertEqual(done.document["checks"][0]["what"], "Ben: two and two")
            names = {event["name"] for event in json.loads(trace.read_text())["traceEvents"]}
            self.assertLessEqual({"main", "Ben", "Ben: helper", "washes up"}, names)

    def test_messages_lead_from_lane_to_lane(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "trace.json"
            self.assertEqual(run("processes", "--trace", trace).code, 0)
            flows = [event for event in json.loads(trace.read_text())["traceEvents"] if event.get("cat") == "flow"]
            messages = [event for event in flows if event["name"] == "message"]
            self.assertEqual([event["ph"] for event in messages].count("s"), 4, "one to Ben, three back")
            self.assertEqual([event["ph"] for event in messages].count("f"), 4)
            self.assertEqual({event["tid"] for event in messages}, {1, 2})
            self.assertLessEqual({"spawn", "join"}, {event["name"] for event in flows})

    def test_processes_that_wait_for_each_other_are_a_deadlock(self):
        done = run("children", "--variant", "standstill", "--json")
        self.assertEqual(done.document["verdict"], "deadlock", done)
        self.assertIn("main waits for pipe from Ben (children.cpp:", done.document["message"])
        self.assertIn("Ben waits for pipe to Ben (children.cpp:", done.document["message"])


class CommandLine(unittest.TestCase):
    def test_the_option_is_not_for_people(self):
        self.assertNotIn("--child", run("processes", "--help").out)
        for arguments, says in [(["nobody"], "has no child 'nobody'"), (["look_when_asked"], "starts itself"), ([], "has no child ''")]:
            done = run("processes", "--child", *arguments)
            self.assertEqual((done.code, done.out), (2, ""), done)
            self.assertIn(says, done.err)

    def test_a_child_says_nothing_on_standard_output(self):
        self.assertEqual(run("processes", "--json").document["verdict"], "ok")


class Demo(unittest.TestCase):
    def test_one_address_two_values(self):
        done = run("processes", "--plates", "11", "--json")
        self.assertEqual(done.code, 0, done)
        ana, ben = done.document["figures"][0]["rows"]
        self.assertNotEqual(ana[1], ben[1], "two processes")
        self.assertEqual(ana[2], ben[2], "one address")
        self.assertEqual((ana[3], ben[3]), ("11", "3"))
        self.assertIs(done.document["results"]["same address"], True)

    def test_two_processes_with_an_owner_and_files_of_their_own(self):
        done = run("processes", "--variant", "wraps", "--json")
        rows = {row[0]: row[1:] for row in done.document["figures"][0]["rows"]}
        self.assertNotEqual(*rows["process id"])
        self.assertEqual(*rows["owner"])
        self.assertEqual(*rows["code (a function)"])
        self.assertRegex(done.err, r"Ben has open: \d+ \S*/menu\.")
        self.assertNotRegex(done.err, r"Ana has open: \d+ \S*/menu\.")

    def test_nobody_may_not_read_what_is_roots(self):
        done = run("processes", "--variant", "private_file", "--json")
        self.assertEqual(done.code, 0, done)
        if os.geteuid() == 0:
            self.assertIn("Ben, as nobody: Permission denied", done.err)
        else:
            self.assertIs(done.document["results"]["skipped"], True)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "only root may become somebody else")
    def test_who_is_not_root_is_told_what_is_skipped(self):
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                   str(path_of("processes")), "--variant", "private_file"]
        # Where the build may be read by its owner only, nobody can run it.
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if "Permission denied" in done.stderr and not done.stdout:
            self.skipTest("nobody may not run the build's programs")
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("only root may", done.stdout)

    def test_no_variant_ever_fails(self):
        for variant in ["twins", "wraps", "private_file"]:
            done = run("processes", "--variant", variant, "--repeat", "20", "--quiet")
            self.assertEqual(done.code, 0, done)


class Exercise(unittest.TestCase):
    ANSWERS = {"A+4 B+2 A+5 B+1": (12, 6), "A+1 B>A A+2": (5, 3), "A+4 A>B B+1 A+1": (8, 8), "": (3, 3)}

    def test_right_answers_are_accepted_and_wrong_ones_are_not(self):
        for script, (a, b) in self.ANSWERS.items():
            for guess, code in [((a, b), 0), ((a + 1, b), 1), ((a, b + 1), 1)]:
                with self.subTest(script=script, guess=guess):
                    told = ["--script", script, "--a", guess[0], "--b", guess[1]]
                    done = run("two_values", *told)
                    self.assertEqual(done.code, code, done)
                    self.assertEqual(twin("two_values", *told).returncode, code)

    def test_a_step_that_is_none_is_refused(self):
        for script in ["C+1", "A+", "A+1x", "A-1", "A>A", "A+0", "A+1000", "A+1 " * 51]:
            done = run("two_values", "--script", script)
            self.assertEqual(done.code, 2, done)
            self.assertIn("--script", done.err)


class Twin(unittest.TestCase):
    def test_it_shows_two_processes_and_two_values(self):
        done = twin("processes")
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)
        ana, ben = re.findall(r"(?:Ana|Ben), process (\d+): plates = (\d+)", done.stdout)
        self.assertNotEqual(ana[0], ben[0])
        self.assertEqual((ana[1], ben[1]), ("7", "3"))


if __name__ == "__main__":
    unittest.main()
