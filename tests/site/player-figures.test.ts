// The figures of a run: gantt charts, tables, scales; numbers and axes without a page, then all of them in real Chromium.
import assert from "node:assert/strict";
import { labelsOf, layOutGantt } from "../../site/player/figures/gantt-layout";
import type { GanttData } from "../../site/player/figures/gantt-layout";
import { axisOf, percentOf, powers } from "../../site/player/figures/log-axis";
import { quantity, roundTicks } from "../../site/player/figures/quantity";
import { numericColumns } from "../../site/player/figures/table-columns";
import { axe, press, state, withPlayer } from "./player-page";
import { test } from "./runner";

const gantt = (rows: GanttData["rows"]): GanttData => ({ kind: "gantt", title: "t", unit: "ms", rows });

test("figures: the same label has the same colour in all rows, overhead none", "one process looks like two", () => {
  const data = gantt([
    { name: "CPU 1", bars: [{ label: "P1", from: 0, to: 2 }, { label: "switch", from: 2, to: 3 }, { label: "P2", from: 3, to: 4 }] },
    { name: "CPU 2", bars: [{ label: "P3", from: 1, to: 3 }, { label: "", from: 3, to: 3.5 }, { label: "P1", from: 4, to: 6 }] },
  ]);
  assert.deepEqual(labelsOf(data), ["P1", "P3", "P2"], "in order of time, not of rows");
  const { bars } = layOutGantt(data, 600);
  assert.deepEqual(bars.map(({ bar, colour }) => [bar.label, colour]), [["P1", 1], ["switch", 0], ["P2", 3], ["P3", 2], ["", 0], ["P1", 1]]);
});

test("figures: bars stand in proportion, in their own rows", "a chart lies", () => {
  const { bars, width, ticks } = layOutGantt(gantt([{ name: "a", bars: [{ label: "x", from: 0, to: 2 }, { label: "y", from: 2, to: 8 }] }, { name: "b", bars: [{ label: "x", from: 6, to: 8 }] }]), 500);
  const [x, y, last] = bars;
  assert.equal(width, 500);
  assert.ok(Math.abs(y!.width - 3 * x!.width) < 0.01 && Math.abs(y!.x - (x!.x + x!.width)) < 0.01);
  assert.ok(Math.abs(last!.x + last!.width - (y!.x + y!.width)) < 0.01 && last!.y > y!.y + 28);
  assert.deepEqual([ticks[0]?.label, ticks[1]?.label], ["0 ms", "2"]);
});

test("figures: a chart of many bars grows and scrolls, up to a bound; an empty one is no error", "labels are lost, or the page hangs", () => {
  const bars = Array.from({ length: 50 }, (_, at) => ({ label: `P${at % 5}`, from: at, to: at + 1 }));
  const long = layOutGantt(gantt([{ name: "CPU", bars }]), 300);
  assert.ok(long.width > 1000 && long.bars.every(({ fits }) => fits));
  assert.equal(layOutGantt(gantt([{ name: "CPU", bars: bars.map((bar) => ({ ...bar, to: bar.from + 0.001 })) }]), 300).width, 1800);
  assert.deepEqual(layOutGantt(gantt([{ name: "CPU", bars: [] }]), 300).bars, []);
  assert.deepEqual(layOutGantt(gantt([]), 300).bars, []);
});

test("figures: columns of numbers are told from others", "figures stand out of line", () => {
  const of = (...cells: string[]): boolean => numericColumns({ columns: ["a"], rows: cells.map((cell) => [cell]) })[0]!;
  assert.equal(of("3", "-0.5", "1,024", "12 ms", "2.5×", "40 %", "1.5 MB/s", "–", ""), true);
  assert.equal(of("3", "P1"), false);
  assert.equal(of("–", ""), false, "no number at all");
  assert.equal(of("12 onions"), false);
  assert.deepEqual(numericColumns({ columns: ["job", "time"], rows: [["P1", "3"], ["P2"]] }), [false, true], "a cell that is missing");
});

test("figures: times are written in the unit that suits them", "a reader counts zeros", () => {
  const written = [1.2e-9, 0.3e-9, 92.4e-9, 1.5e-7, 5.4e-6, 8e-3, 0.9999, 61, 1234].map((value) => quantity(value, "s"));
  assert.deepEqual(written, ["1.2 ns", "0.3 ns", "92.4 ns", "150 ns", "5.4 µs", "8 ms", "1 s", "61 s", "1,230 s"]);
  assert.deepEqual([quantity(64, "kB"), quantity(0.5, ""), quantity(0, "s"), quantity(3.2e12, "Hz")], ["64 kB", "0.5", "0 s", "3.20e+12 Hz"]);
});

test("figures: the logarithmic axis holds what it must, and names some powers", "marks stand outside, or on the wrong power", () => {
  const axis = axisOf([1.2e-9, 0.09]);
  assert.deepEqual(axis, { from: -9, to: -1 });
  assert.deepEqual([percentOf(axis, 1e-9), percentOf(axis, 1e-5), percentOf(axis, 0.1), percentOf(axis, 1e-12)], [0, 50, 100, 0]);
  assert.deepEqual([percentOf(axis, 0), percentOf(axis, -2e-9)], [0, 0], "a difference may come out below zero");
  assert.deepEqual(powers(axis).filter(({ isWritten }) => isWritten).map(({ exponent }) => exponent), [-9, -6, -3]);
  assert.equal(powers({ from: -3, to: 0 }).every(({ isWritten }) => isWritten), true);
  assert.deepEqual(axisOf([1e-30, 1e9]), { from: -10, to: 3 }, "from 0.1 ns to 1000 s at most");
  assert.deepEqual(axisOf([]), { from: -9, to: 0 });
  assert.deepEqual(roundTicks(0, 6.5, 7), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(roundTicks(0, 0, 5), [0]);
});

for (const [width, theme] of [[1000, "light"], [390, "dark"]] as const) {
  test(`figures: every kind is drawn and told, at ${width}, ${theme}`, "a run's figures are missing, or for some readers only", () =>
    withPlayer("demo=schedule", async (player, { page, complaints, requests }) => {
      assert.deepEqual(requests.filter((url) => url.includes("run-figures")), [], "nothing is loaded before a run has one");
      await press(player, "Play the recording");
      await state(player).getByText("finished").waitFor();
      const chart = player.getByRole("img", { name: /^Round robin.*CPU 1, CPU 2, up to 6\.5 ms/ });
      await chart.waitFor();
      assert.equal(await chart.locator("rect.bar").count(), 8);
      assert.equal(await chart.locator("rect.bar.overhead").count(), 2);
      await player.getByText("The same as a table").first().click();
      await player.getByRole("row", { name: "CPU 1 switching 2 2.2" }).waitFor();
      const job = player.getByRole("table", { name: "What each job got" });
      assert.deepEqual(await job.locator("thead th").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign)), ["left", "right", "right", "left"]);
      const waits = player.getByRole("table", { name: "What a program waits for" });
      await waits.getByRole("row", { name: /L1 cache.*from 1\.1 ns to 1\.5 ns.*1\.2 ns.*reference 1 ns.*3 s/ }).waitFor();
      await waits.getByRole("row", { name: /disk seek.*a page has no disk.*not measured.*reference 8 ms/ }).waitFor();
      assert.deepEqual([await waits.locator("circle.measured").count(), await waits.locator("circle.reference").count(), await waits.locator("line.spread").count()], [3, 4, 3]);
      await player.getByText("a figure of the kind hologram, which this page can't draw").waitFor();
      const scrolls = await player.getByRole("region", { name: "Fourteen jobs, drawn" }).evaluate((region) => region.scrollWidth - region.clientWidth);
      assert.ok(scrolls > 100, "the long chart scrolls");
      assert.deepEqual(await axe(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      assert.deepEqual(complaints.filter((text) => !/service ?worker/i.test(text)), []);
    }, { isolation: false, serviceWorkers: "block", reducedMotion: "reduce", width, theme }));
}

test("figures: a simulation has no timeline, and nobody is told how fast it was", "the time of a computation is taken for what it computed", () =>
  withPlayer("demo=scheduler&variant=preemptive", async (player) => {
    await player.getByText("What comes out is drawn here.").waitFor();
    assert.equal(await player.locator("trace-timeline").count(), 0);
    await press(player, "Run");
    await player.getByRole("img", { name: /Who has the CPU/ }).waitFor();
    assert.equal((await state(player).innerText()).trim(), "finished");
    assert.equal(await player.getByRole("button", { name: /trace/ }).count(), 0);
    await player.getByRole("radio", { name: "real" }).check();
    await press(player, "Run");
    await player.locator("trace-timeline").waitFor();
    await state(player).getByText(/finished in/).waitFor();
  }));
