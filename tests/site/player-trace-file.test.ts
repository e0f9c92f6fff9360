// The trace file: Chrome trace events, by the same rules in the page and in the terminal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromeEvents } from "../../site/player/chrome-trace";
import type { ChromeEvent } from "../../site/player/chrome-trace";
import { readRecording, traceFile } from "../../site/player/recording";
import type { Recording } from "../../site/player/recording";
import type { RunDocument } from "../../site/player/run-document";
import { arguments_ } from "./arguments";
import { objectId, Story } from "./player-events";
import { test } from "./runner";

const salt = objectId("mutex", 1);
const pepper = objectId("mutex", 2);

const of = (story: Story): ChromeEvent[] => chromeEvents("race mutex", story.names, story.events);

/** What every reader of the format relies on. */
function holdToFormat(events: readonly ChromeEvent[]): void {
  const lanes = new Map<number, ChromeEvent[]>();
  const flows = new Map<unknown, string>();
  const open = new Map<string, number>();
  let last = 0;
  for (const event of events) {
    assert.equal(event.pid, 1);
    if (event.ph === "M") continue;
    assert.ok(event.ts !== undefined && event.ts >= 0, JSON.stringify(event));
    if (event.ph !== "e") {
      assert.ok(event.ts >= last, `ts goes back at ${JSON.stringify(event)}`);
      last = event.ts;
    }
    if (event.ph === "X") {
      const lane = lanes.get(event.tid) ?? [];
      lanes.set(event.tid, [...lane.filter((around) => end(around) > event.ts! + 1e-6 || end(around) >= end(event) - 1e-6), event]);
      for (const around of lane) {
        const nests = end(around) <= event.ts + 1e-6 || end(event) <= end(around) + 1e-6;
        assert.ok(nests, `${JSON.stringify(event)} crosses ${JSON.stringify(around)}`);
      }
    }
    if (event.ph === "b") open.set(`${event.cat} ${event.id}`, (open.get(`${event.cat} ${event.id}`) ?? 0) + 1);
    if (event.ph === "e") open.set(`${event.cat} ${event.id}`, (open.get(`${event.cat} ${event.id}`) ?? 0) - 1);
    if (event.ph === "s") assert.ok(!flows.has(event.id), "flow ids are used once");
    if (event.ph === "s" || event.ph === "f") flows.set(event.id, (flows.get(event.id) ?? "") + event.ph);
  }
  assert.deepEqual([...open.values()].filter((count) => count !== 0), [], "every b has its e");
  assert.deepEqual([...flows.values()].filter((pair) => pair !== "sf"), [], "every s has its f, after it");
}

const end = (event: ChromeEvent): number => (event.ts ?? 0) + (event.dur ?? 0);

test("trace file: intervals that nest are X, those that cross are b and e", "Perfetto draws a hold inside a span that it outlives", () => {
  const story = new Story().start(0, "main").tell(0, "span_begin", { text: "work" }).tell(0, "acquire", { object: salt }).tell(0, "acquire", { object: pepper });
  story.tell(0, "release", { object: salt }).tell(0, "span_end").tell(0, "release", { object: pepper }).end(0);
  story.names.objects.set(salt, "salt");
  const events = of(story);
  holdToFormat(events);
  const shapes = events.filter(({ ph }) => "Xbe".includes(ph)).map(({ ph, name, ts, dur, id }) => [ph, name, ts, dur ?? id]);
  assert.deepEqual(shapes, [
    ["X", "main", 10, 70],
    ["X", "work", 20, 40],
    ["X", "hold salt", 30, 20],
    ["b", "hold mutex 2", 40, "i1"],
    ["e", "hold mutex 2", 70, "i1"],
  ]);
});

test("trace file: flows come in pairs, source before target", "the arrows from lock to lock are missing", () => {
  const story = new Story().start(0, "main").tell(0, "spawn", { object: objectId("thread", 1) }).start(1, "Ana").tell(1, "acquire", { object: salt });
  story.tell(1, "release", { object: salt }).tell(0, "acquire", { object: salt }).tell(0, "release", { object: salt }).end(1).tell(0, "join", { object: objectId("thread", 1) });
  const events = of(story);
  holdToFormat(events);
  assert.deepEqual(events.filter(({ ph }) => ph === "s" || ph === "f").map(({ ph, name, id, tid }) => [ph, name, id, tid]), [
    ["s", "spawn", 1, 1], ["f", "spawn", 1, 2], ["s", "lock", 2, 2], ["f", "lock", 2, 1], ["s", "join", 3, 2], ["f", "join", 3, 1],
  ]);
});

test("trace file: unfinished intervals end with the run and say so", "a deadlock's waits are missing from the file", () => {
  const story = new Story().start(0, "main").tell(0, "wait_begin", { object: salt, value: 2_000_000, text: "t" }).tell(1, "note", { text: "later" });
  const events = of(story);
  holdToFormat(events);
  const wait = events.find(({ cat }) => cat === "wait");
  assert.deepEqual([wait?.ph, wait?.dur, wait?.args], ["X", 10, { object: "mutex 1", text: "t", timeout_us: 2_000_000, unfinished: true }]);
});

test("trace file: what is downloaded can be read again, unchanged", "a file saved from the page is no recording", () => {
  const story = new Story().start(0, "main").tell(0, "acquire", { object: salt, where: (1 << 22) | 9 }).tell(0, "write", { object: objectId("shared", 2), value: 41 }).end(0);
  story.names.objects.set(salt, "salt");
  story.names.files.push("demos/race/race.cpp");
  const document: RunDocument = { demo: "race", variant: "mutex", parameters: {}, seconds: 1, verdict: "ok", checks: [], claims: [], results: {}, lanes: 1, events: 4, dropped: 0 };
  const file = JSON.parse(traceFile(document, story)) as { traceEvents: ChromeEvent[]; cooks: Recording };
  const again = readRecording(file.cooks);
  assert.deepEqual(again.events, story.events);
  assert.deepEqual(file.traceEvents, chromeEvents("race mutex", again.names, again.events));
});

/** The built demos, by name; none if nothing is built. */
function builtDemos(): string[] {
  const folder = join(arguments_.root, "build/demos");
  return existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(arguments_.root, "build/bin", name))) : [];
}

test("trace file: the page writes the very events that the terminal writes", "the same run gives two different files", () => {
  const scratch = mkdtempSync(join(tmpdir(), "cooks-trace-"));
  try {
    const demos = builtDemos();
    assert.ok(demos.length > 0, "no demo is built");
    for (const demo of demos) {
      const { variants } = JSON.parse(readFileSync(join(arguments_.root, "build/demos", demo, "manifest.json"), "utf8")) as { variants: { name: string }[] };
      for (const { name } of variants) {
        const path = join(scratch, `${demo}-${name}.json`);
        try {
          execFileSync(join(arguments_.root, "build/bin", demo), ["--variant", name, "--scale", "0.05", "--quiet", "--trace", path], { stdio: "ignore" });
        } catch (error) {
          // 1 says that a check failed: that is what some variants are for.
          if ((error as { status?: number }).status !== 1) throw error;
        }
        const { traceEvents, cooks } = JSON.parse(readFileSync(path, "utf8")) as { traceEvents: ChromeEvent[]; cooks: Recording };
        const { names, events } = readRecording(cooks);
        const own = chromeEvents(`${demo} ${name}`, names, events);
        assert.ok(events.length > 0 && own.length === traceEvents.length, `${demo} ${name}: ${own.length} and ${traceEvents.length} events`);
        for (const [at, event] of own.entries()) assert.deepEqual(event, traceEvents[at], `${demo} ${name}, entry ${at}`);
        if (own.length < 5000) holdToFormat(own);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}, 120);
