#!/usr/bin/env python3
"""parallel_map: one call for many tasks. The results come in the order of the inputs, whoever was done first."""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from concurrent.futures import (FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor,
                                ThreadPoolExecutor, TimeoutError, wait)
from functools import partial
from typing import Any, Callable, Iterable

SCALE = 1.0


def hire(executor: str, workers: int) -> Executor:
    if executor == "threads":
        return ThreadPoolExecutor(workers)
    # "spawn" starts each worker afresh, whatever the system's default is.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))


# [parallel_map]
def parallel_map(crew: Executor, function: Callable[..., Any], inputs: Iterable[Any], *, timeout: float | None = None,
                 retries: int = 0, pause: float = 0.1, growth: float = 2, jitter: float = 0.5,
                 silent: bool = False) -> list[Any]:
    """Results in the order of the inputs. In silent mode what was thrown stands in the place of the result."""
    everything = list(inputs)
    until = None if timeout is None else time.monotonic() + timeout
    results: list[Any] = [TimeoutError("it was not done in time")] * len(everything)
    tries = [0] * len(everything)
    seats: dict[Future[Any], int] = {}
    later: list[tuple[float, int]] = []  # when to try which one again

    def hand_in(seat: int) -> None:
        tries[seat] += 1
        seats[crew.submit(function, everything[seat])] = seat

    for seat in range(len(everything)):
        hand_in(seat)
    while seats or later:
        now = time.monotonic()
        if until is not None and now >= until:
            break
        for due in [one for one in later if one[0] <= now]:
            later.remove(due)
            hand_in(due[1])
        times = [when for when, _ in later] + ([until] if until is not None else [])
        patience = max(0.0, min(times) - now) if times else None
        if not seats:
            time.sleep(patience or 0.0)
            continue
        for done in wait(seats, patience, FIRST_COMPLETED).done:
            seat = seats.pop(done)
            error = done.exception()
            results[seat] = error or done.result()
            if error and tries[seat] <= retries:
                longest = pause * growth ** (tries[seat] - 1)
                later.append((time.monotonic() + longest * (1 - jitter * random.random()), seat))
    for left in seats:
        left.cancel()  # what nobody has begun
    failures = [one for one in results if isinstance(one, Exception)]
    if failures and not silent:
        raise failures[0]
    return results
# [parallel_map]


# [order]
class Order:
    def __init__(self, dish: str, seconds: float) -> None:
        self.dish = dish
        self.seconds = seconds * SCALE
# [order]


# [cook]
def cook(wanted: Order) -> str:
    time.sleep(wanted.seconds)
    if wanted.dish == "milk":
        raise RuntimeError("the milk boiled over")
    return f"a plate of {wanted.dish}"
# [cook]


def five_orders() -> list[Order]:
    return [Order("roast", 5), Order("soup", 1), Order("bread", 1), Order("tea", 1), Order("eggs", 1)]


def held(what: str, expected: object, actual: object) -> bool:
    if expected == actual:
        return True
    print(f"FAILED  {what}: expected {expected}, got {actual}")
    return False


def loop() -> bool:
    orders = five_orders()
    start = time.monotonic()
    # [loop]
    plates = []
    for order in orders:
        plates.append(cook(order))
    # [loop]
    print(f"{len(plates)} plates, {time.monotonic() - start:.1f} s")
    return held("the order", [f"a plate of {one.dish}" for one in orders], plates)


def map_orders(crew: Executor) -> bool:
    orders = five_orders()
    start = time.monotonic()
    # [map]
    plates = list(crew.map(cook, orders))
    for plate in plates:
        print(plate)
    # [map]
    print(f"{len(plates)} plates, {time.monotonic() - start:.1f} s")
    return held("the order", [f"a plate of {one.dish}" for one in orders], plates)


# [bake]
def bake(dish: str, seconds: float = 0.3, degrees: int = 180) -> str:
    time.sleep(seconds * SCALE)
    return f"{dish} at {degrees} degrees"
# [bake]


def bake_with(arguments: dict[str, Any], scale: float) -> str:
    global SCALE
    SCALE = scale  # in a process of its own this is a variable of its own
    return bake(**arguments)


def named(crew: Executor) -> bool:
    # [named]
    common = {"seconds": 0.3, "degrees": 180}
    guests = {
        "Ana": {"dish": "bread"},
        "Ben": {"dish": "cake", "seconds": 0.6},    # takes longer
        "Cleo": {"dish": "pizza", "degrees": 250},  # wants it hotter
    }
    baking = [{**common, **own} for own in guests.values()]  # a task's own go before
    plates = dict(zip(guests, parallel_map(crew, partial(bake_with, scale=SCALE), baking)))
    for guest, plate in plates.items():
        print(f"{guest}: {plate}")
    # [named]
    return held("named", ["bread at 180 degrees", "cake at 180 degrees", "pizza at 250 degrees"],
                list(plates.values()))


def add(prices: list[int], seconds: float) -> int:
    time.sleep(seconds)
    return sum(prices)


def par(crew: Executor) -> bool:
    # [par]
    soup = partial(cook, Order("soup", 1.0))
    bill = partial(add, [450, 320, 280], 0.5 * SCALE)
    plate, cents = [one.result() for one in [crew.submit(soup), crew.submit(bill)]]
    print(f"{plate}, {cents} cents")
    # [par]
    return held("the soup", "a plate of soup", plate) and held("the bill", 1050, cents)


def async_map(crew: Executor) -> bool:
    # [async_map]
    plates = [crew.submit(cook, order) for order in five_orders()]
    time.sleep(0.5 * SCALE)  # lay the table
    if wait(plates, timeout=1 * SCALE).not_done:
        print("not done in time")  # the work goes on
    for plate in plates:
        plate.cancel()  # what nobody has begun
    # [async_map]
    served = 0
    for number, plate in enumerate(plates):
        try:
            plate.result()
            served += 1
        except CancelledError:
            print(f"order {number}: it was cancelled")
    return held("served or cancelled", len(plates), served + sum(one.cancelled() for one in plates))


def timeout(crew: Executor) -> bool:
    start = time.monotonic()
    # [timeout]
    plates = parallel_map(crew, cook, five_orders(), timeout=2.5 * SCALE, silent=True)
    # [timeout]
    in_time = [one for one in plates if not isinstance(one, Exception)]
    print(f"After {time.monotonic() - start:.1f} s there are {len(in_time)} plates.")
    # Python has no way to end the roast either: this program ends when the roast does.
    return held("each has a place", 5, len(plates))


def silent(crew: Executor) -> bool:
    # [silent]
    wanted = [Order("soup", 0.5), Order("milk", 0.3), Order("tea", 0.2)]
    plates = parallel_map(crew, cook, wanted, silent=True)
    for number, one in enumerate(plates):
        if isinstance(one, Exception):
            print(f"order {number}: {one}")
    for one in plates:
        print("a cup of water" if isinstance(one, Exception) else one)
    # [silent]
    thrown = False
    try:
        parallel_map(crew, cook, wanted)
    except RuntimeError as error:
        thrown = True
        print("Not silent:", error)
    return held("thrown", True, thrown) and held("the tea", "a plate of tea", plates[2])


# [roast]
def roast(dish: str, warm: float, seconds: float) -> str:
    time.sleep(seconds)
    if time.time() < warm:
        raise RuntimeError("the oven is cold")
    return f"roast {dish}"
# [roast]


def retries(crew: Executor) -> bool:
    dishes = ["potatoes", "carrots", "leeks"]
    crew.submit(abs, -1).result()  # somebody is there
    baking = partial(roast, warm=time.time() + 0.6 * SCALE, seconds=0.05 * SCALE)
    once = parallel_map(crew, baking, dishes, silent=True)
    print(f"Tried once: {sum(isinstance(one, str) for one in once)} of 3")
    start = time.monotonic()
    # [retries]
    plates = parallel_map(crew, baking, dishes, retries=5, pause=0.1 * SCALE, growth=2)
    # [retries]
    for plate in plates:
        print(plate)
    print(f"Tried again and again: {len(plates)} of 3, {time.monotonic() - start:.1f} s")
    return held("in order, after all", "roast leeks", plates[2])


def weigh(number: int) -> int:
    return number * 2654435761 % 2**32 >> 8


# [split]
def chunks(everything: list[int], parts: int) -> list[list[int]]:
    parts = min(parts, len(everything))
    cuts = [i * len(everything) // parts for i in range(parts + 1)] if parts else []
    return [everything[first:last] for first, last in zip(cuts, cuts[1:])]


def weigh_all(some: list[int]) -> list[int]:
    return [weigh(one) for one in some]


def weigh_in_chunks(crew: Executor, onions: list[int], parts: int) -> list[int]:
    return [weight for part in crew.map(weigh_all, chunks(onions, parts)) for weight in part]
# [split]


def split(crew: Executor, tasks: int, workers: int) -> bool:
    onions = list(range(tasks))
    list(crew.map(weigh, range(workers)))  # the workers are there
    start = time.monotonic()
    one_by_one = list(crew.map(weigh, onions))
    between = time.monotonic()
    in_chunks = weigh_in_chunks(crew, onions, workers)
    end = time.monotonic()
    print(f"map:   {tasks} tasks, {(between - start) * 1e3:.1f} ms")
    print(f"split: {len(chunks(onions, workers))} chunks, {(end - between) * 1e3:.1f} ms")
    return held("in order", one_by_one, in_chunks) and held("and right", weigh_all(onions), in_chunks)


# [own_split]
def cut(everything: list[int], parts: int) -> list[list[int]]:
    """Is to cut a list into so many chunks, or one for each number if there are fewer: never an empty one."""
    size = -(-len(everything) // parts)
    return [everything[i * size:(i + 1) * size] for i in range(parts)]
# [own_split]


def own_split() -> bool:
    empty, uneven, count, wrong = 0, 0, 0, 0
    for n in range(51):
        everything = list(range(n))
        for parts in [1, 2, 3, 4, 7, 8, 12]:
            made = cut(everything, parts)
            sizes = [len(one) for one in made]
            empty += 0 in sizes
            uneven += bool(sizes) and min(sizes) > 0 and max(sizes) > min(sizes) + 1
            count += len(made) != min(parts, n)
            wrong += sum(made, []) != everything
    return all([held("lists with an empty chunk", 0, empty),
                held("lists with sizes that differ by more than one", 0, uneven),
                held("lists cut into another number of chunks", 0, count),
                held("lists that are not joined in order", 0, wrong)])


def run(options: argparse.Namespace) -> bool:
    if options.variant == "loop":
        return loop()
    if options.variant == "own_split":
        return own_split()
    with hire(options.executor, options.workers) as crew:
        if options.variant == "split":
            return split(crew, options.tasks, options.workers)
        ways = {"map": map_orders, "named": named, "par": par, "async_map": async_map, "timeout": timeout,
                "silent": silent, "retries": retries}
        return ways[options.variant](crew)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", default="map",
                        choices=["map", "loop", "named", "par", "async_map", "timeout", "silent", "retries", "split",
                                 "own_split"])
    parser.add_argument("--executor", default="threads", choices=["threads", "processes"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--tasks", type=int, default=2000)
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    global SCALE
    SCALE = options.scale
    return 0 if run(options) else 1


if __name__ == "__main__":
    sys.exit(main())
