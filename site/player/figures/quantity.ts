// quantity: how the figures write numbers and times, and where an axis has its ticks. Knows nothing else.

const times = [
  { name: "s", size: 1 },
  { name: "ms", size: 1e-3 },
  { name: "µs", size: 1e-6 },
  { name: "ns", size: 1e-9 },
] as const;

/** About three digits, and no closing zeros: "1.2 ns", "150 µs", "1,200 s", "64 kB". */
export function quantity(value: number, unit: string): string {
  if (unit !== "s" || value === 0) return `${plainNumber(value)}${unit && ` ${unit}`}`;
  const { name, size } = times.find((one) => Math.abs(value) >= one.size * 0.9995) ?? times[3];
  return `${plainNumber(value / size)} ${name}`;
}

export function plainNumber(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e9 || Math.abs(value) < 1e-4)) return value.toPrecision(3);
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 6 });
}

/** Round numbers between two others, no more than `most` of them. */
export function roundTicks(from: number, to: number, most: number): number[] {
  const least = (to - from) / Math.max(1, most);
  if (!(least > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
  const ticks: number[] = [];
  for (let count = Math.ceil(from / step - 1e-9); count * step <= to + step * 1e-9; count++) ticks.push(Number((count * step).toPrecision(12)));
  return ticks;
}
