// The little machine: how it stands after each step, without a page; then the real demo in real Chromium: stepped to and
// fro by button and by key, played, given other programs, bad ones too. And each variant's own text in a field.
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { localCommands } from "../../site/player/command-lines";
import { accessesOf, shownAt } from "../../site/player/figures/machine-replay";
import type { MachineData } from "../../site/player/figures/machine-replay";
import { controlsOf, initialEntries } from "../../site/player/manifest";
import type { Manifest } from "../../site/player/manifest";
import { axe, press, runBy, state, withPlayer } from "./player-page";
import { test } from "./runner";

const step = (change: Partial<MachineData["steps"][number]>): MachineData["steps"][number] => ({
  at: 0, next: 1, from: "", to: "", tells: "It does.", registers: ["0"], cells: ["1"], device: ["3 4", ""], loads: 0, stores: 0, ...change,
});

const data = (steps: MachineData["steps"], parts: readonly ("compute" | "memory" | "io")[] = ["memory", "compute", "memory"]): MachineData => ({
  kind: "machine", title: "x = x + 1", code: parts.map((part, at) => ({ text: `instruction ${at}`, part })),
  registers: [{ name: "A", holds: "0" }], cells: [{ name: "x", holds: "1" }], device: [{ name: "data.csv", holds: "3 4" }, { name: "printed", holds: "" }], steps,
});

const increment = data([
  step({ from: "x", to: "A", registers: ["1"], loads: 1 }),
  step({ at: 1, next: 2, to: "A", registers: ["2"], loads: 1 }),
  step({ at: 2, next: 3, from: "A", to: "x", registers: ["2"], cells: ["2"], loads: 1, stores: 1 }),
]);

test("machine: before the first step all stands as at first, and nothing works", "a reader sees the end before the beginning", () => {
  const { done, next, part, transfer, registers, sentence } = shownAt(increment, 0);
  assert.deepEqual([done, next, part, transfer, registers], [undefined, 0, undefined, undefined, [{ name: "A", holds: "0", was: undefined }]]);
  assert.equal(sentence, "Nothing has been done yet. 3 steps to see.");
});

test("machine: a load goes to the CPU, an addition nowhere, a store back", "the picture to remember is drawn the wrong way round", () => {
  const [load, add, store] = [1, 2, 3].map((position) => shownAt(increment, position));
  assert.deepEqual(load!.transfer, { via: "memory", isToCpu: true, value: "1", way: "x → A" });
  assert.deepEqual([add!.transfer, add!.part, add!.registers[0]], [undefined, "compute", { name: "A", holds: "2", was: "1" }]);
  assert.deepEqual(store!.transfer, { via: "memory", isToCpu: false, value: "2", way: "A → x" });
  assert.deepEqual([load!.cells[0]!.was, store!.cells[0]!.was], [undefined, "1"], "a load changes no cell");
  assert.deepEqual([load, add, store].map((shown) => accessesOf(shown!)), ["1 data access: 1 load, 0 stores", "1 data access: 1 load, 0 stores", "2 data accesses: 1 load, 1 store"]);
  assert.deepEqual([add!.next, store!.next], [2, undefined]);
  assert.match(store!.sentence, /^Step 3 of 3, memory: It does\. The program has ended\.$/);
});

test("machine: devices are told what to open, hand over and print", "I/O is drawn as memory, or with another's value", () => {
  const io = data([
    step({ to: "data.csv" }),
    step({ at: 1, next: 2, from: "data.csv", to: "A", registers: ["3"], device: ["4", ""] }),
    step({ at: 2, next: 3, from: "A", to: "printed", registers: ["3"], device: ["4", "12 3"] }),
  ], ["io", "io", "io", "compute"]);
  assert.deepEqual([1, 2, 3].map((position) => shownAt(io, position).transfer), [
    { via: "io", isToCpu: false, value: "open", way: "CPU → data.csv" },
    { via: "io", isToCpu: true, value: "3", way: "data.csv → A" },
    { via: "io", isToCpu: false, value: "3", way: "A → printed" },
  ]);
  assert.match(shownAt(io, 3).sentence, /stops here, and its program has not ended/);
  assert.equal(shownAt(data([]), 0).sentence, "Not one step could be done.");
});

const manifest: Manifest = {
  name: "machine", summary: "", variants: [{ name: "first", summary: "" }, { name: "other", summary: "" }],
  parameters: [{ name: "program", type: "source", default: "a\n", variants: { other: "b\n" } }],
};

test("machine: a parameter may begin otherwise in each variant", "a variant's own program is not run, or told as the reader's", () => {
  const controls = controlsOf(manifest);
  assert.deepEqual(["first", "other"].map((variant) => initialEntries(controls, variant)["program"]), ["a\n", "b\n"]);
  const commands = (variant: string, program: string): string[] => localCommands(manifest, controls, [variant], { ...initialEntries(controls), program });
  assert.deepEqual(commands("other", "b"), ["build/bin/machine --variant other"]);
  assert.deepEqual(commands("first", "a"), ["build/bin/machine --variant first"]);
  assert.equal(commands("other", "a").length, 2, "the other variant's default is no default here");
});

const told = (player: Locator): Locator => player.locator("machine-figure .told");
const button = (player: Locator, name: string): Locator => player.getByRole("button", { name, exact: true });
const lit = (player: Locator): Promise<string[]> => player.locator("machine-figure .box.lit .name").allInnerTexts();

for (const [width, theme] of [[1000, "light"], [390, "dark"]] as const) {
  test(`machine: the real one is stepped to and fro, at ${width}, ${theme}`, "a reader can't see x = x + 1 fall apart", () =>
    withPlayer("demo=machine", async (player, { page, complaints }) => {
      await press(player, "Run");
      await state(player).getByText("finished").waitFor();
      await told(player).getByText("Nothing has been done yet. 3 steps to see.").waitFor();
      assert.deepEqual(await lit(player), []);
      await press(player, "Step");
      await told(player).getByText("Step 1 of 3, memory: A copy of x travels to A: 1.").waitFor();
      assert.deepEqual((await lit(player)).map((text) => text.replace(/\s+/g, " ")), ["Memory (RAM) works"], "named, and not by its colour alone");
      assert.equal(await player.locator("machine-figure .way.data .caption").innerText(), "x → A");
      assert.deepEqual(await axe(page), []);
      await press(player, "Step");
      await press(player, "Step");
      await told(player).getByText("The program has ended.").waitFor();
      await player.getByText("2 data accesses: 1 load, 1 store").waitFor();
      assert.equal(await button(player, "Step").getAttribute("aria-disabled"), "true");
      await press(player, "Back");
      await told(player).getByText("Step 2 of 3, compute").waitFor();
      await press(player, "To the start");
      await told(player).getByText("Nothing has been done yet.").waitFor();
      for (const name of ["Back", "To the start"]) {
        assert.equal(await button(player, name).getAttribute("aria-disabled"), "true");
        await button(player, name).click({ force: true });
      }
      await told(player).getByText("Nothing has been done yet.").waitFor();
      assert.equal(await player.locator("machine-figure [aria-live]").innerText(), "Nothing has been done yet. 3 steps to see.");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      assert.deepEqual(complaints, []);
    }, { width, theme, reducedMotion: "reduce" }));
}

test("machine: it works by keys alone", "a reader without a mouse can't step", () =>
  withPlayer("demo=machine&variant=sum", async (player, { page }) => {
    await runBy(player, {});
    await button(player, "Step").focus();
    for (const key of ["Enter", "Space", "Enter"]) await page.keyboard.press(key);
    await told(player).getByText("Step 3 of 16, compute: A is 3, not 0: no jump.").waitFor();
    await player.getByRole("slider", { name: "Steps done" }).focus();
    await page.keyboard.press("End");
    await told(player).getByText("Step 16 of 16, memory").waitFor();
    await page.keyboard.press("ArrowLeft");
    await told(player).getByText("Step 15 of 16").waitFor();
    assert.match((await player.getByRole("slider", { name: "Steps done" }).getAttribute("aria-valuetext")) ?? "", /^Step 15 of 16, compute/);
    await page.keyboard.press("Home");
    await told(player).getByText("Nothing has been done yet.").waitFor();
    await button(player, "Step").focus();
    await page.keyboard.press("Enter");
    assert.equal(await button(player, "Step").evaluate((one) => one.matches(":focus")), true, "the focus stays");
  }));

test("machine: it plays, pauses, and plays anew from its end", "Play does nothing, or can't be stopped", () =>
  withPlayer("demo=machine&variant=file", async (player) => {
    await runBy(player, { parameters: { device: 0 } });
    await player.getByRole("combobox", { name: "speed, in steps per second" }).selectOption("20");
    await press(player, "Play");
    await told(player).getByText("Step 18 of 18").waitFor();
    await button(player, "Play").waitFor();
    await player.getByRole("combobox", { name: "speed, in steps per second" }).selectOption("0.5");
    await press(player, "Play");
    await told(player).getByText("Nothing has been done yet.").waitFor();
    assert.equal(await player.locator("machine-figure [aria-live]").innerText(), "", "silent while it plays");
    await press(player, "Pause");
    await press(player, "Step");
    await told(player).getByText("Step 1 of 18, I/O: The device opens data.csv.").waitFor();
    await button(player, "Play").waitFor();
  }));

test("machine: the reader's program runs; a bad one is told with its line, and keeps nothing from working", "a mistake in a program stays a riddle", () =>
  withPlayer("demo=machine", async (player, { page }) => {
    const field = player.getByLabel("program", { exact: true });
    await field.fill("cell x = 1\n\nlaod A, x\n");
    await press(player, "Run");
    await player.getByText("line 3: 'laod' is no instruction.").waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.deepEqual(await axe(page), []);
    await field.fill("cell x = 1\nload A, x\nadd A, A\nstore A, x\n");
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    await player.getByRole("slider", { name: "Steps done" }).press("End");
    await told(player).getByText("A copy of A travels to x: 2.").waitFor();
    await field.fill("again: jump again\n");
    await press(player, "Run");
    await told(player).getByText("Nothing has been done yet. 1000 steps to see.").waitFor();
    await player.getByText(/Stopped after 1000 steps/).waitFor();
    await player.getByRole("slider", { name: "Steps done" }).press("End");
    await told(player).getByText("The machine stops here, and its program has not ended.").waitFor();
  }, { reducedMotion: "reduce" }));

test("machine: each variant keeps its own program, and the exercise is checked", "choosing another program loses the reader's own", () =>
  withPlayer("demo=machine", async (player, { page }) => {
    const field = player.getByLabel("program", { exact: true });
    const choose = (name: string): Promise<void> => player.getByRole("radio", { name, exact: true }).check();
    const command = (): Promise<string[]> => player.locator("local-command code").allTextContents();
    await choose("swap");
    assert.match(await field.inputValue(), /x and y should change places/);
    assert.deepEqual(await command(), ["build/bin/machine --variant swap"]);
    const mended = "cell x = 3\ncell y = 5\nload A, x\nload B, y\nstore A, y\nstore B, x";
    await field.fill(mended);
    await choose("sum");
    assert.match(await field.inputValue(), /cell n = 3/);
    await choose("swap");
    assert.equal(await field.inputValue(), mended);
    await page.reload();
    assert.equal(await field.inputValue(), mended, "kept from visit to visit");
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    assert.equal(await player.getByText("✓ held").count(), 3);
    const lost = await runBy(player, { parameters: { program: "cell x = 3\ncell y = 5\nload A, x\nstore A, y\nload A, y\nstore A, x\n" } });
    assert.deepEqual([lost.verdict, lost.checks.map(({ held }) => held)], ["failed", [true, false, true]]);
    await button(player, "Reset").click();
    await button(player, "Forget").click();
    assert.match(await field.inputValue(), /^; x = x \+ 1/, "Reset comes back to the page's own");
    const other = await runBy(player, { variant: "sum" });
    assert.deepEqual([other.verdict, other.results["steps"]], ["ok", 16], "a script that names a variant gets its program");
  }));
