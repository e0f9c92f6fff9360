// Demos that are nothing but a manifest and a recording, made here: they show the player what no built demo shows.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GanttData } from "../../site/player/figures/gantt-layout";
import type { ScaleData } from "../../site/player/figures/scale-figure";
import type { TableData } from "../../site/player/figures/table-columns";
import type { Manifest } from "../../site/player/manifest";
import { writeRecording } from "../../site/player/recording";
import type { Figure, RunDocument } from "../../site/player/run-document";
import { objectId, Story } from "./player-events";

interface MadeDemo {
  readonly manifest: Manifest;
  readonly document: RunDocument;
  readonly story: Story;
  /** What stands in for the module that a compiler would make. */
  readonly module?: string;
}

const document = (demo: string, change: Partial<RunDocument> = {}): RunDocument => ({
  demo, variant: "recorded", parameters: {}, seconds: 1, verdict: "ok", checks: [], claims: [], results: {}, lanes: 1, events: 1, dropped: 0, ...change,
});

const manifest = (name: string, change: Partial<Manifest> = {}): Manifest => ({
  name, summary: "Made for tests.", variants: [{ name: "recorded", summary: "played again" }], parameters: [], ...change,
});

/** More cooks than there is room for, at places with names of their own. */
function cellar(): MadeDemo {
  const story = new Story().start(0, "main");
  for (let cook = 1; cook <= 12; cook++) {
    story.start(cook, `Cook ${cook}`).tell(cook, "place", { text: cook % 3 === 0 ? "cellar" : "board" }).tell(cook, "span_begin", { text: "leeks" });
  }
  story.tell(12, "place", { text: "attic" });
  for (let cook = 1; cook <= 12; cook++) story.tell(cook, "span_end", { time: 900_000 });
  return { manifest: manifest("cellar", { places: ["board", "cellar"] }), document: document("cellar"), story };
}

/** Two cooks and a queue between them that holds five plates; another number without a bound. */
function hatch(): MadeDemo {
  const [plates, guests] = [objectId("queue", 1), objectId("counter", 2)];
  const story = new Story().start(0, "main").start(1, "Ana").start(2, "Ben");
  story.names.objects.set(plates, "plates").set(guests, "guests");
  let held = 0;
  for (let step = 0; step < 40; step++) {
    const isPut = held === 0 || (held < 5 && (step * 7) % 5 < 3);
    held += isPut ? 1 : -1;
    story.tell(isPut ? 1 : 2, isPut ? "put" : "get", { object: plates, value: step, time: step * 2000 });
    story.tell(isPut ? 1 : 2, "counter", { object: plates, value: held, link: 5, time: step * 2000 });
    if (step % 8 === 0) story.tell(0, "counter", { object: guests, value: 1000 + 40 * step, time: step * 2000 + 100 });
  }
  story.end(1).end(2).tell(0, "line", { text: "Served.", time: 90_000 }).end(0);
  return { manifest: manifest("hatch"), document: document("hatch", { lanes: 3, seconds: 0.09 }), story };
}

const gantt: GanttData = {
  kind: "gantt", title: "Round robin, quantum 2 ms", unit: "ms",
  rows: [
    { name: "CPU 1", bars: [{ label: "P1", from: 0, to: 2 }, { label: "switch", from: 2, to: 2.2 }, { label: "P2", from: 2.2, to: 4.2 }, { label: "", from: 4.2, to: 4.4 }, { label: "P1", from: 4.4, to: 6 }] },
    { name: "CPU 2", bars: [{ label: "P3", from: 0, to: 2 }, { label: "P4", from: 2, to: 3 }, { label: "P3", from: 3, to: 6.5 }] },
  ],
};

/** So many short bars that a phone has no room for them, and more labels than colours. */
const longGantt: GanttData = {
  kind: "gantt", title: "Fourteen jobs", unit: "ms",
  rows: [{ name: "CPU 1", bars: Array.from({ length: 60 }, (_, at) => ({ label: `P${(at % 14) + 1}`, from: at, to: at + 0.9 })) }],
};

const table: TableData = {
  kind: "table", title: "What each job got", columns: ["job", "arrives", "turnaround", "remark"],
  rows: [["P1", "0", "6.0 ms", "first"], ["P2", "1", "3.2 ms", "–"], ["P3", "1,024", "–", "waited for a processor"]],
};

const scale: ScaleData = {
  kind: "scale", title: "What a program waits for", unit: "s",
  rows: [
    { name: "L1 cache", measured: 1.2e-9, low: 1.1e-9, high: 1.5e-9, reference: 1e-9, source: "A processor's manual", human: "3 s", note: "" },
    { name: "main memory", measured: 92e-9, low: 60e-9, high: 400e-9, reference: 1e-7, source: "A processor's manual", human: "4 min", note: "unstable" },
    { name: "mutex, contended", measured: 5.4e-6, low: 3e-6, high: 2e-5, reference: null, human: "4 h" },
    { name: "disk seek", measured: null, low: null, high: null, reference: 8e-3, source: "A disk's data sheet", human: "9 months", note: "a page has no disk" },
    { name: "across the Atlantic and back", measured: null, low: null, high: null, reference: 0.09, source: "A map", human: "8 years", note: "" },
  ],
};

/** Every kind of figure, and one that no page knows. */
function schedule(): MadeDemo {
  const story = new Story().start(0, "main").end(0);
  const figures: Figure[] = [gantt, longGantt, table, scale, { kind: "hologram", title: "Of tomorrow" }];
  return { manifest: manifest("schedule"), document: document("schedule", { figures, checks: [{ what: "nobody starves", expected: 0, actual: 0, held: true }] }), story };
}

/** The text of a program as its parameter. Its module repeats what it is handed, and finds fault with the word "oops". */
function recipe(): MadeDemo {
  const own = manifest("recipe", {
    parameters: [
      { name: "program", type: "source", default: "cut onions\nheat pan\n", help: "one step a line" },
      { name: "portions", type: "integer", default: 2, min: 1, max: 9 },
    ],
  });
  const module = `export default async ({ arguments: words, cooks }) => {
    const program = words[words.indexOf("--program") + 1];
    const line = program.split("\\n").findIndex((one) => one.includes("oops")) + 1;
    const told = line ? { verdict: "error", message: "--program: line " + line + ": nobody knows how to oops." } : { verdict: "ok", results: { program } };
    cooks.finished(JSON.stringify({ demo: "recipe", variant: "recorded", ...told }));
  };`;
  return { manifest: own, document: document("recipe"), story: new Story().start(0, "main").end(0), module };
}

const madeDemos: readonly (() => MadeDemo)[] = [cellar, hatch, schedule, recipe];

/** Writes them where the publisher finds demos. */
export function writeMadeDemos(folder: string): void {
  for (const make of madeDemos) {
    const made = make();
    const own = join(folder, made.manifest.name);
    mkdirSync(join(own, "recordings"), { recursive: true });
    if (made.module) {
      mkdirSync(join(own, "module"), { recursive: true });
      writeFileSync(join(own, "module", `${made.manifest.name}.js`), made.module);
      // The page asks for it, and never compiles it.
      writeFileSync(join(own, "module", `${made.manifest.name}.wasm`), "");
    }
    writeFileSync(join(own, "manifest.json"), JSON.stringify(made.manifest));
    writeFileSync(join(own, "recordings", "recorded.json"), JSON.stringify(writeRecording(made.document, made.story)));
  }
}
