#!/usr/bin/env python3
"""choose: one workload, described by you, with every tool that Python brings. Which one is worth it?"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

SCALE = 1.0


# [workload]
@dataclass
class Workload:
    name: str
    tasks: int
    waits: float = 0.0  # seconds, of each task
    computes: float = 0.0  # on its own
    shares: float = 0.0  # with what all tasks share
# [workload]


# [kinds]
KINDS = [
    Workload("downloads", 12, waits=0.04),
    Workload("photos", 8, computes=0.04),
    Workload("orders", 12, waits=0.02, computes=0.015),
    Workload("till", 10, shares=0.02),
    Workload("crumbs", 32, computes=0.000005),
]
# [kinds]


# [grind]
def grind(steps: int) -> int:
    x = 88172645463325252
    for _ in range(steps):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x  # never 0
# [grind]


def steps_per_second() -> float:
    steps, best = 5_000, 0.0
    for _ in range(25):
        start = time.perf_counter()
        grind(steps)
        best = max(best, steps / (time.perf_counter() - start))
    return best


# [tally]
class Tally:
    """What all tasks share. Only one at a time may change it."""

    def __init__(self, steps_each: int) -> None:
        self.key = threading.Lock()
        self.steps_each = steps_each
        self.sum = 0

    def add(self, number: int) -> None:
        with self.key:
            grind(self.steps_each)
            self.sum += number
# [tally]


@dataclass
class Job:
    tasks: int
    waits: float
    steps: int
    steps_shared: int

    def task(self, number: int) -> tuple[int, float, int]:
        return number, self.waits, self.steps


# [task]
def compute(task: tuple[int, float, int]) -> int:
    number, _, steps = task
    return number if grind(steps) else 0


def do_task(task: tuple[int, float, int]) -> int:
    if task[1] > 0:
        time.sleep(task[1])
    return compute(task)
# [task]


# [sequential]
def sequential(what: Job, tally: Tally, workers: int) -> None:
    for i in range(1, what.tasks + 1):
        tally.add(do_task(what.task(i)))
# [sequential]


# [parallel]
def parallel(what: Job, tally: Tally, workers: int) -> None:
    with ThreadPoolExecutor(workers or None) as crew:
        list(crew.map(lambda i: tally.add(do_task(what.task(i))), range(1, what.tasks + 1)))
# [parallel]


# [pool]
def pool(what: Job, tally: Tally, workers: int) -> None:
    with ThreadPoolExecutor(workers or None) as crew:
        receipts = [crew.submit(lambda i=i: tally.add(do_task(what.task(i)))) for i in range(1, what.tasks + 1)]
        for receipt in receipts:
            receipt.result()
# [pool]


# [threads]
def threads(what: Job, tally: Tally, workers: int) -> None:
    crew = [threading.Thread(target=lambda i=i: tally.add(do_task(what.task(i)))) for i in range(1, what.tasks + 1)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
# [threads]


# [event_loop]
def event_loop(what: Job, tally: Tally, workers: int) -> None:
    async def one(i: int) -> None:
        await asyncio.sleep(what.waits)
        tally.add(compute(what.task(i)))

    async def all_of_them() -> None:
        await asyncio.gather(*(one(i) for i in range(1, what.tasks + 1)))

    asyncio.run(all_of_them())
# [event_loop]


# [processes]
def processes(what: Job, tally: Tally, workers: int) -> None:
    # The tally stays here. A process can't reach it, so it sends its result.
    with ProcessPoolExecutor(workers or None, multiprocessing.get_context("spawn")) as crew:
        receipts = [crew.submit(do_task, what.task(i)) for i in range(1, what.tasks + 1)]
        for done in as_completed(receipts):
            tally.add(done.result())
# [processes]


# Those that change a program least come first.
TOOLS = {tool.__name__: tool for tool in [sequential, parallel, pool, threads, event_loop, processes]}


def run_once(name: str, work: Workload, workers: int, speed: float) -> float:
    def steps(seconds: float) -> int:
        return int(seconds * SCALE * speed)

    tally = Tally(steps(work.shares))
    start = time.perf_counter()
    TOOLS[name](Job(work.tasks, work.waits * SCALE, steps(work.computes), steps(work.shares)), tally, workers)
    took = time.perf_counter() - start
    if tally.sum != work.tasks * (work.tasks + 1) // 2:
        raise SystemExit(f"{name} has lost tasks: the tally says {tally.sum}")
    return took


def run_all(work: Workload, workers: int, speed: float) -> dict[str, float]:
    times = {}
    for name in TOOLS:
        times[name] = run_once(name, work, workers, speed)
        for _ in range(2):  # what is over soon is measured again: one switch would spoil it
            if times[name] < 0.1:
                times[name] = min(times[name], run_once(name, work, workers, speed))
    return times


# [advise]
def is_good(took: float, best: float) -> bool:
    return took <= 1.2 * best


def advise(times: dict[str, float]) -> str:
    best = min(times.values())
    return next(name for name, took in times.items() if is_good(took, best))
# [advise]


def words(seconds: float) -> str:
    if seconds < 1e-4:
        return f"{seconds * 1e6:.0f} µs"
    if seconds < 0.1:
        return f"{seconds * 1e3:.1f} ms"
    return f"{seconds:.2f} s"


def every(work: Workload, workers: int) -> bool:
    times = run_all(work, workers, steps_per_second())
    for name, took in times.items():
        print(f"{name:<12}{words(took):>9}  {times['sequential'] / took:.1f} times a loop")
    print(f"Take {advise(times)}.")
    return True


# [table]
def table() -> bool:
    speed = steps_per_second()
    for work in KINDS:
        times = run_all(work, 0, speed)
        print(f"{work.name}: take {advise(times)}. " + ", ".join(f"{name} {words(took)}" for name, took in times.items()))
    return True
# [table]


# [pick]
def pick(picks: dict[str, str]) -> bool:
    speed = steps_per_second()
    held = True
    for work in KINDS:
        times = run_all(work, 0, speed)
        good = is_good(times[picks[work.name]], min(times.values()))
        print(f"{'held' if good else 'FAILED'}: {work.name}: {picks[work.name]} {words(times[picks[work.name]])}, "
              f"the best {words(min(times.values()))}")
        held = held and good
    return held
# [pick]


# [amdahl]
def amdahl(serial: float, workers: int) -> float:
    return 1 / (serial + (1 - serial) / workers)
# [amdahl]


def work_together(alone: float, rest: float, workers: int) -> float:
    start = time.perf_counter()
    time.sleep(alone)
    crew = [threading.Thread(target=time.sleep, args=(rest / workers,)) for _ in range(workers)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return time.perf_counter() - start


def wall(serial: float) -> bool:
    everything = 1.6 * SCALE
    alone = everything * serial
    one = work_together(alone, everything - alone, 1)
    for workers in [2, 4, 8, 16, 32]:
        took = work_together(alone, everything - alone, workers)
        print(f"{workers} workers: Amdahl says {amdahl(serial, workers):.2f}, measured {one / took:.2f}")
    return True


def main() -> int:
    global SCALE
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--variant", default="every", choices=["every", *TOOLS, "table", "wall", "pick"])
    asked.add_argument("--tasks", type=int, default=12)
    asked.add_argument("--each", type=float, default=0.05, help="seconds that one task takes, alone")
    asked.add_argument("--waiting", type=float, default=0.6, help="the share of it that only waits")
    asked.add_argument("--shared", type=float, default=0.0, help="the share of the rest that only one task at a time may do")
    asked.add_argument("--workers", type=int, default=0)
    asked.add_argument("--serial", type=float, default=0.1)
    asked.add_argument("--scale", type=float, default=1.0)
    for work in KINDS:
        asked.add_argument(f"--{work.name}", choices=list(TOOLS), default="sequential")
    given = asked.parse_args()
    SCALE = given.scale
    waits = given.each * given.waiting
    shares = (given.each - waits) * given.shared
    work = Workload("yours", given.tasks, waits, given.each - waits - shares, shares)
    if given.variant == "every":
        held = every(work, given.workers)
    elif given.variant == "table":
        held = table()
    elif given.variant == "pick":
        held = pick({kind.name: getattr(given, kind.name) for kind in KINDS})
    elif given.variant == "wall":
        held = wall(given.serial)
    else:
        print(f"{given.variant}: {words(run_once(given.variant, work, given.workers, steps_per_second()))}")
        held = True
    print(f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
