#!/usr/bin/env python3
"""website_download: three websites, one after another or all at once. The requests are real."""

from __future__ import annotations

import argparse
import os
import re
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Iterator


@dataclass
class Page:
    """What came back, or why nothing did."""

    url: str
    status: int = 0
    type: str = ""
    body: bytes = b""
    seconds: float = 0.0
    error: str = ""


def fetch(url: str) -> Page:
    """Asks for a page and waits for it; a failure is told in the page, so it loses no other."""
    page = Page(url)
    start = time.monotonic()
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            page.status = answer.status
            page.type = answer.headers.get_content_type()
            page.body = answer.read()
    except urllib.error.HTTPError as answer:
        page.status = answer.code
        page.error = f"the server answered {answer.code}"
    except (OSError, HTTPException, ValueError) as why:
        page.error = str(getattr(why, "reason", "") or why)
    page.seconds = time.monotonic() - start
    return page


def html_title(body: bytes) -> str:
    """The text of a page's <title>; empty when it has none."""
    found = re.search(rb"<title>(.*?)</title>", body, re.S | re.I)
    return found[1].decode(errors="replace").strip() if found else ""


def tell(line: str) -> None:
    """Prints in one piece: print() would write the end of the line separately."""
    sys.stdout.write(line + "\n")


# [download]
def download(url: str) -> Page:
    page = fetch(url)  # most of it is waiting
    if page.error:
        tell(f"failed: {url}: {page.error}")
    else:
        size, took = len(page.body), page.seconds
        tell(f"{page.status} {size} bytes in {took:.2f} s from {url}")
    return page
# [download]


# [sequential]
def sequential(sites: list[str]) -> list[Page]:
    return [download(url) for url in sites]
# [sequential]


# [threads]
def threads(sites: list[str]) -> list[Page]:
    pages = [Page(url) for url in sites]  # a place for each result

    def keep(i: int) -> None:
        pages[i] = download(sites[i])  # what keep() returns, nobody gets

    downloads = []
    for i in range(len(sites)):
        one = threading.Thread(target=keep, args=(i,))
        one.start()
        downloads.append(one)
    for one in downloads:
        one.join()
    return pages  # joined first, then read
# [threads]


# [report]
def report(pages: list[Page], wall: float) -> None:
    total = 0.0
    for page in pages:
        total += page.seconds
        print(
            f"{page.status or '-':>3}  {len(page.body):>8} bytes",
            f"{page.type:<16} {page.seconds:>6.2f} s",
            page.error or html_title(page.body),
            sep="  ",
        )
    print(f"The times add up to {total:.2f} s; the clock says {wall:.2f} s.")
# [report]


@contextmanager
def slow_sites(delays: dict[str, float]) -> Iterator[list[str]]:
    """Websites to practise on: each answers after its delay in seconds, not before."""

    class SlowSite(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            time.sleep(delays[name])
            shelves = "".join(f"<li>Shelf {i + 1} of the {name}</li>\n" for i in range(20 + 7 * len(name)))
            body = f"<!doctype html>\n<title>The {name}</title>\n<ul>\n{shelves}</ul>\n".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the report will tell."""

    with ThreadingHTTPServer(("127.0.0.1", 0), SlowSite) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield [f"http://127.0.0.1:{server.server_port}/{name}" for name in delays]
        finally:
            server.shutdown()


variants = {"sequential": sequential, "threads": threads}


def web_address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text}: expected an address that begins with http:// or https://")
    return text


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=variants, default="sequential", help="which way (%(default)s)")
    options.add_argument("--delay", type=float, default=2, help="how long the first practice site takes to answer, in seconds (%(default)s)")
    options.add_argument("--growth", type=float, default=1, help="how many times as long each further site takes (%(default)s)")
    options.add_argument("--url", action="append", type=web_address, help="an address to download instead; give it again for each one more")
    options.add_argument("--scale", type=float, default=1, help="multiply every delay by this (%(default)s)")
    given = options.parse_args()
    if given.delay < 0 or given.growth <= 0 or given.scale <= 0:
        options.error("expected a delay of zero or more, a growth and a scale above zero")

    way = variants[given.variant]
    names = ["bakery", "market", "farm"]
    delays = {name: given.delay * given.growth**k * given.scale for k, name in enumerate(names)}
    if given.url:
        start = time.monotonic()
        pages = way(given.url)
        wall = time.monotonic() - start
    else:
        os.environ["no_proxy"] = "127.0.0.1"  # the practice sites are on this machine
        with slow_sites(delays) as sites:
            start = time.monotonic()
            pages = way(sites)
            wall = time.monotonic() - start

    report(pages, wall)
    if not given.url:
        claimed = (sum if given.variant == "sequential" else max)(delays.values())
        print(f"wall time: claimed {claimed:.2f} s, measured {wall:.2f} s")
    return 3 if any(page.error for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
