#!/usr/bin/env python3
"""multiprocessing: processes that work for this one. They share nothing; what they know of each other came through a pipe."""

from __future__ import annotations

import os
import sys

# This file is called like the module that it uses, so nobody may look for modules in its folder.
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path = [folder for folder in sys.path if os.path.abspath(folder or ".") != HERE]
os.environ["PYTHONSAFEPATH"] = "1"  # nor may its children

import argparse
import json
import multiprocessing
import pickle
import platform
import random
import statistics
import threading
import time
from multiprocessing.connection import Connection
from typing import Callable, NamedTuple

NUMBERS = [15492781, 15492787, 15492803, 15492811, 15492810, 15492833, 15492859, 15502547, 15520301, 15527509]

# Starts each child afresh, whatever the system's default is.
spawn = multiprocessing.get_context("spawn")


class Answer(NamedTuple):
    number: int
    is_prime: bool
    process: int
    tested: int  # the tally in that process's memory


# [is_prime]
def is_prime(n: int) -> bool:
    if n < 2 or n % 2 == 0:
        return n == 2
    for divisor in range(3, n, 2):
        if n % divisor == 0:
            return False
    return True
# [is_prime]


# [tally]
# One variable in the program, and one in the memory of each process.
tested = 0


def test_number(n: int) -> Answer:
    global tested
    prime = is_prime(n)
    tested += 1
    return Answer(n, prime, os.getpid(), tested)
# [tally]


def held(what: str, expected: object, actual: object) -> bool:
    if expected == actual:
        return True
    print(f"FAILED  {what}: expected {expected}, got {actual}")
    return False


def tell(answers: list[Answer], start: float) -> bool:
    print(f"{len(answers)} numbers in {time.monotonic() - start:.2f} s")
    for one in answers:
        print(f"{one.number} {'prime' if one.is_prime else 'not prime':9} process {one.process}, tested there: {one.tested}")
    print(f"In the memory of main: {tested} numbers tested.")
    return held("answers", len(NUMBERS), len(answers)) and held("primes", 9, sum(one.is_prime for one in answers))


def sequential() -> list[Answer]:
    return [test_number(n) for n in NUMBERS]


# [child]
# All that a child runs: it answers until its pipe is closed.
def answer_questions(parent: Connection) -> None:
    while True:
        try:
            number = parent.recv()
        except EOFError:
            return
        parent.send(test_number(number))
# [child]


def start_child(target: Callable, *arguments: object) -> tuple[multiprocessing.Process, Connection]:
    here, there = spawn.Pipe()
    child = spawn.Process(target=target, args=(there, *arguments))
    child.start()
    there.close()  # else the pipe has two writers, and its end is never seen
    return child, here


# [outcome]
# Whatever a child does, something is known of it.
def outcome_of(child: multiprocessing.Process, pipe: Connection) -> tuple[Answer | None, str]:
    try:
        answer = pipe.recv()
        if isinstance(answer, Answer):
            return answer, ""
        error = f"what came is no answer: {answer}"
    except (EOFError, ConnectionResetError):
        child.join()
        error = f"it ended with code {child.exitcode} and gave no answer"  # a negative one is a signal
    except pickle.UnpicklingError as wrong:
        error = f"what came is no answer: {wrong}"
    return None, error
# [outcome]


def processes() -> list[Answer]:
    # [processes]
    children = []
    for number in NUMBERS:
        child, pipe = start_child(answer_questions)
        pipe.send(number)
        children.append((child, pipe))
    answers = []
    for child, pipe in children:
        answer, error = outcome_of(child, pipe)  # first the answer,
        pipe.close()
        child.join()                             # then the end
        if answer:
            answers.append(answer)
        else:
            print(error)
    # [processes]
    return answers


# [courier]
# Runs in each worker. All of them share the two queues.
def work_off(questions: multiprocessing.JoinableQueue, answers: multiprocessing.Queue) -> None:
    while (number := questions.get()) is not None:
        answers.put(test_number(number))
        questions.task_done()
# [courier]


def queue(workers: int) -> list[Answer]:
    # [queue]
    questions = spawn.JoinableQueue()
    answers = spawn.Queue()
    crew = [spawn.Process(target=work_off, args=(questions, answers)) for _ in range(workers)]
    for worker in crew:
        worker.start()
    for number in NUMBERS:
        questions.put(number)
    questions.join()  # until each has been answered
    for _ in crew:
        questions.put(None)  # go home
    came = [answers.get() for _ in NUMBERS]  # before the workers are joined
    for worker in crew:
        worker.join()
    # [queue]
    return came


# [workers]
# As many as there are cores, unless told otherwise.
def crew_size(workers: int) -> int:
    return workers or os.cpu_count() or 1
# [workers]


def pool(workers: int) -> list[Answer]:
    # [pool]
    with spawn.Pool(crew_size(workers)) as crew:
        # map: all of them, results in the order of the questions.
        answers = crew.map(test_number, NUMBERS, chunksize=1)
        # [pool]
        # [apply]
        # apply: one of them, and wait for it.
        last = crew.apply(test_number, (NUMBERS[-1],))
        # [apply]
    return answers if last.is_prime and [one.number for one in answers] == NUMBERS else []


# [reply]
def reply(parent: Connection) -> None:
    while letter := parent.recv():
        parent.send(f"Thanks for {letter}")
# [reply]


def pipe(messages: int) -> bool:
    came = 0
    # [pipe]
    ben, end = start_child(reply)
    for i in range(1, messages + 1):
        end.send(f"letter {i}")
        answer = end.recv()
        print(answer)
        came += answer == f"Thanks for letter {i}"
    end.send("")  # no more
    ben.join()
    # [pipe]
    return held("replies", messages, came) and held("Ben's end", 0, ben.exitcode)


# [long_letter]
def write_long_letter(parent: Connection, lines: int) -> None:
    for _ in range(lines):
        parent.send_bytes(b"x" * 1000)  # waits when the pipe is full
# [long_letter]


def drain(pipe: Connection) -> int:
    came = 0
    try:
        while pipe.recv_bytes():
            came += 1
    except EOFError:
        return came
    return came


def join_first(lines: int) -> bool:
    # [join_first]
    ben, end = start_child(write_long_letter, lines)
    ben.join(timeout=3)  # without a timeout: for ever
    # [join_first]
    if ben.is_alive():
        print("Stuck: main waits for the end of Ben, and Ben waits until main reads.")
        ben.kill()
        ben.join()
        return False
    return held("lines", lines, drain(end))


def drain_first(lines: int) -> bool:
    # [drain_first]
    ben, end = start_child(write_long_letter, lines)
    came = drain(end)
    ben.join()  # nothing is left in the pipe
    # [drain_first]
    return held("lines", lines, came)


ORDERS = [("Ana: soup", "Ana: table 1"), ("Ben: bread", "Ben: table 2")]


# [two_parts]
# Each part goes through whole. The order does not.
def write_in_two(end: Connection, order: tuple[str, str], together: multiprocessing.Barrier) -> None:
    together.wait()
    for _ in range(20):
        end.send(order[0])
        time.sleep(0.0001)
        end.send(order[1])
# [two_parts]


# [one_part]
# Python's pipes want a lock as well: a long message goes in several writes.
def write_as_one(end: Connection, order: tuple[str, str], together: multiprocessing.Barrier, key: multiprocessing.Lock) -> None:
    together.wait()
    for _ in range(20):
        time.sleep(0.0001)
        with key:
            end.send(order)
# [one_part]


def take_orders(write: Callable, receive: Callable, *arguments: object) -> bool:
    here, shared = spawn.Pipe()
    together = spawn.Barrier(2)
    waiters = [spawn.Process(target=write, args=(shared, order, together, *arguments)) for order in ORDERS]
    for waiter in waiters:
        waiter.start()
    came = [receive(here) for _ in range(40)]
    for waiter in waiters:
        waiter.join()
    torn = [order for order in came if order not in ORDERS]
    for order in torn[:3]:
        print("An order: {!r} for {!r}".format(*order))
    return held("orders that came as they were written", 40, 40 - len(torn))


# [ways]
# Answers one question. At the second one something happens.
def go_wrong(parent: Connection, how: str) -> None:
    parent.send(test_number(parent.recv()))
    number = parent.recv()
    if how == "crash":
        os.abort()
    if how == "exit_early":
        os._exit(3)
    if how == "garbage":
        parent.send_bytes(b"There is a fly in my soup")
    if how == "large":  # longer than the pipe holds: that is all right
        parent.send(test_number(number))
        parent.send_bytes(b"x" * 1_000_000)
    time.sleep(60)
# [ways]


def ten_children(broken: int, how: str) -> list[tuple[multiprocessing.Process, Connection]]:
    children = [start_child(go_wrong, how) if i == broken else start_child(answer_questions) for i in range(10)]
    for _, pipe in children:
        pipe.send(7)
    for child, pipe in children:
        outcome_of(child, pipe)
    return children


def end_all(children: list[tuple[multiprocessing.Process, Connection]]) -> None:
    for child, pipe in children:
        child.kill()
        child.join()
        pipe.close()


def broken_child(how: str) -> bool:
    children = ten_children(3, how)
    start = time.monotonic()
    for (_, pipe), number in zip(children, [7] * 10):
        pipe.send(number)
    if how == "killed":
        children[3][0].kill()
    kept, error, until_known = 0, "", 0.0
    # [broken_child]
    for i, (child, pipe) in enumerate(children):
        answer, wrong = outcome_of(child, pipe)
        if answer:
            kept += 1
        else:
            until_known = time.monotonic() - start
            error = f"child {i + 1}: {wrong}"
            print(f"{until_known:.3f} s: {error}")
    # [broken_child]
    end_all(children)
    print(kept, "answers kept")
    if how == "large":
        return held("answers kept", 10, kept)
    return (held("answers kept", 9, kept) and held("who", True, error.startswith("child 4"))
            and held("known within a second", True, until_known < 1))


# [collect]
# Is to keep the answers of all children that give one, and to say which child went wrong, and how.
def collect(children: list[tuple[multiprocessing.Process, Connection]]) -> tuple[list[Answer], str]:
    kept = []
    error = ""
    for child, pipe in children:
        kept.append(Answer(*pipe.recv()))
    return kept, error
# [collect]


def nine_of_ten() -> bool:
    broken, how = random.randrange(1, 9), random.choice(["killed", "garbage", "exit_early"])
    children = ten_children(broken, how)
    start = time.monotonic()
    for _, pipe in children:
        pipe.send(7)
    if how == "killed":
        children[broken][0].kill()
    kept: list[Answer] = []
    error = ""
    try:
        kept, error = collect(children)
    except Exception as wrong:
        print(f"collect() gave up: {type(wrong).__name__}: {wrong}")
    took = time.monotonic() - start
    end_all(children)
    print(f"child {broken + 1}: {how}. {len(kept)} answers kept, error: '{error}'")
    return (held("answers kept", 9, len(kept)) and held("the error says who", True, f"child {broken + 1}" in error)
            and held("less than a second", True, took < 1))


def nothing() -> None:
    pass


# [cost]
def time_of(start: Callable) -> float:
    before = time.monotonic()
    one = start(target=nothing)
    one.start()
    one.join()
    return time.monotonic() - before
# [cost]


def cost(starts: int) -> bool:
    thread = statistics.median(time_of(threading.Thread) for _ in range(starts))
    process = statistics.median(time_of(spawn.Process) for _ in range(starts))
    print(f"a thread {thread * 1e3:.3f} ms, a process {process * 1e3:.1f} ms: {process / thread:.0f} times as much")
    return held("a process costs more", True, process > thread)


def timed(what: Callable, *arguments: object) -> float:
    start = time.monotonic()
    what(*arguments)
    return time.monotonic() - start


def measure() -> dict:
    """What the page shows beside the claims: measured when the site is built."""
    # The best of three, in turns: other programs may be at work.
    tries = [(timed(sequential), timed(processes), timed(pool, 0)) for _ in range(3)]
    one, ten, crew = (min(times) for times in zip(*tries))
    return {
        "by": f"{platform.python_implementation()} {platform.python_version()}",
        "on": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "rows": [
            {"what": "Ten numbers, one after another", "claimed": 3.84, "measured": one},
            {"what": "Ten numbers, a process for each", "claimed": 0.756, "measured": ten},
            {"what": "Ten numbers and one more, a pool with a worker for each core", "measured": crew},
            {"what": "One process, to start it and see it end", "measured": statistics.median(timed_processes(5))},
        ],
    }


def timed_processes(count: int) -> list[float]:
    return [time_of(spawn.Process) for _ in range(count)]


def run(wanted: argparse.Namespace) -> bool:
    start = time.monotonic()
    ways: dict[str, Callable[[], bool]] = {
        "sequential": lambda: tell(sequential(), start),
        "processes": lambda: tell(processes(), start) and held("tested in the memory of main", 0, tested),
        "queue": lambda: tell(queue(wanted.workers or 5), start),
        "pool": lambda: tell(pool(wanted.workers), start),
        "pipe": lambda: pipe(wanted.messages),
        "cost": lambda: cost(wanted.starts),
        "broken_child": lambda: broken_child(wanted.how),
        "join_first": lambda: join_first(wanted.lines),
        "drain_first": lambda: drain_first(wanted.lines),
        "shared_end": lambda: take_orders(write_in_two, lambda end: (end.recv(), end.recv())),
        "whole_messages": lambda: take_orders(write_as_one, lambda end: end.recv(), spawn.Lock()),
        "nine_of_ten": nine_of_ten,
    }
    return ways[wanted.variant]()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", default="sequential",
                         choices=["sequential", "processes", "queue", "pipe", "pool", "cost", "broken_child", "join_first",
                                  "drain_first", "shared_end", "whole_messages", "nine_of_ten"])
    options.add_argument("--workers", type=int, default=0, help="0: as many as there are cores (queue: 5)")
    options.add_argument("--messages", type=int, default=10, help="how many letters are answered (%(default)s)")
    options.add_argument("--lines", type=int, default=1000, help="how many lines of 1000 bytes the child writes (%(default)s)")
    options.add_argument("--starts", type=int, default=5, help="how many are started, one after another (%(default)s)")
    options.add_argument("--how", default="killed", choices=["killed", "crash", "garbage", "exit_early", "large"],
                         help="what happens to the fourth child")
    options.add_argument("--scale", type=float, default=1, help="accepted for all demos; nothing here waits for long")
    options.add_argument("--measure", action="store_true", help="measure what the page shows, and tell it as JSON")
    wanted = options.parse_args()
    if wanted.workers < 0 or wanted.messages < 1 or wanted.lines < 1 or wanted.starts < 1:
        options.error("expected one or more messages, lines and starts, and no negative number of workers")
    if wanted.measure:
        print(json.dumps(measure(), indent=1))
        return 0
    return 0 if run(wanted) else 1


if __name__ == "__main__":
    sys.exit(main())
