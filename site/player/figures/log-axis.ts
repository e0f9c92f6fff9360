// log-axis: a logarithmic axis from one power of ten to another. Knows nothing else.

export interface LogAxis {
  /** The exponents of its ends. */
  readonly from: number;
  readonly to: number;
}

/** The least axis whose ends are powers of ten and that holds all of them. */
export function axisOf(values: readonly number[], least = 1e-10, most = 1e3): LogAxis {
  const within = values.filter((value) => Number.isFinite(value) && value > 0).map((value) => Math.log10(Math.min(most, Math.max(least, value))));
  if (within.length === 0) return { from: -9, to: 0 };
  const from = Math.floor(Math.min(...within) + 1e-9);
  return { from, to: Math.max(from + 1, Math.ceil(Math.max(...within) - 1e-9)) };
}

/** Where a value stands, in percent of the axis; what is beyond an end stands at that end, and so does what has no logarithm. */
export function percentOf({ from, to }: LogAxis, value: number): number {
  if (!(value > 0)) return 0;
  const part = (Math.log10(value) - from) / (to - from);
  return Math.round(Math.min(1, Math.max(0, part)) * 1e4) / 100;
}

/** Its powers of ten, each with whether it is written: those that have names of their own, and all if they are few. */
export function powers({ from, to }: LogAxis): { exponent: number; isWritten: boolean }[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({ exponent: from + at, isWritten: to - from <= 4 || (from + at) % 3 === 0 }));
}
