// The drawn kitchen without a page: where cooks are at a moment, what they do there in words, and where they stand.
import assert from "node:assert/strict";
import { layOutKitchen, spread, wrapped } from "../../site/player/kitchen/kitchen-layout";
import { kitchenAt } from "../../site/player/kitchen/kitchen-state";
import { deedOf, tellKitchen } from "../../site/player/kitchen/kitchen-words";
import { RunModel } from "../../site/player/run-model";
import { objectId, Story } from "./player-events";
import { test } from "./runner";

const pan = objectId("activity", 1);
const clock = objectId("clock", 0);
const places = ["board", "stove", "table"];

function modelOf(story: Story, isOver = true): RunModel {
  const model = new RunModel(story.names);
  model.append(story.events);
  if (isOver) model.finish();
  return model;
}

/** One cook who cuts while the pan heats; event k is at k * 10 us. */
const oneCook = (): Story =>
  new Story().start(0, "main").tell(0, "place", { text: "board" }).tell(0, "span_begin", { text: "onions" }).tell(0, "span_end")
    .tell(0, "place", { text: "stove" }).tell(0, "span_begin", { object: pan, text: "pan heats" })
    .tell(0, "place", { text: "board" }).tell(0, "span_begin", { text: "red peppers" }).tell(0, "span_end")
    .tell(0, "place", { text: "stove" }).tell(0, "wait_begin", { object: clock, value: 10 }).tell(0, "wait_end", { object: clock })
    .tell(0, "span_end", { object: pan }).tell(0, "place", { text: "table" }).end(0);

const told = (story: Story, microseconds: number, isOver = true): string => {
  const model = modelOf(story, isOver);
  return tellKitchen(kitchenAt(model, microseconds * 1000), model.names);
};

test("kitchen: one cook interleaves: he cuts while the pan heats by itself", "the picture of concurrency without parallelism is wrong", () => {
  const story = oneCook();
  assert.equal(told(story, 5), "main is not there yet");
  assert.equal(told(story, 25), "main is at the board");
  assert.equal(told(story, 35), "main cuts onions at the board");
  assert.equal(told(story, 65), "main is at the stove; pan heats by itself on the stove");
  assert.equal(told(story, 85), "main cuts red peppers at the board; pan heats by itself on the stove");
  assert.equal(told(story, 115), "main waits for the pan at the stove; pan heats by itself on the stove");
  assert.equal(told(story, 1000), "main is done at the table");
  assert.equal(told(story, Infinity), "main is done at the table");
});

test("kitchen: a process tells how long it has lasted, and stops when it ends", "the pan's time runs on, or belongs to another place", () => {
  const model = modelOf(oneCook());
  const at = (microseconds: number): unknown => kitchenAt(model, microseconds * 1000).processes.map(({ place, lasted, isOver }) => [place, lasted, isOver]);
  assert.deepEqual(at(55), []);
  assert.deepEqual(at(100), [["stove", 40_000, false]]);
  assert.deepEqual(at(500), [["stove", 70_000, true]]);
});

test("kitchen: three cooks work at once, and main, who only waits for them, is none of them", "parallel work is not seen, or a fourth cook stands about", () => {
  const story = new Story().start(0, "main");
  for (const [lane, name] of [[1, "Ana"], [2, "Ben"], [3, "Cleo"]] as const) story.start(lane, name);
  story.tell(1, "place", { text: "board" }).tell(2, "place", { text: "board" }).tell(3, "place", { text: "stove" });
  story.tell(1, "span_begin", { text: "onions" }).tell(2, "span_begin", { text: "red peppers" }).tell(3, "span_begin", { object: pan, text: "pan heats" });
  story.tell(3, "wait_begin", { object: clock, value: 9 }).tell(0, "wait_begin", { object: objectId("thread", 1), value: -1 });
  const model = modelOf(story, false);
  const kitchen = kitchenAt(model, Infinity);
  assert.deepEqual(kitchen.cooks.map((cook) => [cook.name, cook.doing, deedOf(cook, kitchen, model.names)]), [
    ["Ana", "works", "cuts onions"], ["Ben", "works", "cuts red peppers"], ["Cleo", "waits", "waits for the pan"],
  ]);
});

test("kitchen: what the end of the run cut off is still going on at the end", "a stopped or deadlocked run shows idle cooks", () => {
  const salt = objectId("mutex", 1);
  const story = new Story().start(0, "main").start(1, "Ana").tell(0, "place", { text: "board" }).tell(1, "place", { text: "cellar" });
  story.tell(0, "span_begin", { text: "onions" }).tell(1, "wait_begin", { object: salt, value: -1 }).tell(0, "note", { text: "stuck" });
  story.names.objects.set(salt, "salt");
  for (const time of [65, 70, 1000, Infinity]) assert.equal(told(story, time), "main cuts onions at the board; Ana waits for salt at the cellar", `at ${time}`);
});

test("kitchen: waits say what for", "every wait is called the pan's", () => {
  const wait = (object: number): string => {
    const story = new Story().start(0, "main").tell(0, "place", { text: "stove" }).tell(0, "wait_begin", { object, value: -1 });
    story.names.threads[3] = "Cleo";
    return told(story, 100, false);
  };
  assert.equal(wait(clock), "main waits at the stove", "nothing heats there");
  assert.equal(wait(objectId("thread", 3)), "main waits for Cleo at the stove");
  assert.equal(wait(objectId("network", 0)), "main waits for an answer at the stove");
});

test("kitchen: hands in the middle of a wait, or of nested work, do the innermost", "a cook cuts while he waits for the salt", () => {
  const story = new Story().start(0, "main").tell(0, "place", { text: "shelf" }).tell(0, "span_begin", { text: "soup" }).tell(0, "span_begin", { text: "stock" });
  story.tell(0, "span_end").tell(0, "wait_begin", { object: objectId("mutex", 2), value: -1 });
  assert.equal(told(story, 45, false), "main stock at the shelf", "elsewhere the span's own words are told");
  assert.equal(told(story, 55, false), "main soup at the shelf");
  assert.equal(told(story, 65, false), "main waits for mutex 2 at the shelf");
});

test("kitchen: cooks at one place stand side by side, behind their counter, within the walls", "cooks stand on one another, or half outside", () => {
  const story = new Story();
  for (let lane = 0; lane < 5; lane++) story.start(lane, `Cook ${lane}`).tell(lane, "place", { text: places[lane % 2] ?? "" });
  const kitchen = kitchenAt(modelOf(story), Infinity);
  for (const width of [300, 322, 660, 900]) {
    const { figures, stations } = layOutKitchen(kitchen, places, width, 0);
    const xs = figures.map(({ x }) => x).sort((a, b) => a - b);
    for (const [at, x] of xs.entries()) {
      assert.ok(x >= 25 && x <= width - 25, `${x} of ${width}`);
      if (at > 0) assert.ok(x - xs[at - 1]! >= 50, `${xs.join(" ")} at ${width}`);
    }
    assert.deepEqual(stations.map(({ name, kind }) => [name, kind]), [["board", "board"], ["stove", "stove"], ["table", "table"]]);
  }
  const { figures, stations } = layOutKitchen(kitchen, places, 900, 0);
  const [board] = stations;
  for (const { x, cook } of figures) if (cook.place === "board") assert.ok(x > board!.left && x < board!.right, "there is room enough behind it");
});

test("kitchen: a place that the manifest doesn't know is a counter of its own", "a cook disappears", () => {
  const story = new Story().start(0, "main").tell(0, "place", { text: "attic" });
  const { stations, figures } = layOutKitchen(kitchenAt(modelOf(story), Infinity), places, 660, 1);
  assert.deepEqual(stations.map(({ kind }) => kind), ["board", "stove", "table", "counter"]);
  assert.ok(figures[0]!.x > stations[3]!.left);
});

test("kitchen: hats hang for the cooks who are yet to come", "the still kitchen promises the wrong number of cooks", () => {
  const story = new Story().start(0, "main").start(1, "Ana").tell(1, "place", { text: "board" });
  const hats = (time: number, expected: number): number => layOutKitchen(kitchenAt(modelOf(story), time), places, 660, expected).hats.length;
  assert.equal(layOutKitchen({ cooks: [], processes: [] }, places, 660, 3).hats.length, 3);
  assert.equal(hats(Infinity, 3), 2);
  assert.equal(hats(5_000, 3), 3);
  assert.equal(hats(Infinity, 1), 0);
  assert.equal(hats(Infinity, 500), 9, "no more than half the wall");
});

test("kitchen: where there is no room above the heads, captions are listed instead", "captions run into one another", () => {
  const crowd = (cooks: number): Story => {
    const story = new Story();
    for (let lane = 0; lane < cooks; lane++) story.start(lane, `Cook ${lane}`).tell(lane, "place", { text: "table" });
    return story;
  };
  const captioned = (cooks: number, width: number): boolean => layOutKitchen(kitchenAt(modelOf(crowd(cooks)), Infinity), places, width, 0).captioned;
  assert.deepEqual([captioned(3, 322), captioned(5, 322), captioned(9, 322), captioned(9, 660), captioned(30, 660)], [true, true, false, true, false]);
});

test("kitchen: captions break between words", "captions lie over one another", () => {
  assert.deepEqual(wrapped("cuts onions", 100, 12), ["cuts onions"]);
  assert.deepEqual(wrapped("cuts red peppers", 60, 12), ["cuts red", "peppers"]);
  assert.deepEqual(wrapped("waits for the very last pan", 40, 12), ["waits", "for", "the…"]);
});

test("kitchen: figures are moved apart as little as need be", "cooks wander off from their places", () => {
  assert.deepEqual(spread([100, 300], 0, 400), [100, 300]);
  assert.deepEqual(spread([300, 100], 0, 400), [300, 100]);
  assert.deepEqual(spread([100, 110], 0, 400), [100, 157]);
  assert.deepEqual(spread([390, 395], 0, 400), [343, 400]);
  const crowded = spread([10, 10, 10, 10], 0, 90);
  assert.deepEqual(crowded, [0, 30, 60, 90]);
});
