// trace: the events of a run and the names of what they speak of, as every part of the player sees
// them, whether they came from a live ring or from a recording. Knows the generated schema alone.
import { locationLineBits, objectIndexMask, objectTypes } from "trace-schema";
import type { EventKind, ObjectType } from "trace-schema";

/** One event, decoded. Order is by `sequence`, never by `time`. */
export interface TraceEvent {
  readonly sequence: number;
  /** The lane; 0 is the demo's main thread. */
  readonly thread: number;
  readonly kind: EventKind;
  /** Microseconds since the run began. */
  readonly time: number;
  readonly value: number;
  readonly object: number;
  readonly where: number;
  readonly text: string;
  readonly link: number;
}

export const typeOf = (object: number): ObjectType => objectTypes[object >>> 24] ?? "none";
export const indexOf = (object: number): number => object & objectIndexMask;

/** What the numbers in events stand for. Grows while a run goes on. */
export class TraceNames {
  readonly threads: string[] = [];
  readonly objects = new Map<number, string>();
  readonly files: string[] = [""];

  thread(lane: number): string {
    return this.threads[lane] || (lane === 0 ? "main" : `thread ${lane}`);
  }

  /** An object's own name; a thread's name; else its type, with its index where that isn't 0. */
  object(id: number): string {
    const type = typeOf(id);
    const index = indexOf(id);
    if (type === "thread") return this.thread(index);
    const name = this.objects.get(id);
    if (name) return name;
    const word = type.replace(/_/g, " ");
    return index === 0 ? word : `${word} ${index}`;
  }

  /** "race.cpp:12" with its folder, or "" where the place is unknown. */
  location(where: number): string {
    if (where === 0) return "";
    const file = this.files[where >>> locationLineBits];
    return file ? `${file}:${where & ((1 << locationLineBits) - 1)}` : "";
  }
}
