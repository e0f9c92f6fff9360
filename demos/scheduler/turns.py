#!/usr/bin/env python3
"""turns: two cooks on one thread. They take turns, for each gives way now and then."""

# [turns]
import collections


def cook(name, units):
    for unit in range(units):
        print(f"{name}: unit {unit + 1} of {units}")
        yield  # gives way


def take_turns(*cooks):
    ready = collections.deque(cooks)
    while ready:
        one = ready.popleft()
        try:
            next(one)  # works until its next yield
            ready.append(one)
        except StopIteration:
            pass  # it has come to its end


take_turns(cook("Ana", 3), cook("Ben", 1), cook("Cleo", 2))
# [turns]
