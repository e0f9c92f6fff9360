"""The repairs that chapters offer: all schedules judge each choice. If these fail, an exercise praises a bug."""
import itertools
import unittest

from program import run


def explored(variant, *choices, wake_ups="0"):
    done = run("repairs", "--variant", variant, *choices, "--wake-ups", wake_ups, "--explore", "--json")
    return done.document["verdict"], done.document["exploration"]["status"]


class Repairs(unittest.TestCase):
    def test_only_read_and_write_together_belong_under_the_lock(self):
        for under in ["nothing", "the write", "each alone", "both together"]:
            with self.subTest(under):
                expected = "ok" if under == "both together" else "failed"
                self.assertEqual(explored("place_lock", "--locked", under), (expected, "complete"))

    def test_who_is_to_be_kept_out_looks_all_the_time_at_the_same_light(self):
        for looks, at in itertools.product(["never", "before", "all the time"], ["a light of his own", "the same light"]):
            with self.subTest(looks=looks, at=at):
                right = (looks, at) == ("all the time", "the same light")
                self.assertEqual(explored("look_at_light", "--looks", looks, "--at", at),
                                 ("ok" if right else "failed", "complete"))

    def test_a_ring_needs_one_cook_who_does_it_the_other_way(self):
        for hands in itertools.product(["left", "right"], repeat=3):
            with self.subTest(hands):
                expected = "deadlock" if len(set(hands)) == 1 else "ok"
                ana, ben, cleo = hands
                self.assertEqual(explored("number_knives", "--ana", ana, "--ben", ben, "--cleo", cleo),
                                 (expected, "complete"))

    def test_a_wait_needs_a_fact_under_the_lock(self):
        for wait, say in itertools.product(["always", "if", "while"], ["without the lock", "under the lock"]):
            with self.subTest(wait=wait, say=say):
                right = wait != "always" and say == "under the lock"
                self.assertEqual(explored("wait_for_fact", "--wait", wait, "--say", say),
                                 ("ok" if right else "lost_notify", "complete"))

    def test_a_wake_up_for_no_reason_tells_if_from_while(self):
        for wait, expected in [("if", "failed"), ("while", "ok")]:
            with self.subTest(wait):
                self.assertEqual(explored("wait_for_fact", "--wait", wait, "--say", "under the lock", wake_ups="1"),
                                 (expected, "complete"))

    def test_two_trades_need_two_bells_or_one_that_wakes_all(self):
        for bells, wakes in itertools.product(["one", "two"], ["one", "all"]):
            with self.subTest(bells=bells, wakes=wakes):
                expected = "lost_notify" if (bells, wakes) == ("one", "one") else "ok"
                self.assertEqual(explored("ring_bells", "--bells", bells, "--wakes", wakes), (expected, "complete"))


if __name__ == "__main__":
    unittest.main()
