#!/usr/bin/env python3
"""two_hashes: two threads compute at the same time, in Python, with its global interpreter lock."""

# [two_hashes]
import hashlib
import threading
import time

block = bytes(200_000_000)


def compute():
    hashlib.sha256(block).digest()


compute()  # the first time is slower: the memory must be fetched
start = time.monotonic()
compute()
compute()
one_after_another = time.monotonic() - start

start = time.monotonic()
both = [threading.Thread(target=compute) for _ in range(2)]
for one in both:
    one.start()
for one in both:
    one.join()
together = time.monotonic() - start

print(f"one after another {one_after_another:.2f} s")
print(f"together          {together:.2f} s")
# [two_hashes]
