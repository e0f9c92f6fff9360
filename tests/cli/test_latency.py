"""The latency demo. If these fail, chapter 3 tells numbers that nobody measured, or its exercise calls a right answer wrong.

Times here are measured on a machine that does other work too: only orders that differ by large factors are held.
"""

import re
import unittest

from program import run
from test_python_twins import twin

MEASURED = ["integer add", "branch miss", "L1 cache", "L2 cache", "RAM", "mutex", "mutex for two", "context switch", "thread",
            "file read", "HTTP request", "process"]


def scale(done):
    return next(figure for figure in done.document["figures"] if figure["kind"] == "scale")


class All(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.done = run("latency", "--json")
        cls.rows = {row["name"].split(",")[0]: row for row in scale(cls.done)["rows"]}
        cls.results = cls.done.document["results"]

    def test_it_measures_what_a_terminal_can(self):
        self.assertEqual((self.done.code, self.done.document["verdict"]), (0, "ok"), self.done)
        for name in MEASURED:
            with self.subTest(name=name):
                row = self.rows[name]
                # A difference may get lost in the noise; it says so then.
                if name == "branch miss" and row["measured"] is None:
                    self.assertIn("noise", row["note"])
                    continue
                self.assertGreater(row["measured"], 0)
                self.assertLessEqual(row["low"], row["measured"])
                self.assertGreaterEqual(row["high"], row["measured"])
                self.assertAlmostEqual(self.results[f"{name}, ns"] / (row["measured"] * 1e9), 1, places=3)
                self.assertRegex(row["human"], r"^[\d.]+ (second|seconds|minutes|hours|days|months|years)$")

    def test_what_is_not_measured_has_its_reference_alone(self):
        far = self.rows["San Francisco - Hong Kong"]
        self.assertIsNone(far["measured"])
        self.assertEqual((far["reference"], far["human"]), (0.141, "11 years"))
        self.assertNotIn("San Francisco - Hong Kong, ns", self.results)

    def test_every_reference_has_a_source(self):
        for name, row in self.rows.items():
            self.assertEqual(row["reference"] is not None, row["source"] != "", name)

    def test_large_factors_come_out(self):
        best = {name: row["low"] for name, row in self.rows.items()}  # the best batch had the core to itself
        self.assertGreater(best["RAM"], 5 * best["integer add"])
        self.assertGreater(best["RAM"], 2 * best["L1 cache"])
        self.assertGreater(best["thread"], 10 * best["L1 cache"])
        self.assertGreater(best["process"], 2 * best["thread"])
        self.assertLess(best["integer add"], 10e-9)  # additions that are really made, one after another, and nothing else
        self.assertGreater(best["integer add"], 0.05e-9)  # none is left out by the compiler: no processor has 20 GHz

    def test_it_takes_no_longer_at_another_scale(self):
        done = run("latency", "--json", "--scale", "0.1")
        self.assertEqual(done.code, 0, done)
        self.assertGreater(done.document["results"]["process, ns"], 50_000)


class Memory(unittest.TestCase):
    def test_the_stairs_rise_and_an_orderly_walk_stays_low(self):
        done = run("latency", "--variant", "memory", "--json")
        self.assertEqual(done.code, 0, done)
        rows = {row["name"]: row for row in scale(done)["rows"]}
        self.assertEqual(list(rows)[0], "4 KiB")
        self.assertGreater(rows["256 MiB"]["low"], 4 * rows["4 KiB"]["low"])
        self.assertGreater(rows["256 MiB"]["low"], 2 * rows["256 MiB in order"]["low"])


def letters_of(text):
    """The drawn operations, by letter."""
    return dict(re.findall(r"^([A-F])  ([^,\n]+)", text, re.M))


USUAL = ["integer add", "L1 cache", "L2 cache", "branch miss", "mutex", "RAM", "context switch", "thread"]


class Rank(unittest.TestCase):
    def usual_order(self, seed):
        drawn = letters_of(run("latency", "--variant", "rank", "--seed", seed).out)
        self.assertEqual(len(drawn), 6)
        return "".join(sorted(drawn, key=lambda letter: USUAL.index(drawn[letter])))

    def test_without_an_answer_it_only_asks(self):
        done = run("latency", "--variant", "rank", "--json")
        self.assertEqual((done.code, done.document["checks"], done.document["results"]), (0, [], {}), done)
        self.assertLess(done.document["seconds"], 0.5)

    def test_another_seed_is_another_exercise(self):
        self.assertGreater(len({tuple(letters_of(run("latency", "--variant", "rank", "--seed", seed).out).values())
                                for seed in range(1, 9)}), 5)

    def test_an_answer_is_checked_against_the_runs_own_measurements(self):
        done = run("latency", "--variant", "rank", "--order", self.usual_order(1), "--json")
        drawn = letters_of(done.err)
        measured = [done.document["results"].get(f"{drawn[letter]}, ns") for letter in self.usual_order(1)]
        wrong = sum(first > 2 * second for i, first in enumerate(measured) for second in measured[i + 1:]
                    if first is not None and second is not None)
        self.assertEqual(int(done.document["checks"][0]["actual"]), wrong)
        self.assertEqual(done.code, 1 if wrong else 0)

    def test_the_reverse_is_wrong_on_every_machine(self):
        done = run("latency", "--variant", "rank", "--order", self.usual_order(1)[::-1])
        self.assertEqual(done.code, 1, done)
        self.assertIn("takes more than twice as long as", done.out)

    def test_an_answer_where_nothing_is_asked_is_refused(self):
        """An option that does nothing would look as if it had done something."""
        done = run("latency", "--variant", "all", "--order", "ABCDEF")
        self.assertEqual(done.code, 2)
        self.assertIn("--order belongs to the variant rank, and this run is of all.", done.err)

    def test_what_is_no_order_is_refused_before_anything_runs(self):
        for wrong in ["ABC", "AABCDE", "abcdef", "FEDCBAG"]:
            done = run("latency", "--variant", "rank", "--order", wrong)
            self.assertEqual((done.code, done.out), (2, ""), done)
            for part in ["--order", wrong, "each of them once"]:
                self.assertIn(part, done.err)


class Twin(unittest.TestCase):
    def test_it_measures_too(self):
        done = twin("latency")
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)
        for name in ["integer add", "mutex", "thread", "file read", "HTTP request", "process"]:
            self.assertRegex(done.stdout, rf"(?m)^{name} +[\d.]+ (ns|us|ms)  \d+ \w+")

    def test_it_checks_a_ranking(self):
        drawn = letters_of(twin("latency", "--variant", "rank").stdout)
        usual = ["integer add", "list", "mutex", "context switch", "thread"]
        right = "".join(sorted(drawn, key=lambda letter: usual.index(drawn[letter])))
        self.assertEqual(twin("latency", "--variant", "rank", "--order", right[::-1]).returncode, 1)
        self.assertEqual(twin("latency", "--variant", "rank", "--order", "ABC").returncode, 2)


if __name__ == "__main__":
    unittest.main()
