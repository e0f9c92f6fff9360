#!/usr/bin/env python3
"""futures: hand work in, get a receipt, go on. The crew behind the hatch is threads or processes."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import queue
import random
import sys
import threading
import time
from concurrent.futures import (Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, TimeoutError, as_completed,
                                wait)
from typing import Callable

SCALE = 1.0


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


# [hire]
def hire(executor: str, workers: int) -> Executor:
    if executor == "threads":
        return ThreadPoolExecutor(workers)
    # "spawn" starts each worker afresh, whatever the system's default is.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
# [hire]


def held(what: str, expected: object, actual: object) -> bool:
    if expected == actual:
        return True
    print(f"FAILED  {what}: expected {expected}, got {actual}")
    return False


def submit(crew: Executor) -> bool:
    # [submit]
    soup = crew.submit(cook, Order("soup", 0.5))
    milk = crew.submit(cook, Order("milk", 0.2))
    print("Two receipts. Is the soup done?", soup.done())
    time.sleep(0.3 * SCALE)  # lay the table
    print(soup.result())     # waits, if need be
    try:
        milk.result()
    except RuntimeError as error:
        print("The milk:", error)
    # [submit]
    return held("the soup", "a plate of soup", soup.result()) and held("the milk", RuntimeError, type(milk.exception()))


def timeout(crew: Executor) -> bool:
    # [timeout]
    roast = crew.submit(cook, Order("roast", 1.0))
    try:
        roast.result(timeout=0.2 * SCALE)
    except TimeoutError:
        print("Not done in time. Running:", roast.running())
    print(roast.result())  # the work went on
    # [timeout]
    return held("the roast", "a plate of roast", roast.result())


def cancel(crew: Executor) -> bool:
    # [cancel]
    roast = crew.submit(cook, Order("roast", 0.6))
    others = [crew.submit(cook, Order("bread", 0.1)) for _ in range(3)]
    tea = crew.submit(cook, Order("tea", 0.1))
    while not roast.running() and not roast.done():
        time.sleep(0.005)
    roast_cancelled = roast.cancel()
    tea_cancelled = tea.cancel()
    print("Roast, running: cancel() says", roast_cancelled)
    print("Tea, waiting: cancel() says", tea_cancelled)
    crew.shutdown()  # waits until all the others are done
    # [cancel]
    return (held("what runs can't be cancelled", False, roast_cancelled)
            and held("the tea knows it", tea_cancelled, tea.cancelled())
            and held("the others are done", True, all(one.done() for one in others)))


def five_orders() -> list[Order]:
    return [Order("soup", 0.5), Order("bread", 0.3), Order("tea", 0.1), Order("eggs", 0.3), Order("salad", 0.3)]


def map_orders(crew: Executor) -> bool:
    # [map]
    orders = five_orders()
    start = time.monotonic()
    plates = []
    for plate in crew.map(cook, orders):  # gives each as soon as it is its turn
        print(f"{time.monotonic() - start:.1f} s: {plate}")
        plates.append(plate)
    # [map]
    return held("the order", [f"a plate of {one.dish}" for one in orders], plates)


def in_finish_order(crew: Executor) -> bool:
    # [as_completed]
    start = time.monotonic()
    receipts = [crew.submit(cook, order) for order in five_orders()]
    came = 0
    for done in as_completed(receipts):
        print(f"{time.monotonic() - start:.1f} s: {done.result()}")
        came += 1
    # [as_completed]
    return held("each comes once", len(receipts), came)


def price(number: int, seconds: float) -> int:
    time.sleep(seconds)
    return 100 + number * 7919 % 900


# [producer_consumer]
def add_prices(crew: Executor, tasks: int, delay: float) -> int:
    receipts: queue.Queue[Future[int] | None] = queue.Queue(64)

    def produce() -> None:
        for number in range(tasks):
            receipts.put(crew.submit(price, number, delay))
        receipts.put(None)  # no more

    producer = threading.Thread(name="producer", target=produce)
    producer.start()
    cents = 0  # this thread is the consumer
    while receipt := receipts.get():
        cents += receipt.result()
    producer.join()
    return cents
# [producer_consumer]


def producer_consumer(crew: Executor, tasks: int, delay: float) -> bool:
    start = time.monotonic()
    cents = add_prices(crew, tasks, delay * SCALE)
    print(f"{tasks} tasks, {time.monotonic() - start:.2f} s")
    return held("the prices add up", sum(price(number, 0) for number in range(tasks)), cents)


def nested(workers: int) -> bool:
    # [nested]
    # Each task hands another one in to the same pool, and waits for it.
    crew = ThreadPoolExecutor(workers)
    all_busy = threading.Barrier(workers)

    def menu() -> int:
        all_busy.wait()  # by now nobody is left
        return crew.submit(lambda: 1).result()

    receipts = [crew.submit(menu) for _ in range(workers)]
    # [nested]
    stuck = wait(receipts, timeout=1 * SCALE).not_done
    if stuck:  # Python has nobody who would find a deadlock, and would wait for these threads at its end
        print(f"{len(stuck)} of {workers} tasks are stuck")
        sys.stdout.flush()
        os._exit(1)
    return True


def std_async() -> bool:
    """Python's futures don't wait when they go."""
    start = time.monotonic()
    with ThreadPoolExecutor(2) as crew:
        crew.submit(time.sleep, 0.5 * SCALE)
        crew.submit(time.sleep, 0.5 * SCALE)
        print(f"ThreadPoolExecutor, futures dropped: {time.monotonic() - start:.2f} s")
    print(f"with leaving the pool: {time.monotonic() - start:.2f} s")
    return True


# [own_map]
def map_by_hand(crew: Executor, work: Callable[[int], int], inputs: list[int]) -> list[int]:
    """Is to give the results in the order of the inputs."""
    receipts = [crew.submit(work, one) for one in inputs]
    results = []
    for done in as_completed(receipts):
        results.append(done.result())
    return results
# [own_map]


def own_map() -> bool:
    inputs = [random.randrange(20) for _ in range(12)]

    def work(number: int) -> int:
        time.sleep(random.uniform(0.01, 0.1) * SCALE)
        return (number - 9) ** 2

    with ThreadPoolExecutor(3) as crew:
        results = map_by_hand(crew, work, inputs)
    return held("the results are in the order of the inputs", [(one - 9) ** 2 for one in inputs], results)


def run(options: argparse.Namespace) -> bool:
    workers = options.workers or {"cancel": 1, "producer_consumer": 32}.get(options.variant, 3)
    if options.variant == "nested":
        return nested(workers)
    if options.variant == "std_async":
        return std_async()
    if options.variant == "own_map":
        return own_map()
    with hire(options.executor, workers) as crew:
        if options.variant == "producer_consumer":
            return producer_consumer(crew, options.tasks, options.delay)
        ways = {"submit": submit, "timeout": timeout, "cancel": cancel, "map": map_orders,
                "as_completed": in_finish_order}
        return ways[options.variant](crew)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", default="submit",
                        choices=["submit", "timeout", "cancel", "map", "as_completed", "producer_consumer", "nested",
                                 "std_async", "own_map"])
    parser.add_argument("--executor", default="threads", choices=["threads", "processes"])
    parser.add_argument("--workers", type=int, default=0, help="0: what the variant takes")
    parser.add_argument("--tasks", type=int, default=1023)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    global SCALE
    SCALE = options.scale
    return 0 if run(options) else 1


if __name__ == "__main__":
    sys.exit(main())
