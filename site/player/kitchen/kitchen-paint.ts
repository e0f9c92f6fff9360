// kitchen-paint: puts a kitchen together from back to front: wall, cooks, counters, things, hands, captions. Where cooks
// stand is left to the element: they walk there. Knows the layout; handles no input.
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { TraceNames } from "../trace";
import { body, hands, hat } from "./cook-drawing";
import { wrapped } from "./kitchen-layout";
import type { Figure, KitchenLayout } from "./kitchen-layout";
import type { Kitchen } from "./kitchen-state";
import { deedOf } from "./kitchen-words";
import { counter, things, vessel } from "./station-drawing";

const railY = 44;
const nameSize = 13;
const deedSizes = { narrow: 11.5, wide: 12.5 };
const lineHeight = 14;

/** @param whole how far clocks run, in nanoseconds. */
export function paintKitchen(layout: KitchenLayout, kitchen: Kitchen, names: TraceNames, whole: number): TemplateResult {
  const { figures, stations, vessels, size } = layout;
  const here = figures.filter(({ cook }) => cook.doing !== "away");
  const cooks = (layer: string, draw: (figure: Figure) => unknown): TemplateResult =>
    svg`${repeat(figures, ({ cook }) => cook.lane, (figure) => svg`<g class="cook ${layer} ${figure.cook.doing}" data-lane=${figure.cook.lane} data-x=${figure.x}>${draw(figure)}</g>`)}`;
  const sized = (shapes: unknown): TemplateResult => svg`<g transform="scale(${size})">${shapes}</g>`;
  return svg`
    ${wall(layout)}
    ${cooks("behind", ({ cook }) => sized(body(cook.doing, colourOf(figures, cook.lane))))}
    ${stations.map((station) => counter(station, layout))}
    ${vessels.map((one) => vessel(one, layout, whole))}
    ${stations.map((station) => things(station, here, layout))}
    ${cooks("before", ({ cook }) => sized(hands(cook.doing)))}
    ${layout.captioned ? cooks("words", (figure) => (figure.cook.doing === "away" ? nothing : caption(figure, kitchen, names, layout))) : nothing}`;
}

/** The k-th cook has the k-th colour; after six they come again. */
const colourOf = (figures: readonly Figure[], lane: number): number => (figures.findIndex(({ cook }) => cook.lane === lane) % 6) + 1;

function wall({ width, floorY, counterY, height, hats, size, stations }: KitchenLayout): TemplateResult {
  const stove = stations.find(({ kind }) => kind === "stove");
  const tools = stove ? stove.left + (stove.right - stove.left) * 0.62 : width * 0.7;
  return svg`
    <rect class="wall" x="0.75" y="0.75" width=${width - 1.5} height=${height - 1.5} rx="10"></rect>
    <path class="tiles" d=${tiles(width, counterY)}></path>
    <path class="floor" d="M1 ${floorY}H${width - 1}"></path>
    <path class="rail" d="M14 ${railY}H${width - 14}"></path>
    <g transform="translate(${tools} ${railY})" class="tools"><path d="M0 0v22c-7 0-7 9 0 9s7-9 0-9"></path><path d="M20 0v18m-5 0h10v11h-10zM20 21v5"></path><path d="M41 0v14c-7 4-7 14 0 17 7-3 7-13 0-17zM41 14v17"></path></g>
    ${hats.map((x) => svg`<g class="waiting-hat" transform="translate(${x} ${railY})"><path class="line" d="M0 0v7"></path><g transform="translate(0 ${36 * size}) scale(${size * 0.9})">${hat()}</g></g>`)}`;
}

/** Two rows of tiles above the counters, every other one shifted. */
function tiles(width: number, counterY: number): string {
  const height = 22;
  const each = 44;
  const top = counterY - 2 * height;
  let path = `M1 ${top}H${width - 1}M1 ${top + height}H${width - 1}`;
  for (let x = each / 2; x < width; x += each) path += `M${x} ${top}v${height}`;
  for (let x = each; x < width; x += each) path += `M${x} ${top + height}v${height}`;
  return path;
}

/** Name and deed above the head. */
function caption({ cook, room }: Figure, kitchen: Kitchen, names: TraceNames, { size, isNarrow }: KitchenLayout): TemplateResult {
  const fontSize = isNarrow ? deedSizes.narrow : deedSizes.wide;
  const lines = wrapped(deedOf(cook, kitchen, names), room, fontSize);
  const bottom = -113 * size - 7;
  return svg`<text class="name" text-anchor="middle" font-size=${nameSize} y=${bottom - lines.length * lineHeight}>${cook.name}</text>
    ${lines.map((line, at) => svg`<text class="deed" text-anchor="middle" font-size=${fontSize} y=${bottom - (lines.length - 1 - at) * lineHeight}>${line}</text>`)}`;
}
