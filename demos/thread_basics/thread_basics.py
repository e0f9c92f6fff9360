#!/usr/bin/env python3
"""thread_basics: a thread's life, from its start to its end, and what others can do about it."""

from __future__ import annotations

import argparse
import queue
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable

scale = 1.0  # what --scale says; every delay is multiplied by it
failures = 0


def now() -> float:
    """Seconds since some moment, in the demo's own time."""
    return time.monotonic() / scale


def sleep(seconds: float) -> None:
    time.sleep(seconds * scale)


def tell(line: str) -> None:
    """Prints in one piece: print() would write the end of the line separately."""
    sys.stdout.write(line + "\n")


def check(what: str, held: bool) -> None:
    global failures
    failures += not held
    tell(f"{'held' if held else 'FAILED'}: {what}")


def my_name() -> str:
    return threading.current_thread().name


# [hello]
def greet() -> None:
    tell(f"{my_name()}: hello")
    sleep(0.4)
    tell(f"{my_name()}: goodbye")


def start_again(gone: threading.Thread) -> None:
    refused = False
    try:
        gone.start()
    except RuntimeError as why:
        refused = True
        tell(f"main: starts her again: {why}")
    check("a second start is refused", refused)


def hello(_: argparse.Namespace) -> None:
    bubbles = threading.Thread(name="Bubbles", target=greet)
    bubbles.start()  # she runs from here on, not before
    tell("main: has started Bubbles")
    sleep(0.2)
    tell("main: waits for her")
    bubbles.join()
    tell("main: she has ended")
    bubbles.join()  # a second time is no error here
    start_again(bubbles)
    leave_one_behind()
# [hello]


# [daemon]
def leave_one_behind() -> None:
    # The program does not wait for a daemon. When the others have
    # ended, it is cut off, wherever it is.
    threading.Thread(target=sleep, args=(3600,), daemon=True).start()
# [daemon]


@dataclass
class Day:
    """What became of a thread's time."""

    blocked: float = 0
    running: float = 0
    ready: float = 0


# [compute]
def compute_until(end: float, mine: Day) -> None:
    """All it computes is the time; where the clock jumps, somebody else ran."""
    last = now()
    while last < end:
        moment = now()
        if (moment - last) * scale > 0.0005:
            mine.ready += moment - last
        else:
            mine.running += moment - last
        last = moment
# [compute]


# [states]
def live(door: threading.Event, done: threading.Semaphore, mine: Day) -> None:
    came = now()
    door.wait()  # blocked: needs no core, whatever it takes
    went_in = now()
    compute_until(went_in + 0.4, mine)  # running, or ready to
    mine.blocked = went_in - came
    done.release()  # and finished


def states(given: argparse.Namespace) -> None:
    door = threading.Event()
    done = threading.Semaphore(0)
    days = [Day() for _ in range(given.cooks)]
    crew = [threading.Thread(target=live, args=(door, done, day)) for day in days]
    tell(f"Made, and not started. Alive? {crew[0].is_alive()}.")
    for cook in crew:
        cook.start()
    sleep(0.2)
    tell(f"At the door. Alive? {crew[0].is_alive()}.")
    door.set()
    for cook in crew:
        done.acquire()
    for cook in crew:
        cook.join()
    tell(f"All are joined. Alive? {crew[0].is_alive()}.")
    # [states]
    for i, day in enumerate(days):
        tell(f"cook {i + 1}: blocked {day.blocked:.2f} s, running {day.running:.2f} s, ready {day.ready:.2f} s")
    check("a joined thread is not alive", not crew[0].is_alive())


# [identity]
def card() -> tuple[str, int, int]:
    me = threading.current_thread()
    return me.name, threading.get_ident(), threading.get_native_id()


def show(name: str, ident: int, number: int) -> None:
    tell(f"{name:<10} has the id {ident}, the system calls it {number}")


def identity(_: argparse.Namespace) -> None:
    cards: dict[str, tuple[str, int, int]] = {}
    all_here = threading.Barrier(3)

    def keep_card() -> None:
        cards[my_name()] = card()
        all_here.wait()  # ids are different as long as all are alive

    names = ["Bubbles", "Blossom", "Buttercup"]
    crew = [threading.Thread(name=name, target=keep_card) for name in names]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    show(*card())
    for name in names:
        show(*cards[name])
    check("three threads have three ids", len({cards[name][1] for name in names}) == 3)
    check("outside and inside, it is the same id", crew[0].ident == cards["Bubbles"][1])
# [identity]


# [parameters]
def nap(seconds: float) -> None:
    lay_down = now()
    sleep(seconds)
    tell(f"{my_name()} slept {now() - lay_down:.1f} s")


class Sleeper(threading.Thread):
    """A class of one's own: run() is what it does, once it is started."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(name=name)
        self.seconds = seconds

    def run(self) -> None:
        nap(self.seconds)


def parameters(_: argparse.Namespace) -> None:
    start = now()
    bubbles = threading.Thread(name="Bubbles", target=nap, args=(3,))
    blossom = threading.Thread(name="Blossom", target=nap, kwargs={"seconds": 1.5})
    buttercup = Sleeper("Buttercup", 2)
    for one in bubbles, blossom, buttercup:
        one.start()
    for one in bubbles, blossom, buttercup:
        one.join()
    tell(f"wall time: claimed {3 * scale:.2f} s, measured {(now() - start) * scale:.2f} s")
# [parameters]


@dataclass
class Diary:
    begun: int = 0
    done: int = 0
    gone: float = 0


# [asked]
def rest(stop: threading.Event, mine: Diary) -> None:
    """Sleeps. The request wakes her."""
    stop.wait(timeout=3600 * scale)
    mine.gone = now()


def peel(stop: threading.Event, mine: Diary) -> None:
    """Peels, and looks up between two potatoes."""
    while not stop.is_set():
        mine.begun += 1
        sleep(0.05)
        mine.done += 1
    mine.gone = now()


def answer(stop: threading.Event, letterbox: queue.Queue[str], mine: Diary) -> None:
    """Answers letters. While she waits for one, no request reaches her."""
    while not stop.is_set():
        mine.begun += 1
        letterbox.get()
        mine.done += 1
    mine.gone = now()
# [asked]


# [stop]
def stop(_: argparse.Namespace) -> None:
    request = threading.Event()
    letterbox: queue.Queue[str] = queue.Queue()
    ana, ben, cleo = Diary(), Diary(), Diary()
    crew = [
        threading.Thread(target=rest, args=(request, ana)),
        threading.Thread(target=peel, args=(request, ben)),
        threading.Thread(target=answer, args=(request, letterbox, cleo)),
    ]
    for cook in crew:
        cook.start()
    sleep(0.52)
    asked = now()
    request.set()
    sleep(1)
    posted = now()
    letterbox.put("a letter, at last")
    for cook in crew:
        cook.join()
    # [stop]
    for what, one in ("Ana slept", ana), ("Ben peeled", ben), ("Cleo waited for a letter", cleo):
        tell(f"{what}: gone {one.gone - asked:.2f} s after the request, {one.done} done")
    check("Ben finished every potato that he began", ben.begun == ben.done)
    check("Cleo heard nothing until the letter came", cleo.gone >= posted)


# [fill_bowl]
TRAYS = 5
POTATOES = 8  # fit on a tray


@dataclass
class Work:
    peeled: int = 0
    bowl: int = 0


def fill_bowl(stop: threading.Event, done: Work) -> None:
    """Fills trays with potatoes, and empties each full one into the bowl."""
    for _ in range(TRAYS):
        on_tray = 0
        while on_tray < POTATOES:
            sleep(0.05)
            on_tray += 1
            done.peeled += 1
        done.bowl += on_tray
# [fill_bowl]


def unheard(_: argparse.Namespace) -> None:
    request = threading.Event()
    done = Work()
    ana = threading.Thread(name="Ana", target=fill_bowl, args=(request, done))
    ana.start()
    sleep(0.62)
    asked = now()
    request.set()
    so_far = done.peeled
    ana.join()
    after = done.peeled - so_far
    tell(f"Ana peeled {done.peeled} potatoes, {after} of them after the request")
    tell(f"gone after the request: claimed 0 s, measured {(now() - asked) * scale:.2f} s")
    check("not more than the one in her hand was peeled after it", after <= 1)
    check("every peeled potato is in the bowl", done.peeled == done.bowl)


variants: dict[str, Callable[[argparse.Namespace], None]] = {
    "hello": hello,
    "states": states,
    "identity": identity,
    "parameters": parameters,
    "stop": stop,
    "unheard": unheard,
}


def main() -> int:
    global scale
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="hello", help="which way (%(default)s)")
    options.add_argument("--cooks", type=int, default=3, help="how many threads compete in `states` (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.cooks < 1 or given.scale <= 0:
        options.error("expected one cook or more, and a scale above zero")
    scale = given.scale
    variants[given.variant](given)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
