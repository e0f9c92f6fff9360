#!/usr/bin/env python3
"""slips: small programs that teach well and are each wrong in one place, beside the same programs without the slip."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from typing import Callable

VISITS = 100  # by each of two visitors
scale = 1.0  # what --scale says; every delay is multiplied by it


class Counter:
    """Counts right, whoever counts."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value = 0

    def add(self) -> None:
        with self.lock:
            self.value += 1


# [visit]
def visit(counter: Counter) -> None:
    for _ in range(VISITS):
        time.sleep(0.001)  # looks around
        counter.add()
# [visit]


# [counter]
def two_visitors() -> bool:
    counter = Counter()
    ana = threading.Thread(target=visit, args=(counter,))
    ben = threading.Thread(target=visit, args=(counter,))
    ana.start()
    ben.start()
    held = check("visits", 2 * VISITS, counter.value)
    ana.join()
    ben.join()
    return held
# [counter]


# [counter_mended]
def two_visitors_mended() -> bool:
    counter = Counter()
    ana = threading.Thread(target=visit, args=(counter,))
    ben = threading.Thread(target=visit, args=(counter,))
    ana.start()
    ben.start()
    ana.join()
    ben.join()
    return check("visits", 2 * VISITS, counter.value)
# [counter_mended]


PRICES = [310, 420, 570]


def run_all(crew: list[threading.Thread]) -> None:
    for one in crew:
        one.start()
    for one in crew:
        one.join()


# [prices]
def ask_price(site: int) -> int:
    time.sleep(0.2 * scale)
    return PRICES[site]


def three_prices() -> bool:
    run_all([threading.Thread(target=ask_price, args=(site,)) for site in range(3)])
    # all three have their price, and where is it now?
    total = 0
    return check("sum of the prices", 1300, total)
# [prices]


# [prices_mended]
def three_prices_mended() -> bool:
    asked = [0, 0, 0]

    def keep(site: int) -> None:
        asked[site] = ask_price(site)  # to each its own place

    run_all([threading.Thread(target=keep, args=(site,)) for site in range(3)])
    return check("sum of the prices", 1300, sum(asked))
# [prices_mended]


# [primes]
def is_prime(n: int) -> bool:
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True
# [primes]


# [primes_mended]
def is_prime_mended(n: int) -> bool:
    return n >= 2 and is_prime(n)
# [primes_mended]


# [count_primes]
def count_primes(prime: Callable[[int], bool]) -> bool:
    found = [n for n in range(1, 11) if prime(n)]
    for n in found:
        print(n, "is prime")
    return check("primes from 1 to 10", 4, len(found))  # 2, 3, 5 and 7
# [count_primes]


# [delay]
def told_wait() -> bool:
    print("This takes 3 seconds.")
    time.sleep(2 * scale)
    return True
# [delay]


# [delay_mended]
def told_wait_mended() -> bool:
    delay = 2
    print(f"This takes {delay} seconds.")
    time.sleep(delay * scale)
    return True
# [delay_mended]


variants: dict[str, Callable[[], bool]] = {
    "counter": two_visitors,
    "counter_mended": two_visitors_mended,
    "prices": three_prices,
    "prices_mended": three_prices_mended,
    "primes": lambda: count_primes(is_prime),
    "primes_mended": lambda: count_primes(is_prime_mended),
    "delay": told_wait,
    "delay_mended": told_wait_mended,
}


def check(what: str, expected: int, actual: int) -> bool:
    held = expected == actual
    print(f"{'held' if held else 'FAILED'}: {what}: expected {expected}, got {actual}")
    return held


def main() -> int:
    global scale
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="counter", help="which program (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.scale <= 0:
        options.error("expected a scale above zero")
    scale = given.scale

    start = time.monotonic()
    held = variants[given.variant]()
    print(f"{given.variant} took {(time.monotonic() - start) / scale:.2f} s")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
