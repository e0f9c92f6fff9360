// What the schedule board says and how schedules travel: codes, links, sentences, the words of a search.
import assert from "node:assert/strict";
import { addressParameters } from "../../site/player/address-parameters";
import type { BoardDocument, BoardObject, BoardStep, BoardThread, Exploration } from "../../site/player/board/board-document";
import { acted, scheduleText, tellBoard, tellEffort, tellNext, tellObject, tellStory, tellWay, verdictOf } from "../../site/player/board/board-words";
import { failingShare, grouped, tellExploration, tellFinding, tellOutcome, tellProgress, tellSmallest, tellWaits } from "../../site/player/board/exploration-words";
import { readCode, readRules, readTurns, turnsOf, whyForeign, writeCode, writeTurns } from "../../site/player/board/schedule-code";
import { scheduleLink } from "../../site/player/board/schedule-link";
import { controlsOf, initialEntries } from "../../site/player/manifest";
import type { Manifest } from "../../site/player/manifest";
import { localCommand } from "../../site/player/command-lines";
import { test } from "./runner";

const thread = (name: string, change: Partial<BoardThread> = {}): BoardThread => ({
  name, status: "ready", enabled: true, does: "read tally", object: 1, ways: 1, file: "race.cpp", line: 31, why: "", ...change,
});
const step = (of: number, what: string, change: Partial<BoardStep> = {}): BoardStep => ({
  thread: of, actor: of, alternative: 0, kind: "read", object: 1, what, file: "race.cpp", line: 31, preemption: false, timed_out: false, ...change,
});
const object = (change: Partial<BoardObject> = {}): BoardObject => ({ index: 1, name: "tally", kind: "shared", value: "0", holders: [], waiters: [], ...change });
const board = (change: Partial<BoardDocument> = {}): BoardDocument => ({
  demo: "race", variant: "unsynchronised", parameters: {}, memory: "sc", turns: "", code: "race.3f2a91c0.sc.", steps: [], kept_turns: "",
  threads: [thread("main", { enabled: false, status: "joining", why: "main waits for the end of Ana." }), thread("Ana"), thread("Ben")],
  objects: [object()], buffers: [], waiters: "fifo", wake_ups: 0, lines: [], results: [], checks: [], time: 0, preemptions: 0, over: false, verdict: "running", story: [], ...change,
});
const exploration = (change: Partial<Exploration> = {}): Exploration => ({
  mode: "all", memory: "sc", status: "complete", executions: 4, classes: 4, schedules: "6", failing: "4", counted: true, findings: [], seconds: 0.001, executions_per_second: 4000, ...change,
});

test("board: turns are read and written as the explorer writes them", "a link opens on another schedule", () => {
  assert.deepEqual(readTurns("b2ca")?.map(({ actor }) => actor), [1, 1, 2, 0]);
  assert.deepEqual(readTurns("bB2c-1"), [{ actor: 1, alternative: 0 }, { actor: 17, alternative: 0 }, { actor: 17, alternative: 0 }, { actor: 2, alternative: 1 }], "store buffers, and other ways");
  for (const text of ["b2c2a", "bB2c-1c-1cb", "c-12"]) assert.equal(writeTurns(readTurns(text) ?? []), text);
  assert.equal(writeTurns(readTurns("b12cb") ?? []), "b12cb");
  assert.deepEqual(readTurns(""), []);
  for (const bad of ["q", "b0", "2b", "b-", "b-0", "Q", "b999999c999999"]) assert.equal(readTurns(bad), undefined, bad);
});

test("board: a schedule of other sources, of another demo, or no schedule at all is refused, with why", "a reader looks at steps that were never taken", () => {
  const here = "race.3f2a91c0.sc.b";
  assert.equal(whyForeign("race.3f2a91c0.sc.b2c2", here), "");
  assert.equal(whyForeign("b2c2", here), "");
  assert.match(whyForeign("race.deadbeef.sc.b2c2", here), /another source of race \(deadbeef; here it is 3f2a91c0\)/);
  assert.match(whyForeign("dining.3f2a91c0.sc.b2c2", here), /one of dining, and this is race/);
  assert.match(whyForeign("race.3f2a91c0.sc", here), /no code of a schedule/);
  assert.match(whyForeign("z9", here), /no schedule/);
  assert.deepEqual(readCode("race.3f2a91c0.tso.bc"), { demo: "race", source: "3f2a91c0", rules: "tso", turns: "bc" });
  assert.deepEqual(readRules("sc-any-wake2"), { memory: "sc", waiters: "any", wake_ups: 2 });
  assert.equal(readRules("arm"), undefined);
  assert.match(whyForeign("race.3f2a91c0.tso.b2c2", here), /other rules \(tso; here they are sc\)/);
  assert.equal(writeCode({ demo: "race", source: "3f2a91c0", rules: "sc", turns: "bc" }), "race.3f2a91c0.sc.bc");
  assert.equal(turnsOf("race.3f2a91c0.sc.b2c"), "b2c");
  assert.equal(turnsOf("b2c"), "b2c");
});

const manifest: Manifest = {
  name: "race", summary: "", variants: [{ name: "mutex", summary: "" }], explorer: true,
  parameters: [
    { name: "threads", type: "integer", default: 4, min: 2, max: 1000, where: ["terminal", "page", "explorer"], page: { default: 4, min: 2, max: 16 }, explorer: { default: 2, min: 2, max: 3 } },
    { name: "url", type: "text", default: "", where: ["terminal"] },
  ],
};

test("board: the explorer's parameters have defaults and bounds of their own", "a reader explores a thousand threads", () => {
  const controls = controlsOf(manifest, "explorer");
  assert.deepEqual(controls.map(({ name, initial, min, max }) => [name, initial, min, max]), [["threads", "2", 2, 3], ["seed", "1", 0, 4294967295]]);
  assert.equal(localCommand(manifest, controls, "mutex", { threads: "2" }), "build/bin/race --variant mutex", "in a terminal, too, the explorer begins with 2");
  assert.equal(localCommand(manifest, controls, "mutex", { threads: "3" }), "build/bin/race --variant mutex --threads 3");
  assert.equal(localCommand(manifest, controls, "mutex", { seed: "7" }), "build/bin/race --variant mutex --seed 7");
});

test("board: the link of a schedule says all that isn't as it is at first, and is read back", "a copied link opens on other values", () => {
  const controls = controlsOf(manifest, "explorer");
  const place = { demo: "race", variant: "mutex", controls, entries: initialEntries(controls) };
  const page = "http://localhost/races.html?race.threads=8#one-line";
  assert.equal(scheduleLink(page, place, "race.3f2a91c0.sc.b2c"), "http://localhost/races.html?demo=race&variant=mutex&schedule=race.3f2a91c0.sc.b2c");
  const link = new URL(scheduleLink(page, { ...place, entries: { threads: "3" } }, "race.3f2a91c0.sc.b2c"));
  assert.deepEqual(addressParameters(link.search, "race"), { variant: "mutex", values: { threads: "3" }, schedule: "race.3f2a91c0.sc.b2c" });
  assert.equal(addressParameters(link.search, "dining").schedule, undefined);
  assert.equal(addressParameters("?demo=race&board", "race").schedule, "");
});

test("board: each step is said in a sentence, and who can go next", "a screen reader's user plays blind", () => {
  assert.equal(tellBoard(board()), "At the beginning. Ana or Ben can go next.");
  assert.equal(tellBoard(board({ steps: [step(1, "read tally -> 0")] })), "Ana reads tally: 0. Ana or Ben can go next.");
  const alone = [thread("main", { enabled: false }), thread("Ana", { enabled: false }), thread("cook 2")];
  assert.equal(tellBoard(board({ threads: alone, steps: [step(2, "write tally = 1")] })), "Cook 2 writes tally = 1. Only cook 2 can go on.");
  assert.equal(acted("try to lock salt: yes"), "tries to lock salt: yes");
  assert.equal(acted("compare and exchange tally = 2"), "compares and exchanges tally = 2");
  assert.equal(acted("finish a task of orders"), "finishes a task of orders");
});

test("board: a store buffer is somebody who can go on", "a reader doesn't see why both read 0", () => {
  const buffers = [{ thread: 1, actor: 17, name: "Ana's store buffer", does: "flush x = 1", values: [] }];
  const after = board({ buffers, steps: [step(1, "write x = 1", { actor: 1 }), step(1, "flush x = 1", { actor: 17, kind: "flush" })] });
  assert.equal(tellBoard(after), "Ana's store buffer flushes x = 1. Ana, Ben or Ana's store buffer can go next.");
  assert.equal(tellWay(thread("Ana", { does: "notify one of bell", ways: 2 }), 1), "number 2 in line");
  assert.equal(tellWay(thread("Ana", { does: "choose", ways: 2 }), 1), "1");
});

test("board: a thread that can't go on says why, beside its name", "a button is dead and nobody knows why", () => {
  assert.equal(tellNext(thread("Ana")), "read tally");
  assert.equal(tellNext(thread("Ben", { enabled: false, status: "blocked", why: "Ben waits for salt, held by Ana (deadlock.cpp:96)." })), "waits for salt, held by Ana (deadlock.cpp:96)");
  assert.equal(tellNext(thread("Ben", { enabled: false, status: "finished", why: "Ben has ended." })), "has ended");
});

test("board: locks say who holds them and who waits", "a deadlock can't be read off the board", () => {
  const held = object({ kind: "mutex", name: "salt", value: "", holders: [{ thread: 1, shared: false, file: "deadlock.cpp", line: 96 }], waiters: [2] });
  assert.equal(tellObject(board(), held), "held by Ana (line 96); Ben waits");
  assert.equal(tellObject(board(), { ...held, holders: [], waiters: [] }), "free");
  const readers = object({ kind: "shared_mutex", value: "", holders: [{ thread: 1, shared: true, file: "", line: 0 }, { thread: 2, shared: true, file: "", line: 0 }] });
  assert.equal(tellObject(board(), readers), "held by Ana, shared and Ben, shared");
  assert.equal(tellObject(board(), object({ value: "7" })), "7");
});

test("board: the end is a verdict with its reason", "a reader doesn't see that something went wrong", () => {
  const failed = board({ over: true, verdict: "failed", checks: [{ after: 5, thread: 0, what: "every plate was counted", expected: "2", actual: "1", held: false, file: "race.cpp", line: 101 }] });
  assert.deepEqual(verdictOf(failed), { tone: "bad", text: "A check failed. Every plate was counted: expected 2, got 1." });
  const stuck = board({ over: true, verdict: "deadlock", story: ["Ana waits for pepper."], preemptions: 1, steps: [step(1, "lock salt"), step(2, "lock pepper")] });
  assert.match(verdictOf(stuck).text, /^Deadlock/);
  assert.deepEqual(tellStory(stuck), ["Ana waits for pepper."]);
  assert.equal(tellEffort(stuck), "2 steps, 1 switch away from a thread that could have gone on");
  assert.deepEqual(verdictOf(board({ over: true, verdict: "ok" })), { tone: "good", text: "Nothing went wrong." });
  assert.match(scheduleText(stuck), /^race, unsynchronised: race\.3f2a91c0\.sc\.\n {3}1 {2}Ana {2}lock salt {2}\(race\.cpp:31\)\n {3}2 {2}Ben {2}lock pepper[^]*Deadlock[^]*Ana waits for pepper\.\n$/);
});

test("board: a search's verdict is K of N, and says what it proves", "a reader takes luck for a proof", () => {
  assert.deepEqual(tellExploration(exploration()), { tone: "bad", headline: "4 of 6 schedules go wrong.", detail: "All 6 were tried in 4 classes: complete." });
  assert.deepEqual(tellExploration(exploration({ failing: "0", schedules: "66468720", classes: 31 })), {
    tone: "good", headline: "0 of 66,468,720 schedules go wrong.", detail: "All 66,468,720 were tried in 31 classes: complete.",
  });
  assert.equal(tellExploration(exploration({ mode: "enumerate" })).detail, "All 6 were tried: complete.");
  assert.equal(tellExploration(exploration({ mode: "bounded", status: "bounded" })).detail, "All 6 were tried: complete within that bound.");
  assert.deepEqual(tellExploration(exploration({ status: "capped", failing: "0" })), { tone: "quiet", headline: "0 of 6 schedules go wrong.", detail: "Not all were tried: this proves nothing." });
  assert.match(tellExploration(exploration({ status: "capped" })).detail, /Not all were tried: there may be more/);
  assert.equal(tellExploration(exploration({ schedules: "1", failing: "1", classes: 1 })).headline, "1 of 1 schedule goes wrong.");
  assert.match(tellExploration(exploration({ counted: false })).detail, /counts as one here/);
});

test("board: the smallest counterexample says what its number means, and only what was proven", "a reader believes that fewer switches are safe", () => {
  assert.match(tellSmallest(exploration({ preemptions: 1, proven: true })), /has 1 switch away from .*; with none, nothing goes wrong\.$/);
  assert.match(tellSmallest(exploration({ preemptions: 2, proven: true })), /2 switches away .*; with fewer, nothing goes wrong\.$/);
  assert.doesNotMatch(tellSmallest(exploration({ preemptions: 2, proven: false })), /nothing goes wrong/);
  assert.match(tellSmallest(exploration({ preemptions: 0, proven: true })), /without a single switch/);
});

test("board: numbers of schedules outgrow what a number holds", "a large count is shown wrong", () => {
  assert.equal(grouped("9007199254740993"), "9,007,199,254,740,993");
  assert.equal(grouped(`1${"0".repeat(30)}`), "about 1.00 × 10^30");
  assert.equal(failingShare(exploration()), 0.6666);
  assert.equal(failingShare(exploration({ failing: "0" })), 0);
  assert.ok(failingShare(exploration({ failing: "1", schedules: `1${"0".repeat(30)}` })) > 0, "what isn't nothing is seen");
  assert.equal(tellProgress(exploration({ executions: 1234, failing: "1" })), "1,234 executions, 4,000 a second; 6 schedules so far, 1 of them goes wrong");
  assert.equal(tellFinding({ kind: "failed", what: "every plate was counted", at: "race.cpp:101", schedules: "4", example: "" }), "check failed: every plate was counted (race.cpp:101)");
});

test("board: an ending is told by its results, and a deadlock by its circle alone", "two deadlocks look alike, or a result runs into its value", () => {
  const ended = { verdict: "ok", results: { "both read 0": "0", "nobody read 0": "1" }, schedules: "1", example: "" };
  assert.equal(tellOutcome(ended), "ok: both read 0 = 0, nobody read 0 = 1");
  const circle = "Ana holds salt (deadlock.cpp:96) and waits for pepper (deadlock.cpp:98); Ben holds pepper (deadlock.cpp:105) and waits for salt (deadlock.cpp:107): each waits for the other.";
  const stuck = { ...ended, verdict: "deadlock", results: {}, story: [circle, "Because of that, main waits for the end of Ana (deadlock.cpp:58)."] };
  assert.equal(tellOutcome(stuck), "deadlock");
  assert.equal(tellWaits(stuck), "Ana holds salt and waits for pepper; Ben holds pepper and waits for salt: each waits for the other.");
});
