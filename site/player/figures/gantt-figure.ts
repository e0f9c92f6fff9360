// gantt-figure: <gantt-figure>, who has a processor when: a row each, a bar for each stretch. A long chart scrolls beside
// its rows' names. Knows its figure and its layout.
import { css, html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { measureIn } from "../text-width";
import { figureStyles } from "./figure-styles";
import { colours, isOverhead, labelsOf, layOutGantt } from "./gantt-layout";
import type { GanttBar, GanttData, GanttLayout } from "./gantt-layout";
import { plainNumber } from "./quantity";

export class GanttFigure extends LitElement {
  static override styles = [
    figureStyles,
    css`
      .chart {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 12px;
      }
      .names {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12.5px;
        font-weight: 550;
        color: var(--quiet);
        max-width: 9em;
      }
      .names li {
        display: flex;
        align-items: center;
        height: 36px;
        line-height: 1.2;
        overflow-wrap: anywhere;
      }
      .scroll svg {
        display: block;
        font: 500 12px/1 var(--sans, system-ui, sans-serif);
        font-variant-numeric: tabular-nums;
      }
      .axis path {
        stroke: var(--rule);
        fill: none;
      }
      .axis text {
        font-size: 11.5px;
        fill: var(--quiet);
      }
      .line {
        stroke: color-mix(in srgb, var(--quiet) 30%, var(--ground));
        stroke-dasharray: 1 3;
      }
      .label {
        font-weight: 600;
        fill: var(--ground);
        pointer-events: none;
      }
      .pale {
        fill: var(--ink);
      }
      .bar {
        stroke: var(--ground);
        stroke-width: 1;
      }
      .overhead {
        fill: url(#overhead);
        stroke: var(--quiet);
      }
      .hatch-ground {
        fill: color-mix(in srgb, var(--quiet) 14%, var(--ground));
      }
      .hatch-line {
        fill: color-mix(in srgb, var(--quiet) 60%, var(--ground));
      }
      .colour-1, .colour-7 { --c: var(--lane-1, #a83c0b); }
      .colour-2, .colour-8 { --c: var(--lane-2, #1657c0); }
      .colour-3, .colour-9 { --c: var(--lane-3, #0f6b47); }
      .colour-4, .colour-10 { --c: var(--lane-4, #7d2ae0); }
      .colour-5, .colour-11 { --c: var(--lane-5, #8a5100); }
      .colour-6, .colour-12 { --c: var(--lane-6, #a8206b); }
      .full {
        fill: var(--c);
      }
      .tint {
        fill: color-mix(in srgb, var(--c) 24%, var(--ground));
        stroke: var(--c);
      }
    `,
  ];
  static override properties = { figure: { attribute: false }, room: { state: true } };
  declare figure: GanttData;
  declare private room: number;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry) this.room = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.room = 0;
  }

  override firstUpdated(): void {
    const scroll = this.renderRoot.querySelector(".scroll");
    if (scroll) this.#resized.observe(scroll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override render(): TemplateResult {
    measureIn(this);
    const { title, rows } = this.figure;
    const layout = layOutGantt(this.figure, Math.max(this.room, 160));
    const scrolls = layout.width > this.room && this.room > 0;
    return html`<figure role="group" aria-label=${title}>
      <p class="title">${title}</p>
      <div class="chart">
        <ul class="names" aria-hidden="true">${rows.map(({ name }) => html`<li>${name}</li>`)}</ul>
        <div class="scroll" tabindex=${scrolls ? 0 : nothing} role=${scrolls ? "region" : nothing} aria-label=${scrolls ? `${title}, drawn` : nothing}>
          <svg role="img" aria-label=${this.#summary()} width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}">
            ${this.room > 0 ? drawn(layout, rows.length) : nothing}
          </svg>
        </div>
      </div>
      ${this.#legend()}
      ${this.#table()}
    </figure>`;
  }

  #summary(): string {
    const { rows, title } = this.figure;
    const bars = rows.flatMap((row) => row.bars);
    const end = Math.max(0, ...bars.map(({ to }) => to));
    return `${title}: ${rows.map(({ name }) => name).join(", ")}, up to ${plainNumber(end)} ${this.figure.unit}. The table below has every bar.`;
  }

  #legend(): TemplateResult {
    const hasOverhead = this.figure.rows.some(({ bars }) => bars.some(isOverhead));
    const key = (look: string, words: string): TemplateResult =>
      html`<li><svg viewBox="0 0 22 12" aria-hidden="true">${look.includes("overhead") ? hatch("overhead") : nothing}<rect class="bar ${look}" x="0.5" y="0.5" width="21" height="11" rx="3"></rect></svg>${words}</li>`;
    return html`<ul class="legend">
      ${labelsOf(this.figure).map((label, at) => key(lookOf((at % colours) + 1), label))}
      ${hasOverhead ? key("overhead", "switching") : nothing}
    </ul>`;
  }

  #table(): TemplateResult {
    const { rows, unit, title } = this.figure;
    const all = rows.flatMap(({ name, bars }) => bars.map((bar) => ({ name, bar }))).sort((a, b) => a.bar.from - b.bar.from);
    const numbers = (bar: GanttBar): TemplateResult => html`<td class="number">${plainNumber(bar.from)}</td><td class="number">${plainNumber(bar.to)}</td>`;
    return html`<details>
      <summary>The same as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of ${title}"><table>
        <thead><tr><th scope="col">where</th><th scope="col">what</th><th scope="col" class="number">from${unit && ` (${unit})`}</th><th scope="col" class="number">to${unit && ` (${unit})`}</th></tr></thead>
        <tbody>${all.map(({ name, bar }) => html`<tr><th scope="row">${name}</th><td>${isOverhead(bar) ? "switching" : bar.label}</td>${numbers(bar)}</tr>`)}</tbody>
      </table></div>
    </details>`;
  }
}

/** The first six labels have full colours, the next six the same, pale. */
const lookOf = (colour: number): string => (colour === 0 ? "overhead" : `colour-${colour} ${colour > 6 ? "tint" : "full"}`);

const hatch = (id: string): TemplateResult => svg`<defs><pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="hatch-ground" width="6" height="6"></rect><rect class="hatch-line" width="1.6" height="6"></rect></pattern></defs>`;

function drawn({ width, bars, ticks, rowHeight, barHeight }: GanttLayout, rows: number): TemplateResult {
  const bottom = rows * rowHeight;
  const anchor = (x: number): string => (x < 12 ? "start" : x > width - 16 ? "end" : "middle");
  return svg`${hatch("overhead")}
    <g class="axis">
      ${ticks.map(({ x }) => svg`<path d="M${x} 0V${bottom + 5}"></path>`)}
      <path d="M0 ${bottom + 0.5}H${width}"></path>
      ${ticks.map(({ x, label }) => svg`<text x=${x} y=${bottom + 19} text-anchor=${anchor(x)}>${label}</text>`)}
    </g>
    ${Array.from({ length: rows }, (_, row) => svg`<path class="line" d="M0 ${(row + 0.5) * rowHeight}H${width}"></path>`)}
    ${bars.map(({ bar, x, y, width: wide, colour, fits }) => svg`<g>
      <rect class="bar ${lookOf(colour)}" x=${x} y=${y} width=${wide} height=${barHeight} rx=${Math.min(4, wide / 3)}><title>${isOverhead(bar) ? "switching" : bar.label}: ${plainNumber(bar.from)} to ${plainNumber(bar.to)}</title></rect>
      ${fits ? svg`<text class="label ${colour > 6 ? "pale" : ""}" x=${x + wide / 2} y=${y + barHeight / 2 + 4.3} text-anchor="middle">${bar.label}</text>` : nothing}
    </g>`)}`;
}

customElements.define("gantt-figure", GanttFigure);
