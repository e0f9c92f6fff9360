"""The deadlock and dining demos. If these fail, a deadlock is told wrongly, or a remedy is none."""

import re
import unittest

from program import ROOT, run
from test_python_twins import twin

WHO = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus"]


def source(demo):
    return (ROOT / "demos" / demo / f"{demo}.cpp").read_text().splitlines()


def told(message):
    """Who holds what at which line, and waits for what at which line, as the story tells it."""
    pattern = r"(\w+) holds ([\w ]+) \((\w+)\.cpp:(\d+)\) and waits for ([\w ]+) \(\w+\.cpp:(\d+)\)\."
    return [(who, held, source(demo)[int(at) - 1].strip(), wanted, source(demo)[int(to) - 1].strip())
            for who, held, demo, at, wanted, to in re.findall(pattern, message)]


class SwappedOrder(unittest.TestCase):
    def test_the_circle_is_told_with_the_lines_of_the_guards(self):
        done = run("deadlock", "--json")
        self.assertEqual((done.code, done.document["verdict"]), (1, "deadlock"), done)
        self.assertEqual(told(done.document["message"]), [
            ("Ana", "salt", "cooks::lock_guard first{salt};", "pepper", "cooks::lock_guard second{pepper};"),
            ("Ben", "pepper", "cooks::lock_guard first{pepper};", "salt", "cooks::lock_guard second{salt};"),
        ], done.document["message"])

    def test_it_is_told_at_once_and_not_after_a_standstill(self):
        done = run("deadlock", "--json")
        self.assertLess(done.document["seconds"], 1, done)

    def test_one_dish_each_is_enough(self):
        self.assertEqual(run("deadlock", "--dishes", "1", "--json").document["verdict"], "deadlock")


class Remedies(unittest.TestCase):
    def test_every_dish_is_seasoned(self):
        for variant in ["same_order", "scoped_lock", "timeout_backoff"]:
            done = run("deadlock", "--variant", variant, "--dishes", "5", "--repeat", "3", "--json")
            self.assertEqual(done.code, 0, done)
            self.assertEqual(done.document["results"]["dishes"], 10)

    def test_little_patience_costs_time_and_no_dish(self):
        done = run("deadlock", "--variant", "timeout_backoff", "--patience", "0.001", "--scale", "0.1", "--json")
        self.assertEqual((done.code, done.document["results"]["dishes"]), (0, 6), done)

    def test_in_step_nobody_gets_both(self):
        done = run("deadlock", "--variant", "in_step", "--json")
        self.assertEqual((done.code, done.document["verdict"]), (1, "failed"), done)
        self.assertEqual(done.document["results"]["dishes"], 0)


class Dining(unittest.TestCase):
    def test_the_whole_ring_is_told(self):
        for size in [2, 3, 7]:
            message = run("dining", "--cooks", size, "--json").document["message"]
            ring = told(message)
            self.assertEqual([who for who, *_ in ring], WHO[:size], message)
            for i, (_, held, holds_at, wanted, waits_at) in enumerate(ring):
                self.assertEqual(held, f"knife {i + 1}")
                self.assertEqual(wanted, f"knife {(i + 1) % size + 1}")
                self.assertEqual(holds_at, "cooks::lock_guard first{knives[left]};")
                self.assertEqual(waits_at, "cooks::lock_guard second{knives[right]};")

    def test_everybody_eats_around_every_table(self):
        for size in range(2, 8):
            for variant in ["ordered", "waiter"]:
                done = run("dining", "--variant", variant, "--cooks", size, "--meals", "2", "--json")
                self.assertEqual((done.code, done.document["results"]["meals"]), (0, 2 * size), done)

    def test_a_ring_needs_two_and_there_are_seven_names(self):
        for size in [1, 8]:
            done = run("dining", "--cooks", size)
            self.assertEqual(done.code, 2, done)
            self.assertIn("from 2 to 7", done.err)


class Chapter(unittest.TestCase):
    def test_it_quotes_lines_that_the_program_tells(self):
        quoted = re.findall(r"deadlock\.cpp:\d+", (ROOT / "site" / "pages" / "10-deadlock.md").read_text())
        self.assertEqual(quoted, re.findall(r"deadlock\.cpp:\d+", run("deadlock", "--json").document["message"]),
                         "lines moved: quote the story anew")


class Twin(unittest.TestCase):
    def test_it_deadlocks_and_does_not_as_the_demo(self):
        for demo, variant, code, says in [
                ("deadlock", "swapped_order", 1, "Ana is stuck in"), ("deadlock", "same_order", 0, "6 of 6"),
                ("deadlock", "scoped_lock", 0, "6 of 6"), ("deadlock", "timeout_backoff", 0, "6 of 6"),
                ("deadlock", "in_step", 1, "0 of 6"), ("dining", "naive", 1, "Eva is stuck in"),
                ("dining", "ordered", 0, "15 meals"), ("dining", "waiter", 0, "15 meals")]:
            with self.subTest(demo=demo, variant=variant):
                done = twin(demo, "--variant", variant)
                self.assertEqual(done.returncode, code, done)
                self.assertIn(says, done.stdout)


if __name__ == "__main__":
    unittest.main()
