#!/usr/bin/env python3
"""bank_account: money goes back and forth between two accounts, and an auditor adds them up meanwhile."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from typing import Callable

AT_FIRST = 1000  # on each account
AMOUNT = 50  # of each payment


def linger(microseconds: int) -> None:
    """Lets others run: somebody may come in between."""
    time.sleep(microseconds / 1e6)


# [unsynchronised]
class Account:
    def __init__(self) -> None:
        self.balance = AT_FIRST


class Unsynchronised:
    def __init__(self) -> None:
        self.ana = Account()
        self.ben = Account()

    def pay(self, giver: Account, taker: Account) -> None:
        had = giver.balance
        linger(400)  # somebody may come in between
        giver.balance = had - AMOUNT
        has = taker.balance
        linger(100)
        taker.balance = has + AMOUNT

    def audit(self) -> int:
        hers = self.ana.balance
        linger(700)  # turns the page
        return hers + self.ben.balance
# [unsynchronised]


# [atomic]
class AtomicAccount:
    """Python has no atomic numbers. With a lock of its own, each step is one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.amount = AT_FIRST

    def add(self, amount: int) -> None:
        with self.lock:
            self.amount += amount

    @property
    def balance(self) -> int:
        with self.lock:
            return self.amount


class Atomic:
    def __init__(self) -> None:
        self.ana = AtomicAccount()
        self.ben = AtomicAccount()

    def pay(self, giver: AtomicAccount, taker: AtomicAccount) -> None:
        giver.add(-AMOUNT)  # in one step
        linger(500)  # the money is under way
        taker.add(AMOUNT)  # in one step

    def audit(self) -> int:
        hers = self.ana.balance
        linger(700)  # turns the page
        return hers + self.ben.balance
# [atomic]


# [mutex]
class WithMutex(Unsynchronised):
    """The very same steps, and the books are in one pair of hands meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.books = threading.Lock()

    def pay(self, giver: Account, taker: Account) -> None:
        with self.books:
            super().pay(giver, taker)

    def audit(self) -> int:
        with self.books:
            return super().audit()
# [mutex]


# [day]
def work_day(bank: Unsynchronised | Atomic, payments: int, audits: int) -> list[int]:
    opening_time = threading.Barrier(3)
    sums: list[int] = []

    def pay(giver: Account | AtomicAccount, taker: Account | AtomicAccount) -> None:
        opening_time.wait()
        for n in range(payments):
            bank.pay(giver, taker)
            linger(n % 4 * 200)

    def audit() -> None:
        opening_time.wait()
        for _ in range(audits):
            sums.append(bank.audit())
            linger(500)

    crew = [
        threading.Thread(target=pay, args=(bank.ana, bank.ben)),
        threading.Thread(target=pay, args=(bank.ben, bank.ana)),
        threading.Thread(target=audit),
    ]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return sums
# [day]


variants: dict[str, Callable[[], Unsynchronised | Atomic]] = {
    "unsynchronised": Unsynchronised,
    "atomic": Atomic,
    "mutex": WithMutex,
}


def check(what: str, expected: int, actual: int) -> bool:
    held = expected == actual
    print(f"{'held' if held else 'FAILED'}: {what}: expected {expected}, got {actual}")
    return held


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="unsynchronised", help="which way (%(default)s)")
    options.add_argument("--payments", type=int, default=20, help="how often each of the two pays 50 (%(default)s)")
    options.add_argument("--audits", type=int, default=20, help="how often the auditor adds up (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()
    if given.payments < 1 or given.audits < 1:
        options.error("expected one payment or more, and one audit or more")

    bank = variants[given.variant]()
    sums = work_day(bank, given.payments, given.audits)
    in_the_end = bank.ana.balance + bank.ben.balance
    print(f"In the end Ana has {bank.ana.balance} and Ben has {bank.ben.balance}: together {in_the_end}.")
    print("The auditor has found:", *sorted(set(sums)))
    kept = check("no money came or went", 2 * AT_FIRST, in_the_end)
    counted = check("wrong audits", 0, sum(one != 2 * AT_FIRST for one in sums))
    return 0 if kept and counted else 1


if __name__ == "__main__":
    sys.exit(main())
