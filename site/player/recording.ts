// recording: a finished run as a file. Reads the raw form that the terminal's --trace writes, and writes it
// again for download, with the Chrome trace events beside it. Knows the trace, no page.
import { eventKinds, objectTypes } from "trace-schema";
import { chromeEvents } from "./chrome-trace";
import type { RunDocument } from "./run-document";
import { indexOf, TraceNames, typeOf } from "./trace";
import type { TraceEvent } from "./trace";

/** An event as recorded: sequence, thread, kind's number, time in us, value, object, where, text, link. */
export type RawEvent = readonly [
  sequence: number,
  thread: number,
  kind: number,
  time: number,
  value: number,
  object: number,
  where: number,
  text: string | null,
  link: number,
];

/** The member "cooks" of a trace file; a recording is this alone. */
export interface Recording {
  readonly document: RunDocument;
  readonly threads: readonly { readonly name: string }[];
  readonly objects: readonly { readonly id: number; readonly type: string; readonly name: string }[];
  readonly files: readonly string[];
  readonly events: readonly RawEvent[];
}

/** A run's events with the names of what they speak of. */
export interface Trace {
  readonly names: TraceNames;
  readonly events: readonly TraceEvent[];
}

export function readRecording(recording: Recording): Trace {
  const names = new TraceNames();
  for (const thread of recording.threads) names.threads.push(thread.name);
  for (const object of recording.objects) names.objects.set(object.id, object.name);
  names.files.splice(0, 1, ...recording.files);
  const events = recording.events.map(
    ([sequence, thread, kind, time, value, object, where, text, link]): TraceEvent => ({
      sequence,
      thread,
      kind: eventKinds[kind] ?? "none",
      time,
      value,
      object,
      where,
      text: text ?? "",
      link,
    }),
  );
  events.sort((a, b) => a.sequence - b.sequence);
  return { names, events };
}

export function writeRecording(document: RunDocument, { names, events }: Trace): Recording {
  const objects = new Map(names.objects);
  for (const event of events) if (event.object !== 0 && !objects.has(event.object)) objects.set(event.object, "");
  const lanes = events.reduce((most, event) => Math.max(most, event.thread + 1), names.threads.length);
  return {
    document,
    threads: Array.from({ length: lanes }, (_, lane) => ({ name: names.thread(lane) })),
    objects: [...objects]
      .filter(([id]) => typeOf(id) !== "thread" || indexOf(id) >= lanes)
      .sort(([a], [b]) => a - b)
      .map(([id, name]) => ({ id, type: objectTypes[id >>> 24] ?? "none", name })),
    files: names.files,
    events: events.map((event) => [
      event.sequence,
      event.thread,
      eventKinds.indexOf(event.kind),
      event.time,
      event.value,
      event.object,
      event.where,
      event.text === "" ? null : event.text,
      event.link,
    ]),
  };
}

/** The trace file: what Perfetto reads, and the recording that it was made from. One event a line. */
export function traceFile(document: RunDocument, trace: Trace): string {
  const lines = chromeEvents(`${document.demo} ${document.variant}`, trace.names, trace.events);
  const cooks = writeRecording(document, trace);
  return `{"traceEvents":[\n${lines.map((line) => JSON.stringify(line)).join(",\n")}\n],"displayTimeUnit":"ms","cooks":${JSON.stringify(cooks)}}\n`;
}
