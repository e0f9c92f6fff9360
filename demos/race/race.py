#!/usr/bin/env python3
"""race: threads add one to the same counter, and updates get lost. Two ways to lose none."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import deque
from typing import Callable


def run_cooks(threads: int, count: Callable[[int], None]) -> None:
    """Lets `count(0)`, `count(1)`, … run in a thread each, and waits for all of them."""
    cooks = [threading.Thread(target=count, args=(i,), name=f"cook {i + 1}") for i in range(threads)]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()


# [unsynchronised]
def now_and_then(n: int, i: int) -> None:
    """Interrupts a cook at every hundredth plate: others run meanwhile."""
    if (n + 25 * i) % 100 == 0:
        time.sleep(0.0002)


def unsynchronised(threads: int, increments: int) -> int:
    tally = 0
    gate = threading.Barrier(threads)

    def count(i: int) -> None:
        nonlocal tally
        gate.wait()
        for n in range(increments):
            seen = tally  # tally += 1 is not one step but three: read,
            now_and_then(n, i)
            tally = seen + 1  # add one, write

    run_cooks(threads, count)
    return tally
# [unsynchronised]


# [mutex]
def with_mutex(threads: int, increments: int) -> int:
    tally = 0
    pencil = threading.Lock()
    gate = threading.Barrier(threads)

    def count(i: int) -> None:
        nonlocal tally
        gate.wait()
        for n in range(increments):
            with pencil:  # one cook at a time has the pencil
                seen = tally
                now_and_then(n, i)  # who comes now finds no pencil
                tally = seen + 1

    run_cooks(threads, count)
    return tally
# [mutex]


# [atomic]
def with_atomic(threads: int, increments: int) -> int:
    strokes: deque[int] = deque()  # not a number, but append is one step
    gate = threading.Barrier(threads)

    def count(i: int) -> None:
        gate.wait()
        for n in range(increments):
            now_and_then(n, i)
            strokes.append(1)

    run_cooks(threads, count)
    return len(strokes)
# [atomic]


variants = {"unsynchronised": unsynchronised, "mutex": with_mutex, "atomic": with_atomic}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="unsynchronised", help="which way (%(default)s)")
    options.add_argument("--threads", type=int, default=4, help="how many threads count (%(default)s)")
    options.add_argument("--increments", type=int, default=1000, help="how often each of them adds one (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()
    if given.threads < 2 or given.increments < 1:
        options.error("expected two threads or more, and one increment or more")

    # [check]
    start = time.monotonic()
    expected = given.threads * given.increments
    counted = variants[given.variant](given.threads, given.increments)
    took = time.monotonic() - start
    print(f"{given.threads} cooks x {given.increments} plates = {expected}, the tally says {counted}")
    held = counted == expected
    print(f"{'held' if held else 'FAILED'}: every plate was counted: expected {expected}, got {counted}")
    print(f"after {took:.3f} s")
    return 0 if held else 1
    # [check]


if __name__ == "__main__":
    sys.exit(main())
