#!/usr/bin/env python3
"""latency: how long things take in Python, and how long that would be if a processor's cycle took a second."""

from __future__ import annotations

import argparse
import http.server
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from array import array
from typing import Callable, Iterator

CYCLE = 0.4e-9  # of a processor at 2.5 GHz: one second on the human scale

Batch = Callable[[int], None]  # does something so many times


# [human_words]
def human_words(seconds: float) -> str:
    """100 ns are "4 minutes", 141 ms are "11 years"."""
    human = seconds / CYCLE
    day, year = 86400, 365.25 * 86400
    for size, name in [(year, "years"), (year / 12, "months"), (day, "days"), (3600, "hours"), (60, "minutes")]:
        if human >= 2 * size:
            return f"{human / size:.0f} {name}"
    return f"{human:.0f} seconds"
# [human_words]


def time_words(seconds: float) -> str:
    for size, name in [(1, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns")]:
        if seconds >= size or size == 1e-9:
            return f"{seconds / size:.{0 if seconds >= 100 * size else 1}f} {name}"
    return ""


# [measure]
def measure(work: Batch, batches: int = 9, at_least: float = 2e-3) -> tuple[float, bool]:
    """The median of several batches, for doing it once, and whether half of them lie within a tenth of it."""

    def seconds(times: int) -> float:
        begin = time.perf_counter()
        work(times)
        return time.perf_counter() - begin

    times = 1
    while seconds(times) < at_least:  # these trials warm up as well
        times *= 2
    each = [seconds(times) / times for _ in range(batches)]
    first, median, third = statistics.quantiles(each, n=4)
    return median, third - first <= median / 10
# [measure]


# [add]
def add(times: int) -> None:
    total = 1
    for _ in range(times):
        total += 1
# [add]


def one_cycle(count: int, seed: int) -> array:
    """Sattolo's algorithm: a random way that comes to all places before it comes back."""
    following = array("q", range(count))
    numbers = random.Random(seed)
    for i in range(count - 1, 0, -1):
        k = int(numbers.random() * i)
        following[i], following[k] = following[k], following[i]
    return following


# [chase]
def chase(places: int, seed: int) -> Batch:
    following = None
    at = 0

    def walk(times: int) -> None:
        nonlocal at, following
        following = following or one_cycle(places, seed)
        here = at
        for _ in range(times):
            here = following[here]  # where next is only known when this one is there
        at = here

    return walk
# [chase]


def lock(times: int) -> None:
    key = threading.Lock()
    for _ in range(times):
        with key:
            pass


def start_and_join(times: int) -> None:
    for _ in range(times):
        one = threading.Thread(target=lambda: None)
        one.start()
        one.join()


def take_turns(times: int) -> None:
    """Each turn wakes the other thread; the GIL lets one of them run."""
    mine, theirs = threading.Semaphore(0), threading.Semaphore(0)
    turns = times // 2 + 1

    def partner() -> None:
        for _ in range(turns):
            theirs.acquire()
            mine.release()

    other = threading.Thread(target=partner)
    other.start()
    for _ in range(turns):
        theirs.release()
        mine.acquire()
    other.join()


def start_process(times: int) -> None:
    for _ in range(times):
        subprocess.run([sys.executable, "-I", "-S", "-c", ""], check=True)


def in_the_processor(_: int) -> Iterator[tuple[str, Batch]]:
    yield "integer add", add


def in_memory(seed: int) -> Iterator[tuple[str, Batch]]:
    yield "list, 32 KiB", chase(2**12, seed)
    yield "list, 16 MiB", chase(2**21, seed)


def between_threads(_: int) -> Iterator[tuple[str, Batch]]:
    yield "mutex", lock
    yield "context switch", take_turns
    yield "thread", start_and_join


class Answer(http.server.BaseHTTPRequestHandler):
    """The smallest page there is."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def outside(_: int) -> Iterator[tuple[str, Batch]]:
    with tempfile.TemporaryFile() as file:
        file.write(bytes(4096))
        file.flush()

        def read(times: int) -> None:
            for _ in range(times):
                os.pread(file.fileno(), 4096, 0)

        yield "file read", read
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))

        def ask(times: int) -> None:
            for _ in range(times):
                with direct.open(f"http://127.0.0.1:{server.server_port}/") as page:
                    page.read()

        yield "HTTP request", ask
        server.shutdown()
    yield "process", start_process


def tell(name: str, work: Batch) -> float:
    median, is_stable = measure(work)
    print(f"{name:<16} {time_words(median):>8}  {human_words(median):<12}{'' if is_stable else '  unstable'}".rstrip(), flush=True)
    return median


def measure_all(given: argparse.Namespace) -> int:
    for some in [in_the_processor, in_memory, between_threads, outside]:
        for name, work in some(given.seed):
            tell(name, work)
    return 0


def measure_memory(given: argparse.Namespace) -> int:
    for kibibytes in [4, 64, 1024, 16 * 1024]:
        tell(f"{kibibytes} KiB", chase(kibibytes * 128, given.seed))
    return 0


# [rank]
def rank(given: argparse.Namespace) -> int:
    drawn = [one for some in [in_the_processor, in_memory, between_threads] for one in some(given.seed)]
    random.Random(given.seed).shuffle(drawn)
    letters = "ABCDEF"
    for letter, (name, _) in zip(letters, drawn):
        print(f"{letter}  {name}")
    if not given.order:
        print("Which is quickest? Give the letters to --order, and run again.")
        return 0
    times = {letter: tell(*one) for letter, one in zip(letters, drawn)}
    wrong = 0
    for place, sooner in enumerate(given.order):
        for later in given.order[place + 1:]:
            if times[sooner] > 2 * times[later]:
                print(f"{sooner} takes more than twice as long as {later}.")
                wrong += 1
    print(f"pairs in the wrong order: expected 0, got {wrong}")
    return 0 if wrong == 0 else 1
# [rank]


variants = {"all": measure_all, "memory": measure_memory, "rank": rank}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="all", help="what is measured (%(default)s)")
    options.add_argument("--order", default="", help="your answer to rank: the letters, the quickest first")
    options.add_argument("--seed", type=int, default=1, help="where random numbers begin; other numbers than in C++ (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="changes nothing here: what is measured takes the time it takes")
    given = options.parse_args()
    if given.order and sorted(given.order) != list("ABCDEF"):
        options.error("expected each of the letters ABCDEF once in --order")
    if given.scale <= 0:
        options.error("expected a scale above zero")
    return variants[given.variant](given)


if __name__ == "__main__":
    sys.exit(main())
