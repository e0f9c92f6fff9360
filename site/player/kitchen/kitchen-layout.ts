// kitchen-layout: where the counters of a kitchen stand, and each cook behind them, in pixels. Knows the kitchen's
// state, its width and the width of texts; draws nothing.
import { textWidth } from "../text-width";
import type { Cook, Kitchen, Process } from "./kitchen-state";

/** How a place is drawn; a place of any other name is a plain counter. */
export type StationKind = "board" | "stove" | "table" | "counter";

export interface Station {
  readonly name: string;
  readonly kind: StationKind;
  readonly left: number;
  readonly right: number;
  /** Where the first cook stands. */
  readonly middle: number;
}

export interface Figure {
  readonly cook: Cook;
  readonly x: number;
  /** How wide its caption may be. */
  readonly room: number;
}

/** A process where it is drawn. */
export interface Vessel {
  readonly process: Process | undefined;
  readonly x: number;
}

export interface KitchenLayout {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** The counters' upper edge, which cooks stand behind. */
  readonly counterY: number;
  readonly floorY: number;
  /** How large cooks and things are drawn. */
  readonly size: number;
  readonly stations: readonly Station[];
  readonly figures: readonly Figure[];
  /** Where pans stand on the stove, and what goes on by itself elsewhere. */
  readonly vessels: readonly (Vessel & { readonly station: Station })[];
  /** There is room for captions above the cooks' heads. */
  readonly captioned: boolean;
  /** Where hats hang of cooks who are yet to come. */
  readonly hats: readonly number[];
}

const kitchenHeight = 272;
const counterY = 204;
const floorY = 254;
/** Between the wall's end and the counters, and between one counter and the next. */
const margins = { narrow: 8, wide: 12 };
const gaps = { narrow: 8, wide: 14 };
/** How close to the wall's end the middle of a cook may be. */
const edge = 32;
/** Cooks who stand closer than this can't be told apart; further than that they don't belong together. */
const closest = 57;
const widest = 92;
const mostHats = 10;
const mostLines = 3;

/** @param places of the demo, left to right; others that cooks went to come after them. */
export function layOutKitchen(kitchen: Kitchen, places: readonly string[], width: number, expected: number): KitchenLayout {
  const isNarrow = width < 480;
  const size = isNarrow ? 0.78 : 0.88;
  const stations = layOutStations(allPlaces(kitchen, places), width, isNarrow);
  const figures = layOutFigures(kitchen, stations, width);
  const yetToCome = kitchen.cooks.filter(({ doing }) => doing === "away").length + Math.max(0, expected - kitchen.cooks.length);
  return {
    width,
    height: kitchenHeight,
    isNarrow,
    counterY,
    floorY,
    size,
    stations,
    figures,
    vessels: stations.flatMap((station) => vesselsOf(station, kitchen, size).map((vessel) => ({ ...vessel, station }))),
    captioned: (kitchen.cooks.length - 1) * closest <= width - 2 * edge,
    hats: Array.from({ length: Math.min(yetToCome, mostHats, Math.floor((width / 2) / 34)) }, (_, at) => edge + at * 34),
  };
}

function allPlaces(kitchen: Kitchen, places: readonly string[]): string[] {
  const seen = kitchen.cooks.map(({ place }) => place).filter((place) => place !== "");
  return [...new Set([...places, ...seen])];
}

function layOutStations(places: readonly string[], width: number, isNarrow: boolean): Station[] {
  const margin = isNarrow ? margins.narrow : margins.wide;
  const gap = isNarrow ? gaps.narrow : gaps.wide;
  const each = (width - 2 * margin - gap * (places.length - 1)) / places.length;
  return places.map((name, at) => {
    const left = margin + at * (each + gap);
    const kind = name === "board" || name === "stove" || name === "table" ? name : "counter";
    // Beside the pan, not behind it.
    const middle = left + each * (kind === "stove" ? 0.3 : 0.5);
    return { name, kind, left, right: left + each, middle };
  });
}

function layOutFigures({ cooks }: Kitchen, stations: readonly Station[], width: number): Figure[] {
  const wanted: { cook: Cook; x: number }[] = [];
  for (const { name, kind, middle, left, right } of stations) {
    const here = cooks.filter(({ place, doing }) => place === name && doing !== "away");
    const apart = Math.min(widest, Math.max(closest, (right - left) / here.length));
    // At the stove they queue to the left of it.
    const first = kind === "stove" ? middle - (here.length - 1) * apart : middle - ((here.length - 1) / 2) * apart;
    here.forEach((cook, at) => wanted.push({ cook, x: first + at * apart }));
  }
  const xs = spread(wanted.map(({ x }) => x), edge, width - edge);
  const placed = wanted.map(({ cook }, at) => ({ cook, x: xs[at] ?? 0, room: roomAt(xs, at, width) }));
  const away = cooks.filter(({ doing }) => doing === "away").map((cook) => ({ cook, x: -50, room: 0 }));
  return [...placed, ...away].sort((a, b) => a.cook.lane - b.cook.lane);
}

/** The same places from left to right, but none too close to the next, and all between the ends. */
export function spread(wanted: readonly number[], from: number, to: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const apart = Math.min(closest, (to - from) / Math.max(1, order.length - 1));
  const xs = [...wanted];
  let least = from;
  for (const at of order) {
    xs[at] = Math.max(xs[at]!, least);
    least = xs[at]! + apart;
  }
  let most = to;
  for (const at of order.reverse()) {
    xs[at] = Math.min(xs[at]!, most);
    most = xs[at]! - apart;
  }
  return xs;
}

function roomAt(xs: readonly number[], at: number, width: number): number {
  const x = xs[at] ?? 0;
  const toOthers = xs.filter((_, other) => other !== at).map((other) => Math.abs(other - x));
  return Math.min(150, 2 * x - 4, 2 * (width - x) - 4, ...toOthers.map((distance) => distance - 4));
}

/** A stove always has a pan on it; elsewhere there is only what was set going. */
function vesselsOf(station: Station, { processes }: Kitchen, size: number): Vessel[] {
  const here = processes.filter(({ place }) => place === station.name);
  const isStove = station.kind === "stove";
  const shown: (Process | undefined)[] = here.length > 0 ? here.slice(-3) : isStove ? [undefined] : [];
  const from = isStove ? 0.7 : 0.5;
  const apart = Math.min(62 * size, ((station.right - station.left) * 0.6) / Math.max(1, shown.length));
  return shown.map((process, at) => ({
    process,
    x: station.left + (station.right - station.left) * from + (at - (shown.length - 1) / 2) * apart,
  }));
}

/** The lines of a caption, each no wider than that, and no more of them than there is room for. */
export function wrapped(text: string, room: number, fontSize: number): string[] {
  const isTooWide = (words: string): boolean => (textWidth(words) * fontSize) / 12 > room;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line !== undefined && !isTooWide(`${line} ${word}`)) lines[lines.length - 1] = `${line} ${word}`;
    else if (lines.length < mostLines) lines.push(word);
    else return [...lines.slice(0, -1), `${line}…`];
  }
  return lines;
}
