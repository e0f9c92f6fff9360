// station-drawing: the counters of a kitchen and what stands on them, as line drawings. Knows the layout; all looks are
// in kitchen-styles.
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Figure, KitchenLayout, Station, Vessel } from "./kitchen-layout";
import { fitted, textWidth } from "../text-width";
import { lastedOf } from "./kitchen-words";

type Shapes = TemplateResult | TemplateResult[] | typeof nothing;

/** The counter that cooks stand behind. */
export function counter(station: Station, { counterY: y, floorY }: KitchenLayout): TemplateResult {
  const { left, right, kind, name } = station;
  const width = right - left;
  const height = floorY - y;
  return svg`<g class="station ${kind}">
    ${kind === "table" ? tableCloth(left, right, y, floorY) : svg`
      <rect class="cupboard" x=${left + 4} y=${y} width=${width - 8} height=${height}></rect>
      ${kind === "stove" ? oven(left, right, y) : doors(left, right, y, floorY)}
      <rect class="top" x=${left} y=${y - 1} width=${width} height="7" rx="3"></rect>`}
    <text class="place" x=${(left + right) / 2} y=${floorY + 13} text-anchor="middle">${name}</text>
  </g>`;
}

const doors = (left: number, right: number, y: number, floorY: number): TemplateResult => {
  const middle = (left + right) / 2;
  return svg`<path class="thin" d="M${middle} ${y + 7}V${floorY}M${middle - 6} ${y + 22}v8M${middle + 6} ${y + 22}v8"></path>`;
};

const oven = (left: number, right: number, y: number): TemplateResult => {
  const knobs = [0.6, 0.7, 0.8].map((part) => left + (right - left) * part);
  return svg`${knobs.map((x) => svg`<circle class="knob" cx=${x} cy=${y + 14} r="2.6"></circle>`)}
    <path class="thin" d="M${left + 5} ${y + 21}H${right - 5}M${left + 10} ${y + 14}h${(right - left) * 0.3}"></path>`;
};

function tableCloth(left: number, right: number, y: number, floorY: number): TemplateResult {
  const scallops = 6;
  const each = (right - left - 8) / scallops;
  const edge = Array.from({ length: scallops }, () => `q${-each / 2} 9 ${-each} 0`).join("");
  return svg`<path class="line" d="M${left + 12} ${y + 10}V${floorY}M${right - 12} ${y + 10}V${floorY}"></path>
    <path class="table-cloth" d="M${left + 4} ${y}H${right - 4}v16${edge}z"></path>
    <rect class="top" x=${left} y=${y - 1} width=${right - left} height="6" rx="3"></rect>`;
}

/** What lies on a counter: a board for each cook there, plates on the table. */
export function things(station: Station, figures: readonly Figure[], layout: KitchenLayout): Shapes {
  const { counterY: y, size } = layout;
  const here = figures.filter(({ cook }) => cook.place === station.name && cook.doing !== "away");
  const at = (x: number, shapes: TemplateResult): TemplateResult => svg`<g transform="translate(${x} ${y}) scale(${size})">${shapes}</g>`;
  switch (station.kind) {
    case "board":
      return here.length > 0
        ? here.map(({ x, cook }) => at(x, board(cook.doing === "works" ? "cutting" : "bare")))
        : at(station.middle, svg`${board("whole")}<path class="blade" d="M24-9 44-9c1 3-1 5-4 5H24z"></path><path class="handle" d="M24-7H14"></path>`);
    case "table": {
      const seats = here.length > 0 ? here.map(({ x }) => x) : [0.28, 0.72].map((part) => station.left + (station.right - station.left) * part);
      return seats.map((x) => at(x, plate()));
    }
    default:
      return nothing;
  }
}

function board(what: "cutting" | "bare" | "whole"): TemplateResult {
  const food = {
    cutting: svg`<path class="food" d="M-30-7c0-9 13-10 15 0zM4-7c0-5 7-5 8 0zM14-7c0-5 7-5 8 0zM23-7c0-4 6-4 7 0z"></path>`,
    bare: nothing,
    whole: svg`<path class="food" d="M-22-7c-9-4-6-16 3-17l3-5 3 5c9 1 12 13 3 17z"></path><path class="food" d="M-4-7c-6-2-6-11 0-13 3-1 7-1 10 0 6 2 6 11 0 13z"></path><path class="stalk" d="M1-20c0-3 1-5 3-6"></path>`,
  }[what];
  return svg`<path class="wood" d="M-34-7h68v6h-68z"></path>${food}`;
}

const plate = (): TemplateResult => svg`<path class="china" d="M-19-5h38c-2 4-7 5-12 5h-14c-5 0-10-1-12-5z"></path><path class="line" d="M-25-9v8M25-9v8"></path>`;

/** A pan on its flame, or a small clock elsewhere; with what goes on, and for how long. @param whole how far clocks run. */
export function vessel({ process, x, station }: Vessel & { station: Station }, layout: KitchenLayout, whole: number): TemplateResult {
  const { counterY: y, size } = layout;
  const isOn = process !== undefined && !process.isOver;
  const shape = station.kind === "stove" ? pan() : dial();
  return svg`<g class="vessel ${isOn ? "on" : "off"}">
    <g transform="translate(${x} ${y}) scale(${size})">${shape}</g>
    ${process ? label(station, x, y, process.name, lastedOf(process, whole)) : nothing}
  </g>`;
}

/** On the counter's front, under what it speaks of, as far as that has room. */
function label({ left, right }: Station, wanted: number, y: number, name: string, lasted: string): TemplateResult {
  const text = fitted(name, right - left - 16);
  const half = Math.max(textWidth(text), textWidth(lasted)) / 2 + 8;
  const x = Math.max(left + half, Math.min(right - half, wanted));
  return svg`<g class="process" text-anchor="middle"><text x=${x} y=${y + 34}>${text}</text><text class="lasted" x=${x} y=${y + 47}>${lasted}</text></g>`;
}

const pan = (): TemplateResult => svg`
  <path class="flames" d="M-17-2c2-3 2-5 0-8M-6-2c2-3 2-5 0-8M6-2c2-3 2-5 0-8M17-2c2-3 2-5 0-8"></path>
  <path class="grate" d="M-28-10h56M-24-10v9M24-10v9"></path>
  <path class="iron" d="M-28-36h56c0 17-4 24-12 24h-32c-8 0-12-7-12-24z"></path>
  <path class="line" d="M28-33l20-5"></path>
  <g class="steam"><path d="M-13-44c-5-7 5-11 0-18"></path><path d="M0-44c-5-7 5-11 0-18"></path><path d="M13-44c-5-7 5-11 0-18"></path></g>`;

const dial = (): TemplateResult => svg`
  <circle class="iron" cx="0" cy="-17" r="13"></circle><path class="line" d="M0-17v-8M0-30v-4M-4-34h8"></path><path class="turning" d="M0-17h7"></path>`;
