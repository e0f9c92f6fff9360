// live-run: one real run, from the click to its document. Starts the host worker, reads the ring into the
// model once a frame, and ends the run by terminating the worker. Knows the ring and the worker; no
// element, no drawing.
import type { HostMessage, RunRequest, Stage } from "./host-messages";
import { RingReader } from "./ring-reader";
import type { RunDocument, Verdict } from "./run-document";
import { RunModel } from "./run-model";
import { takeWorker } from "./spare-worker";
import type { TraceEvent } from "./trace";

/** A run that hasn't begun by then never will. */
const startBoundSeconds = 30;
/** How often a hidden page looks: no frames are drawn there. */
const hiddenPollMilliseconds = 100;
/** How often the ring is emptied between frames, and how many events at once mean that it fills fast. */
const pumpMilliseconds = 4;
const manyEvents = 1000;
/** Events read but not yet taken into the model: beyond this the ring may overflow, which is counted. */
const mostPending = 200_000;
/** How long the model may take of a frame. */
const frameBudgetMilliseconds = 12;

/** What a run is, and who wants to know how it goes on. */
export interface RunOrder {
  readonly request: RunRequest;
  readonly hostWorker: string;
  readonly demo: string;
  readonly variant: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface RunWatcher {
  /** The run has come to its next stage. */
  stage(stage: Stage): void;
  /** There are new events, or time has passed. */
  frame(): void;
}

export interface Run {
  readonly model: RunModel;
  /** Resolves however the run ends; never rejects. */
  readonly ended: Promise<RunEnd>;
  /** The run's own clock, in nanoseconds: never behind its last event. */
  now(): number;
  stop(): void;
}

export interface RunEnd {
  readonly document: RunDocument;
  /** Where it broke, if it never came to a verdict of its own. */
  readonly failedAt: Stage | undefined;
}

export class LiveRun implements Run {
  readonly model = new RunModel();
  readonly ended: Promise<RunEnd>;
  readonly #order: RunOrder;
  readonly #watcher: RunWatcher;
  readonly #worker: Worker;
  readonly #begun = performance.now();
  readonly #bound: ReturnType<typeof setTimeout>;
  #stage: Stage = "download";
  #ring: RingReader | undefined;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping: ReturnType<typeof setTimeout> | undefined;
  readonly #channel = new MessageChannel();
  readonly #read: TraceEvent[][] = [];
  #pending = 0;
  /** The page's clock when the run's clock stood at 0, as near as events tell. */
  #zero = Infinity;
  #resolve!: (end: RunEnd) => void;
  #over = false;

  constructor(order: RunOrder, watcher: RunWatcher) {
    this.#order = order;
    this.#watcher = watcher;
    this.ended = new Promise((resolve) => (this.#resolve = resolve));
    this.#worker = takeWorker(order.hostWorker);
    this.#worker.addEventListener("message", ({ data }: MessageEvent<HostMessage>) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(this.#stage, event.message || "The worker that runs demos could not be loaded.");
    });
    this.#bound = setTimeout(
      () => this.#fail(this.#stage, `It hadn't started after ${startBoundSeconds} seconds.`),
      startBoundSeconds * 1000,
    );
    this.#worker.postMessage(order.request);
  }

  now(): number {
    if (this.#over || this.#zero === Infinity) return this.model.last;
    return Math.max(this.model.last, (performance.now() - this.#zero) * 1e6);
  }

  stop(): void {
    if (this.#over) return;
    this.#drain();
    this.#end(this.#account("stopped", ""), undefined);
  }

  #hear(message: HostMessage): void {
    if (this.#over) return;
    switch (message.type) {
      case "stage":
        this.#enter(message.stage);
        return;
      case "started":
        clearTimeout(this.#bound);
        this.#watch(message.memory, message.control);
        return;
      case "finished":
        this.#drain();
        // A run that was refused before it began tells no more than why.
        this.#end({ ...this.#account("error", ""), ...(message.document as Partial<RunDocument>) }, undefined);
        return;
      case "failed":
        this.#fail(message.stage, message.message);
        return;
      case "pipe": // from a process only, and to whoever started it
    }
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#watcher.stage(stage);
  }

  #watch(memory: WebAssembly.Memory | SharedArrayBuffer, control: number): void {
    try {
      this.#ring = new RingReader(memory, control);
    } catch (error) {
      this.#fail("start", error instanceof Error ? error.message : String(error));
      return;
    }
    this.model.adopt(this.#ring.names);
    document.addEventListener("visibilitychange", this.#schedule);
    this.#channel.port1.onmessage = () => this.#pump();
    this.#pump();
    this.#poll();
  }

  readonly #poll = (): void => {
    if (this.#over) return;
    this.#take(frameBudgetMilliseconds);
    this.#watcher.frame();
    this.#schedule();
  };

  readonly #schedule = (): void => {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    if (this.#over) return;
    if (document.hidden) this.#timer = setTimeout(this.#poll, hiddenPollMilliseconds);
    else this.#frame = requestAnimationFrame(this.#poll);
  };

  /** Empties the ring between frames, at once again while it fills fast: threads write a thousand events in a millisecond. */
  #pump(): void {
    if (this.#over) return;
    if (this.#empty() >= manyEvents) this.#channel.port2.postMessage(null);
    else this.#pumping = setTimeout(() => this.#pump(), pumpMilliseconds);
  }

  #empty(): number {
    if (!this.#ring || this.#pending > mostPending) return 0;
    const events = this.#ring.read();
    const last = events[events.length - 1];
    if (last) {
      this.#zero = Math.min(this.#zero, performance.now() - last.time / 1000);
      this.#read.push(events);
      this.#pending += events.length;
    }
    this.model.dropped = this.#ring.dropped;
    return events.length;
  }

  /** Takes what was read into the model, for as long as the budget lasts. */
  #take(budget: number): void {
    const begun = performance.now();
    while (performance.now() - begun < budget) {
      const events = this.#read.shift();
      if (!events) return;
      this.model.append(events);
      this.#pending -= events.length;
    }
  }

  /** Takes all that there is: the run has ended. Threads that spin on may still write, so not for ever. */
  #drain(): void {
    for (let round = 0; round < 8; round++) {
      this.#take(Infinity);
      if (this.#empty() === 0) return;
    }
  }

  #fail(stage: Stage, message: string): void {
    if (this.#over) return;
    this.#drain();
    this.#end(this.#account("error", message), stage);
  }

  #end(document_: RunDocument, failedAt: Stage | undefined): void {
    this.#over = true;
    clearTimeout(this.#bound);
    clearTimeout(this.#timer);
    clearTimeout(this.#pumping);
    this.#channel.port1.close();
    cancelAnimationFrame(this.#frame);
    document.removeEventListener("visibilitychange", this.#schedule);
    this.#worker.terminate();
    this.#ring = undefined;
    this.model.finish();
    this.#resolve({ document: document_, failedAt });
  }

  /** What the page can say of a run that didn't account for itself. */
  #account(verdict: Verdict, message: string): RunDocument {
    const { demo, variant, parameters } = this.#order;
    const { lanes, events, dropped, notKept } = this.model;
    return {
      demo,
      variant,
      parameters,
      seconds: (performance.now() - (this.#zero === Infinity ? this.#begun : this.#zero)) / 1000,
      verdict,
      ...(message ? { message } : {}),
      checks: [],
      claims: [],
      results: {},
      lanes: lanes.length,
      events: events.length + notKept,
      dropped,
    };
  }
}
