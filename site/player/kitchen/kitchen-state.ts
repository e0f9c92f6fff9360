// kitchen-state: where the cooks of a run are at a moment and what they do there, and what goes on by itself. A cook
// is a thread that goes to places. Knows the model of a run; draws nothing.
import type { Interval } from "../intervals";
import type { Lane, Moment, RunModel } from "../run-model";
import { typeOf } from "../trace";

/** `away`: not there yet; `done`: its thread has ended. */
export type Doing = "away" | "works" | "waits" | "stands" | "done";

export interface Cook {
  readonly lane: number;
  readonly name: string;
  /** Where it is; "" while it is away. */
  readonly place: string;
  readonly doing: Doing;
  /** The span that it works on, or the wait that it is in. */
  readonly at: Interval | undefined;
  /** How many times it has gone somewhere. */
  readonly trips: number;
}

/** Something that was set going at a place and goes on without hands: a pan that heats. */
export interface Process {
  readonly object: number;
  readonly name: string;
  readonly place: string;
  /** For how long it has gone on, or went on, in nanoseconds. */
  readonly lasted: number;
  readonly isOver: boolean;
}

export interface Kitchen {
  readonly cooks: readonly Cook[];
  readonly processes: readonly Process[];
}

/** The kitchen at that time of the run; at Infinity as it is now, with `now` for its clock. */
export function kitchenAt(model: RunModel, time: number, now = model.last): Kitchen {
  const lanes = model.lanes.filter(({ places }) => places.length > 0);
  return {
    cooks: lanes.map((lane) => cookAt(model, lane, time)),
    processes: processesAt(lanes, time, Math.min(time, now)),
  };
}

function cookAt(model: RunModel, lane: Lane, time: number): Cook {
  const trips = countUntil(lane.places, time, ({ time: begin }) => begin);
  const place = lane.places[trips - 1]?.text ?? "";
  const cook = { lane: lane.index, name: model.names.thread(lane.index), place, trips };
  if (trips === 0) return { ...cook, doing: "away", at: undefined };
  if (hasEnded(lane.life, time)) return { ...cook, doing: "done", at: undefined };
  const wait = innermost(lane.waits, time);
  if (wait) return { ...cook, doing: "waits", at: wait };
  const span = innermost(lane.spans, time);
  return { ...cook, doing: span ? "works" : "stands", at: span };
}

/** What the cooks have set going, by object: of each the last that had begun by then. */
function processesAt(lanes: readonly Lane[], time: number, now: number): Process[] {
  const processes = new Map<number, Process>();
  for (const lane of lanes) {
    for (const one of lane.activities) {
      if (one.begin > time) break;
      const place = placeBefore(lane.places, one.beginSequence);
      const isOver = !goesOn(one, time);
      const lasted = Math.max(0, (isOver ? one.end : now) - one.begin);
      processes.set(one.object, { object: one.object, name: one.text, place, lasted, isOver });
    }
  }
  return [...processes.values()];
}

const placeBefore = (places: readonly Moment[], sequence: number): string =>
  places[countUntil(places, sequence, (one) => one.sequence) - 1]?.text ?? "";

const hasEnded = (life: Interval | undefined, time: number): boolean =>
  life !== undefined && !life.unfinished && life.end !== Infinity && life.end <= time;

/** What the end of the run cut off goes on to the end. */
const goesOn = ({ begin, end, unfinished }: Interval, time: number): boolean =>
  begin <= time && (end > time || end === Infinity || unfinished);

/** The innermost of a lane's intervals that goes on at that time. They are in the order in which they began. */
function innermost(intervals: readonly Interval[], time: number): Interval | undefined {
  for (let at = countUntil(intervals, time, ({ begin }) => begin) - 1; at >= 0; at--) {
    const one = intervals[at]!;
    if (goesOn(one, time)) return one;
    // Nothing that began before an outermost one can go on after it.
    if (one.row === 0) return undefined;
  }
  return undefined;
}

/** How many of an ordered list come at that point or before it. */
function countUntil<Item>(list: readonly Item[], point: number, of: (item: Item) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(list[middle]!) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Something that a cook at that place waits for rather than for the clock, if anything goes on there. */
export const processAt = ({ processes }: Kitchen, place: string): Process | undefined =>
  processes.find((one) => one.place === place && !one.isOver && typeOf(one.object) === "activity");
