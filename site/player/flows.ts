// flows: finds which event made which other one possible: a spawn its thread's start, a thread's end
// the join, a release the next acquire, a put its get, a message sent its receipt. Takes events in order of sequence.
import type { TraceEvent } from "./trace";

export type FlowKind = "spawn" | "join" | "lock" | "queue" | "message";

/** One event leads to another, on another lane. */
export interface Flow {
  readonly id: number;
  readonly kind: FlowKind;
  readonly object: number;
  readonly from: number;
  readonly fromLane: number;
  readonly fromTime: number;
  readonly to: number;
  readonly toLane: number;
  readonly toTime: number;
}

interface Source {
  readonly sequence: number;
  readonly lane: number;
  readonly time: number;
}

/** Remembers the sources, and makes a flow at each target that has one. */
export class FlowPairing {
  readonly #spawned = new Map<number, Source>();
  readonly #ended = new Map<number, Source>();
  readonly #released = new Map<number, Source>();
  readonly #releasedExclusively = new Map<number, Source>();
  /** By queue and number of the item: what came last may go first. */
  readonly #put = new Map<string, Source[]>();
  /** By pipe and number of the message. */
  readonly #sent = new Map<string, Source>();
  #made = 0;

  /** The flow that ends at this event, if any. Flows within one lane are none. */
  take(event: TraceEvent, now: number): Flow | undefined {
    const here: Source = { sequence: event.sequence, lane: event.thread, time: now };
    switch (event.kind) {
      case "spawn":
        this.#spawned.set(event.object, here);
        return undefined;
      case "thread_start":
        return this.#flow("spawn", event, here, this.#spawned.get(event.object));
      case "thread_end":
        this.#ended.set(event.object, here);
        return undefined;
      case "join":
        return this.#flow("join", event, here, this.#ended.get(event.object));
      case "release":
        this.#released.set(event.object, here);
        if (event.link !== 1) this.#releasedExclusively.set(event.object, here);
        return undefined;
      case "acquire": {
        const sources = event.link === 1 ? this.#releasedExclusively : this.#released;
        return this.#flow("lock", event, here, sources.get(event.object));
      }
      case "put":
        this.#puts(event).push(here);
        return undefined;
      case "get":
        return this.#flow("queue", event, here, this.#puts(event).shift());
      case "message": {
        const message = `${event.object} ${event.value}`;
        if (event.link === 1) return this.#flow("message", event, here, this.#sent.get(message));
        this.#sent.set(message, here);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  #puts({ object, value }: TraceEvent): Source[] {
    const item = `${object} ${value}`;
    let puts = this.#put.get(item);
    if (!puts) this.#put.set(item, (puts = []));
    return puts;
  }

  #flow(kind: FlowKind, event: TraceEvent, to: Source, from: Source | undefined): Flow | undefined {
    if (!from || from.lane === to.lane) return undefined;
    return {
      id: ++this.#made,
      kind,
      object: event.object,
      from: from.sequence,
      fromLane: from.lane,
      fromTime: from.time,
      to: to.sequence,
      toLane: to.lane,
      toTime: to.time,
    };
  }
}
