"""program: runs a demo's binary as a user does, and keeps what it said. Knows where the build puts them."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = ROOT / "build" / "bin"
TEST_BIN = ROOT / "build" / "test-bin"
PATIENCE = 60  # seconds; every run here takes a few at the most


class Finished:
    """What a program left behind."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def document(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


def path_of(name):
    in_bin = BIN / name
    return in_bin if in_bin.exists() else TEST_BIN / name


def run(name, *arguments, env=None, cwd=None):
    """Runs a demo to its end."""
    command = [str(path_of(name)), *map(str, arguments)]
    surroundings = {**os.environ, **(env or {})}
    return Finished(subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE,
                                   env=surroundings, cwd=cwd, check=False))


def start(name, *arguments):
    """Starts a demo and does not wait for it."""
    return subprocess.Popen([str(path_of(name)), *map(str, arguments)], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def demo_names():
    return sorted(folder.name for folder in (ROOT / "demos").iterdir() if folder.is_dir())
