"""The slips. If these fail, a page says that something goes wrong, and it does not."""

import subprocess
import sys
import unittest

from program import PATIENCE, ROOT, run


class Slips(unittest.TestCase):
    def test_each_slip_shows_as_its_page_says(self):
        for variant, actual in [("counter", None), ("prices", "0"), ("primes", "5")]:
            with self.subTest(variant=variant):
                done = run("slips", "--variant", variant, "--json")
                self.assertEqual(done.code, 1, done)
                (check,) = done.document["checks"]
                self.assertFalse(check["held"])
                if actual:
                    self.assertEqual(check["actual"], actual)
                mended = run("slips", "--variant", f"{variant}_mended", "--json")
                self.assertEqual(mended.code, 0, mended)

    def test_a_text_that_grew_old_is_told_by_the_claim(self):
        (claim,) = run("slips", "--variant", "delay", "--json").document["claims"]
        self.assertFalse(claim["held"], claim)

    def test_two_threads_can_compute_at_once_in_python(self):
        done = subprocess.run([sys.executable, str(ROOT / "demos/slips/two_hashes.py")], capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"one after another .* s\ntogether +.* s")


if __name__ == "__main__":
    unittest.main()
