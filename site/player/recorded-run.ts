// recorded-run: plays a recording of a native run as if it were going on, at the speed asked for. Knows the
// trace; no worker, no element.
import type { Run, RunEnd, RunWatcher } from "./live-run";
import { readRecording } from "./recording";
import type { Recording } from "./recording";
import { RunModel } from "./run-model";
import type { TraceEvent } from "./trace";

export class RecordedRun implements Run {
  readonly model: RunModel;
  readonly ended: Promise<RunEnd>;
  readonly #recording: Recording;
  readonly #events: readonly TraceEvent[];
  readonly #watcher: RunWatcher;
  readonly #speed: number;
  readonly #begun = performance.now();
  #next = 0;
  #frame = 0;
  #resolve!: (end: RunEnd) => void;
  #over = false;

  /** @param speed 1 is real time, 2 twice as fast; Infinity shows the whole run at once. */
  constructor(recording: Recording, speed: number, watcher: RunWatcher) {
    const { names, events } = readRecording(recording);
    this.#recording = recording;
    this.#events = events;
    this.#speed = speed;
    this.#watcher = watcher;
    this.model = new RunModel(names);
    this.ended = new Promise((resolve) => (this.#resolve = resolve));
    watcher.stage("run");
    this.#frame = requestAnimationFrame(this.#play);
  }

  now(): number {
    if (this.#over || this.#speed === Infinity) return this.model.last;
    return Math.max(this.model.last, (performance.now() - this.#begun) * 1e6 * this.#speed);
  }

  stop(): void {
    if (!this.#over) this.#end({ ...this.#recording.document, verdict: "stopped" });
  }

  readonly #play = (): void => {
    const until = this.#speed === Infinity ? Infinity : (performance.now() - this.#begun) * 1000 * this.#speed;
    const from = this.#next;
    while (this.#next < this.#events.length && this.#events[this.#next]!.time <= until) this.#next += 1;
    this.model.append(this.#events.slice(from, this.#next));
    this.#watcher.frame();
    if (this.#next < this.#events.length) this.#frame = requestAnimationFrame(this.#play);
    else this.#end(this.#recording.document);
  };

  #end(document: RunEnd["document"]): void {
    this.#over = true;
    cancelAnimationFrame(this.#frame);
    this.model.dropped = document.dropped;
    this.model.finish();
    this.#resolve({ document, failedAt: undefined });
  }
}
