"""The primitives demo. If these fail, a primitive or its usual mistake does not do what its chapter says."""

import re
import unittest

from program import ROOT, run
from test_python_twins import twin


def primitives(variant, *options):
    return run("primitives", "--variant", variant, *options, "--json")


class Stories(unittest.TestCase):
    """Nobody holds anything here, so no circle can be found: only a standstill tells."""

    def tells(self, variant, says):
        done = primitives(variant)
        self.assertEqual((done.code, done.document["verdict"]), (1, "deadlock"), done)
        self.assertRegex(done.document["message"], says)
        return done.document["message"]

    def test_a_ring_that_nobody_heard(self):
        self.tells("forgotten_bell", r"Ben waits for bell \(condition_variable\.cpp:\d+\)")

    def test_a_ring_between_the_look_and_the_wait(self):
        self.tells("unlocked_predicate", r"Ben waits for bell \(condition_variable\.cpp:\d+\)")

    def test_a_cook_who_left_is_waited_for_by_all_the_others(self):
        message = self.tells("missing_cook", r"cook 2 waits for all plates empty")
        waiters = re.findall(r"cook (\d) waits for all plates empty \(barrier\.cpp:(\d+)\)", message)
        self.assertEqual([who for who, _ in waiters], ["2", "3", "4"], message)
        line = (ROOT / "demos" / "primitives" / "barrier.cpp").read_text().splitlines()[int(waiters[0][1]) - 1]
        self.assertEqual(line.strip(), "all_empty.arrive_and_wait();")

    def test_the_chapter_quotes_lines_that_the_program_tells(self):
        quoted = set(re.findall(r"\w+\.cpp:\d+", (ROOT / "site" / "pages" / "11-primitives.md").read_text()))
        told = set()
        for variant in ["forgotten_bell", "unlocked_predicate", "missing_cook"]:
            told |= set(re.findall(r"\w+\.cpp:\d+", primitives(variant).document["message"]))
        self.assertTrue(quoted)
        self.assertLessEqual(quoted, told, "lines moved: quote the story anew")


class Held(unittest.TestCase):
    def test_a_semaphore_remembers_what_a_bell_forgets(self):
        self.assertEqual(primitives("remembered_token").code, 0)

    def test_two_ovens_are_never_three(self):
        for cooks in [3, 8, 20]:
            done = primitives("semaphore", "--cooks", cooks, "--scale", "0.2")
            self.assertEqual((done.code, done.document["results"]["most at once"]), (0, 2), done)

    def test_forged_tokens_are_worth_an_oven(self):
        self.assertGreater(primitives("forged_token").document["results"]["most at once"], 2)

    def test_readers_read_together_and_the_writer_alone(self):
        done = primitives("readers_writer", "--scale", "0.5")
        self.assertEqual(done.code, 0, done)
        self.assertLess(done.document["seconds"], 4 * 3 * 0.05, "one reader after another would take longer")

    def test_latch_barrier_event_and_bell_hold_with_many_cooks(self):
        for variant in ["latch", "barrier", "event", "condition_variable"]:
            done = primitives(variant, "--cooks", 12, "--scale", "0.1", "--repeat", 5)
            self.assertEqual(done.code, 0, done)

    def test_mistakes_are_counted(self):
        lost = primitives("old_recipe").document["checks"][0]
        self.assertLess(int(lost["actual"]), int(lost["expected"]))
        empty = primitives("early_latch").document["checks"][0]
        self.assertLess(int(empty["actual"]), int(empty["expected"]))

    def test_two_cooks_are_bad_usage(self):
        done = run("primitives", "--cooks", "2")
        self.assertEqual(done.code, 2, done)
        self.assertIn("from 3 to 64", done.err)


class Twin(unittest.TestCase):
    def test_it_fails_where_python_lets_it(self):
        for variant, code, says in [
                ("semaphore", 0, "held"), ("forged_token", 1, "FAILED"), ("condition_variable", 0, "held"),
                ("forgotten_bell", 1, "bell.wait()"), ("remembered_token", 0, "held"),
                ("unlocked_predicate", 0, "Python does not allow it"), ("event", 0, "held"), ("latch", 0, "held"),
                ("early_latch", 1, "FAILED"), ("barrier", 0, "held"), ("missing_cook", 1, "all_empty.wait()"),
                ("readers_writer", 0, "held"), ("old_recipe", 1, "FAILED")]:
            with self.subTest(variant=variant):
                done = twin("primitives", "--variant", variant)
                self.assertEqual(done.returncode, code, done)
                self.assertIn(says, done.stdout)


if __name__ == "__main__":
    unittest.main()
