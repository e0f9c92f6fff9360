#!/usr/bin/env python3
"""event_loop: three waits on one thread, and what happens when one callback does not come to an end. With asyncio."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

PATIENCE = 0.1  # for a dish that is ready
TILL_AFTER = 0.45


# [order]
async def order(dish: str, takes: float, delays: list[float]) -> None:
    ready_at = time.monotonic() + takes
    await asyncio.sleep(takes)  # meanwhile the loop runs others
    delays.append(time.monotonic() - ready_at)
    print(f"{dish} is served, {delays[-1]:.2f} s after it was ready")
# [order]


# [loop]
async def many_waits(given: argparse.Namespace, delays: list[float]) -> None:
    await asyncio.gather(*(order(f"dish {i + 1}", given.wait, delays) for i in range(given.waits)))
# [loop]


# [till]
def count_till(piece: float) -> None:
    time.sleep(piece)  # not awaited: the loop stands still
# [till]


# [each_calls_next]
async def count_pieces(piece: float, count: int) -> None:
    for _ in range(count):
        count_till(piece)
        await asyncio.sleep(0)  # lets the others run
# [each_calls_next]


# [all_at_once]
def ask_for_pieces(piece: float, count: int) -> None:
    for _ in range(count):
        asyncio.get_running_loop().call_soon(count_till, piece)
# [all_at_once]


# [blocking_callback]
async def blocking_callback(given: argparse.Namespace, delays: list[float]) -> None:
    async def till() -> None:
        await asyncio.sleep(TILL_AFTER * given.scale)
        piece = given.callback / given.pieces
        if given.ask == "all_at_once":
            ask_for_pieces(piece, given.pieces)
        else:
            await count_pieces(piece, given.pieces)

    await asyncio.gather(many_waits(given, delays), till())
# [blocking_callback]


# [computing]
async def chop(takes: float) -> None:
    time.sleep(takes)  # stands for work: nothing is awaited


async def computing(given: argparse.Namespace, delays: list[float]) -> None:
    await asyncio.gather(*(chop(given.wait) for _ in range(given.waits)))
# [computing]


variants = {"loop": many_waits, "blocking_callback": blocking_callback, "computing": computing}


def check(what: str, held: bool) -> bool:
    print(f"{'held' if held else 'FAILED'}: {what}")
    return held


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="loop", help="what is in the loop (%(default)s)")
    options.add_argument("--waits", type=int, default=3, help="how many dishes are ordered, or chopped (%(default)s)")
    options.add_argument("--wait", type=float, default=2, help="how long the kitchen takes for a dish, or chopping, in seconds (%(default)s)")
    options.add_argument("--callback", type=float, default=3, help="how long counting the till takes, in seconds (%(default)s)")
    options.add_argument("--pieces", type=int, default=1, help="pieces that the counting is split into (%(default)s)")
    options.add_argument("--ask", choices=["one_by_one", "all_at_once"], default="one_by_one", help="how the pieces are asked for (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.waits < 1 or given.wait <= 0 or given.callback < 0 or given.pieces < 1 or given.scale <= 0:
        options.error("expected one or more waits and pieces, times and a scale above zero")
    given.wait *= given.scale
    given.callback *= given.scale
    delays: list[float] = []
    start = time.monotonic()
    asyncio.run(variants[given.variant](given, delays))
    print(f"{time.monotonic() - start:.2f} s")
    if given.variant == "computing":
        return 0
    held = check(f"dishes served: {len(delays)} of {given.waits}", len(delays) == given.waits)
    if given.variant == "blocking_callback":
        held = check("no dish that was ready waited for 100 ms", max(delays) < PATIENCE * given.scale) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
