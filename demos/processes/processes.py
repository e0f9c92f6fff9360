#!/usr/bin/env python3
"""processes: the same program, started twice. What is one variable in its text is two in memory."""

from __future__ import annotations

import argparse
import getpass
import multiprocessing
import os
import pwd
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variant", choices=["twins", "wraps", "private_file"], default="twins")
    parser.add_argument("--plates", type=int, default=7, help="what Ana writes into her variable")
    parser.add_argument("--scale", type=float, default=1, help="accepted for all demos; nothing waits here")
    wanted = parser.parse_args()
    if wanted.variant == "twins":
        held = twins(wanted.plates)
    elif wanted.variant == "wraps":
        held = wraps()
    else:
        held = private_file()
    print("ok" if held else "failed: a check did not hold")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
