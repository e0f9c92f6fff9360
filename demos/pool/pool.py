#!/usr/bin/env python3
"""pool: a few workers, a list of tasks, and the two ways in which a thread pool most often goes wrong."""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import deque
from typing import Callable, Optional

Task = Callable[[], None]


# [tasks]
class TaskList:
    def __init__(self) -> None:
        self.bell = threading.Condition()  # with a lock of its own
        self.waiting: deque[Task] = deque()
        self.is_closed = False
# [tasks]


# [drops_task]
def next_until_closed(tasks: TaskList) -> Optional[Task]:
    """The next task; None: the worker may go home."""
    with tasks.bell:
        while not tasks.waiting and not tasks.is_closed:
            tasks.bell.wait()
        if tasks.is_closed:
            return None  # whatever still waits there
        return tasks.waiting.popleft()
# [drops_task]


# [drains]
def next_until_done(tasks: TaskList) -> Optional[Task]:
    """The next task; None: the worker may go home."""
    with tasks.bell:
        while not tasks.waiting and not tasks.is_closed:
            tasks.bell.wait()
        if not tasks.waiting:
            return None  # closed, and nothing is left
        return tasks.waiting.popleft()
# [drains]


# [pool]
class Pool:
    def __init__(self, workers: int, take: Callable[[TaskList], Optional[Task]]) -> None:
        self.tasks = TaskList()
        self.workers = [threading.Thread(target=self.work, args=(take,), name=f"worker {i + 1}", daemon=True) for i in range(workers)]
        for worker in self.workers:
            worker.start()

    def work(self, take: Callable[[TaskList], Optional[Task]]) -> None:
        while task := take(self.tasks):
            task()

    def submit(self, task: Task) -> None:
        with self.tasks.bell:
            self.tasks.waiting.append(task)
            self.tasks.bell.notify()

    def shut_down(self) -> None:
        """Takes no more tasks, and waits until everybody has gone home."""
        with self.tasks.bell:
            self.tasks.is_closed = True
            self.tasks.bell.notify_all()
        for worker in self.workers:
            worker.join()
# [pool]


# [shut_down]
def submit_and_shut_down(workers: int, tasks: int, take: Callable[[TaskList], Optional[Task]]) -> bool:
    done = [0] * tasks  # a slot for each, read after the join
    crew = Pool(workers, take)

    def work(i: int) -> None:
        time.sleep(0.005)
        done[i] = 1

    for i in range(tasks):
        crew.submit(lambda i=i: work(i))
    crew.shut_down()
    held = sum(done) == tasks
    print(f"{'held' if held else 'FAILED'}: every task that was submitted was done: expected {tasks}, got {sum(done)}")
    return held
# [shut_down]


# [nested]
def nested(workers: int) -> bool:
    """Each task submits another one to the same pool, and waits for it."""
    answers = [threading.Event() for _ in range(workers)]
    crew = Pool(workers, next_until_done)

    def ask(i: int) -> None:
        time.sleep(0.02)  # by now each worker has such a task
        crew.submit(answers[i].set)
        answers[i].wait()

    for i in range(workers):
        crew.submit(lambda i=i: ask(i))
    # Python has nobody who would find a deadlock: a second is more than enough.
    if not all(answer.wait(1) for answer in answers):
        print(f"deadlock: {len(crew.tasks.waiting)} tasks wait for a worker, and {workers} workers wait for those tasks")
        return False
    crew.shut_down()
    print("held: every task had its answer")
    return True
# [nested]


variants: dict[str, Callable[[int, int], bool]] = {
    "drops_task": lambda workers, tasks: submit_and_shut_down(workers, tasks, next_until_closed),
    "drains": lambda workers, tasks: submit_and_shut_down(workers, tasks, next_until_done),
    "nested": lambda workers, tasks: nested(workers),
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="drops_task", help="which way (%(default)s)")
    options.add_argument("--workers", type=int, default=2, help="how many workers the pool has (%(default)s)")
    options.add_argument("--tasks", type=int, default=6, help="how many tasks are submitted (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()
    if given.workers < 1 or given.tasks < 1:
        options.error("expected one worker or more, and one task or more")
    return 0 if variants[given.variant](given.workers, given.tasks) else 1


if __name__ == "__main__":
    sys.exit(main())
