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
/** The number of the file in a location. */
export const fileOf = (where: number): number => where >>> locationLineBits;
export const indexOf = (object: number): number => object & objectIndexMask;

/** What the numbers in events stand for. Grows while a run goes on. */
export class TraceNames {
  readonly threads: string[] = [];
  readonly objects = new Map<number, string>();
  readonly files: string[] = [""];

  thread(lane: number): string {
    return this.threads[lane] || `thread ${lane}`;
  }

  /** An object's own name; a thread's name; else its type, with its index. Object 0 of the clock is "sleep". */
  object(id: number): string {
    const type = typeOf(id);
    const index = indexOf(id);
    if (type === "thread") return this.thread(index);
    const name = this.objects.get(id);
    if (name) return name;
    if (index === 0) return type === "clock" ? "sleep" : type;
    return `${type.replace(/_/g, " ")} ${index}`;
  }

  /** "race.cpp:12", or "" where the place is unknown. */
  location(where: number): string {
    if (where === 0) return "";
    const file = this.files[fileOf(where)];
    return file ? `${file.slice(file.lastIndexOf("/") + 1)}:${where & ((1 << locationLineBits) - 1)}` : "";
  }
}
