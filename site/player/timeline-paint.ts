// timeline-paint: draws a layout as SVG. All looks are in timeline-styles; here are only shapes, their
// places and their classes. Knows the layout and the model; handles no input.
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { chosenStep, paintCounters } from "./counter-paint";
import { briefly, isInterval } from "./descriptions";
import type { Item } from "./descriptions";
import type { Flow } from "./flows";
import type { Interval } from "./intervals";
import type { Moment, RunModel } from "./run-model";
import { fitted, textWidth } from "./text-width";
import { middleOf, stripOf } from "./timeline-layout";
import type { LaneBox, Layout, TrackBox } from "./timeline-layout";
import { bars, density } from "./timeline-shapes";
import type { Bar } from "./timeline-shapes";
import { duration, ticks, xOf } from "./time-scale";
import type { TimeScale } from "./time-scale";
import { typeOf } from "./trace";
import type { TraceNames } from "./trace";

type Shapes = TemplateResult | TemplateResult[] | typeof nothing;

export interface Chosen {
  readonly track: number;
  readonly item: Item;
}

/** More hand-overs of locks than this, by width, are a thicket: then they are drawn only for what is chosen. */
const pixelsAFlow = 16;

/** @param moment a time that is marked through all tracks, if any. */
export function paint(layout: Layout, scale: TimeScale, chosen: Chosen | undefined, moment: number | undefined): TemplateResult {
  return svg`
    ${patterns(layout)}
    ${axis(layout, scale)}
    ${layout.tracks.map((box, index) => track(layout, box, scale, chosen?.track === index ? chosen.item : undefined, moment))}
    ${moment === undefined ? nothing : momentLine(layout, scale, moment)}`;
}

function momentLine(layout: Layout, scale: TimeScale, moment: number): Shapes {
  const x = xOf(scale, moment);
  return x < layout.left - 1 || x > layout.right + 1 ? nothing : svg`<path class="moment" d="M${x} 0V${layout.axisY}"></path>`;
}

function patterns({ left, right, height }: Layout): TemplateResult {
  return svg`<defs>
    <clipPath id="plot"><rect x=${left - 1} y="0" width=${Math.max(0, right - left + 2)} height=${height}></rect></clipPath>
    <pattern id="waiting-at-work" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="7" height="7"></rect><rect class="hatch-work" width="2.6" height="7"></rect>
    </pattern>
    <pattern id="waiting" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-bare" width="7" height="7"></rect><rect class="hatch-idle" width="1.6" height="7"></rect>
    </pattern>
    <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
      <path class="tip" d="M0 0.5 8 4 0 7.5z"></path>
    </marker>
  </defs>`;
}

function axis(layout: Layout, scale: TimeScale): TemplateResult {
  const apart = layout.narrow ? 64 : 84;
  return svg`<g class="axis">
    <path class="base" d="M${layout.left} ${layout.axisY}H${layout.right}"></path>
    ${ticks(scale, apart).map(({ time, label }) => {
      const x = xOf(scale, time);
      const anchor = x < layout.left + 14 ? "start" : x > layout.right - 18 ? "end" : "middle";
      const lines = layout.tracks.map(({ top, bottom }) => `M${x} ${top + 34}V${bottom}`).join("");
      return svg`<path class="grid" d="${lines}M${x} ${layout.axisY}v5"></path>
        <text x=${x} y=${layout.axisY + 19} text-anchor=${anchor}>${label}</text>`;
    })}
  </g>`;
}

function track(layout: Layout, box: TrackBox, scale: TimeScale, chosen: Item | undefined, moment: number | undefined): TemplateResult {
  const { model, now, state, title } = box.track;
  return svg`<g class="track ${state}">
    <text class="title" x="0" y=${box.titleY}>${title}</text>
    ${state === "waiting" ? waitingTrack(layout, box) : finishLine(layout, box, scale)}
    ${flows(box, scale)}
    <g class="lanes">
      ${box.lanes.map((lane) => laneOf(layout, lane, scale, now, model))}
    </g>
    ${box.counters.length > 0 ? paintCounters(layout, box, scale, moment) : nothing}
    ${chosen ? chosenFlows(box, scale, chosen) : nothing}
    ${chosen ? choice(box, scale, chosen, now) : nothing}
  </g>`;
}

function waitingTrack(layout: Layout, box: TrackBox): TemplateResult {
  return svg`<path class="life" d="M${layout.left} ${box.bottom - 22}H${layout.right}"></path>`;
}

/** Where the run has come to, with its time: the number that one looks for. */
function finishLine(layout: Layout, box: TrackBox, scale: TimeScale): Shapes {
  const { now, title, state } = box.track;
  const x = xOf(scale, now);
  if (x < layout.left - 1 || x > layout.right + 1) return nothing;
  const label = duration(now, Math.max(...layout.tracks.map((other) => other.track.now)));
  const width = (textWidth(label) * 24) / 12;
  const afterTitle = (textWidth(title) * 15) / 12 + 18;
  const isRight = x + width + 10 <= layout.right;
  const at = isRight ? Math.max(x + 7, afterTitle) : x - 7;
  return svg`<path class="finish" d="M${x} ${box.top + 8}V${box.bottom}"></path>
    <text class="total" x=${at} y=${box.titleY} text-anchor=${isRight ? "start" : "end"}>${state === "unfinished" ? svg`<tspan class="cut">ended after </tspan>` : nothing}${label}</text>`;
}

function laneOf(layout: Layout, box: LaneBox, scale: TimeScale, now: number, model: RunModel): TemplateResult {
  const { lane } = box;
  const { names } = model;
  const within = (item: Interval): boolean => item.depth > 0;
  const row = (item: Interval): number => item.row;
  const around = (item: Interval): number => Math.max(0, item.depth - 1);
  const spans = bars(lane.spans, box.spans, row, scale, now);
  const workWaits = bars(lane.waits.filter(within), box.spans, around, scale, now);
  const idleWaits = bars(lane.waits.filter((item) => !within(item)), box.spans, around, scale, now);
  const holds = bars(lane.holds, box.holds, row, scale, now);
  const activities = bars(lane.activities, box.activities, row, scale, now);
  const isRoomy = box.spans.rowHeight > 12;
  return svg`<g class="lane">
    ${box.isNamed ? svg`<text class="name" x="0" y=${box.labelY}>${fitted(names.thread(lane.index), layout.narrow ? 200 : layout.left - 8)}</text>` : nothing}
    ${lifeLine(box, scale, now)}
    ${rectangles("span", spans.wide)}<path class="span" d=${spans.narrow}></path>
    ${rectangles("work-wait", workWaits.wide)}<path class="work-wait-dense" d=${workWaits.narrow}></path>
    ${rectangles("idle-wait", idleWaits.wide)}<path class="idle-wait-dense" d=${idleWaits.narrow}></path>
    ${isRoomy ? spans.wide.map((bar) => spanLabel(bar, workWaits.wide, scale)) : nothing}
    ${isRoomy ? idleWaits.wide.map((bar) => label("idle-label", bar, waitLabel(bar.item, names))) : nothing}
    <path class="read" d=${density(lane.accesses.filter(({ kind }) => kind === "read"), box.accesses, scale)}></path>
    <path class="write" d=${density(lane.accesses.filter(({ kind }) => kind !== "read"), box.accesses, scale)}></path>
    ${rectangles("hold", holds.wide)}<path class="hold" d=${holds.narrow}></path>
    ${box.holds.rowHeight > 12 ? holds.wide.map((bar) => label("hold-label", bar, names.object(bar.item.object))) : nothing}
    ${rectangles("activity", activities.wide)}<path class="activity" d=${activities.narrow}></path>
    ${isRoomy ? activities.wide.map((bar) => label("activity-label", bar, bar.item.text)) : nothing}
    ${marks(box, scale)}
  </g>`;
}

function lifeLine(box: LaneBox, scale: TimeScale, now: number): TemplateResult {
  const { life } = box.lane;
  const begin = life ? life.begin : 0;
  const end = Math.min(life?.end ?? Infinity, now);
  const y = middleOf(box.spans);
  const from = Math.max(scale.left, xOf(scale, begin));
  const to = Math.min(scale.right, xOf(scale, end));
  return svg`<path class="life" d=${to > from ? `M${from} ${y}H${to}` : ""}></path>`;
}

const rectangles = (kind: string, list: readonly Bar[]): TemplateResult[] =>
  list.map(({ item, x, y, width, height }) => {
    const radius = Math.min(4, height / 3);
    const state = item.unfinished ? " unfinished" : item.end === Infinity ? " open" : "";
    return svg`<rect class="${kind}${state}" x=${x} y=${y} width=${width} height=${height} rx=${radius}
      fill=${kind === "work-wait" ? "url(#waiting-at-work)" : kind === "idle-wait" ? "url(#waiting)" : nothing}></rect>`;
  });

function spanLabel(bar: Bar, waits: readonly Bar[], scale: TimeScale): Shapes {
  const text = fitted(briefly(bar.item.text), bar.width - 16);
  if (!text) return nothing;
  const start = Math.max(bar.x, scale.left);
  const middle = start + 9 + textWidth(text) / 2;
  const covered = waits.some((wait) => wait.y === bar.y && wait.x <= middle && wait.x + wait.width >= middle);
  return svg`<text class=${covered ? "span-label waiting" : "span-label"} x=${start + 9} y=${bar.y + bar.height / 2 + 4.3}>${text}</text>`;
}

function label(kind: string, bar: Bar, words: string): Shapes {
  const text = fitted(words, bar.width - 12);
  return text ? svg`<text class=${kind} x=${Math.max(bar.x, 0) + 7} y=${bar.y + bar.height / 2 + 4}>${text}</text>` : nothing;
}

function waitLabel(item: Interval, names: TraceNames): string {
  const object = names.object(item.object);
  if (typeOf(item.object) === "thread") return `joins ${object}`;
  return typeOf(item.object) === "clock" ? "sleeps" : `waits for ${object}`;
}

/** Notes, checks and errors: each a shape of its own, so that colour isn't the only sign. */
function marks(box: LaneBox, scale: TimeScale): TemplateResult {
  const seen = box.lane.marks.filter(({ time }) => time >= scale.from && time <= scale.to).slice(0, 400);
  const y = box.spans.top - 1;
  return svg`${seen.map((mark) => svg`<path class="mark ${toneOf(mark)}" d=${markPath(mark, xOf(scale, mark.time), y)}></path>`)}`;
}

const isBad = (mark: Moment): boolean =>
  mark.kind === "error" || mark.kind === "deadlock" || (mark.kind === "check" && mark.value !== 1);

const toneOf = (mark: Moment): string => (isBad(mark) ? "bad" : mark.kind === "check" ? "good" : "plain");

function markPath(mark: Moment, x: number, y: number): string {
  if (isBad(mark)) return `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`;
  if (mark.kind === "check") return `M${x - 4} ${y}l3 3.5l5.5 -7`;
  return `M${x - 3.5} ${y - 4}h7l-3.5 6z`;
}

function flows(box: TrackBox, scale: TimeScale): TemplateResult {
  const seen = box.track.model.flows.filter((flow) => flow.toTime >= scale.from && flow.fromTime <= scale.to);
  const structure = seen.filter(({ kind }) => kind === "spawn" || kind === "join").slice(0, 160);
  const handed = seen.filter(({ kind }) => kind === "lock" || kind === "queue" || kind === "message");
  return svg`<g class="flows" clip-path="url(#plot)">
    ${structure.map((flow) => flowPath(box, flow, scale, "structure"))}
    ${handed.length * pixelsAFlow <= scale.right - scale.left ? handed.map((flow) => flowPath(box, flow, scale, "handed")) : nothing}
  </g>`;
}

/** The hand-overs that what is chosen has part in, above everything else. */
function chosenFlows(box: TrackBox, scale: TimeScale, chosen: Item): TemplateResult {
  const own = box.track.model.flows.filter((flow) => touches(flow, chosen)).slice(0, 40);
  return svg`<g class="flows chosen" clip-path="url(#plot)">${own.map((flow) => flowPath(box, flow, scale, "handed"))}</g>`;
}

function touches(flow: Flow, chosen: Item): boolean {
  if (!isInterval(chosen)) return flow.from === chosen.sequence || flow.to === chosen.sequence;
  return flow.to === chosen.beginSequence || flow.from === chosen.endSequence;
}

function flowPath(box: TrackBox, flow: Flow, scale: TimeScale, kind: string): Shapes {
  const from = box.lanes[flow.fromLane];
  const to = box.lanes[flow.toLane];
  if (!from || !to) return nothing;
    const x1 = xOf(scale, flow.fromTime);
  const x2 = xOf(scale, flow.toTime);
  const y1 = middleOf(from.spans);
  const y2 = middleOf(to.spans);
  const arrow = kind === "structure" ? nothing : "url(#arrow)";
  return svg`<path class=${kind} d=${route(flow, x1, y1, x2, y2)} marker-end=${arrow}></path>`;
}

/** Down to a new thread and along its lane until it starts; along an ended thread's lane, and up to who joins it. */
function route({ kind }: Flow, x1: number, y1: number, x2: number, y2: number): string {
  if (kind === "spawn") return `M${x1} ${y1}V${y2}H${x2}`;
  if (kind === "join") return `M${x1} ${y1}H${x2}V${y2}`;
  const bend = Math.min(24, Math.max(3, Math.abs(x2 - x1) / 2));
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** A frame around what is chosen, and lines down to the axis. */
function choice(box: TrackBox, scale: TimeScale, item: Item, now: number): Shapes {
  if (!isInterval(item) && item.kind === "counter") return chosenStep(box, scale, item);
  const lane = box.lanes[item.lane];
  if (!lane) return nothing;
  const strip = stripOf(lane, item.kind);
  const row = isInterval(item) ? Math.max(0, item.kind === "wait" ? item.depth - 1 : item.row) : 0;
  const y = strip.top + Math.min(row, Math.max(0, strip.rows - 1)) * strip.rowHeight;
  const begin = isInterval(item) ? item.begin : item.time;
  const end = isInterval(item) ? Math.min(item.end, now) : item.time;
  const x1 = Math.max(scale.left - 4, xOf(scale, begin));
  const x2 = Math.min(scale.right + 4, xOf(scale, end));
  if (x2 < scale.left - 4 || x1 > scale.right + 4) return nothing;
  return svg`<rect class="choice" x=${x1 - 2} y=${y - 3} width=${Math.max(4, x2 - x1 + 4)} height=${strip.rowHeight + 4} rx="5"></rect>`;
}
