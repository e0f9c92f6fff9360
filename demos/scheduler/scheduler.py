#!/usr/bin/env python3
"""scheduler: some jobs and a CPU. Who decides when the next one runs: nobody, the jobs themselves, or a timer?"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import sys
import threading
import time
from typing import Callable


@dataclasses.dataclass
class Job:
    name: str
    left: int | None  # units of work; None: without an end
    yields: int | None  # it gives way after so many units; None: never
    first_ran: int | None = None
    finished: int | None = None


# [must_give_way]
def one_program(job: Job, ran: int) -> bool:
    return False  # it runs to its end


def cooperative(job: Job, ran: int) -> bool:
    return ran == job.yields  # if it says so


def preemptive(job: Job, ran: int) -> bool:
    return ran == time_slice  # the timer says so
# [must_give_way]


time_slice = 1  # for the preemptive one
PATIENCE = 1000  # units; who has not given way by then never will


# [dispatch]
def schedule(jobs: list[Job], must_give_way: Callable[[Job, int], bool]) -> list[str]:
    """Who had the CPU, unit by unit. The CPU takes the job that has waited longest."""
    ready = collections.deque(jobs)
    chart: list[str] = []
    while any(job.left for job in ready):
        job = ready.popleft()
        ran = 0
        while job.left != 0 and not (ran and must_give_way(job, ran)):
            if ran > PATIENCE:
                print(f"Frozen at {len(chart) - ran}: {job.name} neither ends nor gives way. All others wait for ever.")
                return chart[: 6 - ran]
            if job.first_ran is None:
                job.first_ran = len(chart)
            chart.append(job.name)
            ran += 1
            if job.left is not None:
                job.left -= 1
        if job.left == 0:
            job.finished = len(chart)
        else:
            ready.append(job)
    return chart
# [dispatch]


def read_jobs(text: str) -> list[Job]:
    jobs = []
    for part in text.split(","):
        try:
            name, rest = part.split(":")
            units, _, yields = rest.partition("/")
            jobs.append(Job(name, None if units == "forever" else int(units), int(yields) if yields else None))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{part!r} is no job; expected NAME:UNITS[/YIELD], as in P1:5/2") from None
    return jobs


def tell(jobs: list[Job], work: dict[str, int | None], chart: list[str]) -> bool:
    print("CPU:", *chart)
    with_end = [job for job in jobs if work[job.name] is not None]
    for job in with_end:
        times = "never ends" if job.finished is None else f"turnaround {job.finished}, waiting {job.finished - work[job.name]}"
        print(f"{job.name}: {times}, response {'never' if job.first_ran is None else job.first_ran}")
    ended = [job for job in with_end if job.finished is not None]
    if len(ended) == len(with_end):
        count = len(with_end)
        print(f"mean turnaround {sum(job.finished for job in ended) / count:.2f}, "
              f"waiting {sum(job.finished - work[job.name] for job in ended) / count:.2f}, "
              f"response {sum(job.first_ran for job in ended) / count:.2f}")
    held = len(ended) == len(with_end)
    print(f"{'held' if held else 'FAILED'}: jobs that have an end and reach it: expected {len(with_end)}, got {len(ended)}")
    return held


def real() -> bool:
    """No model: the switches of these threads, as the operating system counts them."""
    import resource

    def compute() -> None:
        until = time.monotonic() + 0.2
        while time.monotonic() < until:
            pass

    def nap() -> None:
        for _ in range(50):
            time.sleep(0.001)

    told: dict[str, str] = {}

    def watched(name: str, body: Callable[[], None]) -> None:
        body()
        used = resource.getrusage(resource.RUSAGE_THREAD)
        told[name] = f"{used.ru_nvcsw} voluntary, {used.ru_nivcsw} involuntary"

    crew = [threading.Thread(target=watched, args=(f"computes {n}", compute)) for n in range(1, 5)]
    crew.append(threading.Thread(target=watched, args=("naps", nap)))
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    for name in sorted(told):
        print(f"{name}: {told[name]}")
    return True


policies = {"one_program": one_program, "cooperative": cooperative, "preemptive": preemptive}


def main() -> int:
    global time_slice
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=[*policies, "real"], default="one_program", help="who decides (%(default)s)")
    options.add_argument("--jobs", type=read_jobs, default="P1:5/2,P2:3/1,P3:1", help="NAME:UNITS[/YIELD], commas between (%(default)s)")
    options.add_argument("--slice", type=int, default=1, help="units until the timer strikes (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()
    if given.slice < 1:
        options.error("expected a slice of one unit or more")
    time_slice = given.slice
    if given.variant == "real":
        return 0 if real() else 1
    work = {job.name: job.left for job in given.jobs}
    chart = schedule(given.jobs, policies[given.variant])
    return 0 if tell(given.jobs, work, chart) else 1


if __name__ == "__main__":
    sys.exit(main())
