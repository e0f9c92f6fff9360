#!/usr/bin/env python3
"""kitchen: one dinner, cooked three ways. Cutting needs hands; the pan heats by itself."""

from __future__ import annotations

import argparse
import sys
import threading
import time

# [tools]
ONIONS = 2.0  # minutes of cutting
PEPPERS = 2.0  # minutes of cutting
HEATING = 3.0  # minutes until the pan is hot


class Kitchen:
    def __init__(self, minute: float) -> None:
        self.minute = minute  # in seconds: how long one is here
        self.opened_at = time.monotonic()
        self.hot_at = 0.0

    def minutes(self) -> float:
        """Minutes of kitchen time since the kitchen opened."""
        return (time.monotonic() - self.opened_at) / self.minute

    def cut(self, what: str, minutes: float) -> None:
        """Keeps a cook's hands busy."""
        self.tell(f"cuts {what}")
        time.sleep(minutes * self.minute)

    def put_pan_on_stove(self) -> None:
        """Takes no time: from now on the pan heats by itself."""
        self.tell("puts the pan on the stove")
        self.hot_at = self.minutes() + HEATING

    def wait_for_pan(self) -> None:
        """Keeps a cook waiting, but does not need his hands."""
        self.tell("waits for the pan")
        time.sleep(max(0.0, self.hot_at - self.minutes()) * self.minute)

    def tell(self, what: str) -> None:
        cook = threading.current_thread().name
        sys.stdout.write(f"{self.minutes():4.1f} min  {cook} {what}\n")
# [tools]


# [sequential]
def sequential(kitchen: Kitchen) -> None:
    kitchen.cut("the onions", ONIONS)
    kitchen.cut("the red peppers", PEPPERS)
    kitchen.put_pan_on_stove()
    kitchen.wait_for_pan()
# [sequential]


# [one_cook]
def one_cook(kitchen: Kitchen) -> None:
    kitchen.cut("half of the onions", ONIONS / 2)
    kitchen.put_pan_on_stove()  # two jobs under way, one pair of hands
    kitchen.cut("the rest of the onions", ONIONS / 2)
    kitchen.cut("the red peppers", PEPPERS)
    kitchen.wait_for_pan()
# [one_cook]


# [three_cooks]
def three_cooks(kitchen: Kitchen) -> None:
    def cut_onions() -> None:
        kitchen.cut("the onions", ONIONS)

    def cut_peppers() -> None:
        kitchen.cut("the red peppers", PEPPERS)

    def heat_pan() -> None:
        kitchen.put_pan_on_stove()
        kitchen.wait_for_pan()

    cooks = [
        threading.Thread(name="Ana", target=cut_onions),
        threading.Thread(name="Ben", target=cut_peppers),
        threading.Thread(name="Cleo", target=heat_pan),
    ]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()  # the dinner is ready when all three are
# [three_cooks]


variants = {"sequential": sequential, "one_cook": one_cook, "three_cooks": three_cooks}
claimed_minutes = {
    "sequential": ONIONS + PEPPERS + HEATING,
    "one_cook": ONIONS + PEPPERS,
    "three_cooks": HEATING,
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="sequential", help="which way (%(default)s)")
    options.add_argument("--minute", type=float, default=0.5, help="how long a minute of cooking takes here, in seconds (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.minute <= 0 or given.scale <= 0:
        options.error("expected a minute and a scale above zero")

    threading.current_thread().name = "the cook"
    kitchen = Kitchen(given.minute * given.scale)
    variants[given.variant](kitchen)
    took = kitchen.minutes()
    claimed = claimed_minutes[given.variant]
    print(f"Everything is cut and the pan is hot after {took:.1f} minutes.")
    print(f"wall time: claimed {claimed * kitchen.minute:.2f} s, measured {took * kitchen.minute:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
