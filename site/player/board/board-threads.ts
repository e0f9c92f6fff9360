// board-threads: <board-threads>, a button for each thread: what it would do next, or why it can't; and one for each store
// buffer that holds something. Says whose turn it is to be by a turn event. Knows the board's document, no module.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import type { BoardThread, StoreBuffer } from "./board-document";
import { laneOf, laneStyles } from "./board-styles";
import { placeOf, tellNext, tellWay } from "./board-words";
import { letterOf, sameTurn } from "./schedule-code";
import type { Turn } from "./schedule-code";

/** Whose turn it is to be. */
export type TurnEvent = CustomEvent<Turn>;

export class BoardThreads extends LitElement {
  static override styles = [
    elementStyles,
    laneStyles,
    css`
      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 1px 10px;
        align-items: center;
        width: 100%;
        min-height: 50px;
        padding: 6px 10px;
        text-align: left;
        font-size: 14.5px;
        line-height: 1.35;
        border: 1px solid color-mix(in srgb, var(--mine) 50%, var(--ground));
        border-left: 4px solid var(--mine);
        border-radius: 9px;
        background: color-mix(in srgb, var(--mine) 7%, var(--ground));
      }
      button:hover {
        border-color: var(--mine);
        background: color-mix(in srgb, var(--mine) 15%, var(--ground));
      }
      button:active {
        background: color-mix(in srgb, var(--mine) 24%, var(--ground));
      }
      .pill {
        grid-row: span 2;
        min-width: 24px;
        height: 24px;
        font-size: 14px;
      }
      .name {
        font-weight: 650;
      }
      .place {
        font-size: 12.5px;
        color: var(--quiet);
        white-space: nowrap;
      }
      .next {
        grid-column: 2 / -1;
        font: 13.5px/1.4 var(--mono, ui-monospace, monospace);
        font-variant-ligatures: none;
        overflow-wrap: anywhere;
      }
      .buffer {
        border-style: dashed;
        border-left-style: solid;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 5px;
        margin-top: 5px;
      }
      .way {
        display: block;
        width: auto;
        flex: 1 1 auto;
        min-height: 34px;
        padding: 4px 8px;
        font-size: 13px;
        text-align: center;
      }
      .due {
        box-shadow: 0 0 0 2px var(--mine);
      }
      [aria-disabled="true"],
      [aria-disabled="true"]:hover,
      [aria-disabled="true"]:active {
        cursor: not-allowed;
        border-color: var(--rule);
        background: none;
      }
      [aria-disabled="true"] .name {
        color: var(--quiet);
      }
      [aria-disabled="true"] .pill {
        background: none;
        color: var(--quiet);
        box-shadow: inset 0 0 0 1.5px color-mix(in srgb, var(--mine) 55%, var(--ground));
      }
      [aria-disabled="true"] .next {
        font: 13px/1.4 var(--sans, system-ui, sans-serif);
        color: var(--quiet);
      }
      @container (max-width: 639px) {
        ul {
          grid-template-columns: 1fr 1fr;
        }
        button {
          min-height: 56px;
          padding: 6px 8px;
          column-gap: 8px;
        }
        .place,
        .at {
          display: none;
        }
        .next {
          font-size: 13px;
        }
      }
    `,
  ];
  static override properties = { threads: { attribute: false }, buffers: { attribute: false }, due: { attribute: false } };
  declare threads: readonly BoardThread[];
  declare buffers: readonly StoreBuffer[];
  /** Whose turn it is in the schedule that is shown. */
  declare due: Turn | undefined;

  constructor() {
    super();
    this.threads = [];
    this.buffers = [];
  }

  override render(): TemplateResult {
    return html`<ul aria-label="Whose turn is it?">${this.threads.map((thread, at) => html`<li>${this.#card(thread, at)}${this.#ways(thread, at)}</li>`)}${this.buffers.map(
      (buffer) => html`<li>${this.#bufferCard(buffer)}</li>`,
    )}</ul>`;
  }

  /** It stays in the order of the tab key also when it can't be pressed: its reason is worth reading. */
  #card(thread: BoardThread, at: number): TemplateResult {
    const isDue = sameTurn(this.due, { actor: at, alternative: 0 });
    return html`<button type="button" class="${laneOf(at)} ${isDue ? "due" : ""}" aria-disabled=${thread.enabled ? nothing : "true"}
        aria-keyshortcuts=${letterOf(at)} @click=${() => thread.enabled && this.#take(at)}>
        <span class="pill" aria-hidden="true">${letterOf(at)}</span>
        <span class="name">${thread.name}<span class="seen-by-readers">: </span></span>
        <span class="place" aria-hidden="true">${thread.enabled && placeOf(thread) ? `line ${thread.line}` : ""}</span>
        <span class="next">${withoutPlace(tellNext(thread))}</span>
        ${isDue ? html`<span class="seen-by-readers">, next in this schedule</span>` : nothing}
      </button>`;
  }

  /** The card itself is the first way. */
  #ways(thread: BoardThread, at: number): TemplateResult | typeof nothing {
    if (!thread.enabled || thread.ways < 2) return nothing;
    return html`<div class="ways" role="group" aria-label="${thread.name}: ${thread.does}">${Array.from({ length: thread.ways }, (_, way) => {
      const isDue = sameTurn(this.due, { actor: at, alternative: way });
      return html`<button type="button" class="way ${laneOf(at)} ${isDue ? "due" : ""}" @click=${() => this.#take(at, way)}>${tellWay(thread, way)}</button>`;
    })}</div>`;
  }

  /** What it holds comes to memory when the reader says so. */
  #bufferCard({ thread, actor, name, does, values }: StoreBuffer): TemplateResult {
    const isDue = sameTurn(this.due, { actor, alternative: 0 });
    return html`<button type="button" class="buffer ${laneOf(thread)} ${isDue ? "due" : ""}" aria-keyshortcuts="Shift+${letterOf(actor)}" @click=${() => this.#take(actor)}>
        <span class="pill" aria-hidden="true">${letterOf(actor)}</span>
        <span class="name">${name}<span class="seen-by-readers">: </span></span>
        <span class="place">${values.length > 1 ? `and ${values.length - 1} more` : ""}</span>
        <span class="next">${does}</span>
      </button>`;
  }

  #take(actor: number, alternative = 0): void {
    this.dispatchEvent(new CustomEvent("turn", { detail: { actor, alternative } }) satisfies TurnEvent);
  }
}

/** Where somebody took what this one waits for: on a phone the reason alone has room. */
function withoutPlace(text: string): TemplateResult {
  const [, reason = text, place = ""] = /^(.*?)( \([^()]*:\d+\))$/.exec(text) ?? [];
  return html`${reason}${place ? html`<span class="at">${place}</span>` : nothing}`;
}

customElements.define("board-threads", BoardThreads);
