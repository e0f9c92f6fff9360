#!/usr/bin/env python3
"""queue: waiters put orders into a hatch faster than cooks take them out."""

from __future__ import annotations

import sys
from pathlib import Path

# This file has the name of a module of the standard library, which must be found instead of it.
sys.path[:] = [folder for folder in sys.path if Path(folder or ".").resolve() != Path(__file__).resolve().parent]

import argparse
import queue
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass(order=True)
class Order:
    urgency: int  # 0 is the most urgent
    serial: int  # of equally urgent ones the older comes first
    waiter: int = field(compare=False)
    number: int = field(compare=False)


class Burnt(Exception):
    """Every ninth dish."""



END = Order(99, 0, -1, -1)  # lies in the hatch once for each cook when no order will come any more


# [produce]
def produce(hatch: Any, waiter: int, items: int, scale: float, notes: dict[str, Any]) -> None:
    for n in range(items):
        time.sleep(0.01 * scale)  # asks a guest
        before = time.monotonic()
        hatch.put(Order((7 * n + waiter) % 3, n, waiter, n))
        notes["waited"] += time.monotonic() - before
        notes["backlog"] = max(notes["backlog"], hatch.qsize())
# [produce]


# [consume]
def cook(order: Order, scale: float) -> None:
    time.sleep(0.04 * scale)
    if order.number % 9 == 4:
        raise Burnt


def consume(hatch: Any, scale: float, taken: list[Order]) -> None:
    while (order := hatch.get()) is not END:
        try:
            taken.append(order)
            cook(order, scale)
        except Burnt:
            pass
        finally:
            hatch.task_done()  # whatever happens
# [consume]


# [bounded_buffer]
class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.items: deque[Order] = deque()
        mutex = threading.Lock()
        self.not_full = threading.Condition(mutex)
        self.not_empty = threading.Condition(mutex)

    def put(self, item: Order) -> None:
        with self.not_full:
            while len(self.items) == self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self) -> Order:
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item
# [bounded_buffer]

    def qsize(self) -> int:
        with self.not_empty:
            return len(self.items)

    def task_done(self) -> None:
        """This hatch does not count what is worked off."""

    def join(self) -> None:
        """The orders left inside are taken before the ends that lie behind them."""


def in_order(first: Order, second: Order) -> bool:
    return first.waiter != second.waiter or first.number < second.number


def newest_first(first: Order, second: Order) -> bool:
    return first.waiter != second.waiter or first.number > second.number


def urgent_first(first: Order, second: Order) -> bool:
    return first.urgency < second.urgency or (first.urgency == second.urgency and in_order(first, second))


# [bounded]
def bounded(capacity: int) -> Any:
    return queue.Queue(capacity)
# [bounded]


# [unbounded]
def unbounded(_: int) -> Any:
    return queue.Queue()  # as many as memory holds
# [unbounded]


# [priority]
def priority(_: int) -> Any:
    return queue.PriorityQueue()
# [priority]


# [lifo]
def lifo(_: int) -> Any:
    return queue.LifoQueue()
# [lifo]


def home_made(capacity: int) -> Any:
    return BoundedBuffer(capacity)


Rule = Callable[[Order, Order], bool]
variants: dict[str, tuple[Callable[[int], Any], Rule]] = {
    "bounded": (bounded, in_order),
    "unbounded": (unbounded, in_order),
    "priority": (priority, urgent_first),
    "lifo": (lifo, newest_first),
    "home_made": (home_made, in_order),
}


def check(what: str, expected: object, actual: object) -> bool:
    held = expected == actual
    print(f"{'held' if held else 'FAILED'}: {what}: expected {expected}, got {actual}")
    return held


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="bounded", help="which hatch (%(default)s)")
    options.add_argument("--capacity", type=int, default=4, help="how many orders fit into a bounded hatch (%(default)s)")
    options.add_argument("--producers", type=int, default=2, help="how many waiters put orders in (%(default)s)")
    options.add_argument("--consumers", type=int, default=2, help="how many cooks take them out (%(default)s)")
    options.add_argument("--items", type=int, default=20, help="how many orders each waiter takes (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if min(given.capacity, given.producers, given.consumers, given.items) < 1 or given.scale <= 0:
        options.error("expected a capacity, producers, consumers and items of one or more, and a scale above zero")

    make, rule = variants[given.variant]
    hatch = make(given.capacity)
    opens_late = given.variant in ("priority", "lifo")
    notes = [{"waited": 0.0, "backlog": 0} for _ in range(given.producers)]
    taken: list[list[Order]] = [[] for _ in range(given.consumers)]
    waiters = [threading.Thread(target=produce, args=(hatch, i, given.items, given.scale, notes[i])) for i in range(given.producers)]
    cooks = [threading.Thread(target=consume, args=(hatch, given.scale, own)) for own in taken]
    for waiter in waiters:
        waiter.start()
    if not opens_late:
        for one in cooks:
            one.start()
    for waiter in waiters:
        waiter.join()
    if opens_late:
        for one in cooks:
            one.start()
    # [close]
    hatch.join()  # until task_done() was called for every order
    for _ in cooks:
        hatch.put(END)  # the cooks go home
    # [close]
    for one in cooks:
        one.join()

    backlog = max(int(one["backlog"]) for one in notes)
    print(f"At most {backlog} orders lay in the hatch.")
    print(f"The waiters waited {sum(one['waited'] for one in notes):.2f} s for room in it.")
    expected = sorted((w, n) for w in range(given.producers) for n in range(given.items))
    actual = sorted((order.waiter, order.number) for own in taken for order in own)
    held = check("every order was taken exactly once", len(expected), len(actual) if expected == actual else "others")
    ordered = all(rule(own[i], own[k]) for own in taken for k in range(len(own)) for i in range(k))
    held &= check("each cook got them in the hatch's order", True, ordered)
    if given.variant in ("bounded", "home_made"):
        held &= check("never more in the hatch than fit", True, backlog <= given.capacity)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
