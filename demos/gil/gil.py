#!/usr/bin/env python3
"""gil: computing and waiting, with threads and without. Whether there is a GIL, the interpreter decides that runs this."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import threading
import time
from typing import Callable

NUMBERS = [15492781, 15492787, 15492803, 15492811, 15492810, 15492833, 15492859, 15502547, 15520301, 15527509]


def has_gil() -> bool:
    """From 3.13 on there are builds without one. PyPy has one as well; Jython and IronPython have none."""
    if platform.python_implementation() in ("Jython", "IronPython"):
        return False
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def interpreter() -> str:
    return f"{platform.python_implementation()} {platform.python_version()}, {'with a' if has_gil() else 'without'} GIL"


# [is_prime]
# Nothing here asks for the GIL or drops it: the interpreter does.
def is_prime(n: int) -> bool:
    if n < 2 or n % 2 == 0:
        return n == 2
    for divisor in range(3, n, 2):
        if n % divisor == 0:
            return False
    return True
# [is_prime]


# [ask_for]
def ask_for_answer(it_takes: float) -> bool:
    time.sleep(it_takes)  # drops the GIL, waits, takes it again
    return True
# [ask_for]


# [sequential]
def sequential(jobs: list, work: Callable) -> list:
    return [work(job) for job in jobs]
# [sequential]


# [threads]
def threads(jobs: list, work: Callable, count: int) -> list:
    results = [None] * len(jobs)
    todo = iter(range(len(jobs)))
    key = threading.Lock()  # two threads may not use one iterator

    def work_off() -> None:
        while True:
            with key:
                i = next(todo, None)
            if i is None:
                return
            results[i] = work(jobs[i])

    crew = [threading.Thread(target=work_off) for _ in range(count)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return results
# [threads]


# [waiter]
def wait_often() -> list[float]:
    delays = []
    for _ in range(100):
        before = time.monotonic()
        time.sleep(0.001)
        delays.append(time.monotonic() - before - 0.001)
    return delays
# [waiter]


# [hog]
def compute_until(done: threading.Event) -> None:
    while not done.is_set():
        sum(n * n for n in range(1000))
# [hog]


def wait_beside_hogs(hogs: int) -> tuple[float, list[float]]:
    done = threading.Event()
    crew = [threading.Thread(target=compute_until, args=(done,)) for _ in range(hogs)]
    for one in crew:
        one.start()
    start = time.monotonic()
    delays = wait_often()
    took = time.monotonic() - start
    done.set()
    for one in crew:
        one.join()
    return took, delays


tally = 0


# [tally]
# Only one thread at a time computes; but which one, may change.
def count_dishes(dishes: int) -> None:
    global tally
    for _ in range(dishes):
        before = tally
        sum(range(400_000))  # here the GIL may change hands ...
        is_prime(100_003)  # ... and here
        tally = before + 1
# [tally]


def timed(what: Callable, *arguments) -> tuple[float, list]:
    start = time.monotonic()
    found = what(*arguments)
    return time.monotonic() - start, found


def check(what: str, expected: int, got: int) -> bool:
    print(f"{'held' if expected == got else 'FAILED'}: {what}: expected {expected}, got {got}")
    return expected == got


def run(variant: str, workload: str, count: int, rounds: int, scale: float) -> bool:
    if variant == "tally":
        crew = [threading.Thread(target=count_dishes, args=(20,)) for _ in range(count)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        return check("dishes on the tally", 20 * count, tally)
    many = variant != "sequential"
    if workload == "mixed":
        took, delays = wait_beside_hogs(count - 1 if many else 0)
        print(f"100 waits of 1 ms took {took:.2f} s; until it may go on: {statistics.mean(delays) * 1e3:.2f} ms (longest {max(delays) * 1e3:.2f} ms)")
        return True
    jobs, work = (NUMBERS * rounds, is_prime) if workload == "cpu" else ([0.1 * scale] * 10, ask_for_answer)
    took, found = timed(threads, jobs, work, count) if many else timed(sequential, jobs, work)
    print(f"{len(jobs)} {'numbers' if workload == 'cpu' else 'answers'} in {took:.2f} s")
    return check("primes found" if workload == "cpu" else "answers", 9 * rounds if workload == "cpu" else 10, sum(found))


def measure() -> dict:
    """What the page shows beside the claims: measured when the site is built."""
    sys.setswitchinterval(0.005)
    # The best of three, in turns: other programs may be at work.
    ways = [(sequential, NUMBERS, is_prime), (threads, NUMBERS, is_prime, len(NUMBERS))]
    computing = [min(times) for times in zip(*([timed(*way)[0] for way in ways] for _ in range(3)))]
    waiting = [timed(sequential, [2.0] * 3, ask_for_answer)[0], timed(threads, [2.0] * 3, ask_for_answer, 3)[0]]
    mixed = [wait_beside_hogs(hogs=0)[0], wait_beside_hogs(hogs=1)[0]]
    sys.setswitchinterval(0.0005)
    mixed.append(wait_beside_hogs(hogs=1)[0])
    return {
        "by": interpreter(),
        "on": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "rows": [
            {"what": "Ten numbers, one after another", "claimed": 3.84, "measured": computing[0]},
            {"what": "Ten numbers, a thread for each", "claimed": 4.02, "measured": computing[1]},
            {"what": "Three answers of about 2 s, one after another", "claimed": 6.83, "measured": waiting[0]},
            {"what": "Three answers of about 2 s, a thread for each", "claimed": 2.38, "measured": waiting[1]},
            {"what": "100 waits of 1 ms, alone", "measured": mixed[0]},
            {"what": "100 waits of 1 ms beside a hog, interval 5 ms", "measured": mixed[1]},
            {"what": "100 waits of 1 ms beside a hog, interval 0.5 ms", "measured": mixed[2]},
        ],
    }


variants = ["sequential", "threads", "gil", "convoy", "tally"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="sequential", help="which way; threads and gil are the same here (%(default)s)")
    options.add_argument("--workload", choices=["cpu", "io", "mixed"], help="ten numbers, ten answers, or short waits beside computing")
    options.add_argument("--threads", type=int, default=2, help="how many threads share the work (%(default)s)")
    options.add_argument("--interval", type=float, default=0.005, help="the interpreter's switch interval in seconds (%(default)s)")
    options.add_argument("--rounds", type=int, default=1, help="how often the ten numbers are tested (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply the delay of an answer by this (%(default)s)")
    options.add_argument("--measure", action="store_true", help="measure everything that the page shows, and tell it as JSON")
    given = options.parse_args()
    if given.threads < 1 or given.rounds < 1 or given.interval <= 0 or given.scale <= 0:
        options.error("expected one or more threads and rounds, an interval and a scale above zero")
    if given.measure:
        print(json.dumps(measure(), indent=1))
        return 0
    print(interpreter())
    sys.setswitchinterval(given.interval)
    workload = given.workload or ("mixed" if given.variant == "convoy" else "cpu")
    return 0 if run(given.variant, workload, given.threads, given.rounds, given.scale) else 1


if __name__ == "__main__":
    sys.exit(main())
