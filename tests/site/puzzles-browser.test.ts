// The arena in real Chromium: players come when they are wanted, progress is kept, and the explorer decides.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { arguments_ } from "./arguments";
import { withPage } from "./browser";
import type { Watched } from "./browser";
import { axe } from "./player-page";
import { test } from "./runner";
import { withServer } from "./served";

const arena = "be-the-scheduler.html";

function withArena(body: (page: Page, watched: Watched) => Promise<void>, setting: { width?: number; theme?: "light" | "dark" } = {}): Promise<void> {
  const { width = 1200, theme = "light" } = setting;
  return withServer(arguments_.site, {}, ({ base }) =>
    withPage({ serviceWorkers: "block", viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: "reduce" }, async (watched) => {
      watched.page.setDefaultTimeout(20_000);
      await watched.page.goto(base + arena);
      await watched.page.locator("puzzle-card[name=one_spoon] .stand").waitFor();
      await body(watched.page, watched);
    }),
  );
}

const card = (page: Page, name: string): Locator => page.locator(`puzzle-card[name=${name}]`);
const stand = (page: Page, name: string): Locator => card(page, name).locator(".stand");
const solved = (page: Page): Promise<string> => page.locator("puzzle-progress").getByRole("status").innerText();
const press = (page: Page, name: string, button: string): Promise<void> => card(page, name).getByRole("button", { name: button, exact: true }).click();

/** What the board says when a schedule has come to its end. */
const end = (page: Page, name: string, detail: { verdict: string; preemptions: number; memory: string }): Promise<void> =>
  card(page, name).locator("demo-player").evaluate((player, told) => void player.dispatchEvent(new CustomEvent("board-end", { detail: told, bubbles: true, composed: true })), detail);

test("puzzles: a player comes when the reader wants to play, with that puzzle alone", "22 boards are opened at once, or a puzzle offers the others", () =>
  withArena(async (page, { complaints }) => {
    assert.equal(await page.locator("puzzle-card").count(), 22);
    assert.equal(await page.locator("puzzle-card demo-player").count(), 0);
    await press(page, "knife_and_board", "Play");
    assert.equal(await page.locator("puzzle-card demo-player").count(), 1);
    const manifest = await card(page, "knife_and_board").locator("demo-player").evaluate((player) => (player as unknown as { manifest: { variants: { name: string }[] } }).manifest);
    assert.deepEqual(manifest.variants.map(({ name }) => name), ["knife_and_board"]);
    assert.equal(await page.evaluate(() => document.activeElement?.localName), "demo-player", "the focus goes to what has come");
    assert.equal(await card(page, "knife_and_board").getByRole("button", { name: "Play", exact: true }).count(), 0);
    const order = await card(page, "knife_and_board").evaluate((element) => [...element.children].map(({ localName }) => localName).slice(-2));
    assert.deepEqual(order, ["demo-player", "details"], "it stands where the text has it");
    assert.deepEqual(complaints.filter((text) => !/service ?worker/i.test(text)), []);
  }));

test("puzzles: what was solved is kept from visit to visit, and Reset asks", "readers begin anew each time, or lose all by a slip", () =>
  withArena(async (page) => {
    const progress = page.locator("puzzle-progress");
    assert.match(await solved(page), /^0 of 22 solved/);
    await press(page, "one_spoon", "Play");
    await end(page, "one_spoon", { verdict: "failed", preemptions: 3, memory: "sc" });
    assert.match(await stand(page, "one_spoon").innerText(), /You broke it: a check failed, with 3 preemptions/);
    await end(page, "one_spoon", { verdict: "ok", preemptions: 0, memory: "sc" });
    assert.match(await stand(page, "one_spoon").innerText(), /proves nothing/);
    await end(page, "one_spoon", { verdict: "failed", preemptions: 1, memory: "sc" });
    await end(page, "one_spoon", { verdict: "failed", preemptions: 2, memory: "sc" });
    assert.match(await solved(page), /^1 of 22 solved/);
    await page.reload();
    await stand(page, "one_spoon").getByText("Solved: broken with 1 preemption.").waitFor();
    assert.match(await solved(page), /^1 of 22 solved/);
    assert.equal(await progress.getByRole("img", { name: "solved" }).count(), 1);
    await progress.getByRole("button", { name: "Reset" }).click();
    await progress.getByRole("button", { name: "Keep" }).click();
    assert.match(await solved(page), /^1 of 22 solved/);
    await progress.getByRole("button", { name: "Reset" }).click();
    await progress.getByRole("button", { name: "Forget" }).click();
    assert.match(await solved(page), /^0 of 22 solved/);
    await stand(page, "one_spoon").getByText("Not solved yet.").waitFor();
  }));

test("puzzles: the search of all schedules decides whether it can't be broken", "an answer is right or wrong because the page says so", () =>
  withArena(async (page) => {
    for (const [name, says] of [["honest_till", /You are right. 0 of 6 schedules/], ["three_in_a_ring", /It can: 6 of 168 schedules/]] as const) {
      await press(page, name, "It can’t be broken");
      await stand(page, name).getByText(says).waitFor();
    }
    assert.match(await solved(page), /^1 of 22 solved/);
    await page.reload();
    await stand(page, "honest_till").getByText("Solved: it can’t be broken.").waitFor();
    await stand(page, "three_in_a_ring").getByText("Not solved yet.").waitFor();
  }));

test("puzzles: the reader breaks one, button by button", "a puzzle can't be solved", () =>
  withArena(async (page) => {
    await press(page, "one_spoon", "Play");
    for (const who of ["Ana", "Ben", "Ana", "Ben"]) {
      const steps = await card(page, "one_spoon").getByRole("row").count();
      await card(page, "one_spoon").getByRole("button", { name: new RegExp(`^${who}`) }).first().click();
      await card(page, "one_spoon").getByRole("row").nth(steps).waitFor();
    }
    await stand(page, "one_spoon").getByText("You broke it: a check failed, with 2 preemptions.").waitFor();
    assert.match(await solved(page), /^1 of 22 solved/);
  }));

test("puzzles: wet ink is asked about store buffers", "the last puzzle is solved without its ink", () =>
  withArena(async (page) => {
    await press(page, "wet_ink", "It can’t be broken");
    await stand(page, "wet_ink").getByText(/^It can: 26\u202f880 of 73\u202f106 schedules go wrong under store buffers/).waitFor();
    await card(page, "wet_ink").getByLabel("a stored value is").selectOption({ index: 0 });
    await press(page, "wet_ink", "It can’t be broken");
    await stand(page, "wet_ink").getByText(/^0 of 26 schedules go wrong under sequential consistency.*choose it on the board, under The rules/).waitFor();
    assert.match(await solved(page), /^0 of 22 solved/);
  }));

test("puzzles: each link of the list leads to its puzzle", "readers can't find the puzzle that they want", () =>
  withArena(async (page) => {
    const links = await page.locator("puzzle-progress a").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.textContent]));
    const headings = await page.locator("main h3").evaluateAll((all) => all.map((heading) => [`#${heading.id}`, heading.firstChild?.textContent?.trim()]));
    assert.equal(links.length, 22);
    assert.deepEqual(links, headings.slice(0, 22));
    assert.equal(new Set(links.map(([href]) => href)).size, 22);
  }));

for (const [width, theme] of [[1440, "light"], [390, "dark"]] as const) {
  test(`puzzles: an open puzzle is accessible and no wider than the window, at ${width}, ${theme}`, "some readers can't play", () =>
    withArena(async (page) => {
      await press(page, "look_in_the_box", "Play");
      await card(page, "look_in_the_box").locator("demo-player .player").waitFor();
      await end(page, "look_in_the_box", { verdict: "deadlock", preemptions: 1, memory: "sc" });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
      assert.deepEqual(await axe(page), []);
    }, { width, theme }));
}
