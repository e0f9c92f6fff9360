"""A thread's life. If these fail, the chapter quotes lines that nobody gets, or tells the wrong end of a program."""

import re
import signal
import unittest

from program import run
from test_python_twins import twin


def told(variant, *arguments):
    done = run("thread_basics", "--variant", variant, *arguments, "--json")
    return done, done.err.splitlines()


class Hello(unittest.TestCase):
    def test_a_thread_runs_without_being_joined_and_ends_before_its_join_does(self):
        done, lines = told("hello", "--scale", "0.2")
        self.assertEqual(done.code, 0, done)
        self.assertLess(lines.index("Bubbles: hello"), lines.index("main: waits for her"))
        self.assertLess(lines.index("Bubbles: goodbye"), lines.index("main: she has ended"))

    def test_a_second_join_is_told_with_its_reason(self):
        done, lines = told("hello", "--scale", "0.2")
        self.assertIn("main: joins her again: Invalid argument", lines, done)


class States(unittest.TestCase):
    def test_every_cook_tells_its_three_times(self):
        done, lines = told("states", "--scale", "0.3", "--cooks", "5")
        self.assertEqual(done.code, 0, done)
        days = [re.match(r"cook (\d): blocked (\S+) s, running (\S+) s, ready (\S+) s, taken off the core \d+ times", line)
                for line in lines]
        days = [day for day in days if day]
        self.assertEqual([day[1] for day in days], ["1", "2", "3", "4", "5"], done)
        for day in days:
            self.assertGreater(float(day[3]), 0, "it ran")
            self.assertGreater(float(day[3]) + float(day[4]), 0.38, "it ran or was ready to, until the end")
            self.assertLess(float(day[2]), 2, "it was let in")

    def test_finished_is_not_joined(self):
        done, lines = told("states", "--scale", "0.1")
        self.assertIn("All are through. Joinable still? Yes.", lines, done)
        self.assertIn("All are joined. Joinable still? No.", lines, done)


class Identity(unittest.TestCase):
    def test_names_ids_and_the_systems_numbers(self):
        done, lines = told("identity")
        self.assertEqual(done.code, 0, done)
        cards = dict(re.match(r"(\w+) +has the id (\d+), the system calls it \d+", line).groups()
                     for line in lines if "has the id" in line)
        self.assertEqual(sorted(cards), ["Ana", "Ben", "Blossom", "Bubbles", "Buttercup", "main"])
        self.assertEqual(len({cards[name] for name in ["main", "Bubbles", "Blossom", "Buttercup"]}), 4)


class Parameters(unittest.TestCase):
    def test_the_sleepers_wake_in_the_order_of_their_arguments(self):
        done, lines = told("parameters", "--scale", "0.3")
        self.assertEqual(done.code, 0, done)
        woke = [line.split()[0] for line in lines if re.match(r"\w+ slept \d", line)]
        self.assertEqual(woke, ["Blossom", "Buttercup", "Bubbles"])


class Stop(unittest.TestCase):
    def test_no_request_reaches_who_waits_for_a_letter(self):
        done, lines = told("stop", "--scale", "0.3")
        self.assertEqual(done.code, 0, done)
        gone = [re.match(r"(\w+) .*: gone (\S+) s after the request", line) for line in lines]
        after = {one[1]: float(one[2]) for one in gone if one}
        self.assertGreaterEqual(after["Cleo"], 1.0)
        self.assertLess(after["Ana"], 0.8)
        self.assertLess(after["Ben"], 0.8)

    def test_who_never_looks_is_told_so(self):
        done, lines = told("unheard", "--scale", "0.2")
        self.assertEqual((done.code, done.document["verdict"]), (1, "failed"), done)
        self.assertIn("Ana peeled 40 potatoes", "\n".join(lines))
        self.assertEqual([check["held"] for check in done.document["checks"]], [False, True])


class Ends(unittest.TestCase):
    """Programs that the page shows; they end as it says."""

    def ends(self, name, *lines):
        done = run(name)
        self.assertEqual(done.code, -signal.SIGABRT, done)
        self.assertEqual([line.strip() for line in done.err.splitlines()], list(lines))

    def test_a_thread_that_nobody_joined_ends_the_program(self):
        self.ends("left_behind", "Ana is in the kitchen.", "terminate called without an active exception")

    def test_an_exception_that_leaves_a_thread_ends_the_program(self):
        self.ends("escaped", "terminate called after throwing an instance of 'std::runtime_error'",
                  "what():  the milk boiled over")


class InPython(unittest.TestCase):
    def test_a_second_start_is_refused_and_a_daemon_holds_nobody_up(self):
        done = twin("thread_basics", "--variant", "hello", "--scale", "0.1")
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("threads can only be started once", done.stdout)

    def test_the_same_waits_hear_or_do_not_hear(self):
        done = twin("thread_basics", "--variant", "stop", "--scale", "0.3")
        self.assertEqual(done.returncode, 0, done)
        self.assertEqual(twin("thread_basics", "--variant", "unheard", "--scale", "0.2").returncode, 1)


if __name__ == "__main__":
    unittest.main()
