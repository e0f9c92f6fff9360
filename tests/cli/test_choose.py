"""choose: every tool on one workload, the decision table, the wall, the exercise. If these fail, the page advises what nobody measured."""

import unittest

from program import run

TOOLS = ["sequential", "parallel", "pool", "threads", "event_loop", "processes"]


def table_of(done):
    return done.document["figures"][0]


def seconds(words):
    number, unit = words.split(" ")
    return float(number) * {"s": 1, "ms": 1e-3, "µs": 1e-6}[unit]


def result_of(done, name):
    return done.document["results"][name]


def choose(*arguments):
    """Its document on stdout, what it says on stderr."""
    return run("choose", "--json", *arguments)


class Choose(unittest.TestCase):
    def test_waits_overlap_with_every_tool_that_can_overlap_them(self):
        done = choose("--variant", "every", "--tasks", "10", "--each", "0.1", "--waiting", "1", "--workers", "10")
        self.assertEqual(done.code, 0, done)
        took = {row[0]: seconds(row[1]) for row in table_of(done)["rows"]}
        self.assertEqual(list(took), TOOLS, "the order is the order of the advice")
        for tool in ["parallel", "pool", "threads", "event_loop"]:
            self.assertLess(took[tool], 0.5 * took["sequential"], tool)

    def test_what_one_must_do_alone_no_tool_makes_quicker(self):
        # On a busy machine the speed of a core is a guess: a few tries.
        for _ in range(4):
            done = choose("--variant", "every", "--tasks", "5", "--each", "0.04", "--waiting", "0", "--shared", "1")
            took = {row[0]: seconds(row[1]) for row in table_of(done)["rows"]}
            if all(took[tool] > 0.7 * 5 * 0.04 for tool in TOOLS):
                return
        self.fail(f"five times 40 ms, one at a time, are no less than 200 ms: {took}")

    def test_the_advice_is_one_of_the_tools_and_within_the_goal(self):
        done = choose("--variant", "every", "--tasks", "8", "--each", "0.05", "--waiting", "1")
        took = {tool: result_of(done, f"{tool}, s") for tool in TOOLS}
        take = result_of(done, "take")
        self.assertLessEqual(took[take], 1.2 * min(took.values()))
        for simpler in TOOLS[:TOOLS.index(take)]:
            self.assertGreater(took[simpler], 1.2 * min(took.values()), "a simpler tool was as good")
        self.assertIn(f"Take {take}", done.err)
        self.assertIn("waits overlap", done.err)

    def test_the_decision_table_has_a_row_for_each_kind_and_a_column_for_each_tool(self):
        table = table_of(choose("--variant", "table"))
        self.assertEqual(table["columns"], ["work", *TOOLS, "take"])
        self.assertEqual([row[0].split(":")[0] for row in table["rows"]], ["downloads", "photos", "orders", "till", "crumbs"])
        for row in table["rows"]:
            times = dict(zip(TOOLS, map(seconds, row[1:-1])))
            self.assertIn(row[-1], times)
        downloads = dict(zip(TOOLS, map(seconds, table["rows"][0][1:-1])))
        self.assertGreater(downloads["sequential"], 4 * downloads["threads"])

    def test_the_wall_is_where_amdahl_says(self):
        done = choose("--variant", "wall", "--serial", "0.5")
        rows = table_of(done)["rows"]
        self.assertEqual([row[1] for row in rows], ["1.33", "1.60", "1.78", "1.88", "1.94"])
        for row in rows:
            self.assertLess(float(row[2]), 2.0, "the wall was broken")
            self.assertGreater(float(row[2]), 0.6 * float(row[1]))

    def test_loops_everywhere_fail_the_exercise(self):
        done = choose("--variant", "pick", "--scale", "0.5")
        self.assertEqual(done.code, 1)
        failed = [check["what"] for check in done.document["checks"] if not check["held"]]
        self.assertIn("downloads: within 1.2 times the best", failed)

    def test_wrong_words_are_refused_with_what_there_is(self):
        for arguments, said in [(["--variant", "pick", "--downloads", "magic"], "event_loop"),
                                (["--variant", "every", "--waiting", "1.5"], "1.5"),
                                (["--variant", "wall", "--tasks", "3"], "tasks"),
                                (["--variant", "pool", "--tasks", "0"], "tasks")]:
            done = choose(*arguments)
            self.assertEqual(done.code, 2, done)
            self.assertIn(said, done.err)


if __name__ == "__main__":
    unittest.main()
