// Counters: what a run counts, as a stepped line under its lanes, in words, in the table and in the trace file.
import assert from "node:assert/strict";
import { chromeEvents } from "../../site/player/chrome-trace";
import { stepAt, steppedLine, tellCounter } from "../../site/player/counter-steps";
import { describe } from "../../site/player/descriptions";
import { RunModel } from "../../site/player/run-model";
import { layOut } from "../../site/player/timeline-layout";
import { objectId, Story } from "./player-events";
import { axe, press, state, withPlayer } from "./player-page";
import { test } from "./runner";

const plates = objectId("queue", 1);

/** Values of the queue, one every 10 us from 20 us on; at most 5. */
function counted(values: readonly number[]): { model: RunModel; story: Story } {
  const story = new Story().start(0, "main");
  story.names.objects.set(plates, "plates");
  for (const value of values) story.tell(0, "counter", { object: plates, value, link: 5 });
  const model = new RunModel(story.names);
  model.append(story.events);
  return { model, story };
}

const scale = { from: 0, to: 100_000, left: 0, right: 1000 };

test("counters: each value holds until the next is told", "a queue's length is drawn or told wrong", () => {
  const { model } = counted([1, 2, 1]);
  const [counter] = model.counters.values();
  assert.deepEqual([counter?.bound, counter?.most, counter?.least], [5, 2, 1]);
  assert.deepEqual([10_000, 20_000, 29_999, 30_000, 99_000].map((time) => stepAt(counter!.steps, time)?.value), [undefined, 1, 1, 2, 1]);
  assert.equal(tellCounter(counter!), "1, most 2 of 5");
  assert.equal(tellCounter(counter!, 35_000), "2, most 2 of 5");
  assert.equal(tellCounter(counter!, 0), "not yet, most 2 of 5");
  assert.equal(describe(model.lanes[0]!.counts[1]!, model.names, 50_000), "main · plates is now 2 · at 0.000030 s");
});

test("counters: the line steps, begins with the first value and ends with the run", "the plot slopes, or begins with a value that nobody told", () => {
  const [counter] = counted([1, 3]).model.counters.values();
  const drawn = steppedLine(counter!, scale, (value) => 40 - value * 10, 60_000);
  assert.equal(drawn.line, "M200 30H200V30H300V10H600");
  assert.equal(drawn.area, "M200 30H200V30H300V10H600V40H200z");
  assert.equal(steppedLine(counter!, { ...scale, from: 25_000, to: 28_000 }, (value) => 40 - value * 10, 60_000).line, "M0 30H1000", "zoomed in between two values");
  assert.deepEqual(steppedLine(counter!, { ...scale, from: 0, to: 15_000 }, (value) => value, 60_000), { line: "", area: "" }, "before the first");
});

test("counters: twenty thousand changes cost no more than the width in pixels, and keep their extremes", "a busy queue freezes the page, or a full one is not seen", () => {
  const story = new Story().start(0, "main");
  for (let step = 0; step < 20_000; step++) story.tell(0, "counter", { object: plates, value: step === 7777 ? 99 : step % 3, time: step });
  const model = new RunModel(story.names);
  model.append(story.events);
  const [counter] = model.counters.values();
  const { line } = steppedLine(counter!, { from: 0, to: 20_000_000, left: 0, right: 500 }, (value) => 100 - value, 20_000_000);
  assert.ok(line.length < 500 * 30, `${line.length} characters`);
  assert.match(line, /V1(?=[VH])/, "the one moment at 99");
});

test("counters: rows stand under the lanes, and too many are told of instead", "counters lie over lanes, or fill the page", () => {
  const story = new Story().start(0, "main");
  for (let counter = 1; counter <= 11; counter++) story.tell(0, "counter", { object: objectId("counter", counter), value: counter });
  const model = new RunModel(story.names);
  model.append(story.events);
  for (const width of [320, 800]) {
    const [box] = layOut([{ title: "t", model, now: model.last, state: "finished" }], width).tracks;
    assert.equal(box?.counters.length, 8);
    let y = box!.lanes[0]!.top + box!.lanes[0]!.height;
    for (const { top, height, plotTop, plotBottom, labelY } of box!.counters) {
      assert.ok(top >= y && plotTop > top && plotBottom < top + height && labelY > top && labelY < top + height);
      y = top + height;
    }
    assert.ok(box!.restY > y && box!.bottom >= box!.restY);
  }
});

test("counters: the trace file has them as C events", "Perfetto shows no counters", () => {
  const { story } = counted([1, 2]);
  const written = chromeEvents("hatch recorded", story.names, story.events).filter(({ ph }) => ph === "C");
  assert.deepEqual(written.map(({ name, ts, args }) => [name, ts, args]), [["plates", 20, { value: 1 }], ["plates", 30, { value: 2 }]]);
});

test("counters: they are drawn, told, and read by pointer, by keys and as a table", "who can't see the plot gets nothing", () =>
  withPlayer("demo=hatch", async (player, { page, complaints }) => {
    await press(player, "Play the recording");
    await state(player).getByText("finished").waitFor();
    const timeline = player.getByRole("application");
    assert.match((await timeline.getAttribute("aria-label")) ?? "", /plates \d, most 5 of 5, guests 2,280, most 2,280/);
    assert.equal(await player.locator(".counter .counter-line").count(), 2);
    assert.equal(await player.locator(".counter .counter-bound").count(), 1, "the guests have no bound");
    const row = (await player.locator(".counter .counter-area").first().boundingBox())!;
    await page.mouse.move(row.x + row.width / 2, row.y + row.height - 4);
    await player.getByText(/(Ana|Ben) · plates is now \d · at 0\.04/).waitFor();
    assert.equal(await player.locator("circle.choice").count(), 1);
    await page.mouse.move(1, 1);
    await timeline.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await player.getByText(/main · guests is now 1,000/).waitFor();
    const path = (): Promise<string | null> => player.locator(".counter .counter-line").first().getAttribute("d");
    const before = await path();
    await page.keyboard.press("+");
    assert.notEqual(await path(), before, "it is zoomed with the lanes");
    await player.getByText("The timeline as a table").click();
    await player.locator("trace-table").getByText("guests is now 1,320").waitFor();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(complaints.filter((text) => !/service ?worker/i.test(text)), []);
  }, { isolation: false, serviceWorkers: "block", reducedMotion: "reduce" }));
