// scale-figure: <scale-figure>, how long things take, from nanoseconds to minutes on one logarithmic axis: what was
// measured here with its spread, a reference beside it, and the same on a human scale. The chart is a column of a real
// table, so the numbers are there for everybody. Knows its figure.
import { css, html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Figure } from "../run-document";
import { figureStyles } from "./figure-styles";
import { axisOf, percentOf, powers } from "./log-axis";
import type { LogAxis } from "./log-axis";
import { quantity } from "./quantity";

export interface ScaleRow {
  readonly name: string;
  /** Null where this host can't measure it: the note says why. */
  readonly measured: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reference: number | null;
  readonly source?: string;
  readonly human?: string;
  readonly note?: string;
}

export interface ScaleData extends Figure {
  readonly unit: string;
  readonly rows: readonly ScaleRow[];
}

export class ScaleFigure extends LitElement {
  static override styles = [
    figureStyles,
    css`
      :host {
        container-type: inline-size;
      }
      table {
        width: 100%;
        margin-top: 2px;
      }
      th,
      td {
        padding-right: 14px;
      }
      tbody th {
        font-weight: 550;
        min-width: 7em;
      }
      .chart {
        position: relative;
        width: 36%;
        padding: 0;
        border-bottom-color: transparent;
      }
      .chart svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        overflow: visible;
        font: 500 11.5px/1 var(--sans, system-ui, sans-serif);
      }
      thead .chart {
        height: 30px;
      }
      .value,
      .human {
        padding-left: 16px;
        padding-right: 0;
      }
      td.human {
        white-space: nowrap;
      }
      .value strong {
        font-weight: 650;
        white-space: nowrap;
      }
      small {
        display: block;
        font-size: 12.5px;
        color: var(--quiet);
      }
      .value small {
        white-space: nowrap;
      }
      .note {
        color: var(--warn, #8a5100);
      }
      .grid {
        stroke: color-mix(in srgb, var(--rule) 60%, var(--ground));
      }
      .grid.named {
        stroke: var(--rule);
      }
      .chart text {
        fill: var(--quiet);
      }
      .spread {
        stroke: color-mix(in srgb, var(--work) 55%, var(--ground));
        stroke-width: 5;
        stroke-linecap: round;
      }
      .measured {
        fill: var(--work);
        stroke: var(--ground);
        stroke-width: 1.5;
      }
      .reference {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.75;
      }
      .sources {
        margin: 8px 0 0;
        padding: 0 0 0 1.5em;
        font-size: 12.5px;
        line-height: 1.5;
        color: var(--quiet);
      }
      @container (max-width: 560px) {
        table,
        caption,
        thead,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
          padding: 7px 0 8px;
          border-bottom: 1px solid var(--rule);
        }
        th,
        td {
          border: 0;
          padding: 0;
        }
        thead tr {
          padding: 0;
          border: 0;
        }
        thead th:not(.chart) {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        .chart {
          grid-column: 1 / -1;
          grid-row: 2;
          width: auto;
          height: 24px;
          margin: 2px 12px 0;
        }
        .value {
          grid-column: 2;
          grid-row: 1;
          text-align: right;
          padding: 0 0 0 12px;
        }
        .human {
          grid-column: 1 / -1;
          grid-row: 3;
          padding: 2px 0 0;
          color: var(--quiet);
          font-size: 13px;
        }
        .human::before {
          content: "human scale: ";
        }
        .human:empty {
          display: none;
        }
      }
    `,
  ];
  static override properties = { figure: { attribute: false } };
  declare figure: ScaleData;

  override render(): TemplateResult {
    const { title, rows, unit } = this.figure;
    const axis = axisOf(rows.flatMap(({ measured, low, high, reference }) => [measured, low, high, reference].filter((value) => value !== null)));
    const sources = [...new Set(rows.map(({ source }) => source ?? "").filter(Boolean))];
    const hasHuman = rows.some(({ human }) => human);
    // Rows that are set as a grid are no rows to some browsers, unless they are told so.
    return html`<figure role="group" aria-label=${title}>
      <table role="table">
        <caption>${title}</caption>
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">what</th>
          <th role="columnheader" scope="col" class="chart"><span class="seen-by-readers">drawn on a logarithmic axis</span>${axisDrawing(axis, unit)}</th>
          <th role="columnheader" scope="col" class="value">measured here</th>
          ${hasHuman ? html`<th role="columnheader" scope="col" class="human">if a cycle took 1 s</th>` : nothing}
        </tr></thead>
        <tbody role="rowgroup">${rows.map((row) => this.#row(row, axis, sources, hasHuman))}</tbody>
      </table>
      ${this.#legend()}
      ${sources.length > 0 ? html`<ol class="sources" aria-label="Sources of the reference values">${sources.map((source) => html`<li>${source}</li>`)}</ol>` : nothing}
    </figure>`;
  }

  #row(row: ScaleRow, axis: LogAxis, sources: readonly string[], hasHuman: boolean): TemplateResult {
    const { name, measured, note, human } = row;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${name}${note ? html`<small class="note">${note}</small>` : nothing}</th>
      <td role="cell" class="chart"><span class="seen-by-readers">${this.#spread(row)}</span>${rowDrawing(row, axis)}</td>
      <td role="cell" class="value">${measured === null ? html`<small>not measured</small>` : html`<strong>${quantity(measured, this.figure.unit)}</strong>`}${this.#reference(row, sources)}</td>
      ${hasHuman ? html`<td role="cell" class="human">${human ?? ""}</td>` : nothing}
    </tr>`;
  }

  /** What the mark's line shows, in words. */
  #spread({ measured, low, high }: ScaleRow): string {
    if (measured === null) return "";
    return low === null || high === null ? "" : `from ${quantity(low, this.figure.unit)} to ${quantity(high, this.figure.unit)}`;
  }

  #reference({ reference, source }: ScaleRow, sources: readonly string[]): TemplateResult | typeof nothing {
    if (reference === null || reference === undefined) return nothing;
    const number = source ? sources.indexOf(source) + 1 : 0;
    return html`<small>reference ${quantity(reference, this.figure.unit)}${number > 0 && sources.length > 1 ? html` <sup>${number}</sup>` : nothing}</small>`;
  }

  #legend(): TemplateResult {
    const { rows } = this.figure;
    const key = (shape: TemplateResult, words: string): TemplateResult => html`<li><svg viewBox="0 0 22 12" aria-hidden="true">${shape}</svg>${words}</li>`;
    return html`<ul class="legend">
      ${rows.some(({ measured }) => measured !== null)
        ? key(svg`<path class="spread" d="M4 6H18"></path><circle class="measured" cx="11" cy="6" r="4.5"></circle>`, "measured here, with its spread") : nothing}
      ${rows.some(({ reference }) => reference !== null && reference !== undefined)
        ? key(svg`<circle class="reference" cx="11" cy="6" r="4.5"></circle>`, "reference") : nothing}
    </ul>`;
  }
}

function axisDrawing(axis: LogAxis, unit: string): TemplateResult {
  return html`<svg aria-hidden="true">${powers(axis).map(({ exponent, isWritten }) => {
    const x = percentOf(axis, 10 ** exponent);
    return svg`<line class="grid ${isWritten ? "named" : ""}" x1="${x}%" x2="${x}%" y1=${isWritten ? 21 : 26} y2="100%"></line>
      ${isWritten ? svg`<text x="${x}%" y="16" text-anchor="middle">${quantity(10 ** exponent, unit)}</text>` : nothing}`;
  })}</svg>`;
}

function rowDrawing({ measured, low, high, reference }: ScaleRow, axis: LogAxis): TemplateResult {
  const at = (value: number): string => `${percentOf(axis, value)}%`;
  return html`<svg aria-hidden="true">
    ${powers(axis).map(({ exponent, isWritten }) => svg`<line class="grid ${isWritten ? "named" : ""}" x1=${at(10 ** exponent)} x2=${at(10 ** exponent)} y1="0" y2="100%"></line>`)}
    ${low !== null && high !== null && measured !== null ? svg`<line class="spread" x1=${at(low)} x2=${at(high)} y1="50%" y2="50%"></line>` : nothing}
    ${measured === null ? nothing : svg`<circle class="measured" cx=${at(measured)} cy="50%" r="5"></circle>`}
    ${reference === null || reference === undefined ? nothing : svg`<circle class="reference" cx=${at(reference)} cy="50%" r="6.5"></circle>`}
  </svg>`;
}

customElements.define("scale-figure", ScaleFigure);
