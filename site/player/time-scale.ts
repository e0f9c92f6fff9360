// time-scale: where a time stands on the axis, which ticks the axis has, and how times are written.
// Times are nanoseconds. Knows nothing else.

/** What part of the time axis is seen, and between which x it lies. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export const xOf = (scale: TimeScale, time: number): number =>
  scale.left + ((time - scale.from) / (scale.to - scale.from)) * (scale.right - scale.left);

export const timeAt = (scale: TimeScale, x: number): number =>
  scale.from + ((x - scale.left) / (scale.right - scale.left)) * (scale.to - scale.from);

export interface Tick {
  readonly time: number;
  readonly label: string;
}

const units = [
  { name: "s", size: 1e9 },
  { name: "ms", size: 1e6 },
  { name: "µs", size: 1e3 },
] as const;

/** Ticks at 1, 2 or 5 times a power of ten, no closer than `apart` pixels. */
export function ticks(scale: TimeScale, apart = 84): Tick[] {
  const span = scale.to - scale.from;
  const most = Math.max(1, Math.floor((scale.right - scale.left) / apart));
  const least = Math.max(span / most, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
  const unit = units.find(({ size }) => scale.to >= size && step >= size / 1000) ?? units[2];
  const digits = Math.max(0, Math.ceil(-Math.log10(step / unit.size) - 1e-9));
  const out: Tick[] = [];
  for (let count = Math.ceil(scale.from / step - 1e-9); count * step <= scale.to * (1 + 1e-12); count++) {
    const time = count * step;
    out.push({ time, label: time === 0 ? "0" : `${(time / unit.size).toFixed(digits)} ${unit.name}` });
  }
  return out;
}

/** A duration for reading: about three digits, in the unit that suits it, or suits a greater one beside it. */
export function duration(nanoseconds: number, beside = nanoseconds): string {
  const isNear = nanoseconds * 50 >= beside;
  const unit = units.find(({ size }) => (isNear ? beside : nanoseconds) >= size * 0.9995) ?? units[2];
  const amount = nanoseconds / unit.size;
  const digits = amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
  return `${amount.toFixed(nanoseconds === 0 ? 0 : digits)} ${unit.name}`;
}

/** A time as a clock shows it that runs until `whole`: always the same unit, and as many digits. */
export function clockTime(nanoseconds: number, whole: number): string {
  const unit = units.find(({ size }) => whole >= size * 0.9995) ?? units[2];
  const digits = whole / unit.size >= 99.95 ? 0 : whole / unit.size >= 9.995 ? 1 : 2;
  return `${(nanoseconds / unit.size).toFixed(digits)} ${unit.name}`;
}

/** A moment of a run, in seconds, exact to the microsecond. */
export const moment = (nanoseconds: number): string => `${(nanoseconds / 1e9).toFixed(6)} s`;
