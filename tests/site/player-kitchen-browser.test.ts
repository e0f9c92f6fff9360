// The drawn kitchen in real Chromium: cooks come, work, wait and sit down; any moment can be seen again.
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { axe, press, runBy, state, withPlayer } from "./player-page";
import { test } from "./runner";

const kitchen = (player: Locator, at = 0): Locator => player.getByRole("img", { name: "Kitchen" }).nth(at);
const told = async (player: Locator, at = 0): Promise<string> => (await kitchen(player, at).getAttribute("aria-label")) ?? "";
const slider = (player: Locator): Locator => player.getByRole("slider");
const cooks = (player: Locator, doing: string): Locator => player.locator(`.cook.behind.${doing}`);

test("kitchen: a still kitchen waits with as many hats as cooks will come", "the first thing that a reader sees is a blank", () =>
  withPlayer("demo=kitchen&variant=three_cooks", async (player) => {
    assert.match(await told(player), /board, stove and table\. Nobody is there yet\.$/);
    await player.getByText("The cooks come in when it runs.").waitFor();
    assert.equal(await player.locator(".waiting-hat").count(), 3);
    await player.getByRole("radio", { name: "one cook" }).check();
    await player.getByText("The cook comes in when it runs.").waitFor();
    assert.equal(await player.locator(".waiting-hat").count(), 1);
    assert.equal(await slider(player).isDisabled(), true);
  }));

test("kitchen: three cooks are seen at work at once, while they are", "the kitchen doesn't move with the threads", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=1", async (player, { complaints }) => {
    await press(player, "Run");
    await cooks(player, "works").nth(1).waitFor();
    await cooks(player, "waits").first().waitFor();
    assert.match(await told(player), /Ana cuts onions at the board; Ben cuts red peppers at the board; Cleo waits for the pan at the stove; pan heats by itself on the stove/);
    await player.locator(".vessel.on").waitFor();
    await player.getByText("waits for").first().waitFor();
    await state(player).getByText("finished").waitFor();
    assert.match(await told(player), /at 3\.0\d s: Ana is done at the table; Ben is done at the table; Cleo is done at the table\.$/);
    assert.equal(await player.locator(".vessel.on").count(), 0);
    assert.deepEqual(complaints, []);
  }));

test("kitchen: one cook works at the board while the pan heats, and passes by the stove", "interleaving can't be told from doing nothing", () =>
  withPlayer("demo=kitchen&variant=one_cook&minute=0.6", async (player, { page }) => {
    const passing = page.evaluate(() => new Promise<number[]>((resolve) => {
      const animate = SVGElement.prototype.animate;
      SVGElement.prototype.animate = function (frames, options) {
        resolve((frames as { transform: string }[]).map(({ transform }) => parseFloat(transform.slice("translate(".length))));
        return animate.call(this, frames, options);
      };
    }));
    await press(player, "Run");
    const stops = await passing;
    assert.ok(stops.length === 4 && stops[1]! > stops[0]! + 100 && stops[3] === stops[0], `from the board to the stove and back: ${stops.join(" ")}`);
    await player.locator(".vessel.on").waitFor();
    assert.match(await told(player), /main cuts more onions at the board; pan heats by itself on the stove/);
    await state(player).getByText("finished").waitFor();
    assert.match(await told(player), /main is done at the table\.$/);
  }));

test("kitchen: any moment can be seen again by keys, and the timeline marks it", "what was too fast is gone", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=0.2", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    assert.equal(await player.locator("path.moment").count(), 0);
    await slider(player).focus();
    await page.keyboard.press("Home");
    assert.match(await told(player), /at 0 ms: Ana is not there yet/);
    for (let steps = 0; steps < 40; steps++) await page.keyboard.press("ArrowRight");
    const label = await told(player);
    assert.match(label, /: Ana cuts onions at the board; Ben cuts red peppers/);
    assert.equal(await slider(player).getAttribute("aria-valuetext"), label.replace(/^.*? at (.*)\.$/, "$1"), "the slider says the same");
    const [thumb, marker] = await player.evaluate((element) => {
      const timeline = element.shadowRoot?.querySelector("trace-timeline")?.shadowRoot;
      const input = timeline?.querySelector("moment-slider")?.shadowRoot?.querySelector("input");
      const line = timeline?.querySelector("path.moment");
      if (!input || !line) return [0, 1000];
      const { left, width } = input.getBoundingClientRect();
      const part = (Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min));
      return [left + 9 + part * (width - 18), line.getBoundingClientRect().left];
    });
    assert.ok(Math.abs(thumb! - marker!) < 2, `thumb at ${thumb}, marker at ${marker}`);
    await page.keyboard.press("End");
    assert.match(await told(player), /Cleo is done at the table/);
    assert.equal(await player.locator("path.moment").count(), 0);
    await page.keyboard.press("Home");
    await runBy(player, {});
    assert.match(await told(player), /Cleo is done at the table/, "another run forgets the moment");
  }));

test("kitchen: the moment keeps its place when the timeline is zoomed", "slider and picture disagree", () =>
  withPlayer("demo=kitchen&variant=one_cook&minute=0.1", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    await slider(player).focus();
    await page.keyboard.press("Home");
    for (let steps = 0; steps < 5; steps++) await page.keyboard.press("PageUp");
    const before = await told(player);
    await press(player, "Zoom in");
    assert.equal(await told(player), before);
    const [min, max] = await slider(player).evaluate((input) => [Number((input as HTMLInputElement).min), Number((input as HTMLInputElement).max)]);
    assert.ok(min! > 0 && max! < 0.4e9, "it covers what is seen");
  }));

test("kitchen: two runs have a kitchen each, at the same moment; beside one another where there is room", "runs can't be compared", () =>
  withPlayer("demo=kitchen&compare=one_cook,three_cooks&minute=0.3", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("times as fast").waitFor();
    await slider(player).focus();
    await page.keyboard.press("Home");
    for (let steps = 0; steps < 60; steps++) await page.keyboard.press("ArrowRight");
    assert.match(await told(player, 0), /^Kitchen, one cook, .*main cuts more onions/);
    const clock = async (at: number): Promise<string | undefined> => / at ([^:]*):/.exec(await told(player, at))?.[1];
    assert.equal(await clock(0), await clock(1));
    assert.match(await told(player, 1), /^Kitchen, three cooks, .*Ana cuts onions.*Ben cuts red peppers.*Cleo waits/);
    const boxes = async (): Promise<{ x: number; y: number }[]> => Promise.all([0, 1].map(async (at) => (await kitchen(player, at).boundingBox()) ?? { x: 0, y: 0 }));
    const [left, right] = await boxes();
    assert.ok(left!.y === right!.y && right!.x > left!.x + 300);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.waitForTimeout(200);
    const [upper, lower] = await boxes();
    assert.ok(upper!.x === lower!.x && lower!.y > upper!.y + 250);
  }));

test("kitchen: without motion, if the reader wants none, cooks are simply there", "motion makes a reader sick", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=1", async (player, { page }) => {
    await press(player, "Run");
    await cooks(player, "works").nth(1).waitFor();
    await player.getByText("waits for").first().waitFor();
    await page.waitForTimeout(200);
    const moving = await player.evaluate((element) => {
      const scene = element.shadowRoot?.querySelector("kitchen-stage")?.shadowRoot?.querySelector("kitchen-scene")?.shadowRoot;
      return [...(scene?.querySelectorAll("*") ?? [])].flatMap((one) => one.getAnimations()).length;
    });
    assert.equal(moving, 0);
    await state(player).getByText("finished").waitFor();
  }, { reducedMotion: "reduce" }));

test("kitchen: a recording moves the cooks too", "where there are no threads there is no kitchen", () =>
  withPlayer("demo=kitchen&variant=one_cook", async (player) => {
    await press(player, "Play the recording");
    await cooks(player, "works").waitFor();
    await player.locator(".vessel.on").waitFor();
    await state(player).getByText("a recording: finished").waitFor();
    assert.match(await told(player), /main is done at the table\.$/);
  }, { isolation: false, serviceWorkers: "block" }));

for (const [width, theme] of [[1000, "light"], [390, "dark"]] as const) {
  test(`kitchen: accessible before, during and after a run at ${width}, ${theme}`, "some readers can't use the kitchen", () =>
    withPlayer("demo=kitchen&compare=one_cook,three_cooks&minute=1", async (player, { page, complaints }) => {
      await kitchen(player).waitFor();
      assert.deepEqual(await axe(page), [], "before");
      await press(player, "Run");
      await cooks(player, "works").first().waitFor();
      assert.deepEqual(await axe(page), [], "during");
      await state(player).getByText("times as fast").waitFor();
      assert.deepEqual(await axe(page), [], "after");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      assert.deepEqual(complaints, []);
    }, { width, theme, reducedMotion: "reduce" }), 60);
}

test("kitchen: a crowd at unknown places is drawn, and listed where captions have no room", "a demo of twelve cooks breaks the drawing", () =>
  withPlayer("demo=cellar", async (player, { page }) => {
    await press(player, "Play the recording");
    await state(player).getByText("finished").waitFor();
    assert.equal(await player.locator(".station").count(), 3, "board, cellar, and the attic that only an event names");
    assert.equal(await cooks(player, "stands").count(), 12);
    assert.equal(await player.locator(".list li").count(), 12);
    assert.match((await player.locator(".list li").last().textContent()) ?? "", /Cook 12\s+is at the attic/);
    assert.deepEqual(await axe(page), []);
  }, { isolation: false, serviceWorkers: "block", reducedMotion: "reduce", width: 390 }));

test("kitchen: demos without places neither show one nor load it", "every chapter pays for the kitchen", () =>
  withPlayer("demo=race", async (player, { page, requests }) => {
    await page.waitForTimeout(300);
    assert.equal(await player.locator("kitchen-stage").count(), 0);
    assert.equal(await slider(player).count(), 0);
    assert.deepEqual(requests.filter((url) => url.includes("kitchen-stage")), []);
  }, { serviceWorkers: "block" }));
