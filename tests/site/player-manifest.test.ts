// From manifest to controls, to a run's arguments, to the line that does the same run in a terminal.
import assert from "node:assert/strict";
import { addressParameters } from "../../site/player/address-parameters";
import { localCommand, runArguments } from "../../site/player/command-lines";
import { complaint, controlsOf, controlsOfAny, initialEntries, poolSize, typedEntries } from "../../site/player/manifest";
import type { Manifest } from "../../site/player/manifest";
import { test } from "./runner";

const manifest: Manifest = {
  name: "race",
  summary: "Threads count.",
  variants: [{ name: "mutex", summary: "", threads: { fixed: 1, parameter: "threads" } }, { name: "one", summary: "", threads: { fixed: 0 } }],
  parameters: [
    { name: "threads", type: "integer", default: 4, min: 2, max: 1000, where: ["terminal", "page"], page: { default: 3, min: 2, max: 16 } },
    { name: "delay", type: "seconds", unit: "s", default: 2, min: 0, max: 30 },
    { name: "cores", type: "integer", default: "auto", min: 1 },
    { name: "greeting", type: "text", default: "hi" },
    { name: "kind", type: "choice", choices: ["cpu", "io"], default: "cpu" },
    { name: "slow", type: "flag", default: false },
    { name: "url", type: "texts", default: [], where: ["terminal"] },
    { name: "output", type: "folder", default: "" },
    { name: "theme", type: "text", default: "dark", where: ["page"] },
  ],
};
const controls = controlsOf(manifest);
const initial = initialEntries(controls);

test("player: a page offers the parameters that are for pages, with the page's own bounds", "a field asks for a file, or takes a thousand threads", () => {
  assert.deepEqual(controls.map(({ name }) => name), ["threads", "delay", "cores", "greeting", "kind", "slow", "theme", "scale", "seed"]);
  const [threads] = controls;
  assert.deepEqual([threads?.initial, threads?.min, threads?.max], ["3", 2, 16]);
});

test("player: bad values are told apart, with what would do", "a run starts with nonsense, or a field refuses without a word", () => {
  const wrong = (name: string, entry: string): string => complaint(controls.find((one) => one.name === name)!, entry);
  assert.equal(wrong("threads", "5"), "");
  assert.equal(wrong("threads", "17"), "17 is out of range: from 2 to 16.");
  assert.equal(wrong("threads", "4.5"), "A whole number from 2 to 16, please.");
  assert.equal(wrong("threads", ""), "A whole number from 2 to 16, please.");
  assert.equal(wrong("delay", "0.25"), "");
  assert.equal(wrong("delay", "soon"), "A number from 0 to 30 s, please.");
  assert.equal(wrong("cores", ""), "", "auto is the program's own affair");
  assert.equal(wrong("cores", "0"), "0 is out of range: at least 1.");
  assert.equal(wrong("kind", "gpu"), "Choose one of cpu, io.");
});

test("player: a run is told everything that its fields say", "the page runs something else than it shows", () => {
  const entries = { ...initial, threads: " 8 ", slow: "true", scale: "0.1" };
  assert.deepEqual(runArguments(controls, "mutex", entries), [
    "--variant", "mutex", "--threads", "8", "--delay", "2", "--greeting", "hi", "--kind", "cpu", "--slow", "--theme", "dark", "--scale", "0.1",
  ]);
  assert.deepEqual(typedEntries(controls, entries), { threads: 8, delay: 2, greeting: "hi", kind: "cpu", slow: true, theme: "dark" });
});

test("player: what only one variant has is told to that one alone", "a program refuses an option of another variant, and the page never runs", () => {
  const [threads, ...others] = manifest.parameters;
  const some = controlsOf({ ...manifest, parameters: [{ ...threads!, for: ["mutex"] }, ...others] });
  const begins = initialEntries(some);
  assert.ok(runArguments(some, "mutex", begins).includes("--threads"));
  assert.ok(!runArguments(some, "one", begins).includes("--threads"));
  assert.equal(localCommand(manifest, some, "one", begins), "build/bin/race --variant one");
  const names = (...variants: string[]): string[] => controlsOfAny(variants, some).map(({ name }) => name);
  assert.ok(!names("one").includes("threads"), "its field is not shown");
  assert.ok(names("one", "mutex").includes("threads"), "but where the one that has it is compared");
});

test("player: the local line says what differs from the terminal's defaults, quoted for a shell", "the copied line does another run, or breaks", () => {
  const line = (change: Record<string, string>): string => localCommand(manifest, controls, "mutex", { ...initial, ...change });
  assert.equal(line({}), "build/bin/race --variant mutex --threads 3", "the page's default is not the terminal's");
  assert.equal(line({ threads: "4" }), "build/bin/race --variant mutex");
  assert.equal(line({ threads: "4", delay: "2.0", theme: "light" }), "build/bin/race --variant mutex");
  assert.equal(line({ threads: "4", greeting: "it's on", slow: "true" }), "build/bin/race --variant mutex --greeting 'it'\\''s on' --slow");
});

test("player: as many threads wait ready as the variant will start", "threads start late, one by one", () => {
  assert.equal(poolSize(manifest, "mutex", { threads: "8" }), 10);
  assert.equal(poolSize(manifest, "mutex", { threads: "500" }), 64);
  assert.equal(poolSize(manifest, "one", {}), 1);
});

test("player: an address may ask for a run", "a teacher's link opens with other settings", () => {
  assert.deepEqual(addressParameters("?race.threads=8&race.variant=one&other.threads=2&page=3", "race"), { variant: "one", values: { threads: "8" }, schedule: undefined });
  assert.deepEqual(addressParameters("?demo=race&variant=mutex&threads=8", "race"), { variant: "mutex", values: { threads: "8" }, schedule: undefined });
  assert.deepEqual(addressParameters("?demo=other&threads=8", "race"), { variant: undefined, values: {}, schedule: undefined });
});
