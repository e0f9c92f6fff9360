"""The machine demo. If these fail, readers' programs run wrongly or are refused without a reason, and chapter 2 tells
numbers that its demo doesn't."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

from program import ROOT, run

CHAPTER = ROOT / "site" / "pages" / "02-the-machine.md"


def with_program(text, *arguments):
    """Runs the machine with a program in a file, as a user does."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "program.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run("machine", *arguments, "--program", file)


def figure(done):
    [one] = done.document["figures"]
    return one


def programs_in_chapter():
    """The fenced programs of chapter 2, in their order."""
    fenced = re.findall(r"^```\n(.*?)^```$", CHAPTER.read_text(), re.MULTILINE | re.DOTALL)
    return [text for text in fenced if text.startswith("cell")]


class Figures(unittest.TestCase):
    def test_the_page_gets_every_step(self):
        done = run("machine", "--json")
        self.assertEqual(done.code, 0, done)
        told = figure(done)
        self.assertEqual([(one["text"], one["part"]) for one in told["code"]],
                         [("load A, x", "memory"), ("add A, 1", "compute"), ("store A, x", "memory")])
        self.assertEqual([(step["at"], step["registers"], step["cells"]) for step in told["steps"]],
                         [(0, ["1", "0"], ["1"]), (1, ["2", "0"], ["1"]), (2, ["2", "0"], ["2"])])
        self.assertEqual([(step["loads"], step["stores"]) for step in told["steps"]], [(1, 0), (1, 0), (1, 1)])
        self.assertEqual({name: done.document["results"][name] for name in ["steps", "loads", "stores"]},
                         {"steps": 3, "loads": 1, "stores": 1})

    def test_chapter_four_s_three_accesses(self):
        # a = b + c: two loads and a store, as the chapter on the operating system says.
        done = with_program("cell a\ncell b = 2\ncell c = 3\nload A, b\nload B, c\nadd A, B\nstore A, a\n", "--json")
        self.assertEqual([done.document["results"][name] for name in ["loads", "stores"]], [2, 1])
        self.assertEqual(figure(done)["steps"][-1]["cells"], ["5", "2", "3"])

    def test_what_a_program_prints_is_printed(self):
        self.assertIn("The machine prints 12.\n", run("machine", "--variant", "file", "--scale", "0.01").out)

    def test_the_numbers_of_the_chapter(self):
        for variant, steps, accesses in [("increment", 3, 2), ("sum", 16, 2), ("file", 18, 1), ("swap", 4, 4)]:
            results = run("machine", "--variant", variant, "--scale", "0.01", "--json").document["results"]
            self.assertEqual((results["steps"], results["loads"] + results["stores"]), (steps, accesses), variant)
        text = CHAPTER.read_text()
        for said in ["Of the 16 steps", "Six of its 18 steps", "19 data accesses"]:
            self.assertIn(said, text)


class Refused(unittest.TestCase):
    """A bad program ends with 2 before anything runs; the message has the line, the reason and what was expected."""

    def refuses(self, text, *says):
        done = with_program(text)
        self.assertEqual((done.code, done.out), (2, ""), done)
        for part in ["--program: ", *says]:
            self.assertIn(part, done.err)

    def test_each_fault_with_its_line(self):
        self.refuses("cell x = 1\nload A, x\nadd x, 1\n", "line 3", "'x'", "a register, A or B", "add A, 1")
        self.refuses("halt\n\nlaod A, x\n", "line 3", "'laod' is no instruction", "load, store")
        self.refuses("load A, y\n", "line 1", "'y'", "cell x = 1")
        self.refuses("set A, 99999999999\n", "line 1", "whole number", "2147483647")
        self.refuses("jump nowhere\n", "line 1", "a label")
        self.refuses("", "line 1", "without an instruction")
        self.refuses("print\n", "line 1", "0 of the 1 words", "print A")

    def test_what_the_chapter_quotes(self):
        done = with_program("cell x = 1\nload A, x\nadd x, 1\n")
        self.assertIn(done.err.strip().removeprefix("machine: --program: "), CHAPTER.read_text())

    def test_files_that_are_no_programs(self):
        done = run("machine", "--program", "/no/such/program.txt")
        self.assertEqual(done.code, 2, done)
        self.assertIn("/no/such/program.txt", done.err)
        self.refuses(b"\x7fELF\0\0\0", "no text")
        self.refuses("\u00e4 = 1\n", "line 1", "is no instruction")

    def test_the_page_learns_each_variant_s_program(self):
        [program] = [p for p in run("machine", "--describe").document["parameters"] if p["name"] == "program"]
        self.assertIn("x = x + 1", program["default"])
        self.assertEqual(sorted(program["variants"]), ["file", "sum", "swap"])

    def test_a_program_of_its_own_beats_that_of_the_variant(self):
        done = with_program("set A, 4\n", "--variant", "sum", "--json")
        self.assertEqual([one["text"] for one in figure(done)["code"]], ["set A, 4"])


class Ends(unittest.TestCase):
    def test_a_program_without_end_is_stopped_and_told(self):
        begin = time.monotonic()
        done = with_program("again: jump again\n", "--json")
        self.assertLess(time.monotonic() - begin, 20, "never a hang")
        self.assertEqual((done.code, done.document["verdict"]), (1, "failed"), done)
        self.assertIn("after 1000 steps", done.err)
        self.assertEqual(len(figure(done)["steps"]), 1000)
        self.assertEqual(done.document["dropped"], 0)

    def test_reading_without_a_file_is_told_with_its_line(self):
        done = with_program("set A, 1\nread A\n")
        self.assertEqual(done.code, 1, done)
        self.assertIn("line 2: read finds no open file", done.out)

    def test_the_tempo_shows_each_step_and_takes_its_time(self):
        done = run("machine", "--tempo", "2", "--scale", "0.05", "--json")
        self.assertGreaterEqual(done.document["seconds"], 0.3, "three steps of 2 s, twenty times as fast")
        self.assertRegex(done.err, r"2  add A, 1 +compute +In the CPU, 1 \+ 1 makes 2")

    def test_the_device_lets_the_cpu_wait(self):
        done = run("machine", "--variant", "file", "--device", "1", "--scale", "0.05", "--json")
        self.assertGreaterEqual(done.document["seconds"], 0.3, "six I/O instructions of 1 s, twenty times as fast")
        self.assertEqual(run("machine", "--device", "-1").code, 2)


class Exercise(unittest.TestCase):
    """Of the chapter's three programs the last is the solution, the others are near misses."""

    def checks(self, text, *more):
        done = with_program(text, "--variant", "swap", "--json", *more)
        return done.code, [json.loads(check["actual"]) for check in done.document["checks"]], done.err

    def test_the_chapter_s_programs_come_out_as_it_says(self):
        [third_cell, constants, solution] = programs_in_chapter()
        self.assertEqual(self.checks(solution)[:2], (0, [True, 3, 4]))
        self.assertEqual(self.checks(third_cell)[:2], (1, [True, 3, 6]))
        self.assertEqual(self.checks(constants)[:2], (1, [True, 1, 2]))

    def test_no_seed_helps_constants(self):
        for seed in range(20):
            self.assertEqual(self.checks("cell x = 3\ncell y = 5\nstore 5, x\nstore 3, y\n", "--seed", seed)[1][1], 1)

    def test_the_program_to_be_mended_loses_a_number(self):
        done = run("machine", "--variant", "swap")
        self.assertEqual(done.code, 1, done)
        self.assertIn("It began with x = 3 and y = 5, and ended with x = 3 and y = 3.", done.out)

    def test_missing_cells_are_told(self):
        code, _, err = self.checks("cell x\nhalt\n")
        self.assertEqual(code, 1)
        self.assertIn("Two cells were expected, x and y.", err)


class Twin(unittest.TestCase):
    def test_python_s_own_machine_is_told_as_the_chapter_says(self):
        for variant, accesses in [("increment", "2 (loads 1, stores 1)"), ("sum", "19 (loads 13, stores 6)"),
                                  ("swap", "4 (loads 2, stores 2)")]:
            done = subprocess.run([sys.executable, str(ROOT / "demos" / "machine" / "machine.py"), "--variant", variant],
                                  capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), done)
            self.assertIn("data accesses: " + accesses, done.stdout)
            if variant == "increment":
                kinds = re.findall(r"(memory|compute)$", done.stdout, re.MULTILINE)
                self.assertEqual(kinds, ["memory", "compute", "memory"])


if __name__ == "__main__":
    unittest.main()
