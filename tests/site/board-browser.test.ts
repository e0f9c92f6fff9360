// The schedule board in real Chromium, with the explorer's real modules: played by buttons and keys, searched, linked to.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import type { ExplorationDocument } from "../../site/player/board/board-document";
import type { ExploreWish } from "../../site/player/board/schedule-board";
import { axe, press, runBy, state, withPlayer } from "./player-page";
import type { Setting } from "./player-page";
import { takeAway } from "./player-site";
import { test } from "./runner";

type Explorable = HTMLElement & { explore(mode?: string, wish?: ExploreWish): Promise<ExplorationDocument>; stop(): void };

/** Opens the player of that address on its board, and waits until it can be played. */
const withBoard = (query: string, body: (player: Locator, page: Page, base: string, complaints: string[]) => Promise<void>, setting: Setting = {}): Promise<void> =>
  withPlayer(`${query}&board`, async (player, { page, complaints }, base) => {
    await player.locator("board-threads button").first().waitFor();
    await body(player, page, base, complaints);
  }, setting);

const turn = (player: Locator, thread: string): Locator => player.locator("board-threads").getByRole("button", { name: new RegExp(`^${thread}\\b`) });
const now = (player: Locator): Locator => player.locator("p.now");
const verdict = (player: Locator): Locator => player.locator(".board .verdict");
const steps = (player: Locator): Promise<number> => player.locator("board-steps tbody tr:not(.ahead)").count().then((rows) => rows - 1);
/** The row of the step that the board stands at. */
const row = (player: Locator, step: number): Locator => player.locator("board-steps tbody tr[aria-current]", { has: player.page().getByRole("button", { name: step === 0 ? "Go to the start" : `Go to step ${step}`, exact: true }) });
/** What an element shows: its text is in its shadow. */
const shown = (element: Locator): Promise<string> => element.evaluate(({ shadowRoot }) => (shadowRoot?.textContent ?? "").replace(/\s+/g, " "));
const panel = (player: Locator): Locator => player.locator("exploration-panel");

/** Presses that thread's button, and waits until the board shows the step. */
async function take(player: Locator, thread: string): Promise<void> {
  const before = await steps(player);
  await turn(player, thread).click();
  await row(player, before + 1).waitFor();
}

const exploreBy = (player: Locator, mode?: string, wish: ExploreWish = {}): Promise<ExplorationDocument> =>
  player.evaluate((element, asked) => (element as Explorable).explore(asked.mode, asked.wish), { mode, wish });

const cooks = ["cook 1", "cook 2"];

/** All orders of two steps each of two threads. */
const interleavings = ["0011", "0101", "0110", "1001", "1010", "1100"];

test("board: by its buttons every schedule of the smallest race can be played, and four of six lose an update", "the reader can't make the accident happen, or can't avoid it", () =>
  withBoard("demo=race", async (player, _, __, complaints) => {
    const ends: string[] = [];
    for (const order of interleavings) {
      for (const who of order) await take(player, cooks[Number(who)] ?? "");
      await take(player, "main");
      ends.push((await verdict(player).textContent()) ?? "");
      await press(player, "Restart");
      await now(player).getByText("At the beginning").waitFor();
    }
    assert.equal(ends.filter((end) => /Every plate was counted: expected 2, got 1/.test(end)).length, 4, ends.join("\n"));
    assert.equal(ends.filter((end) => /Nothing went wrong/.test(end)).length, 2, ends.join("\n"));
    assert.deepEqual(complaints, []);
  }));

test("board: what a step changed is seen: the value, the line, the thread's next step", "the reader presses buttons and learns nothing", () =>
  withBoard("demo=race", async (player) => {
    const value = player.locator("board-objects tr", { hasText: "tally" }).locator("td");
    assert.match((await value.textContent()) ?? "", /0/);
    assert.match((await turn(player, "cook 1").textContent()) ?? "", /read tally/);
    await take(player, "cook 1");
    assert.match((await turn(player, "cook 1").textContent()) ?? "", /write tally = 1/);
    assert.match((await player.locator("board-source li.lit code").textContent()) ?? "", /tally\.load\(\)/);
    await take(player, "cook 1");
    assert.match((await value.textContent()) ?? "", /^1/);
    assert.match((await player.locator("board-source li.lit code").textContent()) ?? "", /tally\.store\(seen \+ 1\)/);
    assert.equal(await player.locator("board-objects tr.changed").count(), 1);
    const line = player.locator("board-source li", { has: player.page().locator(".pill", { hasText: "c" }) }).locator("code");
    assert.match((await line.textContent()) ?? "", /tally\.load\(\)/, "cook 2 still stands before its read");
  }));

test("board: a deadlock leaves every button with its reason", "a dead button says nothing", () =>
  withBoard("demo=deadlock", async (player) => {
    await take(player, "Ana");
    await take(player, "Ben");
    assert.match((await turn(player, "Ana").textContent()) ?? "", /waits for pepper, held by Ben \(deadlock\.cpp:\d+\)/);
    assert.match((await turn(player, "Ben").textContent()) ?? "", /waits for salt, held by Ana \(deadlock\.cpp:\d+\)/);
    for (const name of ["main", "Ana", "Ben"]) assert.equal(await turn(player, name).getAttribute("aria-disabled"), "true", name);
    assert.match((await verdict(player).textContent()) ?? "", /Deadlock[^]*Ana holds salt \(deadlock\.cpp:\d+\) and waits for pepper[^]*: each waits for the other\.[^]*Because of that, main waits for the end of Ana/);
    assert.match(await shown(player.locator("board-objects")), /held by Ana \(line \d+\); Ben waits/);
    await turn(player, "Ana").click({ force: true });
    await player.page().waitForTimeout(200);
    assert.equal(await steps(player), 2, "a button that can't be pressed does nothing");
  }));

test("board: a step can be taken back, taken again, and the board begun anew", "one wrong press and the reader begins from zero", () =>
  withBoard("demo=race", async (player) => {
    for (const who of [0, 1, 1]) await take(player, cooks[who] ?? "");
    await press(player, "Undo");
    await now(player).getByText("Cook 2 reads tally: 0.").waitFor();
    assert.equal(await player.locator("board-steps tr.ahead").count(), 1, "what was taken back can be seen");
    await press(player, "Redo");
    await now(player).getByText("Cook 2 writes tally = 1.").waitFor();
    await press(player, "Undo");
    await row(player, 2).waitFor();
    await take(player, "cook 1");
    assert.equal(await player.locator("board-steps tr.ahead").count(), 0, "another turn is another schedule");
    await press(player, "Finish");
    await verdict(player).waitFor();
    await press(player, "Restart");
    await now(player).getByText("At the beginning").waitFor();
    await player.locator("board-steps tbody tr").nth(2).click();
    await now(player).getByText("Cook 2 reads tally: 0.").waitFor();
  }));

test("board: Explore all tells 4 of 6, complete, and shows the smallest schedule forwards and backwards", "the reader never learns what he missed", () =>
  withBoard("demo=race", async (player) => {
    await press(player, "Explore all");
    await panel(player).getByText("4 of 6 schedules go wrong.").first().waitFor();
    await panel(player).getByText("All 6 were tried in 4 classes: complete.").first().waitFor();
    await panel(player).getByText("1 switch away from a thread that could have gone on; with none, nothing goes wrong").waitFor();
    assert.match(await shown(panel(player)), /every plate was counted \(race\.cpp:\d+\)/);
    await press(player, "Show it");
    await now(player).getByText("At the beginning").waitFor();
    const length = await player.locator("board-steps tr.ahead").count();
    assert.equal(length, 5);
    assert.match((await player.locator("board-steps tr.ahead").first().textContent()) ?? "", /read tally -> 0/, "what lies ahead is known");
    for (let step = 0; step < length; step++) {
      assert.equal(await verdict(player).count(), 0);
      await press(player, "Forward");
      await row(player, step + 1).waitFor();
    }
    assert.match((await verdict(player).textContent()) ?? "", /expected 2, got 1[^]*1 switch away/);
    await press(player, "Back");
    await now(player).getByText("Only main can go on.").waitFor();
    await press(player, "First");
    await press(player, "Last");
    await verdict(player).waitFor();
    await press(player, "First");
    await press(player, "Play");
    await verdict(player).waitFor();
    assert.equal(await player.getByRole("button", { name: "Play", exact: true }).getAttribute("aria-disabled"), "true");
  }));

test("board: a script explores as the button does, every mode, with the terminal's numbers", "teachers can't drive it, or the page counts otherwise", () =>
  withPlayer("demo=race", async (player) => {
    const { verdict: word, exploration: all } = await exploreBy(player);
    assert.deepEqual([word, all.mode, all.status, all.schedules, all.failing, all.classes, all.preemptions, all.proven], ["failed", "all", "complete", "6", "4", 4, 1, true]);
    assert.equal("over" in (await exploreBy(player, "all")), false, "the very document of --json");
    const each = (await exploreBy(player, "enumerate", { parameters: { increments: 2 } })).exploration;
    assert.deepEqual([each.schedules, each.failing, each.executions, each.status], ["70", "64", 70, "complete"]);
    const three = (await exploreBy(player, "all", { parameters: { increments: 3 } })).exploration;
    assert.deepEqual([three.schedules, three.failing, three.classes], ["924", "904", 328]);
    const few = (await exploreBy(player, "bounded", { number: 0, parameters: { increments: 1 } })).exploration;
    assert.deepEqual([few.status, few.failing], ["bounded", "0"]);
    const drawn = (await exploreBy(player, "random", { executions: 50 })).exploration;
    assert.deepEqual([drawn.executions, drawn.status], [50, "capped"]);
    assert.equal((await exploreBy(player, "pct", { executions: 50, number: 2 })).exploration.executions, 50);
    const mended = await exploreBy(player, "all", { variant: "mutex", parameters: { increments: 2 } });
    assert.deepEqual([mended.variant, mended.verdict, mended.exploration.schedules, mended.exploration.failing, mended.exploration.status], ["mutex", "ok", "6", "0", "complete"]);
    await panel(player).getByText("0 of 6 schedules go wrong.").first().waitFor();
    await assert.rejects(exploreBy(player, "every"), /no search mode "every"; the modes are all, enumerate/);
    await assert.rejects(exploreBy(player, "all", { variant: "none" }), /has no variant "none"/);
    await assert.rejects(exploreBy(player, "all", { parameters: { threads: 40 } }), /out of range: from 2 to 3/);
  }));

test("board: a repair is chosen and judged by all schedules", "an exercise praises a bug, or offers choices that do nothing", () =>
  withBoard("demo=repairs&variant=look_at_light", async (player, page, __, complaints) => {
    const field = (name: string): Locator => player.locator("schedule-board run-controls").getByLabel(name, { exact: true });
    const judged = async (...words: string[]): Promise<void> => {
      await press(player, "Explore all");
      for (const text of words) await panel(player).getByText(text).first().waitFor();
    };
    const fields = (): Promise<string[]> => player.locator("schedule-board run-controls .field label").allTextContents();
    assert.deepEqual(await fields(), ["looks", "at", "seed"], "nothing that is another variant's");
    await field("looks").selectOption("before");
    await field("at").selectOption("the same light");
    await judged("9 of 16 schedules go wrong.", "All 16 were tried in 5 classes: complete.");
    assert.match(await shown(panel(player)), /the take is clean/);
    await field("looks").selectOption("all the time");
    await panel(player).getByText("9 of 16").first().waitFor({ state: "detached" });
    await judged("0 of 2 schedules go wrong.", "All 2 were tried in 2 classes: complete.");
    await player.locator("local-command").getByText("build/bin/repairs --variant look_at_light --looks 'all the time' --at 'the same light' --explore").first().waitFor();

    await player.locator("schedule-board run-controls").getByRole("radio", { name: "ring bells" }).check({ force: true });
    await player.locator("schedule-board").getByLabel("bells", { exact: true }).waitFor();
    assert.deepEqual(await fields(), ["bells", "wakes", "seed"]);
    await judged("2 of 30 schedules go wrong.");
    await player.locator("local-command").getByText("build/bin/repairs --variant ring_bells --explore").first().waitFor();
    await assert.rejects(exploreBy(player, "all", { parameters: { looks: "never" } }), /"looks" belongs to another variant than ring_bells/);
    const chosen = await exploreBy(player, "all", { parameters: { bells: "two" } });
    assert.deepEqual([chosen.verdict, chosen.exploration.schedules, chosen.exploration.failing, chosen.exploration.status], ["ok", "28", "0", "complete"]);
    assert.deepEqual(Object.keys(chosen.parameters), ["bells", "wakes"]);

    // With real threads the page's program is told, and tells, the same.
    const ran = await runBy(player, { variant: "place_lock", parameters: { locked: "both together" } });
    assert.deepEqual([ran.verdict, ran.parameters], ["ok", { locked: "both together" }]);
    await assert.rejects(runBy(player, { parameters: { wakes: "all" } }), /"wakes" belongs to another variant than place_lock/);
    assert.deepEqual(await page.locator("demo-player [role=alert] .bad").count(), 0);
    assert.deepEqual(complaints, []);
  }));

test("board: Stop ends a long search with the truth so far, and the page stays smooth", "a reader waits for a search that takes hours, in a page that stutters", () =>
  withBoard("demo=dining&cooks=5", async (player, page) => {
    await player.getByText("How to search").click();
    await player.getByLabel("try").selectOption("enumerate");
    await press(player, "Explore all");
    await panel(player).getByText(/executions, [\d,]+ a second/).waitFor();
    const frames = await page.evaluate(() => new Promise<number[]>((resolve) => {
      const gaps: number[] = [];
      let last = performance.now();
      const look = (time: number): void => {
        gaps.push(time - last);
        last = time;
        if (gaps.length < 90) requestAnimationFrame(look);
        else resolve(gaps.slice(1));
      };
      requestAnimationFrame(look);
    }));
    frames.sort((a, b) => a - b);
    const [median, worst] = [frames[Math.floor(frames.length / 2)] ?? Infinity, frames.at(-1) ?? Infinity];
    assert.ok(median < 40, `a frame takes ${median.toFixed(0)} ms`);
    assert.ok(worst < 500, `one frame took ${worst.toFixed(0)} ms`);
    await press(player, "Stop");
    await panel(player).getByText("Not all were tried").first().waitFor();
    const [failing = "", schedules = ""] = /([\d,]+) of ([\d,]+) schedules/.exec(await shown(panel(player)))?.slice(1) ?? [];
    assert.ok(Number(schedules.replace(/,/g, "")) > 1000, schedules);
    assert.ok(Number(failing.replace(/,/g, "")) <= 120, failing);
    for (let waited = 0; page.workers().length > 1 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 1, "the board's worker alone is left");
    await press(player, "Explore all");
    await panel(player).getByText(/executions, [\d,]+ a second/).waitFor();
    const stopped = player.evaluate(async (element) => {
      const explorable = element as Explorable;
      const searching = explorable.explore("enumerate");
      setTimeout(() => explorable.stop(), 500);
      return searching;
    });
    assert.equal((await stopped).exploration.status, "capped");
  }));

test("board: a copied link opens on that very schedule, with its variant and values", "readers can't show each other what they found", () =>
  withBoard("demo=race", async (player, page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await take(player, "cook 1");
    await player.getByLabel("increments").fill("2");
    await row(player, 0).waitFor();
    for (const who of [0, 1, 1, 0]) await take(player, cooks[who] ?? "");
    await press(player, "Copy link");
    await player.getByRole("button", { name: "Copied the link" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\?demo=race&variant=unsynchronised&increments=2&schedule=race\.[0-9a-f]{8}\.sc\.bc2b$/);
    await page.goto("about:blank");
    await page.goto(link);
    await now(player).getByText("Cook 1 writes tally = 1.").waitFor();
    assert.equal(await steps(player), 4);
    assert.equal(await player.getByLabel("increments").inputValue(), "2");
    await press(player, "Back");
    await now(player).getByText("Cook 2 writes tally = 1.").waitFor();

    await page.goto(link.replace(/race\.[0-9a-f]{8}/, "race.deadbeef"));
    await player.getByRole("alert").getByText("found with another source of race (deadbeef; here it is").waitFor();
    assert.equal(await steps(player), 0, "none of it was taken");
    await page.goto(link.replace("bc2b", "bc9"));
    await player.getByRole("alert").getByText(/can't be taken/).waitFor();
  }));

test("board: the link and the command carry the seed, and so does the search", "two readers with one link see different draws", () =>
  withBoard("demo=race&increments=2&seed=7", async (player, page) => {
    assert.equal(await player.getByLabel("seed", { exact: true }).inputValue(), "7");
    const drawn = await exploreBy(player, "random", { executions: 20 });
    assert.equal(drawn.seed, 7);
    const codes = ({ exploration }: ExplorationDocument): unknown => exploration.outcomes?.map(({ example }) => example);
    assert.deepEqual(codes(drawn), codes(await exploreBy(player, "random", { executions: 20 })), "the same seed, the same schedules");
    assert.notDeepEqual(codes(drawn), codes(await exploreBy(player, "random", { executions: 20, parameters: { seed: 8 } })));
    await exploreBy(player, "random", { executions: 1, parameters: { seed: 7 } });
    await row(player, 0).waitFor();
    await take(player, "cook 1");
    assert.match(await shown(player.locator("local-command")), /build\/bin\/race --variant unsynchronised --increments 2 --seed 7 --replay race\.[0-9a-f]{8}\.sc\.b/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await press(player, "Copy link");
    await player.getByRole("button", { name: "Copied the link" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /\?demo=race&variant=unsynchronised&increments=2&seed=7&schedule=race\.[0-9a-f]{8}\.sc\.b$/);
    await page.goto("about:blank");
    await page.goto(link);
    await now(player).getByText("Cook 1 reads tally: 0.").waitFor();
    assert.equal(await player.getByLabel("seed", { exact: true }).inputValue(), "7");
  }));

test("board: without shared memory the player opens on it, and says why", "in an LMS frame there is a recording where a program could be", () =>
  withPlayer("demo=race", async (player, { complaints }) => {
    await player.getByText("Threads need shared memory").waitFor();
    await player.getByText("The schedule board needs none").waitFor();
    await turn(player, "cook 1").waitFor();
    for (const who of [0, 1, 0, 1]) await take(player, cooks[who] ?? "");
    await take(player, "main");
    assert.match((await verdict(player).textContent()) ?? "", /expected 2, got 1/);
    assert.equal((await exploreBy(player)).exploration.failing, "4");
    await player.getByRole("tab", { name: "Real threads" }).click();
    await player.getByRole("button", { name: "Play the recording" }).waitFor();
    assert.deepEqual(complaints.filter((text) => !/service ?worker/i.test(text)), []);
  }, { isolation: false, serviceWorkers: "block" }));

test("board: it can be played by keys alone, and each step is announced", "readers without a mouse or without eyes are shut out", () =>
  withBoard("demo=race", async (player, page) => {
    const focused = (): Promise<string> => page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return (element?.textContent ?? "").trim();
    });
    await player.getByRole("tab", { name: "Be the scheduler" }).focus();
    const region = now(player);
    assert.equal(await region.getAttribute("role"), "status");
    for (let tabs = 0; tabs < 30 && !/^b\s*cook 1/.test(await focused()); tabs++) await page.keyboard.press("Tab");
    assert.match(await focused(), /^b\s*cook 1/);
    await page.keyboard.press("Enter");
    await region.getByText("Cook 1 reads tally: 0.").waitFor();
    assert.match(await focused(), /^b\s*cook 1/, "the button keeps the focus");
    for (const [key, said] of [["c", "Cook 2 reads tally: 0."], ["u", "Cook 1 reads tally: 0."], ["c", "Cook 2 reads tally: 0."], ["b", "Cook 1 writes tally = 1."], ["r", "At the beginning."]] as const) {
      await page.keyboard.press(key);
      await region.getByText(said).waitFor();
    }
    // In the table, up and down go through the schedule; outside of it they scroll the page.
    await player.locator("board-steps tbody tr[aria-current] button").focus();
    await page.keyboard.press("ArrowDown");
    await region.getByText("Cook 1 reads tally: 0.").waitFor();
    await page.keyboard.press("End");
    await region.getByText("Cook 1 writes tally = 1.").waitFor();
    // Letters mean nothing outside of the board, and nothing in a field.
    await player.getByLabel("threads", { exact: true }).focus();
    await page.keyboard.press("b");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("u");
    await page.waitForTimeout(200);
    assert.match((await region.textContent()) ?? "", /Cook 1 writes tally = 1\./);
  }));

test("board: the explorer's module comes only when the board is opened", "readers pay for what they don't use", () =>
  withPlayer("demo=race", async (player, { page, requests }) => {
    const ofBoard = (): string[] => requests.filter((url) => /\/explorer\/|explorer-worker|schedule-board|sources\.json/.test(url));
    await page.waitForTimeout(300);
    assert.deepEqual(ofBoard(), []);
    await player.getByRole("tab", { name: "Be the scheduler" }).click();
    await turn(player, "cook 1").waitFor();
    assert.ok(ofBoard().length >= 4, ofBoard().join("\n"));
    await player.getByRole("tab", { name: "Real threads" }).click();
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
  }, { serviceWorkers: "block" }));

test("board: a module that can't be downloaded is said so, and Retry tries again", "a lost connection leaves a dead board", () =>
  withPlayer("demo=race", async (player) => {
    const putBack = takeAway("race", "explorer/race.wasm");
    try {
      await player.getByRole("tab", { name: "Be the scheduler" }).click();
      await player.getByRole("alert").getByText("could not be downloaded").waitFor();
    } finally {
      putBack();
    }
    await press(player, "Retry");
    await turn(player, "cook 1").waitFor();
  }, { serviceWorkers: "block" }));

test("board: whoever embeds it hears how a reader's schedule ended", "puzzles never know that they are solved", () =>
  withBoard("demo=deadlock", async (player, page) => {
    await page.evaluate(() => addEventListener("board-end", (event) => ((window as unknown as { ended: unknown }).ended = (event as CustomEvent<{ verdict: string }>).detail.verdict)));
    await take(player, "Ana");
    await take(player, "Ben");
    assert.equal(await page.evaluate(() => (window as unknown as { ended: unknown }).ended), "deadlock");
  }));

test("board: the exploration can be saved as the document that it is", "a teacher can't keep what was found", () =>
  withBoard("demo=race", async (player, page) => {
    await press(player, "Explore all");
    const [download] = await Promise.all([page.waitForEvent("download"), press(player, "Download the exploration (JSON)")]);
    assert.equal(download.suggestedFilename(), "race-unsynchronised.exploration.json");
    const saved = JSON.parse(readFileSync(await download.path(), "utf8")) as ExplorationDocument;
    assert.deepEqual([saved.demo, saved.exploration.schedules, saved.exploration.failing], ["race", "6", "4"]);
  }));

for (const width of [1440, 390]) {
  for (const theme of ["light", "dark"] as const) {
    test(`board: accessible and within its window at ${width}, ${theme}`, "some readers can't use the board", () =>
      withBoard("demo=dining&cooks=5", async (player, page, _, complaints) => {
        assert.deepEqual(await axe(page), [], "at the beginning");
        await turn(player, "cook 1").or(turn(player, "Ana")).first().click();
        await player.getByText("How to search").click();
        await press(player, "Explore all");
        await panel(player).getByText("120 of 66,468,720 schedules go wrong.").first().waitFor();
        await press(player, "Show it");
        await press(player, "Forward");
        await row(player, 1).waitFor();
        assert.deepEqual(await axe(page), [], "with a search's results");
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px wider than the window`);
        assert.deepEqual(complaints, []);
      }, { width, theme }));
  }
}

test("board: with store buffers, what is stored comes to memory when the reader says so", "nobody sees why both read the old value", () =>
  withBoard("demo=puzzles&variant=wet_ink", async (player) => {
    assert.equal((await exploreBy(player)).exploration.failing, "0", "one memory that all see at once");
    await player.getByText("The rules").click();
    await player.getByLabel("a stored value is").selectOption({ index: 1 });
    await row(player, 0).waitFor();
    const found = (await exploreBy(player)).exploration;
    assert.deepEqual([found.memory, found.status, found.failing === "0"], ["tso", "complete", false]);
    await take(player, "Ana");
    const buffer = turn(player, "Ana's store buffer");
    await buffer.waitFor();
    const before = await shown(player.locator("board-objects"));
    await buffer.click();
    await row(player, 2).waitFor();
    assert.notEqual(await shown(player.locator("board-objects")), before, "now it is in memory");
    assert.equal(await buffer.count(), 0, "the buffer is empty");
    await press(player, "Show it");
    await now(player).getByText("At the beginning").waitFor();
    await press(player, "Last");
    await verdict(player).waitFor();
    assert.match(await shown(player.locator("local-command").last()), /--memory tso --explore[^]*--replay puzzles\.[0-9a-f]{8}\.tso\./);
  }));
