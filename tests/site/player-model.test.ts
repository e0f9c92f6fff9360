// The player's picture of a run: intervals, lanes and flows, made from events alone.
import assert from "node:assert/strict";
import { describe as words } from "../../site/player/descriptions";
import { RunModel } from "../../site/player/run-model";
import { clockTime, duration, ticks } from "../../site/player/time-scale";
import { bars, density } from "../../site/player/timeline-shapes";
import { objectId, Story } from "./player-events";
import { test } from "./runner";

const salt = objectId("mutex", 1);

function modelOf(story: Story): RunModel {
  const model = new RunModel(story.names);
  model.append(story.events);
  return model;
}

test("player: spans nest, waits and holds pair by object", "bars stand in the wrong place, or last for ever", () => {
  const story = new Story().start(0, "Ana").tell(0, "span_begin", { text: "soup" }).tell(0, "span_begin", { text: "onions" });
  story.tell(0, "wait_begin", { object: salt, value: -1 }).tell(0, "wait_end", { object: salt });
  story.tell(0, "acquire", { object: salt }).tell(0, "span_end").tell(0, "release", { object: salt }).tell(0, "span_end").end(0);
  const [lane] = modelOf(story).lanes;
  assert.ok(lane);
  assert.deepEqual(lane.spans.map(({ text, begin, end, row }) => ({ text, begin, end, row })), [
    { text: "soup", begin: 20_000, end: 90_000, row: 0 },
    { text: "onions", begin: 30_000, end: 70_000, row: 1 },
  ]);
  assert.deepEqual(lane.waits.map(({ begin, end, depth }) => ({ begin, end, depth })), [{ begin: 40_000, end: 50_000, depth: 2 }]);
  assert.deepEqual(lane.holds.map(({ begin, end, unfinished }) => ({ begin, end, unfinished })), [{ begin: 60_000, end: 80_000, unfinished: false }]);
  assert.equal(lane.life?.end, 100_000);
});

test("player: order is by sequence, never by time", "threads whose clocks differ are drawn going backwards", () => {
  const story = new Story().start(0, "main").tell(0, "span_begin", { text: "late", time: 500 }).tell(0, "span_end", { time: 400 });
  const model = modelOf(story);
  const [span] = model.lanes[0]?.spans ?? [];
  assert.deepEqual([span?.begin, span?.end, model.last], [500_000, 500_000, 500_000]);
});

test("player: what never ends is closed by the end of its thread or of the run, and says so", "a stopped or deadlocked run shows nothing, or lies", () => {
  const story = new Story().start(0, "main").start(1, "Ana").tell(1, "acquire", { object: salt }).end(1);
  story.tell(0, "wait_begin", { object: salt, value: -1 }).tell(0, "note", { text: "stuck" });
  const model = modelOf(story);
  assert.deepEqual(model.lanes[1]?.holds.map(({ end, unfinished }) => [end, unfinished]), [[40_000, true]]);
  assert.equal(model.lanes[0]?.waits[0]?.end, Infinity);
  model.finish();
  assert.deepEqual(model.lanes[0]?.waits.map(({ end, unfinished }) => [end, unfinished]), [[60_000, true]]);
});

test("player: activities go on by themselves, and may be ended by another thread", "the pan seems to keep its cook busy", () => {
  const pan = objectId("activity", 3);
  const story = new Story().start(0, "cook").tell(0, "span_begin", { object: pan, text: "pan heats" }).tell(0, "span_begin", { text: "cut" });
  story.tell(0, "span_end").end(0).tell(1, "span_end", { object: pan });
  const [lane] = modelOf(story).lanes;
  assert.deepEqual(lane?.activities.map(({ end, unfinished }) => [end, unfinished]), [[60_000, false]]);
  assert.deepEqual(lane?.spans.map(({ row, end }) => [row, end]), [[0, 40_000]]);
});

test("player: ends without a beginning are ignored", "a trace with dropped events breaks the page", () => {
  const story = new Story().tell(0, "span_end").tell(0, "wait_end", { object: salt }).tell(0, "release", { object: salt }).end(0);
  const model = modelOf(story);
  model.finish();
  assert.deepEqual(model.lanes[0]?.spans, []);
});

test("player: flows lead from spawn to start, release to acquire, end to join, put to get", "nobody sees who handed the lock to whom", () => {
  const queue = objectId("queue", 2);
  const story = new Story().start(0, "main").tell(0, "spawn", { object: objectId("thread", 1) }).start(1, "Ana");
  story.tell(1, "acquire", { object: salt }).tell(1, "release", { object: salt }).tell(1, "acquire", { object: salt }).tell(1, "release", { object: salt });
  story.tell(0, "acquire", { object: salt }).tell(0, "release", { object: salt });
  story.tell(0, "put", { object: queue }).tell(0, "put", { object: queue }).tell(1, "get", { object: queue }).tell(1, "get", { object: queue });
  story.end(1).tell(0, "join", { object: objectId("thread", 1) });
  const flows = modelOf(story).flows.map(({ kind, from, to }) => [kind, from, to]);
  assert.deepEqual(flows, [["spawn", 2, 3], ["lock", 7, 8], ["queue", 10, 12], ["queue", 11, 13], ["join", 14, 15]]);
});

test("player: a message's flow leads from its sending to its receipt, whatever else comes between", "an arrow shows that a process heard what it never heard", () => {
  const [down, up] = [objectId("pipe", 1), objectId("pipe", 2)];
  const story = new Story().start(0, "main").start(1, "Ben");
  story.tell(0, "message", { object: down, value: 1 }).tell(0, "message", { object: down, value: 2 });
  story.tell(1, "message", { object: up, value: 1 }).tell(1, "message", { object: down, value: 1, link: 1 });
  story.tell(0, "message", { object: up, value: 1, link: 1 }).tell(0, "message", { object: up, value: 2, link: 1 });
  assert.deepEqual(modelOf(story).flows.map(({ kind, from, to }) => [kind, from, to]), [["message", 3, 6], ["message", 5, 7]]);
});

test("player: events may come in any portions", "a slow page shows another run than a fast one", () => {
  const story = new Story().start(0, "main");
  for (let round = 0; round < 200; round++) {
    story.tell(round % 3, "wait_begin", { object: salt, value: -1 }).tell(round % 3, "wait_end", { object: salt }).tell(round % 3, "acquire", { object: salt });
    story.tell(round % 3, "read", { object: objectId("shared", 2), value: round }).tell(round % 3, "release", { object: salt });
  }
  const whole = modelOf(story);
  const parts = new RunModel(story.names);
  for (let at = 0; at < story.events.length; at += 7) parts.append(story.events.slice(at, at + 7));
  assert.deepEqual(parts.lanes, whole.lanes);
  assert.deepEqual(parts.flows, whole.flows);
});

test("player: twenty thousand accesses cost no more shapes than pixels", "the page freezes on a long race", () => {
  const story = new Story().start(0, "main");
  for (let count = 0; count < 20_000; count++) story.tell(0, "acquire", { object: salt }).tell(0, "read", { object: salt }).tell(0, "release", { object: salt });
  const model = modelOf(story);
  const [lane] = model.lanes;
  assert.ok(lane);
  const scale = { from: 0, to: model.last, left: 0, right: 600 };
  const strip = { top: 0, rowHeight: 8, rows: 1 };
  const holds = bars(lane.holds, strip, () => 0, scale, model.last);
  assert.equal(holds.wide.length, 0);
  assert.ok(holds.narrow.split("M").length <= 602, "holds");
  assert.ok(density(lane.accesses, strip, scale).split("M").length <= 602, "reads");
});

test("player: ticks are round, in order and not too close", "the time axis can't be read", () => {
  for (const to of [1e3, 48_000, 2e6, 9.4e8, 2.04e9, 6.1e9, 3e11]) {
    const found = ticks({ from: 0, to, left: 0, right: 600 }, 80);
    assert.ok(found.length >= 2 && found.length <= 9, `${to}: ${found.length}`);
    assert.equal(new Set(found.map(({ label }) => label)).size, found.length, `${to}: labels repeat`);
  }
  assert.deepEqual(ticks({ from: 0, to: 6.1e9, left: 0, right: 600 }, 80).map(({ label }) => label), ["0", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s"]);
});

test("player: durations are told in the unit that suits them", "2.03 s reads as 2030000 µs", () => {
  assert.deepEqual([0, 48_200, 3.1e6, 9.996e8, 2.031e9, 6.0e10].map((time) => duration(time)), ["0 µs", "48.2 µs", "3.10 ms", "1.00 s", "2.03 s", "60.0 s"]);
  assert.equal(duration(8.4e8, 2.5e9), "0.84 s");
});

test("player: a wait is told with who, what, when and where", "keyboard and screen reader get no details", () => {
  const story = new Story().start(0, "Ana").tell(0, "wait_begin", { object: salt, value: -1, where: (1 << 22) | 12 }).tell(0, "wait_end", { object: salt });
  story.names.files.push("demos/race/race.cpp");
  story.names.objects.set(salt, "salt");
  const model = modelOf(story);
  const wait = model.lanes[0]?.waits[0];
  assert.ok(wait);
  assert.equal(words(wait, model.names, model.last), "Ana · waits for salt · 0.000020 s to 0.000030 s · 10.0 µs · race.cpp:12");
});

test("player: a clock keeps its unit and its digits", "a running number jumps about", () => {
  assert.deepEqual([0, 4e6, 7e8, 1.5e9].map((time) => clockTime(time, 1.5e9)), ["0.00 s", "0.00 s", "0.70 s", "1.50 s"]);
  assert.deepEqual([clockTime(4e6, 25e6), clockTime(0, 0), clockTime(3e9, 120e9)], ["4.0 ms", "0.00 µs", "3 s"]);
});
