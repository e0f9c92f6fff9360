// Makes events for the player's tests: numbered and timed as they come, with names where a test needs them.
import { objectTypes } from "trace-schema";
import type { EventKind, ObjectType } from "trace-schema";
import { TraceNames } from "../../site/player/trace";
import type { TraceEvent } from "../../site/player/trace";

export const objectId = (type: ObjectType, index: number): number => ((objectTypes.indexOf(type) << 24) | index) >>> 0;

export type Told = Partial<Omit<TraceEvent, "kind" | "sequence" | "thread">>;

/** Events in order of sequence; each is 10 us after the last unless it says otherwise. */
export class Story {
  readonly events: TraceEvent[] = [];
  readonly names = new TraceNames();

  tell(thread: number, kind: EventKind, told: Told = {}): this {
    const sequence = this.events.length + 1;
    this.events.push({ sequence, thread, kind, time: sequence * 10, value: 0, object: 0, where: 0, text: "", link: 0, ...told });
    return this;
  }

  start(thread: number, name: string): this {
    this.names.threads[thread] = name;
    return this.tell(thread, "thread_start", { object: objectId("thread", thread), text: name });
  }

  end(thread: number): this {
    return this.tell(thread, "thread_end", { object: objectId("thread", thread) });
  }
}
