#!/usr/bin/env python3
"""locks: two cooks record on one tape. A red light says when somebody records; it stops only who looks, and somebody has to switch it off."""

from __future__ import annotations

import argparse
import linecache
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable


@dataclass
class Evening:
    """How many takes each of them is to record, and how long one is."""

    takes: int
    take: float
    patience: float


@dataclass
class Takes:
    """What one cook brings home."""

    clean: int = 0
    spoilt: int = 0
    without: int = 0

    def add(self, is_clean: bool) -> None:
        if is_clean:
            self.clean += 1
        else:
            self.spoilt += 1


# [tape]
class Tape:
    def __init__(self, take: float) -> None:
        self.take = take
        self.heard = "nobody"

    def record(self, who: str) -> bool:
        """A take is clean when nobody else comes onto the tape meanwhile."""
        self.heard = who
        time.sleep(self.take)
        return self.heard == who
# [tape]


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


Records = Callable[[str], Takes]


# [together]
def together(ana_records: Records, ben_records: Records, evening: Evening) -> list[Takes]:
    """Ana and Ben record at the same time, and leave together."""
    done = [Takes(), Takes()]
    gate = threading.Barrier(2)
    door = threading.Barrier(2)

    def work(i: int, name: str, records: Records) -> None:
        gate.wait()
        done[i] = records(name)
        door.wait()

    ana = threading.Thread(name="Ana", target=work, args=(0, "Ana", ana_records), daemon=True)
    ben = threading.Thread(name="Ben", target=work, args=(1, "Ben", ben_records), daemon=True)
    ana.start()
    ben.start()
    join_or_tell([ana, ben], patience=1 + 4 * evening.takes * evening.take)
    return done
# [together]


# [raii]
def raii(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()

    def record(who: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            with light:  # waits until it is off, and switches it on
                done.add(tape.record(who))
            # off
        return done

    return together(record, record, evening)
# [raii]


# [skipped]
def skipped(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()

    def ana_records(ana: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            with light:
                done.add(tape.record(ana))
        return done

    def ben_records(ben: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            done.add(tape.record(ben))  # does not look at the light
        return done

    return together(ana_records, ben_records, evening)
# [skipped]


# [two_lights]
def two_lights(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    left_door = threading.Lock()
    right_door = threading.Lock()

    def record(who: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            with left_door if who == "Ana" else right_door:
                done.add(tape.record(who))
        return done

    return together(record, record, evening)
# [two_lights]


# [forgotten_unlock]
def forgotten_unlock(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()

    def record(who: str) -> Takes:
        done = Takes()
        for n in range(1, evening.takes + 1):
            light.acquire()
            done.add(tape.record(who))
            if n == evening.takes:
                return done  # that was the last one, off to the door
            light.release()
        return done

    return together(record, record, evening)
# [forgotten_unlock]


# [wind_on]
class TapeJam(Exception):
    pass


class Reel:
    def __init__(self, until_jam: int) -> None:
        self.until_jam = until_jam

    def wind_on(self) -> None:
        """Needs the light: both cooks wind the same tape."""
        self.until_jam -= 1
        if self.until_jam == 0:
            raise TapeJam("the tape jams")
# [wind_on]


# [exception]
def exception(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()
    reel = Reel(evening.takes)

    def record(who: str) -> Takes:
        done = Takes()
        try:
            for _ in range(evening.takes):
                light.acquire()
                done.add(tape.record(who))
                reel.wind_on()  # may raise
                light.release()
        except TapeJam as why:
            print(f"{why}: {who} stops")
        return done

    return together(record, record, evening)
# [exception]


# [exception_raii]
def exception_raii(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()
    reel = Reel(evening.takes)

    def record(who: str) -> Takes:
        done = Takes()
        try:
            for _ in range(evening.takes):
                with light:
                    done.add(tape.record(who))
                    reel.wind_on()  # may raise
        except TapeJam as why:  # the light is off already
            print(f"{why}: {who} stops")
        return done

    return together(record, record, evening)
# [exception_raii]


# [meanwhile]
def drink_water(evening: Evening) -> None:
    time.sleep(evening.take / 2)


def polish_spoons(evening: Evening) -> None:
    time.sleep(evening.take / 2)
# [meanwhile]


# [try_lock]
def try_lock(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()

    def record(who: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            if light.acquire(blocking=False):
                try:
                    done.add(tape.record(who))
                finally:
                    light.release()
                drink_water(evening)
            else:
                done.without += 1
                polish_spoons(evening)
        return done

    return together(record, record, evening)
# [try_lock]


# [timeout]
def timeout(evening: Evening) -> list[Takes]:
    tape = Tape(evening.take)
    light = threading.Lock()

    def record(who: str) -> Takes:
        done = Takes()
        for _ in range(evening.takes):
            if light.acquire(timeout=evening.patience):
                try:
                    done.add(tape.record(who))
                finally:
                    light.release()
                drink_water(evening)
            else:
                done.without += 1
                polish_spoons(evening)
        return done

    return together(record, record, evening)
# [timeout]


variants = {
    "raii": raii,
    "skipped": skipped,
    "two_lights": two_lights,
    "forgotten_unlock": forgotten_unlock,
    "exception": exception,
    "exception_raii": exception_raii,
    "try_lock": try_lock,
    "timeout": timeout,
}


def check(what: str, expected: int, actual: int) -> bool:
    held = expected == actual
    print(f"{'held' if held else 'FAILED'}: {what}: expected {expected}, got {actual}")
    return held


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="raii", help="which way (%(default)s)")
    options.add_argument("--takes", type=int, default=4, help="how many takes each of them is to record (%(default)s)")
    options.add_argument("--take", type=float, default=0.05, help="how long a take is, in seconds (%(default)s)")
    options.add_argument("--patience", type=float, default=0.03, help="how long a cook waits for the light, in seconds (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.takes < 1 or given.take <= 0 or given.patience < 0 or given.scale <= 0:
        options.error("expected one take or more, a patience of zero or more, and a take and a scale above zero")

    evening = Evening(given.takes, given.take * given.scale, given.patience * given.scale)
    try:
        ana, ben = variants[given.variant](evening)
    except Deadlock as why:
        print(f"deadlock:\n{why}")
        return 1
    for who, done in [("Ana", ana), ("Ben", ben)]:
        print(f"{who}: {done.clean} clean takes, {done.spoilt} spoilt")
        if done.without:
            print(f"{who}: {done.without} rounds without a take")
    held = check("no take is spoilt", 0, ana.spoilt + ben.spoilt)
    if given.variant == "exception_raii":
        held &= check("the other cook has recorded every take", given.takes, max(ana.clean, ben.clean))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
