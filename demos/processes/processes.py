#!/usr/bin/env python3
"""processes: the same program, started twice. What is one variable in its text is two in memory."""

from __future__ import annotations

import argparse
import getpass
import multiprocessing
import os
import pwd
import re
import sys
import tempfile
from multiprocessing.connection import Connection

# [variable]
# One variable in the program. Each process has its own.
plates = 3
# [variable]


# [child]
def look_when_asked(ana: Connection) -> None:
    """All that Ben's process runs. It begins with plates = 3."""
    while ana.recv() == "look":
        ana.send((os.getpid(), plates))
# [child]


# [twins]
def twins(wanted: int) -> bool:
    global plates
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    ben = spawn.Process(target=look_when_asked, args=(there,), name="Ben")
    ben.start()

    plates = wanted  # in Ana's process: this one
    print(f"Ana, process {os.getpid()}: plates = {plates}")
    here.send("look")
    ben_id, bens_plates = here.recv()
    print(f"Ben, process {ben_id}: plates = {bens_plates}")

    here.send("enough")
    ben.join()
    return plates == wanted and bens_plates == 3
# [twins]


# [wraps]
def what_it_wraps() -> dict[str, object]:
    folder = "/proc/self/fd"
    files = len(os.listdir(folder)) if os.path.isdir(folder) else "not told here"
    return {"process id": os.getpid(), "owner": getpass.getuser(), "folder": os.getcwd(), "open files": files}
# [wraps]


def describe_yourself(ana: Connection) -> None:
    ana.send(what_it_wraps())


def wraps() -> bool:
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    ben = spawn.Process(target=describe_yourself, args=(there,), name="Ben")
    ben.start()
    anas, bens = what_it_wraps(), here.recv()
    ben.join()
    print(f"{'':12} {'Ana':>14} {'Ben':>14}")
    for name, value in anas.items():
        print(f"{name:12} {value!s:>14} {bens[name]!s:>14}")
    return ben.exitcode == 0


# [nobody]
def read_as_nobody(ana: Connection, path: str) -> None:
    try:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
    except (PermissionError, KeyError) as error:
        ana.send(("skipped", str(error)))
        return
    try:
        with open(path) as recipe:
            ana.send(("nobody", recipe.read()))
    except PermissionError as error:
        ana.send(("nobody", error.strerror))
# [nobody]


def private_file() -> bool:
    spawn = multiprocessing.get_context("spawn")
    with tempfile.NamedTemporaryFile("w+", prefix="recipe.") as recipe:  # mode 600
        recipe.write("a pinch of salt")
        recipe.flush()
        with open(recipe.name) as file:
            print(f"Ana, as {getpass.getuser()}: {file.read()}")
        here, there = spawn.Pipe()
        ben = spawn.Process(target=read_as_nobody, args=(there, recipe.name), name="Ben")
        ben.start()
        who, seen = here.recv()
        ben.join()
    if who == "skipped":
        print(f"Ben cannot become another user ({seen}): only root may. The second half is skipped.")
        return True
    print(f"Ben, as {who}: {seen}")
    return seen == "Permission denied"


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
    parser.add_argument("--variant", choices=["twins", "wraps", "private_file", "increments"], default="twins")
    parser.add_argument("--plates", type=int, default=7, help="twins: what Ana writes into her variable")
    parser.add_argument("--script", type=script_of, default="A+4 B+2 A+5 B+1", help="increments: the steps")
    parser.add_argument("--a", type=int, default=-1, help="increments: Ana's value at the end")
    parser.add_argument("--b", type=int, default=-1, help="increments: Ben's value at the end")
    parser.add_argument("--scale", type=float, default=1, help="accepted for all demos; nothing waits here")
    wanted = parser.parse_args()
    if wanted.variant == "twins":
        held = twins(wanted.plates)
    elif wanted.variant == "wraps":
        held = wraps()
    elif wanted.variant == "private_file":
        held = private_file()
    else:
        held = increments(wanted.script, wanted.a, wanted.b)
    print("ok" if held else "failed: a check did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
