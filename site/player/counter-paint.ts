// counter-paint: draws the counters of a run as stepped lines under its lanes, on the same time axis. All looks are in
// timeline-styles. Knows the layout and the model; handles no input.
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { rangeOfCounter, steppedLine, tellCounter } from "./counter-steps";
import type { Moment } from "./run-model";
import { fitted } from "./text-width";
import type { CounterBox, Layout, TrackBox } from "./timeline-layout";
import { xOf } from "./time-scale";
import type { TimeScale } from "./time-scale";

/** @param moment the time whose value is told; undefined for the last. */
export function paintCounters(layout: Layout, { counters, track, restY }: TrackBox, scale: TimeScale, moment: number | undefined): TemplateResult {
  const shown = counters.map((box) => counterRow(layout, box, track.model.names.object(box.counter.object), scale, track.now, moment));
  const rest = track.model.counters.size - counters.length;
  return svg`<g class="counters">${shown}${rest > 0 ? svg`<text class="count" x="0" y=${restY}>and ${rest} counters more, in the trace</text>` : nothing}</g>`;
}

function counterRow(layout: Layout, box: CounterBox, name: string, scale: TimeScale, now: number, moment: number | undefined): TemplateResult {
  const { counter, labelY } = box;
  const { line, area } = steppedLine(counter, scale, (value) => heightOf(box, value), now);
  const told = tellCounter(counter, moment);
  const room = layout.narrow ? layout.width / 2 : layout.left - 8;
  const bound = heightOf(box, counter.bound);
  return svg`<g class="counter">
    <text class="name" x="0" y=${labelY}>${fitted(name, room)}</text>
    <text class="count" x=${layout.narrow ? layout.right - 6 : 0} y=${layout.narrow ? labelY : labelY + 15} text-anchor=${layout.narrow ? "end" : "start"}>${fitted(told, room + 8)}</text>
    <g clip-path="url(#plot)">
      <path class="counter-area" d=${area}></path>
      <path class="counter-ground" d="M${layout.left} ${heightOf(box, 0)}H${layout.right}"></path>
      ${counter.bound > 0 ? svg`<path class="counter-bound" d="M${layout.left} ${bound}H${layout.right}"></path>` : nothing}
      <path class="counter-line" d=${line}></path>
    </g>
  </g>`;
}

/** How high a value of it stands. */
function heightOf({ counter, plotTop, plotBottom }: CounterBox, value: number): number {
  const { from, to } = rangeOfCounter(counter);
  return plotBottom - ((value - from) / (to - from)) * (plotBottom - plotTop);
}

/** A ring around the step that is chosen. */
export function chosenStep({ counters }: TrackBox, scale: TimeScale, step: Moment): TemplateResult | typeof nothing {
  const box = counters.find(({ counter }) => counter.object === step.object);
  const x = xOf(scale, step.time);
  if (!box || x < scale.left - 4 || x > scale.right + 4) return nothing;
  return svg`<circle class="choice" cx=${x} cy=${heightOf(box, step.value)} r="5"></circle>`;
}
