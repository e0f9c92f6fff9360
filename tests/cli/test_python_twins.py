"""The Python twins. If these fail, the pages show Python that does not do what they say."""

import subprocess
import sys
import unittest

from program import PATIENCE, ROOT, demo_names, run
from servers import misbehaving


def twin(name, *arguments):
    return subprocess.run([sys.executable, str(ROOT / "demos" / name / f"{name}.py"), *map(str, arguments)],
                          capture_output=True, text=True, timeout=PATIENCE, check=False)


def names_with_twins():
    """Demos whose idea Python has as well; not all need one."""
    return [name for name in demo_names() if (ROOT / "demos" / name / f"{name}.py").exists()]


class Twins(unittest.TestCase):
    def test_they_have_the_variants_of_their_demos(self):
        self.assertTrue(names_with_twins())
        for name in names_with_twins():
            variants = [v["name"] for v in run(name, "--describe").document["variants"]]
            told = twin(name, "--help").stdout
            for variant in variants:
                with self.subTest(demo=name, variant=variant):
                    self.assertIn(variant, told)
                    # One claim is about time, and one about lost updates; both are the tests below.
                    done = twin(name, "--variant", variant, "--scale", "0.05")
                    self.assertIn(done.returncode, [0, 1], done.stderr)
                    self.assertEqual(done.stderr, "")

    def test_race_really_loses_updates_and_its_fixes_do_not(self):
        lost = [twin("race", "--variant", "unsynchronised").returncode for _ in range(5)]
        self.assertIn(1, lost)
        for variant in ["mutex", "atomic"]:
            for _ in range(3):
                self.assertEqual(twin("race", "--variant", variant).returncode, 0)

    def test_threads_wait_together(self):
        done = twin("website_download", "--variant", "threads", "--scale", "0.1")
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("The bakery", done.stdout)

    def test_own_addresses_and_a_bad_one(self):
        with misbehaving() as base:
            done = twin("website_download", "--variant", "threads", "--url", base + "/good", "--url", base + "/broken")
            self.assertIn("500", done.stdout + done.stderr)
            self.assertIn("A good", done.stdout)
            self.assertNotEqual(done.returncode, 0)

    def test_wrong_words_are_refused(self):
        for name in names_with_twins():
            self.assertEqual(twin(name, "--variant", "nonsense").returncode, 2)


if __name__ == "__main__":
    unittest.main()
