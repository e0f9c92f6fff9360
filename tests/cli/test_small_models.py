"""The report and the pool, small enough to be tried whole. If these fail, the chapters tell of schedules that do not exist."""

import re
import unittest

from program import run


def explore(demo, variant, *arguments):
    return run(demo, "--variant", variant, "--explore", *arguments, "--json")


class Report(unittest.TestCase):
    def test_all_schedules(self):
        for variant, expected in [("naive", ("1680", "1674", 90)), ("slots", ("6", "0", 1))]:
            done = explore("report", variant)
            told = done.document["exploration"]
            self.assertEqual((told["status"], told["schedules"], told["failing"], told["classes"]), ("complete", *expected))
            self.assertEqual(done.code, 0 if told["failing"] == "0" else 1)

    def test_the_only_good_schedules_have_no_switch_on_the_way(self):
        told = explore("report", "naive").document["exploration"]
        self.assertEqual((told["preemptions"], told["proven"]), (1, True))


class Pool(unittest.TestCase):
    def test_a_worker_that_looks_at_closed_first_drops_tasks(self):
        for workers, tasks, expected in [(1, 1, ("6", "2")), (1, 2, ("20", "8")), (1, 3, ("70", "30")), (2, 2, ("754", "98"))]:
            done = explore("pool", "drops_task", "--workers", workers, "--tasks", tasks)
            told = done.document["exploration"]
            self.assertEqual((told["status"], told["schedules"], told["failing"]), ("complete", *expected))
            self.assertEqual([one["kind"] for one in told["findings"]], ["failed"])
            self.assertEqual(told["preemptions"], 0)

    def test_a_worker_that_looks_at_the_tasks_first_drops_none(self):
        for workers, tasks, schedules in [(1, 1, "6"), (1, 2, "20"), (1, 3, "70"), (2, 2, "872"), (2, 3, "8832")]:
            done = explore("pool", "drains", "--workers", workers, "--tasks", tasks)
            told = done.document["exploration"]
            self.assertEqual((done.code, told["status"], told["schedules"], told["failing"]), (0, "complete", schedules, "0"))

    def test_a_task_that_waits_for_its_own_full_pool_deadlocks(self):
        for workers, expected in [(1, ("2", "2")), (2, ("2308336", "72"))]:
            done = explore("pool", "nested", "--workers", workers)
            told = done.document["exploration"]
            self.assertEqual((told["status"], told["schedules"], told["failing"]), ("complete", *expected))
            self.assertEqual([one["kind"] for one in told["findings"]], ["deadlock"])

    def test_the_real_deadlock_is_told_with_its_lines(self):
        done = run("pool", "--variant", "nested")
        self.assertEqual(done.code, 1, done)
        for who in ["worker 1", "worker 2"]:
            self.assertRegex(done.out + done.err, re.escape(who) + r" waits for answer \d \(pool\.cpp:\d+\)")


if __name__ == "__main__":
    unittest.main()
