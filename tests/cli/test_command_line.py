"""The command line that all demos share. If these fail, users get wrong exit codes or errors that don't help."""

import json
import os
import pathlib
import pty
import re
import signal
import tempfile
import time
import unittest

from program import demo_names, path_of, run, start

SHORT = ["--scale", "0.05"]


class BadUsage(unittest.TestCase):
    """Every one of these must end with 2 and name option, value and what was expected."""

    def refuses(self, *arguments, says):
        done = run("race", *arguments)
        self.assertEqual(done.code, 2, done)
        self.assertEqual(done.out, "", "nothing on stdout")
        for part in says:
            self.assertIn(part, done.err)

    def test_unknown_option_gets_a_suggestion(self):
        self.refuses("--treads", "3", says=["--treads", "Did you mean --threads?"])
        self.refuses("--incremens=3", says=["--incremens", "--increments"])

    def test_unknown_variant_gets_a_suggestion(self):
        self.refuses("--variant", "mutx", says=["mutx", "Did you mean mutex?", "unsynchronised"])

    def test_values_out_of_range_tell_the_range(self):
        self.refuses("--threads", "1", says=["--threads", "1 is out of range", "from 2 to 1000"])
        self.refuses("--scale", "0", says=["--scale", "from 0.001 to 1000"])
        self.refuses("--repeat", "0", says=["--repeat", "from 1"])

    def test_values_that_are_no_numbers(self):
        for wrong in ["x", "", "2.5", "0x10", "1e400", "nan"]:
            self.refuses("--threads", wrong, says=["--threads", "whole number"])

    def test_a_missing_value(self):
        self.refuses("--threads", says=["--threads"])

    def test_words_that_are_no_options(self):
        self.refuses("mutex", says=["'mutex'", "--help"])

    def test_a_trace_that_cannot_be_written_is_told_before_the_run(self):
        self.refuses("--trace", "/no/such/folder/x.json", says=["--trace", "/no/such/folder/x.json", "No such file"])
        self.refuses("--trace", "/", says=["--trace", "directory"])
        self.refuses("--trace", "", says=["--trace"])



class Output(unittest.TestCase):
    def test_help_tells_every_option_and_variant(self):
        done = run("race", "--help")
        self.assertEqual(done.code, 0)
        for word in ["--variant", "--threads", "--increments", "--trace", "--json", "--seed", "--repeat", "--scale",
                     "--quiet", "--describe", "--version", "--explore", "unsynchronised", "mutex", "atomic", "1000"]:
            self.assertIn(word, done.out)

    def test_version(self):
        self.assertRegex(run("race", "--version").out, r"^race \(Many Cooks\) \d+\.\d+\.\d+\n$")

    def test_json_is_alone_on_stdout(self):
        done = run("kitchen", *SHORT, "--json")
        self.assertEqual(done.document["verdict"], "ok")
        self.assertIn("minutes", done.err)

    def test_plain_text_has_neither_colour_nor_unicode(self):
        done = run("kitchen", *SHORT)
        self.assertTrue(done.out.isascii(), done)
        self.assertNotIn("\x1b", done.out)

    def test_quiet_tells_only_failures(self):
        self.assertEqual(run("race", "--variant", "atomic", "--quiet").out, "")
        self.assertIn("FAILED", run("race", "--quiet").out)

    def test_repeat_counts_failures(self):
        done = run("race", "--variant", "mutex", "--increments", "50", "--repeat", "5", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.document["repeat"]["runs"], 5)
        self.assertEqual(done.document["repeat"]["failed"], 0)
        self.assertLessEqual(done.document["repeat"]["seconds"]["least"], done.document["repeat"]["seconds"]["most"])

    def terminal_output(self, *arguments, env=None):
        """What the program writes when stdout is a terminal."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update({"TERM": "xterm-256color", **(env or {})})
            os.execv(path_of("kitchen"), ["kitchen", *arguments])
        text = b""
        while True:
            try:
                more = os.read(terminal, 4096)
            except OSError:
                break
            if not more:
                break
            text += more
        os.waitpid(pid, 0)
        os.close(terminal)
        return text.decode()

    def test_a_terminal_gets_colour_unless_no_color(self):
        text = self.terminal_output(*SHORT)
        self.assertIn("\x1b[", text)
        self.assertIn("█", text)
        plain = self.terminal_output(*SHORT, env={"NO_COLOR": "1"})
        self.assertNotIn("\x1b[3", plain)
        self.assertNotIn("█", plain)


class ExitCodes(unittest.TestCase):
    def test_one_when_the_bug_showed(self):
        done = run("race", "--json")
        self.assertEqual(done.code, 1)
        self.assertEqual(done.document["verdict"], "failed")
        self.assertFalse(done.document["checks"][0]["held"])
        self.assertGreater(done.document["results"]["lost"], 0)

    def test_fixed_variants_never_fail(self):
        for variant in ["mutex", "atomic"]:
            done = run("race", "--variant", variant, "--repeat", "20", "--quiet")
            self.assertEqual(done.code, 0, done)

    def test_an_interrupt_ends_a_run_at_once_with_its_trace(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "trace.json"
            running = start("kitchen", "--minute", "10", "--trace", trace, "--json")
            time.sleep(0.5)  # not a synchronisation: any moment of a run of 70 s will do
            begin = time.monotonic()
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=30)
            self.assertEqual(running.returncode, 130, err)
            self.assertLess(time.monotonic() - begin, 10)
            self.assertEqual(json.loads(out)["verdict"], "stopped")
            names = [e["name"] for e in json.loads(trace.read_text())["traceEvents"]]
            self.assertIn("onions", names)


class Deadlocks(unittest.TestCase):
    def test_a_cycle_is_told_with_holds_waits_and_lines(self):
        for variant in ["cycle", "cycle_beside_work"]:
            done = run("deadlocked", "--variant", variant, "--json")
            self.assertEqual(done.code, 1, done)
            self.assertEqual(done.document["verdict"], "deadlock")
            self.assertRegex(done.document["message"],
                             r"(Ana|Ben) holds (salt|pepper) \(deadlocked\.cpp:\d+\) and waits for (salt|pepper)")

    def test_a_wait_that_nobody_ends_is_told(self):
        for variant, thing in [("forgotten", "bell"), ("latch", "never")]:
            done = run("deadlocked", "--variant", variant, "--json")
            self.assertEqual((done.code, done.document["verdict"]), (1, "deadlock"), done)
            self.assertIn("waits for " + thing, done.document["message"])

    def test_slow_is_not_deadlocked(self):
        done = run("deadlocked", "--variant", "slow", "--json")
        self.assertEqual((done.code, done.document["verdict"]), (0, "ok"), done)

    def test_a_deadlock_is_told_though_the_ring_overflowed(self):
        done = run("overflowing", "--variant", "deadlock", "--json")
        self.assertEqual(done.document["verdict"], "deadlock", done)


class Endings(unittest.TestCase):
    def test_lost_events_are_counted_and_said(self):
        done = run("overflowing", "--accesses", "2000000")
        self.assertEqual(done.code, 0, done)
        self.assertIn("the last line", done.out)
        self.assertIn("events are not shown", done.out)

    def test_an_exception_that_escapes_a_thread_ends_the_program(self):
        done = run("spinning", "--variant", "escape", "--json")
        self.assertEqual((done.code, done.document["verdict"]), (1, "error"), done)
        self.assertIn("the milk boiled over", done.document["message"])

    def test_an_exception_that_leaves_the_demo_is_told(self):
        done = run("spinning", "--variant", "leave", "--json")
        self.assertEqual((done.code, done.document["verdict"]), (1, "error"), done)
        self.assertIn("out of onions", done.document["message"])


class Contract(unittest.TestCase):
    """Adding a demo is adding a folder and a page; every folder is held to it."""

    def test_every_demo_folder_keeps_the_contract(self):
        self.assertTrue(demo_names())
        pages = "".join(page.read_text() for page in (path_of("race").parents[2] / "site" / "pages").glob("*.md"))
        for name in demo_names():
            with self.subTest(demo=name):
                folder = path_of("race").parents[2] / "demos" / name
                source = (folder / f"{name}.cpp").read_text()
                self.assertTrue(source.startswith("// "), "a file says what it is")
                self.assertIn("//! [", source, "snippets are marked")
                includes = re.findall(r'#include [<"]([^>"]+)', source)
                for include in includes:
                    self.assertTrue(include.startswith("cooks/") or "/" not in include and "." not in include
                                    or (folder / include).exists(), include)
                self.assertRegex(pages, r"[@\\](demo|compare|board|solo|repair)\{" + name, "a page shows it")
                manifest = run(name, "--describe").document
                self.assertEqual(manifest["name"], name)
                self.assertTrue(manifest["summary"].endswith((".", "?")))
                self.assertTrue(all(v["name"] and v["summary"] for v in manifest["variants"]))
                self.assertTrue(all(p["help"] for p in manifest["parameters"]))
                for parameter in manifest["parameters"]:
                    if "min" in parameter and isinstance(parameter["default"], (int, float)):
                        self.assertLessEqual(parameter["min"], parameter["default"])
                        self.assertGreaterEqual(parameter["max"], parameter["default"])

    def test_the_pages_manifest_is_what_the_program_says(self):
        root = path_of("race").parents[2]
        for name in demo_names():
            manifest = json.loads((root / "build" / "demos" / name / "manifest.json").read_text())
            self.assertEqual(manifest, run(name, "--describe").document)

    def test_every_variant_shows_what_it_is_there_to_show(self):
        for name in demo_names():
            for variant in run(name, "--describe").document["variants"]:
                with self.subTest(demo=name, variant=variant["name"]):
                    shown = ["ok", "failed", "deadlock"] if variant["shows"] == "either" else [variant["shows"]]
                    # A bug that needs an accident of timing may take a few tries; what must not fail gets one.
                    tries = 1 if "ok" in shown else 5
                    for _ in range(tries):
                        done = run(name, "--variant", variant["name"], *SHORT, "--json")
                        if done.document["verdict"] in shown:
                            break
                    self.assertIn(done.document["verdict"], shown, done)
                    self.assertEqual(done.code, 0 if done.document["verdict"] == "ok" else 1)


if __name__ == "__main__":
    unittest.main()
