#!/usr/bin/env python3
"""two_values: an exercise. Two processes really do what a script says. Say first with which numbers they end."""

from __future__ import annotations

import argparse
import multiprocessing
import re
import sys
from multiprocessing.connection import Connection

plates = 3  # in each process its own


def do_as_told(ana: Connection) -> None:
    global plates
    while order := ana.recv():
        if order[0] == "+":
            plates += int(order[1:])
        elif order[0] == "=":
            plates = int(order[1:])
        ana.send(plates)


def increments(script: str, a: int, b: int) -> bool:
    global plates
    print(f"Both begin with {plates}. The script: {script}")
    if a < 0 or b < 0:
        print("What have Ana and Ben at the end? Set --a and --b, and run again.")
        return True
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    ben = spawn.Process(target=do_as_told, args=(there,), name="Ben")
    ben.start()

    def ask_ben(order: str) -> int:
        here.send(order)
        return here.recv()

    for step in script.split():
        if step == "A>B":
            ask_ben(f"={plates}")
        elif step == "B>A":
            plates = ask_ben("?")
        elif step[0] == "A":
            plates += int(step[2:])
        else:
            ask_ben(step[1:])
    bens = ask_ben("?")
    here.send("")
    ben.join()
    print(f"Ana has {plates}, Ben has {bens}")
    return (plates, bens) == (a, b)


def script_of(text: str) -> str:
    for step in text.split():
        if not re.fullmatch(r"[AB]\+[1-9]\d{0,2}|A>B|B>A", step):
            raise argparse.ArgumentTypeError(f"'{step}' is no step. Steps are like A+4 and B+2, and A>B and B>A.")
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", choices=["increments"], default="increments")
    parser.add_argument("--script", type=script_of, default="A+4 B+2 A+5 B+1", help="what happens, step by step")
    parser.add_argument("--a", type=int, default=-1, help="Ana's number at the end; -1 only tells the script")
    parser.add_argument("--b", type=int, default=-1, help="Ben's number at the end; -1 only tells the script")
    parser.add_argument("--scale", type=float, default=1, help="accepted for all demos; nothing waits here")
    wanted = parser.parse_args()
    held = increments(wanted.script, wanted.a, wanted.b)
    print("ok" if held else "failed: a check did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
