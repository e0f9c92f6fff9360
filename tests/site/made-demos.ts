// Demos that are nothing but a manifest and a recording, made here: they show the player what no built demo shows.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../site/player/manifest";
import { writeRecording } from "../../site/player/recording";
import type { RunDocument } from "../../site/player/run-document";
import { objectId, Story } from "./player-events";

interface MadeDemo {
  readonly manifest: Manifest;
  readonly document: RunDocument;
  readonly story: Story;
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

const madeDemos: readonly (() => MadeDemo)[] = [cellar, hatch];

/** Writes them where the publisher finds demos. */
export function writeMadeDemos(folder: string): void {
  for (const make of madeDemos) {
    const made = make();
    const own = join(folder, made.manifest.name);
    mkdirSync(join(own, "recordings"), { recursive: true });
    writeFileSync(join(own, "manifest.json"), JSON.stringify(made.manifest));
    writeFileSync(join(own, "recordings", "recorded.json"), JSON.stringify(writeRecording(made.document, made.story)));
  }
}
