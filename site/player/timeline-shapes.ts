// timeline-shapes: turns a lane's intervals and moments into what can be drawn at a given scale: a bar each
// where there is room, and one path for all that is too narrow, so that a lane of twenty thousand events
// costs no more than its width in pixels. Knows the model and the scale, draws nothing.
import type { Interval } from "./intervals";
import type { Moment } from "./run-model";
import type { Strip } from "./timeline-layout";
import { xOf } from "./time-scale";
import type { TimeScale } from "./time-scale";

export interface Bar {
  readonly item: Interval;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bars {
  readonly wide: Bar[];
  /** The narrow ones, merged where they touch. */
  readonly narrow: string;
}

/** Bars narrower than this are drawn as one path. */
const narrowBelow = 2.5;

export function bars(
  intervals: readonly Interval[],
  strip: Strip,
  rowOf: (item: Interval) => number,
  scale: TimeScale,
  now: number,
): Bars {
  const wide: Bar[] = [];
  const runs: { from: number; to: number }[] = Array.from({ length: strip.rows }, () => ({ from: -1, to: -1 }));
  let narrow = "";
  const { rowHeight } = strip;
  const top = (row: number): number => strip.top + row * rowHeight;
  const height = rowHeight - (rowHeight > 10 ? 2 : 1);
  const flush = (row: number): void => {
    const run = runs[row]!;
    if (run.to > run.from) narrow += rectangle(run.from, top(row), Math.max(1, run.to - run.from), height);
    run.to = -1;
    run.from = -1;
  };
  for (const item of intervals) {
    const end = Math.min(item.end, now);
    if (end < scale.from || item.begin > scale.to) continue;
    const x = Math.max(scale.left - 4, xOf(scale, item.begin));
    const width = Math.min(scale.right + 4, xOf(scale, end)) - x;
    const row = Math.min(rowOf(item), strip.rows - 1);
    if (width >= narrowBelow) {
      wide.push({ item, x, y: top(row), width, height });
      continue;
    }
    const run = runs[row]!;
    if (run.to < 0 || x > run.to + 1) {
      flush(row);
      run.from = x;
    }
    run.to = Math.max(run.to, x + Math.max(width, 1));
  }
  for (let row = 0; row < runs.length; row++) flush(row);
  return { wide, narrow };
}

/** Moments as ticks: one a pixel, taller where there are more of them. */
export function density(moments: readonly Moment[], strip: Strip, scale: TimeScale): string {
  const counts = new Map<number, number>();
  for (const { time } of moments) {
    if (time < scale.from || time > scale.to) continue;
    const x = Math.round(xOf(scale, time));
    counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  let path = "";
  const bottom = strip.top + strip.rowHeight;
  for (const [x, count] of counts) {
    const height = strip.rowHeight * Math.min(1, 0.45 + Math.log10(count) * 0.3);
    path += rectangle(x, bottom - height, 1, height);
  }
  return path;
}

const tenth = (number: number): number => Math.round(number * 10) / 10;

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${tenth(x)} ${tenth(y)}h${tenth(width)}v${tenth(height)}h${tenth(-width)}z`;
