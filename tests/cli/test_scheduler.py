"""The scheduler demo against schedules computed by hand. If these fail, chapter 4 tells wrong times.

The rules: arrivals join the queue first, in the order of the list; then free CPUs take from its head, CPU 1 first; then
jobs that must give way join its end. Changing jobs costs --switch-cost, the first job of a CPU nothing.
"""

import subprocess
import sys
import unittest

from program import PATIENCE, ROOT, run
from test_python_twins import twin


def figure(done, kind):
    return next(f for f in done.document["figures"] if f["kind"] == kind)


class ByHand(unittest.TestCase):
    def schedule(self, variant, jobs, *, bars=None, times, code=0, results=None, **options):
        """`bars`: each CPU's bars, as in "P1 0-3, P2 3-5" (a bar without a name is a switch);
        `times`: of each job (finish, turnaround, waiting, response)."""
        given = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
        done = run("scheduler", "--variant", variant, "--jobs", jobs, *given, "--json")
        self.assertEqual(done.code, code, done)
        if bars is not None:
            drawn = [", ".join(f"{bar['label']} {bar['from']}-{bar['to']}".strip() for bar in row["bars"])
                     for row in figure(done, "gantt")["rows"]]
            self.assertEqual(drawn, bars)
        rows = figure(done, "table")["rows"][:-1]
        self.assertEqual({row[0]: tuple(row[3:]) for row in rows},
                         {name: tuple(map(str, four)) for name, four in times.items()})
        for name, value in (results or {}).items():
            told = done.document["results"][name]
            if isinstance(value, str):
                self.assertEqual(told, value)
            else:
                self.assertAlmostEqual(told, value)
        return done

    def test_1_equal_jobs_unsliced(self):
        # P1 0-3, P2 3-6, P3 6-9. Turnaround 3, 6, 9: mean 6. They wait and respond at 0, 3, 6: mean 3.
        self.schedule("one_program", "P1:3,P2:3,P3:3", bars=["P1 0-3, P2 3-6, P3 6-9"],
                      times={"P1": (3, 3, 0, 0), "P2": (6, 6, 3, 3), "P3": (9, 9, 6, 6)},
                      results={"mean turnaround": 6, "mean waiting": 3, "mean response": 3, "switches": 2})

    def test_2_equal_jobs_sliced_finish_later_and_respond_sooner(self):
        # 1 2 3 1 2 3 1 2 3: finish 7, 8, 9: mean 8. Waiting 4, 5, 6: mean 5. First run at 0, 1, 2: mean 1. 8 switches.
        self.schedule("preemptive", "P1:3,P2:3,P3:3",
                      bars=["P1 0-1, P2 1-2, P3 2-3, P1 3-4, P2 4-5, P3 5-6, P1 6-7, P2 7-8, P3 8-9"],
                      times={"P1": (7, 7, 4, 0), "P2": (8, 8, 5, 1), "P3": (9, 9, 6, 2)},
                      results={"mean turnaround": 8, "mean waiting": 5, "mean response": 1, "switches": 8})

    def test_3_shortest_first_has_the_least_mean_turnaround(self):
        # P3 0-1, P2 1-4, P1 4-9. Turnaround 1 + 4 + 9 = 14: mean 14/3. The other orders of 5, 3 and 1:
        # 5 3 1: 5+8+9 = 22. 5 1 3: 5+6+9 = 20. 3 5 1: 3+8+9 = 20. 3 1 5: 3+4+9 = 16. 1 5 3: 1+6+9 = 16.
        self.schedule("one_program", "P3:1,P2:3,P1:5", bars=["P3 0-1, P2 1-4, P1 4-9"],
                      times={"P3": (1, 1, 0, 0), "P2": (4, 4, 1, 1), "P1": (9, 9, 4, 4)},
                      results={"mean turnaround": 14 / 3})
        for order, total in {"531": 22, "513": 20, "351": 20, "315": 16, "153": 16}.items():
            done = run("scheduler", "--jobs", ",".join(f"P{n}:{n}" for n in order), "--json")
            self.assertAlmostEqual(done.document["results"]["mean turnaround"], total / 3)

    def test_4_slice_of_two(self):
        # P1 0-2, P2 2-4, P3 4-5 ends, P1 5-7, P2 7-8 ends; P1 is alone: 8-9. Waiting 9-5, 8-3, 5-1.
        self.schedule("preemptive", "P1:5,P2:3,P3:1", slice=2,
                      bars=["P1 0-2, P2 2-4, P3 4-5, P1 5-7, P2 7-8, P1 8-9"],
                      times={"P1": (9, 9, 4, 0), "P2": (8, 8, 5, 2), "P3": (5, 5, 4, 4)},
                      results={"mean turnaround": 22 / 3, "switches": 5})

    def test_5_one_program_with_switch_cost(self):
        # P1 0-2, switch 2-3, P2 3-4, switch 4-5, P3 5-6. Waiting 0, 4-1 = 3, 6-1 = 5.
        self.schedule("one_program", "P1:2,P2:1,P3:1", switch_cost=1, bars=["P1 0-2, 2-3, P2 3-4, 4-5, P3 5-6"],
                      times={"P1": (2, 2, 0, 0), "P2": (4, 4, 3, 3), "P3": (6, 6, 5, 5)},
                      results={"switches": 2, "units lost to switches": 2})

    def test_6_preemptive_with_switch_cost(self):
        # Slice 1, cost 1, two jobs of 2: P1 0-1, switch, P2 2-3, switch, P1 4-5 ends, switch, P2 6-7 ends.
        # Turnaround 5 and 7: mean 6. Waiting 3 and 5. 3 of 7 units are lost.
        self.schedule("preemptive", "P1:2,P2:2", switch_cost=1, bars=["P1 0-1, 1-2, P2 2-3, 3-4, P1 4-5, 5-6, P2 6-7"],
                      times={"P1": (5, 5, 3, 0), "P2": (7, 7, 5, 2)},
                      results={"mean turnaround": 6, "switches": 3, "units lost to switches": 3})

    def test_7_who_arrives_when_a_slice_ends_goes_before_who_gives_way(self):
        # P1 0-1. At 1 P2 arrives, then P1 gives way: P2 1-2, P1 2-3, P2 3-4 ends, P1 4-5 ends.
        # P2: turnaround 4-1 = 3, waiting 3-2 = 1, response 1-1 = 0. P1: waiting 5-3 = 2.
        self.schedule("preemptive", "P1:3,P2:2@1", bars=["P1 0-1, P2 1-2, P1 2-3, P2 3-4, P1 4-5"],
                      times={"P1": (5, 5, 2, 0), "P2": (4, 3, 1, 0)})

    def test_8_an_idle_cpu_waits_for_arrivals(self):
        # P1 0-1, nothing until 4, P2 4-6. The change of jobs is a switch all the same.
        self.schedule("one_program", "P1:1,P2:2@4", bars=["P1 0-1, P2 4-6"],
                      times={"P1": (1, 1, 0, 0), "P2": (6, 2, 0, 0)}, results={"switches": 1, "mean turnaround": 1.5})

    def test_9_yields_are_what_lets_others_in(self):
        # P1 yields each 2, P2 each 1, P3 never: P1 0-2, P2 2-3, P3 3-4 ends, P1 4-6, P2 6-7, P1 7-8 ends, P2 8-9 ends.
        self.schedule("cooperative", "P1:5/2,P2:3/1,P3:1",
                      bars=["P1 0-2, P2 2-3, P3 3-4, P1 4-6, P2 6-7, P1 7-8, P2 8-9"],
                      times={"P1": (8, 8, 3, 0), "P2": (9, 9, 6, 2), "P3": (4, 4, 3, 3)},
                      results={"mean turnaround": 7, "mean waiting": 4, "mean response": 5 / 3})

    def test_10_a_job_that_does_not_yield_makes_the_others_wait_for_its_end(self):
        # P1 0-1 yields, P2 1-6 doesn't, P1 6-7 ends.
        self.schedule("cooperative", "P1:2/1,P2:5", bars=["P1 0-1, P2 1-6, P1 6-7"],
                      times={"P1": (7, 7, 5, 0), "P2": (6, 6, 1, 1)})

    def test_11_a_hog_without_end_freezes_the_cooperative_system(self):
        # P1 0-1 yields to the hog, which takes the CPU at 1 and keeps it. P2 never runs. Exit 1: work was left undone.
        done = self.schedule("cooperative", "P1:2/1,hog:forever,P2:1", code=1, bars=["P1 0-1, hog 1-7"],
                             times={"P1": ("never", "never", "never", 0), "hog": ("never", "never", "never", 1),
                                    "P2": ("never",) * 4},
                             results={"mean turnaround": "never", "mean response": "never"})
        self.assertIn("Frozen at 1", done.err)

    def test_12_the_same_hog_does_not_freeze_the_preemptive_system(self):
        # P1 0-1, hog 1-2, P2 2-3 ends, P1 3-4 ends. The means are over P1 and P2: (4 + 3) / 2.
        self.schedule("preemptive", "P1:2/1,hog:forever,P2:1", bars=["P1 0-1, hog 1-2, P2 2-3, P1 3-4"],
                      times={"P1": (4, 4, 2, 0), "hog": ("never", "never", "never", 1), "P2": (3, 3, 2, 2)},
                      results={"mean turnaround": 3.5})

    def test_13_a_hog_that_yields_freezes_nobody(self):
        # hog 0-1 yields, P1 1-2, hog 2-3, P1 3-4... P1 never yields: it runs 1-3 and ends.
        self.schedule("cooperative", "hog:forever/1,P1:2", bars=["hog 0-1, P1 1-3"],
                      times={"hog": ("never", "never", "never", 0), "P1": (3, 3, 1, 1)})

    def test_14_two_cpus_one_program(self):
        # CPU 1: P1 0-3. CPU 2: P2 0-1, then P3, the next in the queue, 1-3.
        self.schedule("one_program", "P1:3,P2:1,P3:2", cpus=2, bars=["P1 0-3", "P2 0-1, P3 1-3"],
                      times={"P1": (3, 3, 0, 0), "P2": (1, 1, 0, 0), "P3": (3, 3, 1, 1)})

    def test_15_two_cpus_preemptive(self):
        # Two jobs run, one waits. 0: P1, P2. 1: CPU 1 sends P1 back and takes P3; CPU 2 sends P2 back and takes P1.
        # 2: CPU 1 sends P3 back, takes P2, which ends at 3; CPU 2 sends P1 back, takes P3. 3: CPU 1 is free and takes
        # P1; nobody waits, so P3 stays on CPU 2. 4: all done.
        self.schedule("preemptive", "P1:3,P2:2,P3:3", cpus=2,
                      bars=["P1 0-1, P3 1-2, P2 2-3, P1 3-4", "P2 0-1, P1 1-2, P3 2-4"],
                      times={"P1": (4, 4, 1, 0), "P2": (3, 3, 1, 0), "P3": (4, 4, 1, 1)})

    def test_16_it_takes_two_hogs_to_freeze_two_cpus(self):
        # One hog: CPU 1 is lost, CPU 2 does P1 0-2 and P2 2-3. A second hog in front of them: nobody else ever runs.
        self.schedule("cooperative", "hog:forever,P1:2,P2:1", cpus=2, bars=["hog 0-3", "P1 0-2, P2 2-3"],
                      times={"hog": ("never", "never", "never", 0), "P1": (2, 2, 0, 0), "P2": (3, 3, 2, 2)})
        done = run("scheduler", "--variant", "cooperative", "--jobs", "h:forever,i:forever,P1:1", "--cpus", "2")
        self.assertEqual(done.code, 1, done)

    def test_17_two_cpus_with_switch_cost(self):
        # CPU 1: P1 0-2, two units of switch, P3 4-5. CPU 2: P2 0-3.
        self.schedule("one_program", "P1:2,P2:3,P3:1", cpus=2, switch_cost=2, bars=["P1 0-2, 2-4, P3 4-5", "P2 0-3"],
                      times={"P1": (2, 2, 0, 0), "P2": (3, 3, 0, 0), "P3": (5, 5, 4, 4)})


class Refused(unittest.TestCase):
    """Each must end with 2 before anything runs, and name the piece and what was expected."""

    def refuses(self, jobs, *says):
        done = run("scheduler", "--jobs", jobs)
        self.assertEqual((done.code, done.out), (2, ""), done)
        for part in ["--jobs", *says]:
            self.assertIn(part, done.err)

    def test_pieces_that_are_no_jobs(self):
        self.refuses("", "Job 1 is empty", "NAME:UNITS")
        self.refuses("P1:1,,P2:1", "Job 2 is empty")
        self.refuses("P1:1,P2", "'P2'", "':'")
        self.refuses("P1:1,:3", "':3'", "no name")
        self.refuses("P 1:3", "'P 1'", "letters")

    def test_numbers_that_are_none_or_out_of_range(self):
        for wrong in ["P1:0", "P1:-1", "P1:2.5", "P1:x", "P1:", "P1:100", "P1:99999999999"]:
            self.refuses(wrong, wrong, "units of work", "from 1 to 99")
        self.refuses("P1:3/0", "units between yields", "from 1 to 99")
        self.refuses("P1:3@x", "'x'", "time of arrival", "from 0 to 999")
        self.refuses("P1:3@1/1", "'1/1'", "time of arrival")

    def test_sets_of_jobs_that_make_no_sense(self):
        self.refuses("P1:3,P1:2", "Two jobs", "'P1'")
        self.refuses("P1:forever", "forever", "at least one with an end")
        self.refuses(",".join(f"P{i}:1" for i in range(13)), "13 jobs", "at most 12")


class Exercise(unittest.TestCase):
    def test_the_goal_is_reached_by_the_best_order_alone(self):
        for jobs, code in [("P3:1,P2:3,P1:5", 0), ("P2:3,P3:1,P1:5", 1), ("P1:5,P2:3,P3:1", 1)]:
            self.assertEqual(run("scheduler", "--jobs", jobs, "--goal", "4.67").code, code, jobs)


class Real(unittest.TestCase):
    def test_who_waits_gives_the_cpu_up_by_itself(self):
        done = run("scheduler", "--variant", "real", "--json")
        self.assertEqual(done.code, 0, done)
        counts = {row[0]: int(row[1]) for row in figure(done, "table")["rows"]}
        self.assertGreaterEqual(counts["naps"], 50, "each of 50 naps gives the CPU up")


class Twin(unittest.TestCase):
    def test_the_python_twin_computes_the_same_schedules(self):
        for jobs in ["P1:5/2,P2:3/1,P3:1", "P1:3,P2:3,P3:3", "P3:1,P2:3,P1:5", "P1:2/1,hog:forever,P2:1", "A:7/3,B:2,C:4/1,D:6/2"]:
            for variant in ["one_program", "cooperative", "preemptive"]:
                for time_slice in [1, 2]:
                    with self.subTest(jobs=jobs, variant=variant, slice=time_slice):
                        ours = run("scheduler", "--variant", variant, "--jobs", jobs, "--slice", time_slice, "--json")
                        done = twin("scheduler", "--variant", variant, "--jobs", jobs, "--slice", time_slice)
                        self.assertEqual((done.returncode, done.stderr), (ours.code, ""), done)
                        results = ours.document["results"]
                        if ours.code == 0:
                            self.assertIn(f"mean turnaround {results['mean turnaround']:.2f}, waiting {results['mean waiting']:.2f}, "
                                          f"response {results['mean response']:.2f}\n", done.stdout)
                        else:
                            self.assertIn("Frozen at", done.stdout)

    def test_generators_take_turns(self):
        done = subprocess.run([sys.executable, str(ROOT / "demos/scheduler/turns.py")], capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([line.split(":")[0] for line in done.stdout.splitlines()], ["Ana", "Ben", "Cleo", "Ana", "Cleo", "Ana"])


if __name__ == "__main__":
    unittest.main()
