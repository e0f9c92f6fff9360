// descriptions: says in words what an interval or a moment of a run is. The timeline, its announcements and
// the table all speak these. Knows the trace, no page.
import type { Interval } from "./intervals";
import type { Moment } from "./run-model";
import { duration, moment } from "./time-scale";
import { typeOf } from "./trace";
import type { TraceNames } from "./trace";

export type Item = Interval | Moment;

export const isInterval = (item: Item): item is Interval => "begin" in item;
export const beginOf = (item: Item): number => (isInterval(item) ? item.begin : item.time);
export const sequenceOf = (item: Item): number => (isInterval(item) ? item.beginSequence : item.sequence);

/** What it is: "waits for salt". */
export function whatIs(item: Item, names: TraceNames): string {
  return isInterval(item) ? whatInterval(item, names) : whatMoment(item, names);
}

function whatInterval(item: Interval, names: TraceNames): string {
  const object = names.object(item.object);
  switch (item.kind) {
    case "life":
      return "lives";
    case "span":
      return item.text || "works";
    case "activity":
      return `${item.text || object}, by itself`;
    case "hold":
      return item.shared ? `holds ${object}, with other readers` : `holds ${object}`;
    case "wait":
      return whatWait(item, object);
  }
}

function whatWait(item: Interval, object: string): string {
  const limit = item.value >= 0 ? duration(item.value * 1000) : "";
  switch (typeOf(item.object)) {
    case "clock":
      return limit ? `sleeps for ${limit}` : "sleeps";
    case "network":
      return item.text ? `waits for an answer from ${item.text}` : "waits for the network";
    case "thread":
      return `waits for ${object} to end`;
    default:
      return `waits for ${object}${limit && `, at most ${limit}`}`;
  }
}

function whatMoment(item: Moment, names: TraceNames): string {
  const object = names.object(item.object);
  switch (item.kind) {
    case "read":
      return `reads ${item.value} from ${object}`;
    case "write":
      return `writes ${item.value} to ${object}`;
    case "read_modify_write":
      return `changes ${object} to ${item.value} in one step`;
    case "notify":
      return item.value === 1 ? `wakes all that wait for ${object}` : `wakes one that waits for ${object}`;
    case "put":
      return `puts ${item.value} into ${object}`;
    case "get":
      return `gets ${item.value} from ${object}`;
    case "message":
      return `message "${item.text}" through ${object}`;
    case "check":
      return `check ${item.value === 1 ? "held" : "failed"}: ${item.text}`;
    case "error":
      return `error: ${item.text}`;
    case "deadlock":
      return `deadlock: ${item.text}`;
    case "note":
      return item.text;
    case "counter":
      return `${object} is now ${item.value.toLocaleString("en")}`;
    case "place":
      return `goes to the ${item.text}`;
    default:
      return `${item.kind.replace(/_/g, " ")} ${item.object === 0 ? item.text : object}`;
  }
}

/** A span's text, short enough for a bar: of an address, the part that differs. */
export function briefly(text: string): string {
  const [, host, path = ""] = /^https?:\/\/([^/?#]+)([^?#]*)/.exec(text) ?? [];
  return path.split("/").filter(Boolean).pop() ?? host ?? text;
}

/** Everything about it in a line: who, what, when, for how long, where. */
export function describe(item: Item, names: TraceNames, now: number): string {
  const parts = [names.thread(item.lane), whatIs(item, names)];
  if (isInterval(item)) {
    const end = Math.min(item.end, now);
    parts.push(`${moment(item.begin)} to ${moment(end)}`, lengthOf(item, now));
  } else {
    parts.push(`at ${moment(item.time)}`);
  }
  const place = names.location(item.where);
  if (place) parts.push(place);
  return parts.join(" · ");
}

/** How long it went on; "so far" where it has no end of its own. */
export function lengthOf(item: Interval, now: number): string {
  const length = duration(Math.max(0, Math.min(item.end, now) - item.begin));
  return item.unfinished ? `${length}, never ended` : item.end === Infinity ? `${length} so far` : length;
}
