// run-model: what a run has done so far, in the shape in which it is drawn and listed. Takes events in
// order of sequence as they come; knows the trace, no page.
import { FlowPairing } from "./flows";
import type { Flow } from "./flows";
import { IntervalPairing, SequenceClock } from "./intervals";
import type { Interval, IntervalKind } from "./intervals";
import type { EventKind } from "trace-schema";
import { TraceNames } from "./trace";
import type { TraceEvent } from "./trace";

/** Something that happened at one moment on a lane. */
export interface Moment {
  readonly kind: EventKind;
  readonly lane: number;
  readonly time: number;
  readonly sequence: number;
  readonly object: number;
  readonly value: number;
  readonly text: string;
  readonly where: number;
}

/** One thread's row. Everything in it is in order of sequence. */
export interface Lane {
  readonly index: number;
  life: Interval | undefined;
  readonly spans: Interval[];
  readonly waits: Interval[];
  readonly holds: Interval[];
  readonly activities: Interval[];
  /** Reads, writes and read-modify-writes: too many to be told one by one. */
  readonly accesses: Moment[];
  /** Everything else that is shown as a mark. */
  readonly marks: Moment[];
  /** Where in its demo's scene it went. */
  readonly places: Moment[];
  /** The counters' changes that it told. */
  readonly counts: Moment[];
  /** How many intervals of each kind were ever open at once. */
  readonly rows: Record<IntervalKind, number>;
}

/** A number that the run keeps telling: how full a queue is, how many wait. */
export interface Counter {
  readonly object: number;
  /** Every value it was told to have, in order of sequence. */
  readonly steps: Moment[];
  /** It can't be greater than this; 0 if nothing bounds it. */
  bound: number;
  least: number;
  most: number;
}

export interface OutputLine {
  readonly sequence: number;
  readonly lane: number;
  readonly text: string;
  readonly kind: "line" | "error";
}

/** More events than this are counted, not kept: a page has no room for them. */
export const mostEvents = 400_000;

export class RunModel {
  names: TraceNames;
  readonly events: TraceEvent[] = [];
  readonly lanes: Lane[] = [];
  readonly flows: Flow[] = [];
  readonly output: OutputLine[] = [];
  /** By object, in the order in which they were first told. */
  readonly counters = new Map<number, Counter>();
  /** The time of the last event, in nanoseconds. */
  last = 0;
  /** Events that the ring had no room for. */
  dropped = 0;
  /** Events that this model had no room for. */
  notKept = 0;
  finished = false;
  readonly #clock = new SequenceClock();
  readonly #intervals = new IntervalPairing();
  readonly #flows = new FlowPairing();

  constructor(names = new TraceNames()) {
    this.names = names;
  }

  /** Takes its names from elsewhere: from the memory of a run that has just begun. */
  adopt(names: TraceNames): void {
    this.names = names;
  }

  append(events: readonly TraceEvent[]): void {
    for (const event of events) this.#take(event);
  }

  /** The run is over: what is still open ends with its last event. */
  finish(): void {
    if (this.finished) return;
    this.finished = true;
    this.#intervals.finish(this.last);
  }

  lane(index: number): Lane {
    while (this.lanes.length <= index) {
      this.lanes.push({
        index: this.lanes.length,
        life: undefined,
        spans: [],
        waits: [],
        holds: [],
        activities: [],
        accesses: [],
        marks: [],
        places: [],
        counts: [],
        rows: { life: 0, span: 0, wait: 0, hold: 0, activity: 0 },
      });
    }
    return this.lanes[index]!;
  }

  #take(event: TraceEvent): void {
    const now = this.#clock.next(event.time);
    this.last = now;
    if (event.kind === "line" || event.kind === "error") {
      this.output.push({ sequence: event.sequence, lane: event.thread, text: event.text, kind: event.kind });
    }
    const isFull = this.events.length >= mostEvents && !structure.has(event.kind);
    if (isFull && this.#intervals.end(event, now).length === 0) {
      this.notKept += 1;
      return;
    }
    this.events.push(event);
    if (isFull) return;
    const lane = this.lane(event.thread);
    const begun = this.#intervals.begin(event, now);
    if (begun) this.#keep(lane, begun);
    else this.#intervals.end(event, now);
    const flow = this.#flows.take(event, now);
    if (flow) this.flows.push(flow);
    if (event.kind === "counter") this.#count(lane, momentOf(event, now), event.link);
    else if (isAccess(event.kind)) lane.accesses.push(momentOf(event, now));
    else if (isMark(event.kind)) lane.marks.push(momentOf(event, now));
    else if (event.kind === "place") lane.places.push(momentOf(event, now));
  }

  #count(lane: Lane, step: Moment, bound: number): void {
    lane.counts.push(step);
    let counter = this.counters.get(step.object);
    if (!counter) this.counters.set(step.object, (counter = { object: step.object, steps: [], bound, least: step.value, most: step.value }));
    counter.steps.push(step);
    counter.least = Math.min(counter.least, step.value);
    counter.most = Math.max(counter.most, step.value);
    if (bound > 0) counter.bound = bound;
  }

  #keep(lane: Lane, interval: Interval): void {
    lane.rows[interval.kind] = Math.max(lane.rows[interval.kind], interval.row + 1);
    switch (interval.kind) {
      case "life":
        lane.life = interval;
        return;
      case "span":
        lane.spans.push(interval);
        return;
      case "wait":
        lane.waits.push(interval);
        return;
      case "hold":
        lane.holds.push(interval);
        return;
      case "activity":
        lane.activities.push(interval);
    }
  }
}

/** Kept however many events there are: without them the picture has no shape. */
const structure: ReadonlySet<EventKind> = new Set<EventKind>(["thread_start", "thread_end", "spawn", "join", "check"]);

export const isAccess = (kind: EventKind): boolean =>
  kind === "read" || kind === "write" || kind === "read_modify_write";

const marks: ReadonlySet<EventKind> = new Set<EventKind>([
  "notify", "put", "get", "message", "flush", "note", "error", "check", "deadlock",
]);

const isMark = (kind: EventKind): boolean => marks.has(kind);

const momentOf = (event: TraceEvent, time: number): Moment => ({
  kind: event.kind,
  lane: event.thread,
  time,
  sequence: event.sequence,
  object: event.object,
  value: event.value,
  text: event.text,
  where: event.where,
});
