// The explorer's modules, as a page loads them, held against known counts and against the native programs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { test } from "../site/runner";
import { boardOf, explore, load, manifest, native, timeless, type BoardDocument, type Calls, type ExplorationDocument } from "./explorer";

const explorable = readdirSync("build/demos").filter((demo) => manifest(demo).explorer === true);

const bytesAllowed = 135_000;

const counts: [demo: string, variant: string, parameters: Record<string, number>, expected: string][] = [
  ["race", "unsynchronised", { threads: 2, increments: 1 }, "6 schedules, 4 failing, 4 classes"],
  ["race", "unsynchronised", { threads: 2, increments: 2 }, "70 schedules, 64 failing, 34 classes"],
  ["race", "unsynchronised", { threads: 2, increments: 3 }, "924 schedules, 904 failing, 328 classes"],
  ["race", "unsynchronised", { threads: 3, increments: 1 }, "90 schedules, 84 failing, 36 classes"],
  ["race", "mutex", { threads: 2, increments: 2 }, "6 schedules, 0 failing, 6 classes"],
  ["deadlock", "swapped_order", {}, "6 schedules, 2 failing, 3 classes"],
  ["dining", "naive", { cooks: 2 }, "6 schedules, 2 failing, 3 classes"],
  ["dining", "naive", { cooks: 3 }, "168 schedules, 6 failing, 7 classes"],
  ["dining", "naive", { cooks: 4 }, "98184 schedules, 24 failing, 15 classes"],
  ["dining", "naive", { cooks: 5 }, "66468720 schedules, 120 failing, 31 classes"],
  ["dining", "ordered", { cooks: 3 }, "142 schedules, 0 failing, 6 classes"],
  ["dining", "ordered", { cooks: 4 }, "64000 schedules, 0 failing, 14 classes"],
  ["dining", "ordered", { cooks: 5 }, "49719072 schedules, 0 failing, 30 classes"],
];

test("modules count the schedules of known programs", "a reader in a page would be told wrong numbers", async () => {
  for (const [demo, variant, parameters, expected] of counts) {
    const { exploration } = explore(await load(demo), { variant, parameters });
    const told = `${exploration.schedules} schedules, ${exploration.failing} failing, ${exploration.classes} classes`;
    assert.deepEqual([demo, variant, parameters, told, exploration.status], [demo, variant, parameters, expected, "complete"]);
  }
});

const modes: [mode: string, number: number | undefined, executions: number][] = [
  ["all", undefined, 2000],
  ["enumerate", undefined, 2000],
  ["bounded", 0, 2000],
  ["bounded", 1, 2000],
  ["random", undefined, 300],
  ["pct", 2, 300],
];

for (const demo of explorable) {
  test(`the module of ${demo} says what the program says`, "a page would tell another story than the terminal", async () => {
    const calls = await load(demo);
    for (const { name: variant } of manifest(demo).variants) {
      for (const memory of ["sc", "tso"]) {
        for (const [mode, number, executions] of modes) {
          if (memory === "tso" && mode !== "all") continue;
          const asked = { variant, mode, memory, executions, ...(number === undefined ? {} : { number }) };
          const ours = explore(calls, asked);
          assert.equal(ours.error, undefined);
          const args = ["--explore", mode, ...(number === undefined ? [] : [String(number)]), "--variant", variant, "--memory", memory, "--executions", String(executions), "--json"];
          const theirs = JSON.parse(native(demo, ...args)) as ExplorationDocument;
          assert.deepEqual(timeless(ours), timeless(theirs), `${demo} ${args.join(" ")}`);
          sameBoards(calls, demo, variant, ours);
        }
      }
    }
  }, 240);
}

test("every choice among the repairs is judged as the program judges it", "an exercise in a page would praise a bug", async () => {
  const calls = await load("repairs");
  const { parameters, variants } = manifest("repairs");
  const combinations = (rest: typeof parameters): Record<string, string>[] =>
    rest.reduce<Record<string, string>[]>((before, { name, choices }) => before.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))), [{}]);
  const verdicts: string[] = [];
  for (const { name: variant } of variants) {
    for (const chosen of combinations(parameters.filter(({ for: only }) => only?.includes(variant)))) {
      const ours = explore(calls, { variant, mode: "all", parameters: chosen });
      const args = ["--variant", variant, ...Object.entries(chosen).flatMap(([name, value]) => [`--${name}`, value])];
      assert.deepEqual(timeless(ours), timeless(JSON.parse(native("repairs", ...args, "--explore", "--json")) as ExplorationDocument), args.join(" "));
      assert.equal(ours.exploration.status, "complete", args.join(" "));
      verdicts.push(ours.verdict);
    }
  }
  assert.deepEqual([verdicts.length, verdicts.filter((one) => one === "ok").length], [28, 13]);
});

test("a parameter of another variant is refused", "a page would show a choice that does nothing", async () => {
  const calls = await load("repairs");
  const before = calls.open(JSON.stringify({ variant: "ring_bells", parameters: { wakes: "all" } }));
  const refused = boardOf(calls.open(JSON.stringify({ variant: "ring_bells", parameters: { locked: "nothing" } })));
  assert.equal(refused.error, "--locked belongs to the variant place_lock, and this run is of ring_bells.");
  assert.equal(calls.board(), before, "and nothing has changed");
  assert.deepEqual(Object.keys((JSON.parse(before) as { parameters: object }).parameters), ["bells", "wakes"]);
});

/** A schedule that was found is played in both, to the same board. */
function sameBoards(calls: Calls, demo: string, variant: string, { exploration }: ExplorationDocument): void {
  const code = exploration.counterexample;
  if (!code) return;
  calls.open(JSON.stringify({ variant }));
  assert.equal(boardOf(calls.replay(code)).error, undefined);
  assert.deepEqual(JSON.parse(calls.finish()), JSON.parse(native(demo, "--variant", variant, "--replay", code, "--json")), code);
}

test("a module's documents are the terminal's, byte by byte", "who compares them would stumble over the order of fields", async () => {
  const withoutTimes = (text: string): string => text.replace(/"(seconds|executions_per_second)":[^,}]*/g, "").replace(/,"over":true/, "").trim();
  const calls = await load("race");
  calls.search("{}");
  assert.equal(withoutTimes(calls.search_on(10_000)), withoutTimes(calls.search_on(10_000)));
  while (!(JSON.parse(calls.search_on(10_000)) as ExplorationDocument).over);
  assert.equal(withoutTimes(calls.search_on(0)), withoutTimes(native("race", "--explore", "--json")));
  calls.open("{}");
  calls.replay("bcbca");
  const code = boardOf(calls.board()).code;
  assert.equal(calls.finish(), native("race", "--replay", code, "--json").trim());
});

test("a board is played step by step", "the reader could not be the scheduler", async () => {
  const calls = await load("race");
  const opened = boardOf(calls.open(JSON.stringify({ variant: "unsynchronised", parameters: { threads: 2, increments: 1 } })));
  assert.deepEqual([opened.turns, opened.verdict, opened.over], ["", "running", false]);
  assert.deepEqual(opened.threads.map(({ status, enabled }) => [status, enabled]), [["joining", false], ["ready", true], ["ready", true]]);
  assert.equal(boardOf(calls.take(1)).steps[0]?.what, "read tally -> 0");
  const preempted = boardOf(calls.take("c"));
  assert.deepEqual([preempted.turns, preempted.preemptions, preempted.steps[1]?.preemption], ["bc", 1, true]);
  calls.take(1);
  const written = boardOf(calls.take(2));
  assert.equal(written.objects[0]?.value, "1");
  const ended = boardOf(calls.finish());
  assert.deepEqual([ended.turns, ended.over, ended.verdict], ["bcbca", true, "failed"]);
  assert.deepEqual(ended.story, ["every plate was counted: expected 2, got 1"]);
  assert.deepEqual(ended.results.map(({ name, value }) => [name, value]), [["lost", "1"]]);
});

test("a board goes back and forth along its schedule", "Replay would not go backwards", async () => {
  const calls = await load("race");
  const ended = calls.open("{}") && calls.replay("bcbca");
  assert.deepEqual([boardOf(calls.undo()).turns, boardOf(calls.undo()).kept_turns], ["bcbc", "ca"]);
  const begin = boardOf(calls.go_to(0));
  assert.deepEqual([begin.turns, begin.kept_turns], ["", "bcbca"]);
  assert.equal(calls.go_to(5), ended, "forward again it is the same board");
  assert.deepEqual([boardOf(calls.go_to(2)).turns, boardOf(calls.take("b")).kept_turns], ["bc", "ca"]);
  assert.equal(boardOf(calls.go_to(1)).kept_turns, "cbca");
  assert.equal(boardOf(calls.take("b")).kept_turns, "", "another turn than the next one kept: those are gone");
  assert.deepEqual([boardOf(calls.restart()).turns, boardOf(calls.board()).kept_turns], ["", ""]);
});

test("a board tells who holds what, and who waits", "the reader would not see why a button is disabled", async () => {
  const calls = await load("deadlock");
  calls.open(JSON.stringify({ variant: "swapped_order" }));
  calls.take(1);
  const stuck = boardOf(calls.take(2));
  assert.deepEqual([stuck.over, stuck.verdict], [true, "deadlock"]);
  assert.match(stuck.threads[1]?.why ?? "", /waits for pepper, held by Ben \(deadlock\.cpp:\d+\)/);
  assert.match(stuck.story[0] ?? "", /^Ana holds salt \(deadlock\.cpp:\d+\) and waits for pepper \(deadlock\.cpp:\d+\); Ben holds pepper .*: each waits for the other\.$/);
  assert.match(stuck.story[1] ?? "", /^Because of that, main waits for the end of Ana \(deadlock\.cpp:\d+\)\.$/);
  assert.deepEqual(stuck.objects.map(({ name }) => name).sort(), ["pepper", "salt"], "the flags by which threads may be stopped are nobody's here");
  const salt = stuck.objects.find(({ name }) => name === "salt");
  assert.deepEqual([salt?.value, salt?.holders.map(({ thread }) => thread), salt?.waiters], ["locked", [1], [2]]);
});

test("a board plays a store buffer", "the reader would not see what TSO does", async () => {
  const calls = await load("puzzles");
  calls.open(JSON.stringify({ variant: "wet_ink", memory: "tso" }));
  const stored = boardOf(calls.take("b"));
  const [buffer] = stored.buffers;
  const store = buffer?.values[0];
  assert.deepEqual([stored.memory, buffer?.thread, buffer?.turn, store?.value], ["tso", 1, "B", "1"]);
  const value = (board: BoardDocument): string | undefined => board.objects.find(({ index }) => index === store?.object)?.value;
  assert.equal(value(stored), "0", "it has not come to memory");
  const flushed = boardOf(calls.take("B"));
  assert.deepEqual([value(flushed), flushed.steps[1]?.kind, flushed.steps[1]?.thread, flushed.steps[1]?.turn], ["1", "flush", 1, "B"]);
});

const refused: [call: (calls: Calls) => string, says: RegExp][] = [
  [(calls) => calls.open("{"), /no request/],
  [(calls) => calls.open("[]"), /no request/],
  [(calls) => calls.open('{"variant":"nobody"}'), /no variant 'nobody'/],
  [(calls) => calls.open('{"parameters":{"threads":9}}'), /9 is out of range.*from 2 to 3/],
  [(calls) => calls.open('{"parameters":{"cooks":2}}'), /no parameter 'cooks'/],
  [(calls) => calls.open('{"memory":"arm"}'), /'arm'.*sc.*tso/],
  [(calls) => calls.open('{"waiters":"tall"}'), /'tall'/],
  [(calls) => calls.open('{"soup":1}'), /'soup'/],
  [(calls) => calls.search('{"mode":"everything"}'), /everything.*all, enumerate/],
  [(calls) => calls.search('{"mode":"all","number":3}'), /takes no number/],
  [(calls) => calls.search('{"mode":"bounded","number":"many"}'), /many/],
  [(calls) => calls.take(0), /main waits for the end of cook 1/],
  [(calls) => calls.take(9), /no such thread/],
  [(calls) => calls.take(-1), /no such thread/],
  [(calls) => calls.take("bb"), /not one turn/],
  [(calls) => calls.undo(), /no step to take back/],
  [(calls) => calls.go_to(1), /has 0 steps/],
  [(calls) => calls.go_to(-1), /no step before/],
  [(calls) => calls.replay("?"), /no thread/],
  [(calls) => calls.replay("race.00000000.sc.b"), /another source of race \(00000000, here it is [0-9a-f]{8}\)/],
  [(calls) => calls.replay("dining.00000000.sc.b"), /one of dining, and this is race/],
  [(calls) => calls.replay("race.sc.b"), /four parts/],
];

test("a module refuses in a sentence, and changes nothing", "a page would have nothing to tell, or a broken board", async () => {
  const calls = await load("race");
  assert.match(boardOf(calls.board()).error ?? "", /Nothing is open/);
  assert.match(boardOf(calls.search_on(1)).error ?? "", /No search/);
  const before = calls.open("{}");
  for (const [call, says] of refused) {
    assert.match(boardOf(call(calls)).error ?? "nothing was refused", says);
    assert.equal(calls.board(), before, says.source);
  }
  assert.match(boardOf(calls.replay("bbb")).error ?? "", /^Step 3 can't be taken: cook 1 has ended/);
  assert.equal(boardOf(calls.board()).turns, "b2", "it stands at the step before");
});

test("a search leaves the board as it lies", "a reader who searches would lose the game", async () => {
  const calls = await load("deadlock");
  calls.open(JSON.stringify({ variant: "swapped_order" }));
  const before = calls.take(1);
  explore(calls, { variant: "same_order" });
  assert.equal(calls.board(), before);
  assert.deepEqual(boardOf(calls.take(2)).verdict, "deadlock");
});

test("a search goes on in slices, and can be left", "Stop would not work, and the page would freeze", async () => {
  const calls = await load("dining");
  calls.search(JSON.stringify({ variant: "naive", parameters: { cooks: 5 }, mode: "enumerate" }));
  let before = 0;
  for (let slice = 0; slice < 5; slice++) {
    const begin = performance.now();
    const { over, exploration } = JSON.parse(calls.search_on(50)) as ExplorationDocument;
    assert.ok(performance.now() - begin < 1000, "a slice takes about as long as was asked for");
    assert.deepEqual([over, exploration.status], [false, "capped"]);
    assert.ok(exploration.executions > before);
    before = exploration.executions;
  }
});

// The first so many bytes are what a large text needs; what leaks would come on top, execution by execution.
test("ten thousand executions leave nothing in a module's memory", "a page that searches for long would run out of memory", async () => {
  for (const [demo, variant] of [["race", "unsynchronised"], ["locks", "exception"], ["deadlock", "swapped_order"]] as const) {
    const calls = await load(demo);
    const search = (executions: number): void => void explore(calls, { variant, mode: "random", executions });
    const highest = (): number => {
      let at = calls.HEAPU8.length - 1;
      while (at > 0 && calls.HEAPU8[at] === 0) at--;
      return at;
    };
    search(1000);
    const [size, before] = [calls.HEAPU8.length, highest()];
    search(20_000);
    assert.equal(calls.HEAPU8.length, size);
    assert.ok(highest() <= before + 65_536, `${demo}: memory is used up to ${highest()}, and was up to ${before}`);
  }
});

test(`a module weighs at most ${bytesAllowed / 1000} kB, compressed`, "readers on slow lines would wait for their board", () => {
  for (const demo of explorable) {
    const files = [`${demo}.js`, `${demo}.wasm`].map((file) => brotliCompressSync(readFileSync(join("build/demos", demo, "explorer", file))).length);
    const bytes = files.reduce((sum, one) => sum + one, 0);
    assert.ok(bytes <= bytesAllowed, `${demo} weighs ${bytes} bytes`);
  }
});
