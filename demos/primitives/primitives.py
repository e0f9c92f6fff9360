#!/usr/bin/env python3
"""primitives: semaphore, condition variable, event, latch, barrier and shared lock, each with its usual mistake."""

from __future__ import annotations

import argparse
import linecache
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Callable, Iterator

OVENS = 2
COURSES = 3


@dataclass
class Plan:
    """How many cooks there are, and how long a piece of work takes."""

    cooks: int
    work: float


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


def join_or_tell(threads: list[threading.Thread], plan: Plan) -> None:
    """Waits for all of them, but not for ever: Python has nobody who would find a deadlock."""
    until = time.monotonic() + 1 + 2 * plan.cooks * plan.work
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    stuck = [thread for thread in threads if thread.is_alive()]
    if stuck:
        raise Deadlock("\n".join(f"{thread.name} is stuck in {where(thread)}" for thread in stuck))


# [crew]
def start(name: str, work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(name=name, target=work, daemon=True)
    thread.start()
    return thread


def start_crew(size: int, work: Callable[[int], None]) -> list[threading.Thread]:
    """Starts work(0), work(1), … in a thread each; all begin together."""
    gate = threading.Barrier(size)

    def begin(i: int) -> None:
        gate.wait()
        work(i)

    return [start(f"cook {i + 1}", lambda i=i: begin(i)) for i in range(size)]
# [crew]


def check(what: str, expected: object, actual: object) -> bool:
    held = expected == actual
    print(f"{'held' if held else 'FAILED'}: {what}: expected {expected}, got {actual}")
    return held


# [bake]
class Ovens:
    def __init__(self) -> None:
        self.cakes = 0
        self.most = 0
        self.mutex = threading.Lock()

    def bake(self, seconds: float) -> None:
        with self.mutex:
            self.cakes += 1
            self.most = max(self.most, self.cakes)
        time.sleep(seconds)
        with self.mutex:
            self.cakes -= 1
# [bake]


# [semaphore]
def semaphore(plan: Plan) -> bool:
    free_ovens = threading.Semaphore(OVENS)
    ovens = Ovens()

    def cook(_: int) -> None:
        with free_ovens:  # waits while both are in use
            ovens.bake(plan.work)

    join_or_tell(start_crew(plan.cooks, cook), plan)
    return check("there are never more cakes than ovens", True, ovens.most <= OVENS)
# [semaphore]


# [forged_token]
def forged_token(plan: Plan) -> bool:
    free_ovens = threading.Semaphore(OVENS)
    ovens = Ovens()

    def cook(_: int) -> None:
        for _ in range(2):
            if free_ovens.acquire(blocking=False):
                ovens.bake(plan.work)
            else:
                time.sleep(plan.work / 2)  # salad
            free_ovens.release()  # whether he had one or not

    join_or_tell(start_crew(plan.cooks, cook), plan)
    return check("there are never more cakes than ovens", True, ovens.most <= OVENS)
# [forged_token]


# [condition_variable]
def condition_variable(plan: Plan) -> bool:
    bell = threading.Condition()  # with a mutex of its own
    dishes = 0

    def cook() -> None:
        nonlocal dishes
        for _ in range(2):
            time.sleep(plan.work)
            with bell:
                dishes += 1
                bell.notify()

    def serve() -> None:
        nonlocal dishes
        with bell:
            bell.wait_for(lambda: dishes > 0)
            dishes -= 1
        time.sleep(plan.work / 2)

    join_or_tell([start("Ana", cook), start("Ben", serve), start("Cleo", serve)], plan)
    return check("no dish is left in the hatch", 0, dishes)
# [condition_variable]


# [forgotten_bell]
def forgotten_bell(plan: Plan) -> bool:
    bell = threading.Condition()
    served = False

    def cook() -> None:
        with bell:
            bell.notify()  # the dish is ready

    def serve() -> None:
        nonlocal served
        time.sleep(0.05)  # lays the table
        with bell:
            bell.wait()
        served = True

    join_or_tell([start("Ana", cook), start("Ben", serve)], plan)
    return check("the dish is served", True, served)
# [forgotten_bell]


# [remembered_token]
def remembered_token(plan: Plan) -> bool:
    dishes = threading.Semaphore(0)
    served = False

    def cook() -> None:
        dishes.release()  # the dish is ready

    def serve() -> None:
        nonlocal served
        time.sleep(0.05)  # lays the table
        dishes.acquire()
        served = True

    join_or_tell([start("Ana", cook), start("Ben", serve)], plan)
    return check("the dish is served", True, served)
# [remembered_token]


# [unlocked_predicate]
def unlocked_predicate(plan: Plan) -> bool:
    bell = threading.Condition()
    ready = False

    def cook() -> None:
        nonlocal ready
        time.sleep(0.03)
        ready = True  # without the mutex
        try:
            bell.notify()
        except RuntimeError as why:
            print(f"Python does not allow it: {why}")
        with bell:  # waits until Ben listens
            bell.notify()

    def serve() -> None:
        with bell:
            while not ready:
                time.sleep(0.06)  # has looked, does not listen yet
                bell.wait()

    join_or_tell([start("Ana", cook), start("Ben", serve)], plan)
    return check("the dish is served", True, ready)
# [unlocked_predicate]


# [event]
def event(plan: Plan) -> bool:
    oven_is_hot = threading.Event()
    degrees = 20
    baked_at = [0] * plan.cooks

    def heat() -> None:
        nonlocal degrees
        time.sleep(plan.work)
        degrees = 180
        oven_is_hot.set()

    def cook(i: int) -> None:
        time.sleep(plan.work / 2 * i)  # kneads, each one longer
        oven_is_hot.wait()
        baked_at[i] = degrees

    join_or_tell([start("oven", heat), *start_crew(plan.cooks, cook)], plan)
    return check("nobody bakes in a cold oven", 180, min(baked_at))
# [event]


# [latch]
class Latch:
    """A door that opens once. Python has none, so it is built here."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.changed = threading.Condition()

    def count_down(self) -> None:
        with self.changed:
            self.count -= 1
            if self.count == 0:
                self.changed.notify_all()

    def wait(self) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.count == 0)


def latch(plan: Plan) -> bool:
    all_cut = Latch(plan.cooks)
    bowls = [0] * plan.cooks

    def cook(i: int) -> None:
        time.sleep(plan.work * (i + 1) / plan.cooks)
        bowls[i] = 1
        all_cut.count_down()

    crew = start_crew(plan.cooks, cook)
    all_cut.wait()
    full = sum(bowls)
    join_or_tell(crew, plan)
    return check("all bowls are in the soup", plan.cooks, full)
# [latch]


# [early_latch]
def early_latch(plan: Plan) -> bool:
    all_cut = Latch(plan.cooks)
    bowls = [0] * plan.cooks

    def cook(i: int) -> None:
        time.sleep(plan.work * (i + 1) / plan.cooks)
        all_cut.count_down()  # says so already,
        time.sleep(0.05)
        bowls[i] = 1  # and it is full only now

    crew = start_crew(plan.cooks, cook)
    all_cut.wait()
    full = sum(bowls)
    join_or_tell(crew, plan)
    return check("all bowls are in the soup", plan.cooks, full)
# [early_latch]


# [barrier]
def barrier(plan: Plan) -> bool:
    served = 0
    empty = 0
    too_early = [0] * plan.cooks
    mutex = threading.Lock()

    def next_course() -> None:
        nonlocal served
        served += 1

    all_empty = threading.Barrier(plan.cooks, action=next_course)

    def cook(i: int) -> None:
        nonlocal empty
        for course in range(1, COURSES + 1):
            time.sleep(plan.work * (i + 1) / plan.cooks)
            with mutex:
                empty += 1
            all_empty.wait()
            too_early[i] += empty < course * plan.cooks

    join_or_tell(start_crew(plan.cooks, cook), plan)
    all_served = check("all courses were served", COURSES, served)
    return check("nobody began one early", 0, sum(too_early)) and all_served
# [barrier]


# [missing_cook]
def missing_cook(plan: Plan) -> bool:
    all_empty = threading.Barrier(plan.cooks)
    eaten = [0] * plan.cooks

    def cook(i: int) -> None:
        for course in range(1, COURSES + 1):
            time.sleep(plan.work * (i + 1) / plan.cooks)
            if i == 0 and course == 2:
                return  # goes home, and tells nobody
            all_empty.wait()
            eaten[i] += 1

    join_or_tell(start_crew(plan.cooks, cook), plan)
    return check("the others have eaten every course", COURSES, eaten[-1])
# [missing_cook]


# [shared_lock]
class SharedLock:
    """Many readers or one writer. Python has none, so it is built here."""

    def __init__(self) -> None:
        self.readers = 0
        self.writing = False
        self.changed = threading.Condition()

    @contextmanager
    def read(self) -> Iterator[None]:
        with self.changed:
            self.changed.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    @contextmanager
    def write(self) -> Iterator[None]:
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify_all()
# [shared_lock]


# [readers_writer]
def readers_writer(plan: Plan) -> bool:
    recipe = SharedLock()
    flour = 500  # in grams
    sugar = 250  # always half as much
    wrong = [0] * plan.cooks

    def cook(i: int) -> None:
        time.sleep(plan.work * i / plan.cooks)  # kneads
        for _ in range(3):
            with recipe.read():  # beside other readers
                time.sleep(plan.work)
                wrong[i] += flour != 2 * sugar
            time.sleep(plan.work / 4)  # stirs

    def correct() -> None:
        nonlocal flour, sugar
        time.sleep(plan.work / 2)
        with recipe.write():  # alone
            flour += 100
            time.sleep(plan.work / 2)
            sugar += 50

    join_or_tell([*start_crew(plan.cooks, cook), start("Ana", correct)], plan)
    return check("nobody reads half a correction", 0, sum(wrong))
# [readers_writer]


# [old_recipe]
def old_recipe(plan: Plan) -> bool:
    recipe = SharedLock()
    eggs = 0

    def cook(_: int) -> None:
        nonlocal eggs
        with recipe.read():
            seen = eggs
        time.sleep(0.05)  # thinks
        with recipe.write():
            eggs = seen + 1  # but is it still true?

    join_or_tell(start_crew(plan.cooks, cook), plan)
    return check("every cook has added an egg", plan.cooks, eggs)
# [old_recipe]


variants = {
    "semaphore": semaphore,
    "forged_token": forged_token,
    "condition_variable": condition_variable,
    "forgotten_bell": forgotten_bell,
    "remembered_token": remembered_token,
    "unlocked_predicate": unlocked_predicate,
    "event": event,
    "latch": latch,
    "early_latch": early_latch,
    "barrier": barrier,
    "missing_cook": missing_cook,
    "readers_writer": readers_writer,
    "old_recipe": old_recipe,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="semaphore", help="which way (%(default)s)")
    options.add_argument("--cooks", type=int, default=4, help="how many cooks there are, where it may vary (%(default)s)")
    options.add_argument("--work", type=float, default=0.1, help="how long a piece of work takes, in seconds (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.cooks < 3 or given.work <= 0 or given.scale <= 0:
        options.error("expected three cooks or more, and a work and a scale above zero")

    try:
        held = variants[given.variant](Plan(given.cooks, given.work * given.scale))
    except Deadlock as why:
        print(f"deadlock:\n{why}")
        return 1
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
