#!/usr/bin/env python3
"""deadlock: two cooks need the salt and the pepper for each dish. Whoever takes one and waits for the other may wait for ever."""

from __future__ import annotations

import argparse
import linecache
import random
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Callable, Iterator


@dataclass
class Kitchen:
    """How many dishes each of them seasons, and how long things take."""

    dishes: int
    patience: float
    scale: float

    # [season]
    def reach_across_the_table(self) -> None:
        """Between the first and the second there is time for an accident."""
        time.sleep(0.02 * self.scale)

    def season(self) -> None:
        time.sleep(0.01 * self.scale)
    # [season]


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


def join_or_tell(threads: list[threading.Thread], patience: float) -> None:
    """Waits for all of them, but not for ever: Python has nobody who would find a deadlock."""
    until = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    stuck = [thread for thread in threads if thread.is_alive()]
    if stuck:
        raise Deadlock("\n".join(f"{thread.name} is stuck in {where(thread)}" for thread in stuck))


# [together]
def together(ana_seasons: Callable[[], int], ben_seasons: Callable[[], int], kitchen: Kitchen) -> int:
    """Ana and Ben season at the same time; how many dishes are done?"""
    done = [0, 0]
    gate = threading.Barrier(2)

    def work(i: int, seasons: Callable[[], int]) -> None:
        gate.wait()
        done[i] = seasons()

    ana = threading.Thread(name="Ana", target=work, args=(0, ana_seasons), daemon=True)
    ben = threading.Thread(name="Ben", target=work, args=(1, ben_seasons), daemon=True)
    ana.start()
    ben.start()
    join_or_tell([ana, ben], patience=1 + kitchen.dishes * (0.2 + 4 * kitchen.patience) * kitchen.scale)
    return sum(done)
# [together]


# [same_order]
def same_order(kitchen: Kitchen) -> int:
    salt = threading.Lock()
    pepper = threading.Lock()

    def ana() -> int:
        for _ in range(kitchen.dishes):
            with salt:
                kitchen.reach_across_the_table()
                with pepper:
                    kitchen.season()
        return kitchen.dishes

    def ben() -> int:
        for _ in range(kitchen.dishes):
            with salt:
                kitchen.reach_across_the_table()
                with pepper:
                    kitchen.season()
        return kitchen.dishes

    return together(ana, ben, kitchen)
# [same_order]


# [swapped_order]
def swapped_order(kitchen: Kitchen) -> int:
    salt = threading.Lock()
    pepper = threading.Lock()

    def ana() -> int:
        for _ in range(kitchen.dishes):
            with salt:
                kitchen.reach_across_the_table()
                with pepper:
                    kitchen.season()
        return kitchen.dishes

    def ben() -> int:
        for _ in range(kitchen.dishes):
            with pepper:
                kitchen.reach_across_the_table()
                with salt:
                    kitchen.season()
        return kitchen.dishes

    return together(ana, ben, kitchen)
# [swapped_order]


# [scoped_lock]
@contextmanager
def both(one: threading.Lock, two: threading.Lock) -> Iterator[None]:
    """Waits for one lock, tries the other; if that is busy, gives back and waits for the busy one."""
    while True:
        one.acquire()
        if two.acquire(blocking=False):
            break
        one.release()
        one, two = two, one
    try:
        yield
    finally:
        two.release()
        one.release()


def scoped_lock(kitchen: Kitchen) -> int:
    salt = threading.Lock()
    pepper = threading.Lock()

    def ana() -> int:
        for _ in range(kitchen.dishes):
            with both(salt, pepper):
                kitchen.reach_across_the_table()
                kitchen.season()
        return kitchen.dishes

    def ben() -> int:
        for _ in range(kitchen.dishes):
            with both(pepper, salt):
                kitchen.reach_across_the_table()
                kitchen.season()
        return kitchen.dishes

    return together(ana, ben, kitchen)
# [scoped_lock]


# [timeout_backoff]
def timeout_backoff(kitchen: Kitchen) -> int:
    salt = threading.Lock()
    pepper = threading.Lock()

    def cook(one: threading.Lock, two: threading.Lock) -> int:
        done = 0
        while done < kitchen.dishes:
            with one:
                kitchen.reach_across_the_table()
                if two.acquire(timeout=kitchen.patience * kitchen.scale):
                    try:
                        kitchen.season()
                    finally:
                        two.release()
                    done += 1
                    continue
            # Has given back what it had, and not always after the same time.
            time.sleep(random.uniform(0, 0.04) * kitchen.scale)
        return done

    return together(lambda: cook(salt, pepper), lambda: cook(pepper, salt), kitchen)
# [timeout_backoff]


# [in_step]
def in_step(kitchen: Kitchen) -> int:
    salt = threading.Lock()
    pepper = threading.Lock()
    metronome = threading.Barrier(2)

    def after_you() -> None:
        """As long for both, so they begin again at the same time."""
        time.sleep(0.01 * kitchen.scale)

    def cook(one: threading.Lock, two: threading.Lock) -> int:
        done = 0
        for _ in range(4 * kitchen.dishes):
            with one:
                metronome.wait()  # by now both hold one
                has_both = two.acquire(blocking=False)
                metronome.wait()  # by now both have tried
                if has_both:
                    kitchen.season()
                    done += 1
                    two.release()
            after_you()  # has given everything back
        return done

    return together(lambda: cook(salt, pepper), lambda: cook(pepper, salt), kitchen)
# [in_step]


variants = {
    "swapped_order": swapped_order,
    "same_order": same_order,
    "scoped_lock": scoped_lock,
    "timeout_backoff": timeout_backoff,
    "in_step": in_step,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="swapped_order", help="which way (%(default)s)")
    options.add_argument("--dishes", type=int, default=3, help="how many dishes each of them seasons (%(default)s)")
    options.add_argument("--patience", type=float, default=0.03, help="how long to wait for the second, in seconds (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.dishes < 1 or given.patience <= 0 or given.scale <= 0:
        options.error("expected one dish or more, and a patience and a scale above zero")

    expected = 2 * given.dishes
    try:
        seasoned = variants[given.variant](Kitchen(given.dishes, given.patience, given.scale))
    except Deadlock as why:
        print(f"deadlock:\n{why}")
        return 1
    print(f"{seasoned} of {expected} dishes are seasoned")
    held = seasoned == expected
    print(f"{'held' if held else 'FAILED'}: every dish is seasoned: expected {expected}, got {seasoned}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
