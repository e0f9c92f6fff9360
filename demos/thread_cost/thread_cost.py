#!/usr/bin/env python3
"""thread_cost: what a thread costs to start, and what it costs to keep."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable


@dataclass
class Price:
    started: int = 0
    no_more: str = ""  # why not as many as wanted
    seconds: float = 0  # for all of them
    memory_before: float = 0  # kB; 0: nobody tells
    memory_after: float = 0


def resident_kilobytes() -> float:
    """What this program has in the machine's memory; Linux tells, others may not."""
    try:
        with open("/proc/self/smaps_rollup", encoding="ascii") as file:
            return next(float(line.split()[1]) for line in file if line.startswith("Rss:"))
    except (OSError, StopIteration):
        return 0


# [start_all]
def start_all(wanted: int, work: Callable[[], None], paid: Price) -> list[threading.Thread]:
    """Starts as many threads as the system has room for."""
    crew = []
    try:
        for i in range(wanted):
            cook = threading.Thread(name=f"cook {i + 1}", target=work)
            cook.start()
            crew.append(cook)
    except RuntimeError as why:
        paid.no_more = str(why)
    return crew
# [start_all]


# [keep]
def keep(wanted: int, wait: float) -> Price:
    paid = Price()
    here = threading.Semaphore(0)
    door = threading.Event()

    def work() -> None:
        here.release()
        door.wait()
        time.sleep(wait)  # as for a request

    paid.memory_before = resident_kilobytes()
    start = time.perf_counter()
    crew = start_all(wanted, work, paid)
    paid.seconds = time.perf_counter() - start
    paid.started = len(crew)
    for _ in crew:
        here.acquire()
    paid.memory_after = resident_kilobytes()
    door.set()
    for cook in crew:
        cook.join()
    return paid
# [keep]


# [in_turn]
def in_turn(wanted: int, _: float) -> Price:
    paid = Price()
    paid.memory_before = resident_kilobytes()
    start = time.perf_counter()
    while paid.started < wanted:
        cook = threading.Thread(target=lambda: None)
        cook.start()
        cook.join()
        paid.started += 1
    paid.seconds = time.perf_counter() - start
    paid.memory_after = resident_kilobytes()
    return paid
# [in_turn]


variants = {"keep": keep, "in_turn": in_turn}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="keep", help="which way (%(default)s)")
    options.add_argument("--threads", type=int, default=900, help="how many threads (%(default)s)")
    options.add_argument("--wait", type=float, default=1, help="how long each thread of `keep` waits, in seconds (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.threads < 1 or given.wait < 0 or given.scale <= 0:
        options.error("expected one thread or more, a wait of zero or more and a scale above zero")

    start = time.monotonic()
    paid = variants[given.variant](given.threads, given.wait * given.scale)
    took = time.monotonic() - start
    print(f"{paid.started} of {given.threads} threads started")
    if paid.started > 0:
        print(f"to start: {paid.seconds * 1e3:.2f} ms, {paid.seconds * 1e6 / paid.started:.0f} us each")
        if paid.memory_before > 0:
            kilobytes = paid.memory_after - paid.memory_before
            print(f"to keep: {kilobytes / 1024:.1f} MB of memory, {kilobytes / paid.started:.1f} kB each")
    if given.variant == "keep":
        print(f"wall time: claimed {given.wait * given.scale:.2f} s, measured {took:.2f} s")
    if paid.started < given.threads:
        print(f"Only {paid.started} of {given.threads} threads started: {paid.no_more}.")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
