// intervals: pairs a trace's begins with its ends. Takes events in order of sequence and gives the
// lives, spans, waits, holds and activities of each lane, open ones included. Knows the trace, no page.
import { typeOf } from "./trace";
import type { TraceEvent } from "./trace";

export type IntervalKind = "life" | "span" | "wait" | "hold" | "activity";

/** Something that goes on for a while on a lane. Times are whole nanoseconds since the run began. */
export interface Interval {
  readonly kind: IntervalKind;
  readonly lane: number;
  readonly object: number;
  readonly text: string;
  readonly where: number;
  /** A wait's timeout in microseconds; -1 for none. */
  readonly value: number;
  /** A hold shared with other readers. */
  readonly shared: boolean;
  readonly begin: number;
  readonly beginSequence: number;
  /** The lowest row that no open interval of its kind had on its lane: for spans, how deep it is nested. */
  readonly row: number;
  /** How many spans of its lane were open around it when it began. */
  readonly depth: number;
  /** Infinity while it goes on. */
  end: number;
  endSequence: number;
  /** Its end was never recorded: the run, or the thread, ended before it. */
  unfinished: boolean;
}

/** Turns the times of events into nanoseconds that never decrease along the sequence. */
export class SequenceClock {
  #now = 0;

  /** The clamped time of the next event. */
  next(microseconds: number): number {
    this.#now = Math.max(this.#now, Math.floor(microseconds * 1000 + 0.5));
    return this.#now;
  }

  get now(): number {
    return this.#now;
  }
}

/** Opens and closes intervals as events come. */
export class IntervalPairing {
  /** The open intervals of each lane, oldest first. */
  readonly #open = new Map<number, Interval[]>();

  /** What the event begins, if anything. */
  begin(event: TraceEvent, now: number): Interval | undefined {
    const kind = beginsWhat(event);
    if (!kind) return undefined;
    const open = this.#lane(event.thread);
    const interval: Interval = {
      kind,
      lane: event.thread,
      object: event.object,
      text: event.text,
      where: event.where,
      value: kind === "wait" ? event.value : -1,
      shared: kind === "hold" && event.link === 1,
      begin: now,
      beginSequence: event.sequence,
      row: freeRow(open, kind),
      depth: open.reduce((spans, other) => spans + (other.kind === "span" ? 1 : 0), 0),
      end: Infinity,
      endSequence: Infinity,
      unfinished: false,
    };
    open.push(interval);
    return interval;
  }

  /** What the event ends, in the order in which it had begun. */
  end(event: TraceEvent, now: number): Interval[] {
    if (event.kind === "thread_end") return this.#endLane(event, now);
    const kind = endsWhat(event);
    if (!kind) return [];
    const ended = this.#take(event.thread, kind, event.object) ?? this.#takeElsewhere(event, kind);
    if (!ended) return [];
    ended.end = now;
    ended.endSequence = event.sequence;
    return [ended];
  }

  /** Closes what is still open: the run is over. */
  finish(now: number): Interval[] {
    const rest = [...this.#open.values()].flat().sort((a, b) => a.beginSequence - b.beginSequence);
    this.#open.clear();
    for (const interval of rest) {
      interval.end = now;
      interval.unfinished = true;
    }
    return rest;
  }

  #lane(lane: number): Interval[] {
    let open = this.#open.get(lane);
    if (!open) this.#open.set(lane, (open = []));
    return open;
  }

  /** The innermost open interval of that kind and object on its lane. */
  #take(lane: number, kind: IntervalKind, object: number): Interval | undefined {
    const open = this.#lane(lane);
    for (let at = open.length - 1; at >= 0; at--) {
      const one = open[at]!;
      if (one.kind === kind && one.object === object) return open.splice(at, 1)[0];
    }
    return undefined;
  }

  /** A semaphore may be given back, and an activity ended, by another thread: its oldest, wherever. */
  #takeElsewhere(event: TraceEvent, kind: IntervalKind): Interval | undefined {
    const anywhere = kind === "activity" || (kind === "hold" && typeOf(event.object) === "semaphore");
    if (!anywhere) return undefined;
    let oldest: Interval | undefined;
    for (const open of this.#open.values()) {
      const one = open.find((other) => other.kind === kind && other.object === event.object);
      if (one && (!oldest || one.beginSequence < oldest.beginSequence)) oldest = one;
    }
    if (!oldest) return undefined;
    const open = this.#lane(oldest.lane);
    return open.splice(open.indexOf(oldest), 1)[0];
  }

  /** A thread that ends takes with it what it left open; only its life has ended properly. */
  #endLane(event: TraceEvent, now: number): Interval[] {
    const open = this.#lane(event.thread);
    const ended = open.filter((one) => one.kind !== "activity");
    this.#open.set(event.thread, open.filter((one) => one.kind === "activity"));
    for (const interval of ended) {
      interval.end = now;
      interval.endSequence = event.sequence;
      interval.unfinished = interval.kind !== "life";
    }
    return ended;
  }
}

function freeRow(open: readonly Interval[], kind: IntervalKind): number {
  let row = 0;
  while (open.some((other) => other.kind === kind && other.row === row)) row += 1;
  return row;
}

const isActivity = (event: TraceEvent): boolean => typeOf(event.object) === "activity";

function beginsWhat(event: TraceEvent): IntervalKind | undefined {
  switch (event.kind) {
    case "thread_start":
      return "life";
    case "span_begin":
      return isActivity(event) ? "activity" : "span";
    case "wait_begin":
      return "wait";
    case "acquire":
      return "hold";
    default:
      return undefined;
  }
}

function endsWhat(event: TraceEvent): IntervalKind | undefined {
  switch (event.kind) {
    case "span_end":
      return isActivity(event) ? "activity" : "span";
    case "wait_end":
      return "wait";
    case "release":
      return "hold";
    default:
      return undefined;
  }
}
