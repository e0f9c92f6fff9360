// trace-table: <trace-table>, the timeline's data as a table, for those who read rather than look. Built only
// when it is opened. Knows models and their words.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { beginOf, isInterval, lengthOf, sequenceOf, whatIs } from "./descriptions";
import type { Item } from "./descriptions";
import { elementStyles } from "./element-styles";
import type { Track } from "./timeline-layout";
import { moment } from "./time-scale";

const page = 200;

export class TraceTable extends LitElement {
  static override styles = [
    elementStyles,
    css`
      details {
        font-size: 14px;
      }
      summary {
        width: fit-content;
        cursor: pointer;
        color: var(--quiet);
      }
      .scroll {
        max-height: 24em;
        overflow: auto;
        margin-top: 8px;
        border: 1px solid var(--rule);
        border-radius: 10px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 13.5px;
        line-height: 1.4;
        font-variant-numeric: tabular-nums;
      }
      caption {
        text-align: left;
        padding: 8px 12px;
        font-weight: 600;
      }
      th,
      td {
        padding: 5px 12px;
        border-bottom: 1px solid var(--rule);
        text-align: left;
        vertical-align: baseline;
        white-space: nowrap;
      }
      td.what {
        white-space: normal;
        min-width: 12em;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--ground);
        font-weight: 600;
      }
      .more {
        margin-top: 8px;
      }
    `,
  ];
  static override properties = {
    tracks: { attribute: false },
    finished: { type: Boolean },
    isOpen: { state: true },
    shown: { state: true },
  };
  declare tracks: readonly Track[];
  /** The table is of finished runs: one that grew while it is read would be of no use. */
  declare finished: boolean;
  declare private isOpen: boolean;
  declare private shown: number;

  constructor() {
    super();
    this.tracks = [];
    this.finished = false;
    this.isOpen = false;
    this.shown = page;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("finished")) this.shown = page;
  }

  override shouldUpdate(changed: Map<string, unknown>): boolean {
    return this.finished || changed.has("finished") || !this.hasUpdated;
  }

  override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>The timeline as a table</summary>
      ${this.isOpen ? (this.finished ? this.tracks.map((track) => this.#table(track)) : html`<p>The table is here once the run has ended.</p>`) : nothing}
    </details>`;
  }

  #table({ title, model, now }: Track): TemplateResult {
    const items = itemsOf(model.lanes);
    const rows = items.slice(0, this.shown);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of ${title}">
        <table>
          <caption>${title}: ${items.length.toLocaleString("en")} events in order</caption>
          <thead><tr><th scope="col">begins</th><th scope="col">lasts</th><th scope="col">thread</th><th scope="col">what</th><th scope="col">where</th></tr></thead>
          <tbody>${rows.map(
            (item) => html`<tr>
              <td>${moment(beginOf(item))}</td>
              <td>${isInterval(item) ? lengthOf(item, now) : ""}</td>
              <td>${model.names.thread(item.lane)}</td>
              <td class="what">${whatIs(item, model.names)}</td>
              <td>${model.names.location(item.where)}</td>
            </tr>`,
          )}</tbody>
        </table>
      </div>
      ${rows.length < items.length
        ? html`<p class="more"><button type="button" @click=${() => (this.shown += page)}>Show ${Math.min(page, items.length - rows.length)} more</button></p>`
        : nothing}`;
  }
}

function itemsOf(lanes: Track["model"]["lanes"]): Item[] {
  const items: Item[] = lanes.flatMap(({ life, spans, waits, holds, activities, accesses, marks, places, counts }) => [
    ...(life ? [life] : []), ...spans, ...waits, ...holds, ...activities, ...accesses, ...marks, ...places, ...counts,
  ]);
  return items.sort((a, b) => sequenceOf(a) - sequenceOf(b));
}

customElements.define("trace-table", TraceTable);
