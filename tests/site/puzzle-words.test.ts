// What a puzzle says: judged by the explorer's documents, never by an answer that is written down somewhere.
import assert from "node:assert/strict";
import { judgeClaim, judgeSchedule, standOf } from "../../site/player/puzzles/puzzle-words";
import { test } from "./runner";

const search = (failing: string, schedules: string, status = "complete", memory = "sc"): Parameters<typeof judgeClaim>[0] => ({
  exploration: { failing, schedules, status, memory },
});

test("puzzles: a schedule that goes wrong solves its puzzle, one that goes well proves nothing", "readers win without breaking anything, or break it and don't win", () => {
  for (const verdict of ["failed", "deadlock", "lost_notify", "livelock", "error"]) {
    assert.deepEqual(judgeSchedule({ verdict, preemptions: 2, memory: "sc" }, "sc")?.solution, { how: "broken", preemptions: 2 }, verdict);
  }
  const well = judgeSchedule({ verdict: "ok", preemptions: 0, memory: "sc" }, "sc");
  assert.equal(well?.solution, undefined);
  assert.match(well?.text ?? "", /proves nothing/);
  assert.equal(judgeSchedule({ verdict: "running", preemptions: 0, memory: "sc" }, "sc"), undefined);
});

test("puzzles: a puzzle under store buffers is not solved without them", "wet ink counts as solved by a search that knows no ink", () => {
  assert.equal(judgeClaim(search("0", "26"), "tso").solution, undefined);
  assert.match(judgeClaim(search("0", "26"), "tso").text, /0 of 26 schedules go wrong under sequential consistency.*store buffers/);
  assert.equal(judgeSchedule({ verdict: "failed", preemptions: 1, memory: "tso" }, "sc")?.solution, undefined);
  assert.deepEqual(judgeSchedule({ verdict: "failed", preemptions: 1, memory: "tso" }, "tso")?.solution, { how: "broken", preemptions: 1 });
});

test("puzzles: that it can't be broken is right only if all schedules were tried and none goes wrong", "a guess counts as a proof", () => {
  assert.deepEqual(judgeClaim(search("0", "210"), "sc").solution, { how: "holds" });
  assert.match(judgeClaim(search("0", "210"), "sc").text, /You are right.*0 of 210.*complete/);
  for (const status of ["bounded", "capped"]) {
    assert.equal(judgeClaim(search("0", "210", status), "sc").solution, undefined, status);
  }
  const wrong = judgeClaim(search("26880", "73106", "complete", "tso"), "tso");
  assert.equal(wrong.solution, undefined);
  assert.match(wrong.text, /It can: 26\u202f880 of 73\u202f106 schedules/);
});

test("puzzles: how one stands is told with its preemptions", "readers don't see what they have reached", () => {
  assert.equal(standOf(undefined), "Not solved yet.");
  assert.equal(standOf({ how: "broken", preemptions: 0 }), "Solved: broken with no preemption.");
  assert.equal(standOf({ how: "broken", preemptions: 1 }), "Solved: broken with 1 preemption.");
  assert.equal(standOf({ how: "holds" }), "Solved: it can’t be broken.");
});
