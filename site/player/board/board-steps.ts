// board-steps: <board-steps>, the schedule on the board as a table: a row a step, a column a thread. A row that is chosen is
// where the board goes: says so by a go-to event. Knows the board's document.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import type { BoardDocument } from "./board-document";
import type { KnownStep } from "./board-session";
import { laneOf, laneStyles } from "./board-styles";
import { placeOf, tellKnown } from "./board-words";
import { isBuffer, letterOf } from "./schedule-code";

/** How many steps of the schedule are to have been taken. */
export type GoToEvent = CustomEvent<number>;

export class BoardSteps extends LitElement {
  static override styles = [
    elementStyles,
    laneStyles,
    css`
      .framed {
        max-height: 22em;
        overscroll-behavior: contain;
      }
      table {
        width: max-content;
        min-width: 100%;
      }
      th,
      td {
        white-space: nowrap;
      }
      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--ground);
        box-shadow: inset 0 -1px var(--rule);
      }
      thead .pill {
        margin-right: 6px;
      }
      thead th.lane {
        color: var(--ink);
        font-size: 13.5px;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover > * {
        background: color-mix(in srgb, var(--quiet) 8%, var(--ground));
      }
      th[scope="row"] {
        width: 1%;
        padding: 2px 8px 2px 4px;
      }
      button {
        min-width: 36px;
        min-height: 28px;
        padding: 2px 6px;
        border-color: transparent;
        background: none;
        font-size: 13px;
        color: var(--quiet);
        text-align: right;
      }
      .act {
        font: 13.5px/1.4 var(--mono, ui-monospace, monospace);
        font-variant-ligatures: none;
        background: color-mix(in srgb, var(--mine) 13%, var(--ground));
        box-shadow: inset 3px 0 var(--mine);
      }
      .flush {
        font-style: italic;
      }
      .place {
        color: var(--quiet);
        font-size: 12.5px;
        width: 1%;
      }
      .ahead .act {
        color: var(--quiet);
        background: none;
        box-shadow: inset 2px 0 color-mix(in srgb, var(--mine) 55%, var(--ground));
      }
      [aria-current] button {
        border-color: var(--ink);
        color: var(--ink);
        font-weight: 650;
      }
      .switch {
        font-family: var(--sans, system-ui, sans-serif);
        font-size: 12px;
        color: var(--quiet);
        margin-left: 8px;
      }
      @container (max-width: 639px) {
        .place {
          display: none;
        }
        .act {
          font-size: 12.5px;
        }
        th,
        td {
          padding-inline: 7px;
        }
      }
      @media print {
        .framed {
          max-height: none;
        }
      }
    `,
  ];
  static override properties = { document: { attribute: false }, ahead: { attribute: false } };
  declare document: BoardDocument;
  declare ahead: readonly KnownStep[];

  constructor() {
    super();
    this.ahead = [];
  }

  override updated(): void {
    const scroller = this.renderRoot.querySelector<HTMLElement>(".framed");
    const row = this.renderRoot.querySelector<HTMLElement>("tr[aria-current]");
    if (!scroller || !row) return;
    const box = scroller.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    const heads = 36;
    if (top < box.top + heads) scroller.scrollTop += top - box.top - heads;
    else if (bottom > box.bottom) scroller.scrollTop += bottom - box.bottom + 8;
    const cell = row.querySelector(".act")?.getBoundingClientRect();
    if (!cell) return;
    if (cell.left < box.left) scroller.scrollLeft += cell.left - box.left - 56;
    else if (cell.right > box.right) scroller.scrollLeft += Math.min(cell.right - box.right + 8, cell.left - box.left - 56);
  }

  override render(): TemplateResult {
    const { threads, steps } = this.document;
    const all: readonly KnownStep[] = [...steps, ...this.ahead];
    const taking = new Set(all.map(({ thread }) => thread));
    // The file stands above the source; where all is in one, the line is enough.
    const isOneFile = new Set(all.flatMap(({ file }) => file || [])).size === 1;
    const columns = threads.flatMap(({ name }, at) => (taking.has(at) || (at > 0 && all.length === 0) ? [{ at, name }] : []));
    return html`<p class="heading" id="heading">The schedule so far</p>
      <div class="framed" role="region" aria-labelledby="heading" tabindex="0" @keydown=${this.#onKey}>
        <table>
          <thead><tr><th scope="col">step</th>${columns.map(({ at, name }) => html`<th scope="col" class="lane ${laneOf(at)}"><span class="pill" aria-hidden="true">${letterOf(at)}</span>${name}</th>`)}<th scope="col" class="place">${isOneFile ? "line" : "where"}</th></tr></thead>
          <tbody>
            ${this.#row(0, html`<td colspan=${columns.length}><span class="seen-by-readers">the beginning</span></td><td class="place"></td>`, false)}
            ${all.map((step, at) => this.#row(at + 1, this.#cells(step, columns, isOneFile), at >= steps.length))}
          </tbody>
        </table>
      </div>`;
  }

  #cells(step: KnownStep, columns: readonly { at: number }[], isOneFile: boolean): TemplateResult {
    return html`${columns.map(({ at }) =>
      at === step.thread
        ? html`<td class="act ${laneOf(at)} ${isBuffer(step.actor) ? "flush" : ""}">${tellKnown(step)}${step.preemption ? html`<span class="switch" title="The thread before it could have gone on">switch</span>` : nothing}</td>`
        : html`<td></td>`,
    )}<td class="place">${isOneFile ? step.line || "" : placeOf(step)}</td>`;
  }

  #row(number: number, cells: TemplateResult, isAhead: boolean): TemplateResult {
    const isHere = number === this.document.steps.length;
    return html`<tr class=${isAhead ? "ahead" : ""} aria-current=${isHere ? "step" : nothing} @click=${() => this.#goTo(number)}>
      <th scope="row"><button type="button" tabindex=${isHere ? 0 : -1} ><span class="seen-by-readers">Go to ${number === 0 ? "the " : "step "}</span>${number === 0 ? "start" : number}</button></th>${cells}
    </tr>`;
  }

  #goTo(number: number): void {
    this.dispatchEvent(new CustomEvent("go-to", { detail: number }) satisfies GoToEvent);
  }

  /** Up and down are steps back and forward, while the focus is in this table. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const here = this.document.steps.length;
    const last = here + this.ahead.length;
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const isOnRow = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement instanceof HTMLButtonElement;
    if (to >= 0 && to <= last) this.#goTo(to);
    // The focus goes along with the row that is current.
    if (isOnRow && to >= 0 && to <= last) this.renderRoot.querySelectorAll<HTMLElement>("tbody button")[to]?.focus({ preventScroll: true });
  };
}

customElements.define("board-steps", BoardSteps);
