// counter-steps: a counter's values as a stepped line at a given scale, and in words. A counter that changes twenty
// thousand times costs no more than its width in pixels. Knows the model and the scale, draws nothing.
import type { Counter, Moment } from "./run-model";
import { xOf } from "./time-scale";
import type { TimeScale } from "./time-scale";

/** The step whose value holds at that time; undefined before the first. */
export function stepAt(steps: readonly Moment[], time: number): Moment | undefined {
  return steps[stepsUntil(steps, time) - 1];
}

function stepsUntil(steps: readonly Moment[], time: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the plot of a counter reaches from and to: always from 0, and to its bound. */
export function rangeOfCounter({ least, most, bound }: Counter): { from: number; to: number } {
  const from = Math.min(0, least);
  return { from, to: Math.max(from + 1, most, bound) };
}

export interface SteppedLine {
  readonly line: string;
  /** The same, closed at the value 0. */
  readonly area: string;
}

/** @param yOf how high a value stands. @param now how far the run has come. */
export function steppedLine({ steps }: Counter, scale: TimeScale, yOf: (value: number) => number, now: number): SteppedLine {
  const end = Math.min(scale.right, xOf(scale, now));
  const first = stepsUntil(steps, scale.from);
  const before = steps[first - 1];
  const begin = before ? scale.left : xOf(scale, steps[first]?.time ?? Infinity);
  if (!(begin <= end)) return { line: "", area: "" };
  let value = before?.value ?? steps[first]!.value;
  let line = `M${tenth(begin)} ${tenth(yOf(value))}`;
  for (let at = first; at < steps.length && steps[at]!.time <= scale.to; ) {
    // All steps of one pixel at once: how far they went up and down, and where they left it.
    const x = xOf(scale, steps[at]!.time);
    let least = steps[at]!.value;
    let most = least;
    for (; at < steps.length && steps[at]!.time <= scale.to && xOf(scale, steps[at]!.time) < x + 1; at++) {
      value = steps[at]!.value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    const detour = least === most ? "" : `V${tenth(yOf(least))}V${tenth(yOf(most))}`;
    line += `H${tenth(x)}${detour}V${tenth(yOf(value))}`;
  }
  line += `H${tenth(end)}`;
  const ground = tenth(yOf(0));
  return { line, area: `${line}V${ground}H${tenth(begin)}z` };
}

/** "2, most 4 of 5"; at a moment, or how it stands. */
export function tellCounter({ steps, most, bound }: Counter, moment = Infinity): string {
  const value = stepAt(steps, moment)?.value;
  const count = (number: number): string => number.toLocaleString("en");
  return `${value === undefined ? "not yet" : count(value)}, most ${count(most)}${bound > 0 ? ` of ${count(bound)}` : ""}`;
}

const tenth = (number: number): number => Math.round(number * 10) / 10;
