// chrome-trace: writes a trace as Chrome trace events, which Perfetto, chrome://tracing and Tracy open.
// Knows the trace, no page. native/terminal/chrome_trace.cpp writes the same events by the same rules;
// a test holds the two to each other on traces made natively.
//
// The rules, exactly:
//
// TIMES. A time is n = floor(microseconds * 1000 + 0.5) whole nanoseconds, and never less than the
// one before it in order of sequence (clamped). ts and dur are printed as n / 1000 with three
// decimals; dur is the difference of the two whole numbers. Everything has pid 1; tid = lane + 1.
//
// NAMES. A lane without a name is "thread <lane>". An object is called by its name; an object of type
// thread by its lane's name; a nameless one by its type with spaces for underscores and " <index>",
// but index 0 is "sleep" for the clock and the bare type for others. loc is "<file>:<line>", the file
// without its folders, and is left out where the location is 0 or its file has no name.
//
// ORDER. First the metadata: process_name with args.name "<demo> <variant>" (tid 0), then for each
// lane, in order, thread_name (args.name) and thread_sort_index (args.sort_index = lane). Lanes are
// 0 to the highest of: named threads, lanes that have an event. Then the events in order of
// sequence; what belongs to one event comes in this order: (1) the interval that begins here, or
// the instant, or the counter; (2) an "e" for each asynchronous interval that ends here, in the
// order in which they had begun; (3) an "s" for each flow that leaves here, by id; (4) the "f" of
// the flow that arrives here. Last an "e" for each asynchronous interval still open, in the order in
// which they had begun.
//
// INTERVALS. thread_start to thread_end is a life (named like the lane, cat "thread"); span_begin to
// span_end is a span (named by its text, cat "span") or, where the object is an activity, an
// activity (named by its text, cat "activity"); wait_begin to wait_end a wait ("wait <object>", cat
// "wait"); acquire to release a hold ("hold <object>", cat "hold"). An end closes the innermost open
// interval of that kind and object on its own lane; failing that, an activity's end or a
// semaphore's release closes the oldest open one of that object on any lane; failing that, it is
// ignored. thread_end closes everything open on its lane but activities; only the life counts as
// finished by it. What is open after the last event ends at the last event's time, unfinished.
//
// NESTING. Intervals other than activities are "X" where they nest on their lane, else asynchronous,
// as activities always are. Decided by sequence, in order of beginning: drop from the lane's stack
// every interval that ended before this one begins; if the top of the stack ends before this one
// does, this one is asynchronous; else it is "X" and goes onto the stack. (Ends at one thread_end,
// and ends that never came, count as equal.) Asynchronous: "b" and "e", same name and cat, id "i<n>",
// n counting from 1 in order of beginning.
//
// ARGS of intervals, each only where it applies: object (the object's name; not for spans and
// lives), text (waits that have one), timeout_us (waits whose value is >= 0), shared: true (holds
// with link 1), unfinished: true, loc. "e" has no args.
//
// INSTANTS. ph "i", s "t" (deadlock: s "p"), cat "event", for every other kind but counter. Named
// "<kind with spaces for underscores>", followed by " <object>" where the object isn't 0. args, each
// where it applies: text (if not empty), value (read, write, read_modify_write, notify, put, get,
// message, flush, check, measure), loc. thread_end is no instant: it only ends the life.
//
// COUNTERS. ph "C", named by the object, args.value.
//
// FLOWS. cat "flow"; "s" at the source and "f" (bp "e") at the target, same id, numbered from 1 in
// order of their targets, named "spawn" (spawn to the thread_start of that object), "join"
// (thread_end to the join of that object), "lock" (a release to each next acquire of the object; a
// shared acquire follows the last release that wasn't shared), "queue" (the k-th put of an object
// to its k-th get) or "message" (a message sent, link 0, to its receipt, link 1, of the same object and
// value). A flow within one lane is left out.
import { FlowPairing } from "./flows";
import type { Flow } from "./flows";
import { IntervalPairing, SequenceClock } from "./intervals";
import type { Interval } from "./intervals";
import type { EventKind } from "trace-schema";
import type { TraceEvent, TraceNames } from "./trace";

type Arguments = Record<string, string | number | boolean>;

/** One entry of traceEvents. */
export interface ChromeEvent {
  readonly name: string;
  readonly ph: "M" | "X" | "b" | "e" | "i" | "C" | "s" | "f";
  readonly pid: 1;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: string | number;
  readonly s?: "t" | "p";
  readonly bp?: "e";
  readonly args?: Arguments;
}

const withValue: ReadonlySet<EventKind> = new Set<EventKind>([
  "read", "write", "read_modify_write", "notify", "put", "get", "message", "flush", "check", "measure",
]);

/** The events of a finished run, in order of sequence, as Chrome trace events. */
export function chromeEvents(title: string, names: TraceNames, events: readonly TraceEvent[]): ChromeEvent[] {
  const written = pair(events);
  const ids = asynchronousIds(written.intervals);
  const lanes = events.reduce((most, event) => Math.max(most, event.thread + 1), names.threads.length);
  const out = metadata(title, names, lanes);
  for (const [at, event] of events.entries()) {
    const now = written.times[at] ?? 0;
    const here = { pid: 1, tid: event.thread + 1, ts: now / 1000 } as const;
    const begun = written.begun.get(event.sequence);
    if (begun) out.push(intervalEvent(begun, names, ids.get(begun)));
    else if (event.kind === "counter") {
      out.push({ name: names.object(event.object), ph: "C", ...here, args: { value: event.value } });
    } else if (!endings.has(event.kind)) {
      out.push({ ...instant(event, names), ...here });
    }
    for (const ended of written.ended.get(event.sequence) ?? []) {
      const id = ids.get(ended);
      if (id) out.push(asynchronousEnd(ended, names, id));
    }
    for (const flow of written.leaving.get(event.sequence) ?? []) {
      out.push({ name: flow.kind, ph: "s", cat: "flow", id: flow.id, ...here });
    }
    const arriving = written.arriving.get(event.sequence);
    if (arriving) out.push({ name: arriving.kind, ph: "f", bp: "e", cat: "flow", id: arriving.id, ...here });
  }
  for (const open of written.unended) {
    const id = ids.get(open);
    if (id) out.push(asynchronousEnd(open, names, id));
  }
  return out;
}

const endings: ReadonlySet<EventKind> = new Set<EventKind>(["none", "thread_end", "span_end", "wait_end", "release"]);

interface Paired {
  /** The clamped time of each event, in nanoseconds. */
  readonly times: number[];
  readonly intervals: Interval[];
  readonly begun: Map<number, Interval>;
  readonly ended: Map<number, Interval[]>;
  readonly unended: Interval[];
  readonly leaving: Map<number, Flow[]>;
  readonly arriving: Map<number, Flow>;
}

function pair(events: readonly TraceEvent[]): Paired {
  const clock = new SequenceClock();
  const pairing = new IntervalPairing();
  const flows = new FlowPairing();
  const paired: Paired = {
    times: [],
    intervals: [],
    begun: new Map(),
    ended: new Map(),
    unended: [],
    leaving: new Map(),
    arriving: new Map(),
  };
  for (const event of events) {
    const now = clock.next(event.time);
    paired.times.push(now);
    const begun = pairing.begin(event, now);
    if (begun) {
      paired.intervals.push(begun);
      paired.begun.set(event.sequence, begun);
    }
    const ended = pairing.end(event, now);
    if (ended.length > 0) paired.ended.set(event.sequence, ended);
    const flow = flows.take(event, now);
    if (flow) {
      paired.arriving.set(flow.to, flow);
      const leaving = paired.leaving.get(flow.from);
      if (leaving) leaving.push(flow);
      else paired.leaving.set(flow.from, [flow]);
    }
  }
  paired.unended.push(...pairing.finish(clock.now));
  return paired;
}

/** The ids of the intervals that don't nest on their lane, and of all activities. */
function asynchronousIds(intervals: readonly Interval[]): Map<Interval, string> {
  const ids = new Map<Interval, string>();
  const stacks = new Map<number, Interval[]>();
  for (const interval of intervals) {
    let stack = stacks.get(interval.lane);
    if (!stack) stacks.set(interval.lane, (stack = []));
    if (interval.kind !== "activity") {
      while (stack.length > 0 && stack[stack.length - 1]!.endSequence < interval.beginSequence) stack.pop();
      const around = stack[stack.length - 1];
      if (!around || around.endSequence >= interval.endSequence) {
        stack.push(interval);
        continue;
      }
    }
    ids.set(interval, `i${ids.size + 1}`);
  }
  return ids;
}

function metadata(title: string, names: TraceNames, lanes: number): ChromeEvent[] {
  const out: ChromeEvent[] = [{ name: "process_name", ph: "M", pid: 1, tid: 0, args: { name: title } }];
  for (let lane = 0; lane < lanes; lane++) {
    const of = { ph: "M", pid: 1, tid: lane + 1 } as const;
    out.push({ name: "thread_name", ...of, args: { name: names.thread(lane) } });
    out.push({ name: "thread_sort_index", ...of, args: { sort_index: lane } });
  }
  return out;
}

function intervalName(interval: Interval, names: TraceNames): { name: string; cat: string } {
  switch (interval.kind) {
    case "life":
      return { name: names.thread(interval.lane), cat: "thread" };
    case "span":
    case "activity":
      return { name: interval.text, cat: interval.kind };
    case "wait":
    case "hold":
      return { name: `${interval.kind} ${names.object(interval.object)}`, cat: interval.kind };
  }
}

function intervalEvent(interval: Interval, names: TraceNames, id: string | undefined): ChromeEvent {
  const args: Arguments = {};
  if (interval.kind !== "life" && interval.kind !== "span") args["object"] = names.object(interval.object);
  if (interval.kind === "wait" && interval.text) args["text"] = interval.text;
  if (interval.kind === "wait" && interval.value >= 0) args["timeout_us"] = interval.value;
  if (interval.shared) args["shared"] = true;
  if (interval.unfinished) args["unfinished"] = true;
  const loc = names.location(interval.where);
  if (loc) args["loc"] = loc;
  const of = { ...intervalName(interval, names), pid: 1, tid: interval.lane + 1, ts: interval.begin / 1000, args } as const;
  return id ? { ...of, ph: "b", id } : { ...of, ph: "X", dur: (interval.end - interval.begin) / 1000 };
}

function asynchronousEnd(interval: Interval, names: TraceNames, id: string): ChromeEvent {
  return { ...intervalName(interval, names), ph: "e", pid: 1, tid: interval.lane + 1, ts: interval.end / 1000, id };
}

function instant(event: TraceEvent, names: TraceNames): Pick<ChromeEvent, "name" | "ph" | "cat" | "s" | "args"> {
  const args: Arguments = {};
  if (event.text) args["text"] = event.text;
  if (withValue.has(event.kind)) args["value"] = event.value;
  const loc = names.location(event.where);
  if (loc) args["loc"] = loc;
  const word = event.kind.replace(/_/g, " ");
  return {
    name: event.object === 0 ? word : `${word} ${names.object(event.object)}`,
    ph: "i",
    cat: "event",
    s: event.kind === "deadlock" ? "p" : "t",
    args,
  };
}
