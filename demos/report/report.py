#!/usr/bin/env python3
"""report: three downloads end, and each has a line for the report. Does every site get its line?"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from typing import Callable

sites = ["bakery", "dairy", "market"]


# [paper]
class Paper:
    """The report: a line for each site that has answered."""

    def __init__(self) -> None:
        self.lines: list[str | None] = [None] * len(sites)
        self.end = 0  # so many lines are written
# [paper]


# [naive]
def add_at_the_end(on: Paper, site: int) -> None:
    """Writes where the report ends, and then moves the end."""
    end = on.end
    time.sleep(0.002)  # time for another one to look
    on.lines[end] = sites[site]
    on.end = end + 1
# [naive]


# [slots]
def write_own_line(on: Paper, site: int) -> None:
    """Each site has its own line, and nobody else writes there."""
    time.sleep(0.002)
    on.lines[site] = sites[site]
# [slots]


def download_all(report: Callable[[Paper, int], None], on: Paper) -> None:
    """A download for each site, all at once; `report` is what it does then."""
    gate = threading.Barrier(len(sites))

    def download(site: int) -> None:
        gate.wait()
        report(on, site)

    downloads = [threading.Thread(target=download, args=(i,), name=site) for i, site in enumerate(sites)]
    for one in downloads:
        one.start()
    for one in downloads:
        one.join()


variants = {"naive": add_at_the_end, "slots": write_own_line}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="naive", help="which way (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()

    report = Paper()
    download_all(variants[given.variant], report)
    found = [line for line in report.lines if line]
    for number, line in enumerate(found, 1):
        print(f"{number}. {line}")
    held = len(set(found)) == len(sites)
    print(f"{'held' if held else 'FAILED'}: every site is in the report: expected {len(sites)}, got {len(set(found))}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
