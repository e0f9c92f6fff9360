"""The exercise about two threads. If these fail, a right answer is called wrong, or a wrong one right."""

import re
import unittest

from program import run
from test_python_twins import twin


def delays_in(text):
    return [float(delay) for delay in re.findall(r"site \d takes (\S+) s", text)]


def dealt(delays):
    return max(sum(delays[0::2]), sum(delays[1::2]))


def next_free(delays):
    busy_until = [0.0, 0.0]
    for delay in delays:
        free = busy_until.index(min(busy_until))
        busy_until[free] += delay
    return max(busy_until)


ANSWERS = {"dealt": dealt, "next_free": next_free}


class Answers(unittest.TestCase):
    def test_without_a_guess_only_the_delays_are_told(self):
        done = run("finish_time", "--json")
        self.assertEqual((done.code, done.document["checks"]), (0, []), done)
        self.assertEqual(len(delays_in(done.err)), 6)
        self.assertLess(done.document["seconds"], 0.5)

    def test_another_seed_is_another_exercise(self):
        told = {tuple(delays_in(run("finish_time", "--seed", seed).out)) for seed in range(1, 9)}
        self.assertGreater(len(told), 4)

    def test_the_right_answer_is_accepted_and_a_wrong_one_is_not(self):
        for variant, answer in ANSWERS.items():
            right = answer(delays_in(run("finish_time", "--seed", 2).out))
            for guess, code in [(right, 0), (right + 1, 1), (right - 0.5, 1)]:
                with self.subTest(variant=variant, guess=guess):
                    done = run("finish_time", "--variant", variant, "--seed", 2, "--guess", guess, "--scale", "0.3")
                    self.assertEqual(done.code, code, done)

    def test_the_first_exercise_tells_the_usual_mistakes_apart(self):
        delays = delays_in(run("finish_time").out)
        answers = {sum(delays), sum(delays) / 2, max(delays), dealt(delays), next_free(delays)}
        self.assertEqual(len(answers), 5, delays)

    def test_the_python_twin_asks_and_checks_as_well(self):
        for variant, answer in ANSWERS.items():
            right = answer(delays_in(twin("finish_time", "--variant", variant).stdout))
            # Less than the truth, so that a busy machine makes it no righter.
            for guess, code in [(right, 0), (right - 0.5, 1)]:
                done = twin("finish_time", "--variant", variant, "--guess", guess, "--scale", "0.3")
                self.assertEqual((done.returncode, done.stderr), (code, ""), done)


if __name__ == "__main__":
    unittest.main()
