"""run: runs every test, stage by stage. Quiet when green; a stage that fails shows what it said.

The last line is `N passed, M failed`, alone. `--only WORD` runs the stages whose names hold the word,
`--long` the ones that take long.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"


MEANWHILE = threading.local()


def giving_way(command):
    """What runs meanwhile gets only what the tests beside it leave of the processor: most of the time they wait."""
    return ["chrt", "--idle", "0", *command] if getattr(MEANWHILE, "gives_way", False) and shutil.which("chrt") else command


def run(*command, patience, cwd=ROOT, env=None):
    """Exit code and all output of a command; one that takes too long has failed."""
    try:
        done = subprocess.run([str(part) for part in giving_way(command)], cwd=cwd, timeout=patience, text=True, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env={**os.environ, **(env or {})})
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        output = late.stdout or b""
        output = output if isinstance(output, str) else output.decode(errors="replace")
        return 1, f"{output}\ntook longer than {patience} s"


def as_one(result):
    """A command that is a single test."""
    code, output = result
    return (1, 0, output) if code == 0 else (0, 1, output)


def counted(result, passed, failed):
    """A command that tells how many tests passed and failed; one that tells nothing has failed."""
    code, output = result
    ran = sum(int(n) for n in re.findall(passed, output, re.M))
    wrong = sum(int(n) for n in re.findall(failed, output, re.M))
    return ran, max(wrong, 1) if code != 0 or ran == 0 else wrong, output


def googletest(result):
    return counted(result, r"\[  PASSED  \] (\d+) test", r"\[  FAILED  \] (\d+) test")


def python_tests(result):
    code, output = result
    ran = sum(int(n) for n in re.findall(r"^Ran (\d+) test", output, re.M))
    wrong = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", output))
    skipped = sum(int(n) for n in re.findall(r"skipped=(\d+)", output))
    if code != 0:
        wrong = max(wrong, 1)
    return max(ran - wrong - skipped, 0), wrong, output


def site_tests(result):
    return counted(result, r"^(\d+) passed, \d+ failed", r"^\d+ passed, (\d+) failed")


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, check=True).stdout.split()
    return [name for name in listed if (ROOT / name).exists()]


def configure_and_build(preset, *targets):
    def stage():
        code, output = run("sh", "native/configure.sh", preset, patience=600)
        if code == 0:
            more = [part for target in targets for part in ("--target", target)]
            code, built = run("cmake", "--build", "--preset", preset, *more, patience=1200)
            output += built
        return as_one((code, output))
    return stage


TOLD_TO_THREAD_SANITIZER = {"TSAN_OPTIONS": f"suppressions={ROOT / 'tests/thread_sanitizer.supp'}"}


def unit(preset):
    return lambda: googletest(run(BUILD / preset / "tests/unit/unit_tests", "--gtest_brief=1", patience=300,
                                  env=TOLD_TO_THREAD_SANITIZER))


def unit_as_wasm():
    # Without node's own fetch: Emscripten 3.1.6 would use it for files.
    folder = BUILD / "wasm/tests/unit"
    return googletest(run("node", "--no-experimental-fetch", "unit_tests.js", "--gtest_brief=1", cwd=folder, patience=300))


def explorer_as_wasm():
    folder = BUILD / "explorer-wasm/tests/explorer"
    return googletest(run("node", "--no-experimental-fetch", "explorer_tests.js", "--gtest_brief=1", cwd=folder, patience=600))


def variants_of(demo):
    """Each variant of a demo with the verdict that it is there to show."""
    manifest = json.loads((BUILD / "demos" / demo / "manifest.json").read_text())
    return [(variant["name"], variant["shows"]) for variant in manifest["variants"]]


def all_demos():
    return sorted(folder.name for folder in (ROOT / "demos").iterdir() if folder.is_dir())


def races():
    """ThreadSanitizer reports the plain-int twin of the race demo, and is silent on every demo."""
    code, said = run(BUILD / "tsan/tests/programs/plain_race", patience=60)
    reported = code != 0 and "data race" in said
    passed, wrong, output = (1, 0, "") if reported else (0, 1, f"no data race reported for plain_race:\n{said}")
    for demo in all_demos():
        for variant, shows in variants_of(demo):
            code, said = run(BUILD / "tsan/demos" / demo, "--variant", variant, "--scale", "0.05", "--quiet", patience=120,
                             env=TOLD_TO_THREAD_SANITIZER)
            # Where threads are there to get stuck, the tool rightly complains about the order of locks.
            alarm = "ThreadSanitizer: data race" if shows in ("deadlock", "either") else "ThreadSanitizer"
            clean = alarm not in said and code in ([0] if shows == "ok" else [0, 1, 66])
            passed, wrong = passed + clean, wrong + (not clean)
            output += "" if clean else f"{demo} {variant} under ThreadSanitizer, exit {code}:\n{said}"
    return passed, wrong, output


def unmarked():
    """No explorable demo shares memory without a word of the vocabulary; the one that does so for this test is told."""
    folder = BUILD / "native/tests/explorer/unmarked/bin"
    passed, wrong, output = 0, 0, ""
    for program in sorted(folder.iterdir()):
        code, said = run(program, patience=300)
        right = code == 1 and "plain: 1 executions, 3 unmarked" in said if program.name == "plain_tally" else code == 0
        passed, wrong = passed + right, wrong + (not right)
        if not right:
            places = re.findall(r"0x[0-9a-f]+", said)
            _, lines = run("addr2line", "-e", program, *places, patience=60)
            output += f"{program.name}, exit {code}:\n{said}{lines}"
    return passed, wrong, output


def built_here(name):
    is_for_pages = name.startswith("native/page/") and not name.endswith("small_format.cpp")
    return not is_for_pages and not name.endswith("_wasm.cpp")


def tidy(*patterns, options=()):
    # Two at a time: as many as the smallest machine that this must fit has cores.
    listed = "\n".join(filter(built_here, tracked(*patterns)))
    done = subprocess.run(giving_way(["xargs", "-P2", "-n4", "clang-tidy", "--quiet",
                           "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-ignored-optimization-argument",
                           *options, "-p", str(BUILD / "native")]), cwd=ROOT, input=listed,
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1200, check=False)
    return as_one((done.returncode, done.stdout))


def soak():
    """Each variant that must not fail, 200 times, beside variants of the same demo that do."""
    passed, wrong, output = 0, 0, ""
    for demo in all_demos():
        variants = variants_of(demo)
        if all(shows == "ok" for _, shows in variants):
            continue  # nothing here has a bug to be free of
        for variant in (name for name, shows in variants if shows == "ok"):
            code, said = run(BUILD / "bin" / demo, "--variant", variant, "--repeat", "200", "--scale", "0.05", "--quiet",
                             patience=900)
            passed, wrong = passed + (code == 0), wrong + (code != 0)
            output += f"{demo} {variant}: {said}" if code else ""
    return passed, wrong, output


LARGE_ENUMERATIONS = [
    (["dining", "--variant", "naive", "--cooks", "5"], "66468720", "120"),
    (["dining", "--variant", "ordered", "--cooks", "5"], "49719072", "0"),
    (["memory_order", "--variant", "peterson", "--memory", "tso"], "10233466", "2336024"),
]


def large_enumerations():
    """Every schedule of the largest programs with known counts, one by one: what the reduction counts must be there."""
    passed, wrong, output = 0, 0, ""
    for (demo, *asked), schedules, failing in LARGE_ENUMERATIONS:
        code, said = run(BUILD / "bin" / demo, *asked, "--explore", "enumerate", "--seconds", "1500", "--jobs", "2", "--json",
                         patience=1800)
        found = json.loads(said)["exploration"] if code in (0, 1) else {}
        right = (found.get("status"), found.get("executions"), found.get("schedules"), found.get("failing")) == (
            "complete", int(schedules), schedules, failing)
        passed, wrong = passed + right, wrong + (not right)
        output += "" if right else f"{demo} {' '.join(asked)}, exit {code}:\n{said[-2000:]}\n"
    return passed, wrong, output


STAGES = [
    ("C++ is formatted", lambda: as_one(run("clang-format", "--dry-run", "-Werror", *tracked("*.cpp", "*.hpp"), patience=120))),
    ("types", lambda: as_one(run("cmake", "--build", "--preset", "native", "--target", "typecheck", patience=300))),
    ("build tests", configure_and_build("native", "unit_tests", "explorer_tests", "module_tests", "test_programs", "site_tests")),
    ("unit", unit("native")),
    ("explorer", lambda: googletest(run(BUILD / "native/tests/explorer/explorer_tests", "--gtest_brief=1", patience=300))),
    ("build tests as wasm", configure_and_build("wasm", "unit_tests", "test_programs")),
    ("unit as wasm", unit_as_wasm),
]

WAITING_STAGES = [
    ("command line", lambda: python_tests(run(sys.executable, "-m", "unittest", "-q", cwd=ROOT / "tests/cli", patience=600))),
    ("site in browsers", lambda: site_tests(run("node", "build/tools/site-tests/main.mjs", patience=1200))),
]

# Nothing is measured here, and most of the two stages above is waiting: these begin with them, and give way to them.
MEANWHILE_STAGES = [
    ("build explorer as wasm", configure_and_build("explorer-wasm", "all", "explorer_tests")),
    ("build unmarked sharing", configure_and_build("native", "unmarked_tests")),
    ("build with address sanitizer", configure_and_build("asan", "unit_tests")),
    ("build with thread sanitizer", configure_and_build("tsan", "unit_tests", "plain_race", *all_demos())),
    # Its analyzer takes longer than all the rest together: see the long stages.
    ("clang-tidy", lambda: tidy("native/*.cpp", options=["--checks=-clang-analyzer-*"])),
]

LAST_STAGES = [
    ("unmarked sharing under the explorer", unmarked),
    ("explorer as wasm", explorer_as_wasm),
    ("explorer's modules", lambda: site_tests(run("node", "--no-experimental-fetch", "build/tools/module-tests/main.mjs", patience=900))),
    ("unit with address and undefined sanitizers", unit("asan")),
    ("unit with thread sanitizer", unit("tsan")),
    ("races", races),
]

LONG_STAGES = [
    ("soak", soak),
    ("large enumerations", large_enumerations),
    ("build tests", configure_and_build("native", "site_tests")),
    ("clang-tidy with its analyzer, and of the demos", lambda: tidy("native/*.cpp", "demos/*.cpp")),
    ("site in Firefox", lambda: site_tests(run("node", "build/tools/site-tests/main.mjs", "--long", patience=3600))),
]


class Score:
    """What passed and failed. Stages tell it when they are done, some at the same time."""

    def __init__(self, only):
        self.only, self.passed, self.failed = only, 0, 0
        self.key = threading.Lock()

    def run_through(self, stages):
        for name, stage in stages:
            if self.only not in name:
                continue
            begin = time.monotonic()
            try:
                right, wrong, output = stage()
            except Exception as broken:  # a stage that breaks has failed, in whichever thread
                right, wrong, output = 0, 1, repr(broken)
            with self.key:
                self.tell(name, right, wrong, output, time.monotonic() - begin)

    def tell(self, name, right, wrong, output, took):
        self.passed, self.failed = self.passed + right, self.failed + wrong
        print(f"{'ok    ' if wrong == 0 else 'FAILED'} {name}: {right} passed"
              f"{f', {wrong} failed' if wrong else ''} ({took:.0f} s)", flush=True)
        if wrong:
            print(output[-20000:], flush=True)

    def run_meanwhile(self, stages):
        MEANWHILE.gives_way = True
        self.run_through(stages)


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="")
    asked.add_argument("--long", action="store_true")
    wanted = asked.parse_args()
    score = Score(wanted.only)
    if wanted.long:
        score.run_through(LONG_STAGES)
    else:
        score.run_through(STAGES)
        meanwhile = threading.Thread(target=score.run_meanwhile, args=(MEANWHILE_STAGES,))
        meanwhile.start()
        score.run_through(WAITING_STAGES)
        meanwhile.join()
        score.run_through(LAST_STAGES)
    print(f"{score.passed} passed, {score.failed} failed")
    sys.exit(1 if score.failed or score.passed == 0 else 0)


if __name__ == "__main__":
    main()
