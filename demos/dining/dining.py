#!/usr/bin/env python3
"""dining: cooks sit around a table, and between each two of them lies a knife. A cook needs both of his to eat."""

from __future__ import annotations

import argparse
import linecache
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable

NAMES = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus"]


@dataclass
class Table:
    """How many sit around it, how often each of them eats, and how long things take."""

    size: int
    meals: int
    scale: float

    def reach_for_the_other(self) -> None:
        """Between the first knife and the second there is time for an accident."""
        time.sleep(0.02 * self.scale)

    def eat(self) -> None:
        time.sleep(0.01 * self.scale)


class Deadlock(Exception):
    """Threads that should have ended long ago have not."""


def where(thread: threading.Thread) -> str:
    """The line of this file at which a thread is."""
    frame = sys._current_frames().get(thread.ident or 0)
    while frame and frame.f_code.co_filename != __file__:
        frame = frame.f_back
    if not frame:
        return "somewhere"
    return f"line {frame.f_lineno}: {linecache.getline(__file__, frame.f_lineno).strip()}"


# [table]
def lay_the_table(size: int) -> list[threading.Lock]:
    """Knife i lies to the left of cook i, and the ring is closed."""
    return [threading.Lock() for _ in range(size)]


def dinner(table: Table, meal: Callable[[int], None]) -> int:
    """Each cook has his meals, in a thread of his own; how many were eaten?"""
    gate = threading.Barrier(table.size)
    eaten = [0] * table.size

    def dine(i: int) -> None:
        gate.wait()
        for _ in range(table.meals):
            meal(i)
            eaten[i] += 1

    cooks = [threading.Thread(name=NAMES[i], target=dine, args=(i,), daemon=True) for i in range(table.size)]
    for cook in cooks:
        cook.start()
    join_or_tell(cooks, patience=1 + 0.04 * table.size * table.meals * table.scale)
    return sum(eaten)
# [table]


def join_or_tell(threads: list[threading.Thread], patience: float) -> None:
    """Waits for all of them, but not for ever: Python has nobody who would find a deadlock."""
    until = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    stuck = [thread for thread in threads if thread.is_alive()]
    if stuck:
        raise Deadlock("\n".join(f"{thread.name} is stuck in {where(thread)}" for thread in stuck))


# [naive]
def naive(table: Table) -> int:
    knives = lay_the_table(table.size)

    def meal(cook: int) -> None:
        left = cook
        right = (cook + 1) % table.size
        with knives[left]:
            table.reach_for_the_other()
            with knives[right]:
                table.eat()

    return dinner(table, meal)
# [naive]


# [ordered]
def ordered(table: Table) -> int:
    knives = lay_the_table(table.size)

    def meal(cook: int) -> None:
        low, high = sorted([cook, (cook + 1) % table.size])
        with knives[low]:
            table.reach_for_the_other()
            with knives[high]:
                table.eat()

    return dinner(table, meal)
# [ordered]


# [waiter]
def waiter(table: Table) -> int:
    knives = lay_the_table(table.size)
    free_seats = threading.Semaphore(table.size - 1)

    def meal(cook: int) -> None:
        with free_seats:  # the waiter seats all but one
            with knives[cook]:
                table.reach_for_the_other()
                with knives[(cook + 1) % table.size]:
                    table.eat()

    return dinner(table, meal)
# [waiter]


variants = {"naive": naive, "ordered": ordered, "waiter": waiter}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="naive", help="which way (%(default)s)")
    options.add_argument("--cooks", type=int, default=5, help="how many sit around the table (%(default)s)")
    options.add_argument("--meals", type=int, default=3, help="how often each of them eats (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if not 2 <= given.cooks <= len(NAMES) or given.meals < 1 or given.scale <= 0:
        options.error(f"expected 2 to {len(NAMES)} cooks, one meal or more, and a scale above zero")

    expected = given.cooks * given.meals
    try:
        eaten = variants[given.variant](Table(given.cooks, given.meals, given.scale))
    except Deadlock as why:
        print(f"deadlock:\n{why}")
        return 1
    print(f"{given.cooks} cooks have eaten {eaten} meals")
    held = eaten == expected
    print(f"{'held' if held else 'FAILED'}: everybody has eaten: expected {expected}, got {eaten}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
