#!/usr/bin/env python3
"""finish_time: six waits of random length, shared by two threads. Say when the last one ends, then let it run."""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import threading
import time

scale = 1.0  # what --scale says; every delay is multiplied by it


def fetch(i: int, delays: list[float]) -> None:
    """Stands for a download."""
    time.sleep(delays[i] * scale)


# [dealt]
def dealt(delays: list[float]) -> None:
    """Dealt like cards: one site for Ana, one for Ben, and so on."""

    def every_second(first: int) -> None:
        for i in range(first, len(delays), 2):
            fetch(i, delays)

    run_both(
        threading.Thread(name="Ana", target=every_second, args=(0,)),
        threading.Thread(name="Ben", target=every_second, args=(1,)),
    )
# [dealt]


# [next_free]
def next_free(delays: list[float]) -> None:
    """Who is free takes the next one. No two get the same number."""
    numbers = itertools.count()
    one_at_a_time = threading.Lock()

    def take() -> None:
        while True:
            with one_at_a_time:
                i = next(numbers)
            if i >= len(delays):
                return
            fetch(i, delays)

    run_both(
        threading.Thread(name="Ana", target=take),
        threading.Thread(name="Ben", target=take),
    )
# [next_free]


def run_both(ana: threading.Thread, ben: threading.Thread) -> None:
    ana.start()
    ben.start()
    ana.join()
    ben.join()


variants = {"dealt": dealt, "next_free": next_free}


def main() -> int:
    global scale
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="dealt", help="which way (%(default)s)")
    options.add_argument("--guess", type=float, default=0, help="when the last one is there, in seconds; 0 only tells the delays (%(default)s)")
    options.add_argument("--seed", type=int, default=1, help="where random numbers begin; other numbers than in C++ (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.guess < 0 or given.scale <= 0:
        options.error("expected a guess of zero or more, and a scale above zero")
    scale = given.scale

    # [ask]
    numbers = random.Random(given.seed)
    delays = [0.5 * numbers.randint(1, 3) for _ in range(6)]
    for i, delay in enumerate(delays):
        print(f"site {i + 1} takes {delay:.1f} s")
    if given.guess == 0:
        print("When is the last one there? Set --guess, and run again.")
        return 0
    start = time.monotonic()
    variants[given.variant](delays)
    took = (time.monotonic() - start) / scale
    print(f"You said {given.guess:.2f} s, the clock says {took:.2f} s.")
    held = given.guess == round(took * 2) / 2
    print(f"{'held' if held else 'FAILED'}: the last one is there when you said")
    return 0 if held else 1
    # [ask]


if __name__ == "__main__":
    sys.exit(main())
