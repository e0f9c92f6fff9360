// timeline-layout: where each lane of each run stands, top to bottom. Knows the model and the width of
// texts; draws nothing.
import { tellCounter } from "./counter-steps";
import type { Counter, Lane, RunModel } from "./run-model";
import { textWidth } from "./text-width";

/** One run on the timeline. */
export interface Track {
  readonly title: string;
  readonly model: RunModel;
  /** How far the run has come, in nanoseconds. */
  readonly now: number;
  readonly state: "waiting" | "running" | "finished" | "unfinished";
}

/** The strip of a lane that one kind of thing is drawn in. */
export interface Strip {
  readonly top: number;
  readonly rowHeight: number;
  readonly rows: number;
}

export interface LaneBox {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  /** Baseline of the lane's name. */
  readonly labelY: number;
  /** Lanes may be so low that only some names fit. */
  readonly isNamed: boolean;
  readonly spans: Strip;
  readonly accesses: Strip;
  readonly holds: Strip;
  readonly activities: Strip;
}

/** The row of one counter, under the lanes. */
export interface CounterBox {
  readonly counter: Counter;
  readonly top: number;
  readonly height: number;
  /** Baseline of its name. */
  readonly labelY: number;
  /** Where its greatest and its least value stand. */
  readonly plotTop: number;
  readonly plotBottom: number;
}

export interface TrackBox {
  readonly track: Track;
  readonly top: number;
  readonly bottom: number;
  readonly titleY: number;
  readonly lanes: readonly LaneBox[];
  readonly counters: readonly CounterBox[];
  /** Baseline of what is said of counters that aren't shown. */
  readonly restY: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly axisY: number;
  /** Names stand above the lanes, not beside them: there is no room at the side. */
  readonly narrow: boolean;
  readonly tracks: readonly TrackBox[];
}

const narrowBelow = 560;
const titleHeight = 36;
const trackGap = 20;
const axisHeight = 28;
const waitingHeight = 42;
const mostSpanRows = 4;
/** More counters than these are told of, not drawn. */
const mostCounters = 8;
const counterHeight = 40;
/** Names closer than this run into each other. */
const nameHeight = 14;

export function layOut(tracks: readonly Track[], width: number): Layout {
  const narrow = width < narrowBelow;
  const names = tracks.flatMap(({ model }) => [
    ...model.lanes.map((lane) => textWidth(model.names.thread(lane.index))),
    ...[...model.counters.values()].slice(0, mostCounters).flatMap((counter) => [textWidth(model.names.object(counter.object)), textWidth(tellCounter(counter))]),
  ]);
  const gutter = narrow ? 0 : Math.ceil(Math.min(140, Math.max(60, ...names.map((name) => name + 18))));
  const boxes: TrackBox[] = [];
  let y = 0;
  for (const track of tracks) {
    const top = y;
    y += titleHeight;
    const lanes: LaneBox[] = [];
    let lastName = -Infinity;
    for (const lane of track.model.lanes) {
      const box = layOutLane(lane, y, narrow, track.model.lanes.length);
      // In a narrow picture a name needs a line of its own, above its lane.
      const isNamed = (!narrow || box.labelY < box.spans.top) && box.labelY - lastName >= nameHeight;
      if (isNamed) lastName = box.labelY;
      lanes.push({ ...box, isNamed });
      y += box.height;
    }
    if (lanes.length === 0) y += waitingHeight;
    const counters: CounterBox[] = [];
    for (const counter of [...track.model.counters.values()].slice(0, mostCounters)) {
      const box = layOutCounter(counter, y, narrow);
      counters.push(box);
      y += box.height;
    }
    const restY = y + 14;
    if (track.model.counters.size > counters.length) y += 22;
    boxes.push({ track, top, bottom: y, titleY: top + 23, lanes, counters, restY });
    y += trackGap;
  }
  const axisY = y - trackGap + 6;
  return { width, height: axisY + axisHeight, left: gutter, right: width - 1, axisY, narrow, tracks: boxes };
}

function layOutLane(lane: Lane, top: number, narrow: boolean, lanes: number): Omit<LaneBox, "isNamed"> {
  const crowd = lanes <= 12 ? 0 : lanes <= 28 ? 1 : 2;
  const rowHeight = [lanes <= 5 ? 32 : 26, 16, 8][crowd]!;
  const thin = [13, 5, 3][crowd]!;
  const gap = [10, 5, 2][crowd]!;
  const caption = narrow && crowd < 2 ? 18 : 0;
  let y = top + caption + gap / 2;
  const strip = (rows: number, height: number, before: number): Strip => {
    if (rows === 0) return { top: y, rowHeight: height, rows };
    const placed = { top: y + before, rowHeight: height, rows };
    y += before + rows * height;
    return placed;
  };
  const spans = strip(Math.max(1, Math.min(mostSpanRows, lane.rows.span)), rowHeight, 0);
  const accesses = strip(lane.accesses.length > 0 ? 1 : 0, crowd === 2 ? 3 : 8, 2);
  const holds = strip(Math.min(3, lane.rows.hold), thin, 2);
  const activities = strip(Math.min(3, lane.rows.activity), [15, 8, 4][crowd]!, 3);
  const height = y + gap / 2 - top;
  const labelY = caption ? top + 17 : middleOf(spans) + 4;
  return { lane, top, height, labelY, spans, accesses, holds, activities };
}

function layOutCounter(counter: Counter, top: number, narrow: boolean): CounterBox {
  const plotTop = top + (narrow ? 26 : 10);
  const plotBottom = plotTop + counterHeight;
  return { counter, top, height: plotBottom + 8 - top, labelY: narrow ? top + 18 : plotTop + 16, plotTop, plotBottom };
}

/** The height that a lane's own line runs at. */
export const middleOf = (spans: Strip): number => spans.top + (spans.rowHeight - 2) / 2;

/** The lane at that height, if any. */
export function laneAt(layout: Layout, y: number): { track: TrackBox; box: LaneBox } | undefined {
  for (const track of layout.tracks) {
    const box = track.lanes.find(({ top, height }) => y >= top && y < top + height);
    if (box) return { track, box };
  }
  return undefined;
}

/** The counter at that height, if any. */
export function counterAt(layout: Layout, y: number): { track: TrackBox; box: CounterBox } | undefined {
  for (const track of layout.tracks) {
    const box = track.counters.find(({ top, height }) => y >= top && y < top + height);
    if (box) return { track, box };
  }
  return undefined;
}

/** The strip that an item's kind is drawn in. */
export function stripOf(box: LaneBox, kind: string): Strip {
  switch (kind) {
    case "hold":
      return box.holds;
    case "activity":
      return box.activities;
    case "read":
    case "write":
    case "read_modify_write":
      return box.accesses;
    default:
      return box.spans;
  }
}
