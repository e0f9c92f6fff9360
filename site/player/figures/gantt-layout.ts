// gantt-layout: where the bars of a gantt chart stand, which colour each label has, and how wide the chart must be.
// Knows the figure and the width of texts; draws nothing.
import type { Figure } from "../run-document";
import { textWidth } from "../text-width";
import { plainNumber, roundTicks } from "./quantity";

export interface GanttBar {
  /** The same label has the same colour in all rows; "" and "switch" are overhead. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface GanttData extends Figure {
  readonly unit: string;
  readonly rows: readonly { readonly name: string; readonly bars: readonly GanttBar[] }[];
}

export interface PlacedBar {
  readonly bar: GanttBar;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** From 1; 0 is overhead. */
  readonly colour: number;
  readonly fits: boolean;
}

export interface GanttLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly barHeight: number;
  readonly bars: readonly PlacedBar[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

export const colours = 12;
const rowHeight = 36;
const barHeight = 28;
const axisHeight = 26;
/** A chart grows to so many times the room there is, and scrolls. */
const mostRooms = 6;

export const isOverhead = ({ label }: GanttBar): boolean => label === "" || label === "switch";

/** The labels in the order in which they first come, row by row in time; the k-th has the k-th colour. */
export function labelsOf({ rows }: Pick<GanttData, "rows">): string[] {
  const bars = rows.flatMap(({ bars }) => bars).filter((bar) => !isOverhead(bar));
  const first = new Map<string, number>();
  for (const { label, from } of bars) first.set(label, Math.min(from, first.get(label) ?? Infinity));
  return [...first].sort((a, b) => a[1] - b[1]).map(([label]) => label);
}

export function layOutGantt(data: GanttData, room: number): GanttLayout {
  const all = data.rows.flatMap(({ bars }) => bars);
  const from = Math.min(0, ...all.map((bar) => bar.from));
  const to = Math.max(from + Number.EPSILON, ...all.map((bar) => bar.to));
  const span = to - from;
  const width = Math.round(Math.min(room * mostRooms, Math.max(room, span * neededScale(all) + 2)));
  const labels = labelsOf(data);
  const x = (at: number): number => 1 + ((at - from) / span) * (width - 2);
  const bars = data.rows.flatMap((row, at) =>
    row.bars.filter((bar) => bar.to > bar.from).map((bar): PlacedBar => {
      const wide = x(bar.to) - x(bar.from);
      return {
        bar,
        x: x(bar.from),
        y: at * rowHeight + (rowHeight - barHeight) / 2,
        width: wide,
        colour: isOverhead(bar) ? 0 : (labels.indexOf(bar.label) % colours) + 1,
        fits: !isOverhead(bar) && textWidth(bar.label) + 4 <= wide,
      };
    }),
  );
  const ticks = roundTicks(from, to, Math.max(2, Math.floor(width / 64))).map((at) => ({ x: x(at), label: at === from && data.unit ? `${plainNumber(at)} ${data.unit}` : plainNumber(at) }));
  return { width, height: data.rows.length * rowHeight + axisHeight, rowHeight, barHeight, bars, ticks };
}

/** Pixels a unit at which nine of ten labels fit into their bars. */
function neededScale(bars: readonly GanttBar[]): number {
  const needs = bars.filter((bar) => !isOverhead(bar) && bar.to > bar.from).map((bar) => (textWidth(bar.label) + 8) / (bar.to - bar.from));
  needs.sort((a, b) => a - b);
  return needs[Math.floor((needs.length - 1) * 0.9)] ?? 0;
}
