"""Below the lock. If these fail, the chapter tells of outcomes that its programs do not have, or hides some that they have."""

import itertools
import unittest

from program import run

# variant, order, memory: schedules, failing, classes
COUNTED = {
    ("store_buffering", "relaxed", "sc"): ("6", "0", 3),
    ("store_buffering", "relaxed", "tso"): ("80", "18", 4),
    ("store_buffering", "release_acquire", "sc"): ("6", "0", 3),
    ("store_buffering", "release_acquire", "tso"): ("80", "18", 4),
    ("store_buffering", "seq_cst", "sc"): ("6", "0", 3),
    ("store_buffering", "seq_cst", "tso"): ("6", "0", 3),
    ("message_passing", "relaxed", "sc"): ("3", "0", 2),
    ("message_passing", "relaxed", "tso"): ("10", "0", 2),
    ("message_passing", "release_acquire", "sc"): ("3", "0", 2),
    ("message_passing", "release_acquire", "tso"): ("10", "0", 2),
    ("message_passing", "seq_cst", "sc"): ("3", "0", 2),
    ("message_passing", "seq_cst", "tso"): ("4", "0", 2),
    ("peterson", "relaxed", "sc"): ("688", "0", 14),
    ("peterson", "relaxed", "tso"): ("10233466", "2336024", 60),
    ("peterson", "release_acquire", "sc"): ("688", "0", 14),
    ("peterson", "release_acquire", "tso"): ("10233466", "2336024", 60),
    ("peterson", "seq_cst", "sc"): ("688", "0", 14),
    ("peterson", "seq_cst", "tso"): ("688", "0", 14),
}

WRITES = ["relaxed", "release", "seq_cst"]
READS = ["relaxed", "acquire", "seq_cst"]


def explore(variant, memory, *arguments):
    return run("memory_order", "--variant", variant, "--explore", "--memory", memory, *arguments, "--json")


def tried(variant, order, tries):
    orders = ["--accesses", " ".join([order] * 4)] if variant == "each_its_own" else ["--order", order]
    return run("memory_order", "--variant", variant, *orders, "--tries", tries, "--json")


class Explored(unittest.TestCase):
    def test_every_program_under_every_order_and_memory(self):
        for (variant, order, memory), (schedules, failing, classes) in COUNTED.items():
            with self.subTest(variant=variant, order=order, memory=memory):
                done = explore(variant, memory, "--order", order)
                told = done.document["exploration"]
                self.assertEqual((told["status"], told["memory"]), ("complete", memory))
                self.assertEqual((told["schedules"], told["failing"], told["classes"]), (schedules, failing, classes))
                self.assertEqual(done.code, 0 if failing == "0" else 1)

    def test_both_read_0_without_any_preemption(self):
        told = explore("store_buffering", "tso").document["exploration"]
        self.assertEqual((told["preemptions"], told["proven"]), (0, True))
        again = run("memory_order", "--replay", told["counterexample"])
        self.assertEqual(again.code, 1, again)
        self.assertIn("both read 0: 1", again.out)
        self.assertIn("write x = 1", again.out)  # also when it only goes to the store buffer

    def test_it_takes_one_preemption_to_meet_inside(self):
        told = explore("peterson", "tso").document["exploration"]
        self.assertEqual((told["preemptions"], told["proven"]), (1, True))

    def test_under_tso_two_seq_cst_writes_are_enough_and_needed(self):
        for anas, bens in itertools.product(WRITES, WRITES):
            for read in READS:
                with self.subTest(anas=anas, bens=bens, read=read):
                    done = explore("each_its_own", "tso", "--accesses", f"{anas} {read} {bens} {read}")
                    self.assertEqual(done.code, 0 if anas == bens == "seq_cst" else 1, done)


class Rules(unittest.TestCase):
    """The judge knows no table; the standard's answer is known: all four."""

    def test_only_four_seq_cst_accesses_forbid_it(self):
        for one in itertools.product(WRITES, READS, WRITES, READS):
            done = run("memory_order", "--variant", "by_the_rules", "--accesses", " ".join(one))
            with self.subTest(accesses=one):
                self.assertEqual(done.code, 0 if set(one) == {"seq_cst"} else 1, done)

    def test_it_tells_the_order_that_allows_it(self):
        done = run("memory_order", "--variant", "by_the_rules", "--accesses", "seq_cst,seq_cst,seq_cst,acquire")
        self.assertIn("by this order S: Ana's write, Ana's read, Ben's write", done.out)

    def test_wrong_orders_are_refused(self):
        for given, said in [("seq_cst relaxed", "four words"), ("acquire relaxed relaxed relaxed", "Ana's write"),
                            ("relaxed relaxed relaxed release", "Ben's read"), ("", "four words")]:
            done = run("memory_order", "--variant", "by_the_rules", "--accesses", given)
            self.assertEqual((done.code, done.out), (2, ""), done)
            self.assertIn(said, done.err)


class Tried(unittest.TestCase):
    """On real threads of this processor."""

    def test_the_outcomes_add_up_to_the_tries(self):
        for variant in ["store_buffering", "message_passing", "peterson", "each_its_own"]:
            with self.subTest(variant=variant):
                done = tried(variant, "relaxed", 20_000)
                self.assertEqual(sum(done.document["results"].values()), 20_000, done)
                self.assertEqual(done.document["dropped"], 0)

    def test_seq_cst_never_lets_both_read_0(self):
        for variant, bad in [("store_buffering", "both read 0"), ("peterson", "both inside at the same time")]:
            done = tried(variant, "seq_cst", 200_000)
            self.assertEqual((done.code, done.document["results"][bad]), (0, 0), done)

    def test_a_flag_that_was_released_never_shows_an_old_recipe(self):
        done = tried("message_passing", "release_acquire", 200_000)
        self.assertEqual((done.code, done.document["results"]["the flag, and an old recipe"]), (0, 0), done)

    def test_what_the_rules_forbid_is_never_seen(self):
        done = run("memory_order", "--variant", "each_its_own", "--accesses", "seq_cst seq_cst seq_cst seq_cst",
                   "--tries", "200000", "--json")
        self.assertEqual(done.code, 0, done)

    def test_the_number_of_tries_is_bounded(self):
        self.assertEqual(run("memory_order", "--tries", "0").code, 2)
        self.assertEqual(run("memory_order", "--explore", "--tries", "5").code, 2, "the explorer tries once, in every way")


if __name__ == "__main__":
    unittest.main()
