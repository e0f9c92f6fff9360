#!/usr/bin/env python3
"""price_check: 1023 prices are asked for by a few workers, who take the requests from a queue. The requests are real."""

from __future__ import annotations

import argparse
import http.client
import json
import queue
import random
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Iterator

EXCHANGES = ["CAIRO", "DELHI", "HANOI", "LAGOS", "LIMA", "MILAN", "OSLO", "PARIS", "QUITO", "SEOUL", "TOKYO"]
SYMBOLS = ["FISH", "RICE", "SALT"]
PATHS = [f"/price/{e}/{s}/2020-03-{day:02}" for e in EXCHANGES for s in SYMBOLS for day in range(1, 32)]


def price_of(path: str) -> float | None:
    """Made up from the path; there is none on a weekend."""
    return None if int(path[-2:]) % 7 <= 1 else random.Random(path).randrange(500, 10000) / 100


@contextmanager
def price_server(delay: float) -> Iterator[int]:
    """Answers each request after the delay."""

    class Prices(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(delay)
            known = self.path in PATHS
            body = json.dumps({"price": price_of(self.path)} if known else {"error": "no such price"}).encode()
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the report will tell."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    with Server(("127.0.0.1", 0), Prices) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


# [ask]
def ask(port: int, path: str) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return json.loads(answer.read())["price"] if answer.status == 200 else f"status {answer.status}"
    except (OSError, http.client.HTTPException, ValueError, KeyError) as why:
        return f"no price: {why}"  # asked once: nothing is retried
    finally:
        connection.close()
# [ask]


Handle = Callable[[int], None]


# [work_off]
def work_off(requests: int, workers: int, handle: Handle) -> None:
    todo: queue.Queue[int] = queue.Queue()
    for number in range(requests):
        todo.put(number)

    def work() -> None:
        while True:
            try:
                number = todo.get_nowait()
            except queue.Empty:
                return  # no more will come: all were put in before
            handle(number)

    crew = [threading.Thread(target=work) for _ in range(workers)]
    for worker in crew:
        worker.start()
    for worker in crew:
        worker.join()
# [work_off]


# [workers]
def one_list(requests: int, workers: int, ask_for: Callable[[int], Any]) -> list[Any]:
    answers: list[tuple[int, Any]] = []
    pencil = threading.Lock()

    def handle(number: int) -> None:
        answer = ask_for(number)  # the wait is outside of the lock
        with pencil:
            answers.append((number, answer))

    work_off(requests, workers, handle)
    answers.sort(key=lambda pair: pair[0])  # they came in any order
    return [answer for _, answer in answers]
# [workers]


# [disjoint_slots]
def disjoint_slots(requests: int, workers: int, ask_for: Callable[[int], Any]) -> list[Any]:
    slots: list[Any] = [None] * requests  # all are there before anybody writes

    def handle(number: int) -> None:
        slots[number] = ask_for(number)  # nobody else's slot

    work_off(requests, workers, handle)
    return slots  # every worker is joined
# [disjoint_slots]


variants = {"workers": one_list, "disjoint_slots": disjoint_slots}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="workers", help="where the answers go (%(default)s)")
    options.add_argument("--workers", type=int, default=32, help="how many threads ask (%(default)s)")
    options.add_argument("--delay", type=float, default=0.2, help="how long the server takes for a price, in seconds (%(default)s)")
    options.add_argument("--requests", type=int, default=len(PATHS), help="how many of the prices are asked for (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.workers < 1 or not 1 <= given.requests <= len(PATHS) or given.delay < 0 or given.scale <= 0:
        options.error(f"expected one worker or more, 1 to {len(PATHS)} requests, a delay of zero or more and a scale above zero")

    delay = given.delay * given.scale
    with price_server(delay) as port:
        start = time.monotonic()
        answers = variants[given.variant](given.requests, given.workers, lambda number: ask(port, PATHS[number]))
        took = time.monotonic() - start
    prices = sum(isinstance(answer, float) for answer in answers)
    claimed = -(-given.requests // given.workers) * delay
    print(f"{given.requests} requests, {prices} prices")
    print(f"time for all requests: claimed {claimed:.2f} s, measured {took:.2f} s")
    held = answers == [price_of(path) for path in PATHS[: given.requests]]
    print(f"{'held' if held else 'FAILED'}: every answer is the price that was asked for")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
