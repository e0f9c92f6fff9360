"""The locks demo. If these fail, its page tells stories that the program does not tell."""

import re
import unittest

from program import ROOT, run
from test_python_twins import twin

SOURCE = (ROOT / "demos" / "locks" / "locks.cpp").read_text().splitlines()


def told_line(message, pattern):
    """The source at the line that the message names, where the pattern says so."""
    found = re.search(pattern + r" \(locks\.cpp:(\d+)\)", message)
    return SOURCE[int(found[1]) - 1].strip() if found else message


class Stories(unittest.TestCase):
    """Somebody holds the light and does not come back; a watchdog that blamed the waiter would be worth little."""

    def tells(self, variant):
        done = run("locks", "--variant", variant, "--json")
        self.assertEqual((done.code, done.document["verdict"]), (1, "deadlock"), done)
        message = done.document["message"]
        self.assertRegex(message, r"(Ana|Ben) holds light .* and waits for door")
        self.assertRegex(message, r"(Ana|Ben) waits for light")
        self.assertEqual(told_line(message, "holds light"), "light.lock();")
        self.assertEqual(told_line(message, "door"), "door.arrive_and_wait();")
        self.assertLess(message.index("holds light"), message.index("waits for light"), "the cause first")
        self.assertLess(message.index("waits for light"), message.index("main"), "who only joins comes last")
        return done

    def test_a_forgotten_unlock_is_told_with_the_line_that_locked(self):
        self.tells("forgotten_unlock")

    def test_an_exception_that_skips_the_unlock_is_told_so_too(self):
        self.assertIn("the tape jams", self.tells("exception").err)

    def test_the_chapter_quotes_lines_that_the_program_tells(self):
        page = (ROOT / "site" / "pages" / "09-locks.md").read_text()
        quoted = re.findall(r"(holds light|waits for light|waits for door|waits for the end of Ana) \(locks\.cpp:(\d+)\)", page)
        self.assertEqual(len(quoted), len(re.findall(r"locks\.cpp:\d+", page)), "a line is quoted that no test knows")
        self.assertTrue(quoted)
        # Who of the two is left over is a matter of luck, so the lines are held against the source.
        says = {"holds light": "light.lock();", "waits for light": "light.lock();", "waits for door": "door.arrive_and_wait();",
                "waits for the end of Ana": "ana.join();"}
        for what, line in quoted:
            self.assertEqual(SOURCE[int(line) - 1].strip(), says[what], "lines moved: quote the story anew")

    def test_one_take_each_is_enough_to_forget(self):
        for variant in ["forgotten_unlock", "exception"]:
            done = run("locks", "--variant", variant, "--takes", "1", "--json")
            self.assertEqual(done.document["verdict"], "deadlock", done)


class Locked(unittest.TestCase):
    def test_whoever_does_not_look_spoils_takes(self):
        for variant in ["skipped", "two_lights"]:
            done = run("locks", "--variant", variant, "--json")
            self.assertEqual(done.code, 1, done)
            self.assertGreater(done.document["results"]["spoilt"], 0)

    def test_a_guard_gives_the_light_back_whatever_happens(self):
        done = run("locks", "--variant", "exception_raii", "--takes", "6", "--scale", "0.1", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertIn("the tape jams", done.err)
        checked = {check["what"]: check for check in done.document["checks"]}
        self.assertEqual(checked["the other cook has recorded every take"]["actual"], "6")

    def test_who_does_not_wait_spoils_nothing(self):
        for variant in ["try_lock", "timeout"]:
            done = run("locks", "--variant", variant, "--scale", "0.1", "--repeat", "20", "--quiet")
            self.assertEqual(done.code, 0, done)

    def test_no_patience_at_all_is_allowed(self):
        done = run("locks", "--variant", "timeout", "--patience", "0", "--scale", "0.1", "--json")
        self.assertEqual(done.document["verdict"], "ok", done)

    def test_no_take_is_bad_usage(self):
        done = run("locks", "--takes", "0")
        self.assertEqual(done.code, 2, done)
        self.assertIn("from 1 to 1000", done.err)


class Twin(unittest.TestCase):
    def test_it_fails_and_holds_as_the_demo_does(self):
        for variant, code, says in [("raii", 0, "held"), ("skipped", 1, "FAILED"), ("two_lights", 1, "FAILED"),
                                    ("forgotten_unlock", 1, "light.acquire()"), ("exception", 1, "light.acquire()"),
                                    ("exception_raii", 0, "the tape jams"), ("try_lock", 0, "held"), ("timeout", 0, "held")]:
            with self.subTest(variant=variant):
                done = twin("locks", "--variant", variant, "--scale", "0.2")
                self.assertEqual(done.returncode, code, done)
                self.assertIn(says, done.stdout)


if __name__ == "__main__":
    unittest.main()
