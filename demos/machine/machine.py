#!/usr/bin/env python3
"""machine: Python has a machine of its own inside. See it do a line, instruction by instruction."""

from __future__ import annotations

import argparse
import dis
import inspect
import io
import sys
import time
from types import CodeType, FrameType
from typing import Any, Callable

# [programs]
programs: dict[str, str] = {
    "increment": "x = x + 1",
    "sum": "while n:\n    total = total + n\n    n = n - 1",
    "file": "for line in data:\n    total = total + int(line)\nprint(total)",
    "swap": "x, y = y, x",
}
# [programs]

names: dict[str, Callable[[], dict[str, Any]]] = {
    "increment": lambda: {"x": 1},
    "sum": lambda: {"n": 3, "total": 0},
    "file": lambda: {"data": io.StringIO("3\n4\n5\n"), "total": 0},
    "swap": lambda: {"x": 3, "y": 5},
}
wanted: dict[str, dict[str, int]] = {"increment": {"x": 2}, "sum": {"total": 6}, "file": {"total": 12}, "swap": {"x": 5, "y": 3}}


# [steps]
def steps_of(program: CodeType, variables: dict[str, Any]) -> list[dis.Instruction]:
    """Runs the program and notes each instruction as the interpreter comes to it."""
    instructions = {one.offset: one for one in dis.get_instructions(program)}
    steps: list[dis.Instruction] = []

    def note(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code is not program:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            steps.append(instructions[frame.f_lasti])
        return note

    own = inspect.currentframe()
    if own:
        own.f_trace_opcodes = True  # Python 3.12 looks for it before tracing begins
    sys.settrace(note)
    try:
        exec(program, variables)
    finally:
        sys.settrace(None)
    return steps


def kind_of(step: dis.Instruction) -> str:
    if step.opname in ("LOAD_NAME", "STORE_NAME"):
        return "memory"  # a variable is read, or written
    if step.opname.startswith(("BINARY_", "INPLACE_")):
        return "compute"
    return ""
# [steps]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--variant", choices=programs, default="increment", help="which program (%(default)s)")
    options.add_argument("--scale", type=float, default=1, help="accepted as by every demo; there is no delay here to multiply")
    given = options.parse_args()

    source = programs[given.variant]
    print(source, end="\n\n")
    start = time.monotonic()
    variables = names[given.variant]()
    before = set(variables)
    steps = steps_of(compile(source, "program", "exec"), variables)
    took = time.monotonic() - start
    for number, step in enumerate(steps, 1):
        print(f"{number:4}  {step.opname:<22} {step.argrepr:<12} {kind_of(step)}".rstrip())
    ours = [step for step in steps if kind_of(step) == "memory" and step.argval in before]
    loads = sum(step.opname == "LOAD_NAME" for step in ours)
    print(f"\ndata accesses: {len(ours)} (loads {loads}, stores {len(ours) - loads})")

    held = all(variables[name] == value for name, value in wanted[given.variant].items())
    if given.variant == "swap":
        held = held and len(ours) == 4
    print(f"{'held' if held else 'FAILED'}: {', '.join(f'{name} = {variables[name]}' for name in wanted[given.variant])}")
    print(f"after {took:.3f} s")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
