"""Two accounts and an auditor. If these fail, the chapter shows a bank that is right, or one that is wrong elsewhere."""

import unittest

from program import run
from test_python_twins import twin


def day(variant, *arguments):
    done = run("bank_account", "--variant", variant, *arguments, "--json")
    kept, counted = done.document["checks"]
    return done, kept, counted


class Bank(unittest.TestCase):
    def test_separate_steps_change_the_money_itself(self):
        wrong = [day("unsynchronised") for _ in range(3)]
        self.assertTrue(any(not kept["held"] for _, kept, _ in wrong), wrong)
        self.assertTrue(all(done.code == 1 for done, _, _ in wrong), wrong)

    def test_atomic_accounts_keep_the_money_and_deceive_the_auditor(self):
        done, kept, counted = day("atomic")
        self.assertEqual((done.code, kept["held"], counted["held"]), (1, True, False), done)
        self.assertEqual(done.document["results"]["in the end"], 2000)
        self.assertIn(" 1950", done.err)

    def test_one_lock_around_both_keeps_both_right(self):
        done, kept, counted = day("mutex", "--payments", "50", "--audits", "50")
        self.assertEqual((done.code, kept["held"], counted["held"]), (0, True, True), done)
        self.assertIn("The auditor has found: 2000\n", done.err)

    def test_the_explorer_gets_a_small_bank(self):
        payments = run("bank_account", "--describe").document["parameters"][0]
        self.assertEqual(payments["explorer"], {"default": 1, "min": 1, "max": 2})

    def test_so_it_is_in_python(self):
        self.assertIn("FAILED: no money", "".join(twin("bank_account").stdout for _ in range(3)))
        atomic = twin("bank_account", "--variant", "atomic")
        self.assertEqual(atomic.returncode, 1, atomic)
        self.assertIn("held: no money", atomic.stdout)
        self.assertIn("FAILED: wrong audits", atomic.stdout)
        self.assertEqual(twin("bank_account", "--variant", "mutex").returncode, 0)


if __name__ == "__main__":
    unittest.main()
