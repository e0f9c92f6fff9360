// exploration-panel: <exploration-panel>, has a machine try the schedules: what to try, how far it has come, what it found,
// in words and numbers. A schedule that is to be shown is told by a show-schedule event. Knows the search, no board.
import { css, html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles, linkButtonStyles } from "../element-styles";
import { isRefusal } from "./board-document";
import type { BoardRequest, Exploration, ExplorationDocument, SearchMode, SearchRequest } from "./board-document";
import { laneStyles } from "./board-styles";
import { saveFile } from "../handing-over";
import { failingShare, grouped, modeHelp, searchModes, tellExploration, tellFinding, tellOutcome, tellProgress, tellRace, tellSmallest, tellWaits, tellWork } from "./exploration-words";
import type { ExplorerModule, ExplorerWorker } from "./explorer-module";

/** The code of a schedule. */
export type ShowEvent = CustomEvent<string>;

/** How to search; what is left out is as the fields say. */
export interface SearchWish {
  readonly mode?: SearchMode;
  readonly number?: number;
  readonly executions?: number;
  readonly seconds?: number;
}

/** Chance has no end of its own. */
const drawsByChance = 10_000;
const secondsAtMost = 60;

export class ExplorationPanel extends LitElement {
  static override styles = [
    elementStyles,
    linkButtonStyles,
    laneStyles,
    css`
      .go {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      .explore {
        min-height: 42px;
        min-width: 128px;
        padding: 8px 18px;
        font-size: 15.5px;
        font-weight: 650;
        color: var(--on-accent, #fff);
        background: var(--work);
        border-color: var(--work);
        border-radius: 10px;
      }
      .explore:hover {
        background: color-mix(in srgb, var(--work) 88%, var(--ink));
      }
      .explore.stop {
        color: var(--work);
        background: var(--ground);
      }
      .say {
        flex: 1 1 14em;
        min-width: 0;
        font-size: 14.5px;
        line-height: 1.45;
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }
      .field {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        font-size: 14px;
        color: var(--quiet);
      }
      select,
      input {
        font: 500 14px/1.3 var(--sans, system-ui, sans-serif);
        box-sizing: border-box;
        min-height: 36px;
        padding: 4px 8px;
        color: var(--ink);
        background: var(--ground);
        border: 1px solid color-mix(in srgb, var(--quiet) 55%, var(--ground));
        border-radius: 8px;
      }
      select {
        max-width: 100%;
      }
      input {
        width: 84px;
      }
      [aria-invalid="true"] {
        border-color: var(--bad, #b3261e);
      }
      details {
        margin-top: 8px;
        font-size: 14px;
      }
      summary {
        width: fit-content;
        line-height: 32px;
        cursor: pointer;
        color: var(--quiet);
        font-size: 13.5px;
      }
      .how {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        margin-top: 2px;
      }
      .help {
        margin-top: 6px;
        font-size: 13.5px;
        line-height: 1.5;
        color: var(--quiet);
      }
      .bar {
        display: block;
        width: 100%;
        height: 12px;
        margin-top: 12px;
        border-radius: 6px;
        overflow: hidden;
      }
      .bar .all {
        fill: color-mix(in srgb, var(--tip, #11734b) 75%, var(--ground));
      }
      .bar .wrong {
        fill: var(--bad, #b3261e);
      }
      .bar.open .all {
        fill: color-mix(in srgb, var(--quiet) 30%, var(--ground));
      }
      .verdict {
        margin-top: 14px;
        padding: 14px 16px;
        border: 1px solid var(--rule);
        border-left: 4px solid var(--quiet);
        border-radius: 10px;
      }
      .verdict.good {
        border-left-color: var(--tip, #11734b);
      }
      .verdict.bad {
        border-left-color: var(--bad, #b3261e);
      }
      .headline {
        font-size: 20px;
        line-height: 1.35;
        font-weight: 680;
        letter-spacing: -0.01em;
      }
      .detail {
        margin-top: 2px;
        font-size: 15.5px;
        line-height: 1.5;
      }
      .small {
        margin-top: 6px;
        font-size: 13.5px;
        line-height: 1.5;
        color: var(--quiet);
      }
      .smallest {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        margin-top: 12px;
        font-size: 15px;
        line-height: 1.5;
      }
      .smallest p {
        flex: 1 1 16em;
      }
      .lists {
        display: grid;
        gap: 14px;
        margin-top: 14px;
      }
      caption {
        padding: 8px 10px 4px;
        text-align: left;
        font-size: 13px;
        font-weight: 650;
        color: var(--quiet);
      }
      th small {
        display: block;
        font-size: 12.5px;
        line-height: 1.45;
        color: var(--quiet);
      }
      .more {
        padding: 6px 10px;
        font-size: 13px;
        color: var(--quiet);
      }
      .number {
        white-space: nowrap;
        text-align: right;
      }
      td.act {
        width: 1%;
      }
      td.number {
        font-weight: 600;
      }
      th[scope="row"] {
        overflow-wrap: break-word;
      }
      td button {
        min-height: 30px;
        padding: 3px 10px;
        font-size: 13px;
      }
      .wrong-mark {
        color: var(--bad, #b3261e);
        font-weight: 600;
      }
      .right-mark {
        color: var(--tip, #11734b);
        font-weight: 600;
      }
      .tools {
        margin-top: 10px;
      }
      /* The caption says it as well, and a phone has no room to say it twice. */
      @container (max-width: 639px) {
        .head {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      @media print {
        .go,
        details,
        .tools {
          display: none;
        }
      }
    `,
  ];
  static override properties = {
    module: { attribute: false },
    request: { attribute: false },
    mode: { state: true },
    number: { state: true },
    executions: { state: true },
    seconds: { state: true },
    searching: { state: true },
    progress: { state: true },
    found: { state: true },
    broken: { state: true },
  };
  declare module: ExplorerModule;
  /** What is explored; undefined while a field has something wrong with it. */
  declare request: BoardRequest | undefined;
  declare private mode: SearchMode;
  declare private number: string;
  declare private executions: string;
  declare private seconds: string;
  declare private searching: boolean;
  declare private progress: Exploration | undefined;
  declare private found: ExplorationDocument | undefined;
  declare private broken: string;
  #worker: ExplorerWorker | undefined;
  #isStopping = false;
  /** The search that goes on: a new one waits until it has ended. */
  #running: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    this.request = undefined;
    this.mode = "all";
    this.number = "";
    this.executions = "";
    this.seconds = String(secondsAtMost);
    this.searching = false;
    this.broken = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    // What was found is true of what was explored, and of nothing else.
    const before = changed.get("request");
    if (changed.has("request") && before !== undefined && JSON.stringify(before) !== JSON.stringify(this.request)) {
      this.stop();
      this.found = undefined;
      this.progress = undefined;
      this.broken = "";
    }
  }

  /** Searches, and resolves with what was found, also when it is stopped. Rejects if it can't be searched. */
  async explore(wish: SearchWish = {}): Promise<ExplorationDocument> {
    this.stop();
    await this.#running;
    const { request } = this;
    if (!request) throw new RangeError("A field has something wrong with it.");
    if (wish.mode !== undefined && !Object.hasOwn(searchModes, wish.mode)) {
      throw new RangeError(`There is no search mode "${wish.mode}"; the modes are ${Object.keys(searchModes).join(", ")}.`);
    }
    const search = this.#search(wish.mode ? this.#plain(request, wish) : this.#asked(request));
    this.#running = search.catch(() => {});
    return search;
  }

  stop(): void {
    this.#isStopping = true;
    this.#worker?.stopSearch();
  }

  #asked(request: BoardRequest): SearchRequest {
    const { first, number } = searchModes[this.mode];
    return {
      ...request,
      mode: this.mode,
      ...(number ? { number: Number(this.number || first) } : {}),
      ...(this.executions.trim() ? { executions: Number(this.executions) } : this.#isByChance(this.mode) ? { executions: drawsByChance } : {}),
      seconds: Number(this.seconds || secondsAtMost),
    };
  }

  /** As a script wishes, whatever the fields say. */
  #plain(request: BoardRequest, { mode = "all", number, executions, seconds }: SearchWish): SearchRequest {
    const { first } = searchModes[mode];
    return {
      ...request,
      mode,
      ...(searchModes[mode].number ? { number: number ?? first } : {}),
      ...(executions !== undefined ? { executions } : this.#isByChance(mode) ? { executions: drawsByChance } : {}),
      seconds: seconds ?? secondsAtMost,
    };
  }

  readonly #isByChance = (mode: SearchMode): boolean => mode === "random" || mode === "pct";

  async #search(request: SearchRequest): Promise<ExplorationDocument> {
    this.#isStopping = false;
    this.searching = true;
    this.found = undefined;
    this.progress = undefined;
    this.broken = "";
    try {
      this.#worker = await this.module.worker();
      const searching = this.#worker.search(request, (document) => (this.progress = (document as ExplorationDocument).exploration));
      if (this.#isStopping) this.#worker.stopSearch();
      const answer = await searching;
      if (isRefusal(answer)) throw new RangeError(answer.error);
      const { over: _, ...document } = answer as ExplorationDocument & { over?: boolean };
      this.found = document;
      this.dispatchEvent(new CustomEvent("explored", { detail: document, bubbles: true, composed: true }));
      return document;
    } catch (error) {
      this.broken = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.#worker?.close();
      this.#worker = undefined;
      this.searching = false;
    }
  }

  readonly #press = (): void => {
    if (this.searching) return this.stop();
    if (this.#wrong()) {
      const details = this.renderRoot.querySelector("details");
      if (details) details.open = true;
      this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    this.explore().catch(() => {}); // said in the panel
  };

  // What there is to see

  override render(): TemplateResult {
    const canGo = this.request !== undefined || this.searching;
    return html`<div class="go">
        <button type="button" class="explore ${this.searching ? "stop" : ""}" aria-disabled=${canGo ? nothing : "true"} @click=${this.#press}>${this.searching ? "Stop" : "Explore all"}</button>
        <p class="say" role="status">${this.#say()}</p>
      </div>
      ${this.searching && this.progress ? this.#bar(this.progress, true) : nothing}
      ${this.#how()}
      ${this.broken ? html`<p class="verdict bad" role="alert">${this.broken}</p>` : nothing}
      ${this.found ? this.#verdict(this.found) : nothing}`;
  }

  #say(): string | TemplateResult {
    if (this.searching) return this.progress ? `${tellProgress(this.progress)}.` : "Starting.";
    if (this.found) {
      // The numbers stand large below; who can't see them is told.
      const { headline, detail } = tellExploration(this.found.exploration);
      return html`${tellWork(this.found.exploration)} <span class="seen-by-readers">${headline} ${detail}</span>`;
    }
    return this.request ? "A machine tries the schedules that you don't." : "";
  }

  #wrong(): string {
    const isWhole = (text: string, least: number, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
    const { number } = searchModes[this.mode];
    if (number && !isWhole(this.#number(), 0, 64)) return "number";
    if (this.executions.trim() && !isWhole(this.executions, 1, 1e12)) return "executions";
    return isWhole(this.seconds, 1, 3600) ? "" : "seconds";
  }

  readonly #number = (): string => this.number || String(searchModes[this.mode].first);

  #how(): TemplateResult {
    const wrong = this.#wrong();
    const { number } = searchModes[this.mode];
    const field = (id: "number" | "executions" | "seconds", label: string, value: string, hint = ""): TemplateResult =>
      html`<label class="field">${label}<input type="text" inputmode="numeric" autocomplete="off" id=${id} placeholder=${hint || nothing} .value=${value}
        aria-invalid=${wrong === id ? "true" : nothing} ?disabled=${this.searching} @input=${(event: Event) => (this[id] = (event.target as HTMLInputElement).value)} /></label>`;
    return html`<details>
      <summary>How to search</summary>
      <div class="how">
        <label class="field">try<select id="mode" ?disabled=${this.searching} @change=${this.#chooseMode}>${Object.entries(searchModes).map(
          ([mode, { name }]) => html`<option value=${mode} ?selected=${mode === this.mode}>${name}</option>`,
        )}</select></label>
        ${number ? field("number", number, this.#number()) : nothing}
        ${field("executions", "executions at most", this.executions, this.#isByChance(this.mode) ? String(drawsByChance) : "no limit")}
        ${field("seconds", "seconds at most", this.seconds)}
      </div>
      <p class="help">${modeHelp[this.mode]}</p>
    </details>`;
  }

  readonly #chooseMode = (event: Event): void => {
    this.mode = (event.target as HTMLSelectElement).value as SearchMode;
    this.number = "";
  };

  #bar(found: Exploration, isOpen: boolean): TemplateResult {
    return html`<svg class="bar ${isOpen ? "open" : ""}" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="all" width="1000" height="12"></rect><rect class="wrong" width=${Math.round(failingShare(found) * 1000)} height="12"></rect>`}
    </svg>`;
  }

  #verdict(document: ExplorationDocument): TemplateResult {
    const found = document.exploration;
    const { tone, headline, detail } = tellExploration(found);
    const isOpen = found.status === "capped";
    return html`<div class="verdict ${tone}">
      <p class="headline">${headline}</p>
      <p class="detail">${detail}</p>
      ${this.#bar(found, isOpen && found.failing === "0")}
      ${found.failing === "0" || isOpen ? nothing : html`<p class="small">This is no probability: a real scheduler prefers some schedules, and hardly ever takes others.</p>`}
      ${found.counterexample ? this.#smallest(found, found.counterexample) : nothing}
      <div class="lists">${this.#findings(found)}${this.#outcomes(found)}${this.#races(found)}</div>
      <div class="tools"><button class="as-link" type="button" @click=${this.#save}>Download the exploration (JSON)</button></div>
    </div>`;
  }

  #smallest(found: Exploration, code: string): TemplateResult {
    return html`<div class="smallest"><p>${tellSmallest(found)}</p><button type="button" @click=${() => this.#show(code)}>Show it</button></div>`;
  }

  #findings({ findings }: Exploration): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    return html`<div class="framed"><table>
      <caption>What goes wrong, and in how many schedules</caption>
      <thead><tr><th scope="col">what</th><th scope="col" class="number"><span class="head">schedules</span></th><th scope="col"><span class="seen-by-readers">one of them</span></th></tr></thead>
      <tbody>${findings.map((one) => html`<tr><th scope="row">${tellFinding(one)}</th><td class="number">${grouped(one.schedules)}</td>
        <td class="act"><button type="button" aria-label="Show one: ${tellFinding(one)}" @click=${() => this.#show(one.example)}>Show</button></td></tr>`)}</tbody>
    </table></div>`;
  }

  #outcomes({ outcomes = [], more_outcomes: hasMore = false }: Exploration): TemplateResult | typeof nothing {
    if (outcomes.length === 0) return nothing;
    return html`<div class="framed"><table>
      <caption>How it can end, and in how many schedules</caption>
      <thead><tr><th scope="col">verdict and results</th><th scope="col" class="number"><span class="head">schedules</span></th><th scope="col"><span class="seen-by-readers">one of them</span></th></tr></thead>
      <tbody>${outcomes.map((one) => html`<tr><th scope="row"><span class=${one.verdict === "ok" ? "right-mark" : "wrong-mark"}>${one.verdict === "ok" ? "✓" : "✗"}</span> ${tellOutcome(one)}${tellWaits(one) ? html`<small>${tellWaits(one)}</small>` : nothing}</th>
        <td class="number">${grouped(one.schedules)}</td>
        <td class="act"><button type="button" aria-label="Show one: ${tellOutcome(one)}" @click=${() => this.#show(one.example)}>Show</button></td></tr>`)}</tbody>
    </table>${hasMore ? html`<p class="more">There are more ways; these came first.</p>` : nothing}</div>`;
  }

  #races({ races = [] }: Exploration): TemplateResult | typeof nothing {
    if (races.length === 0) return nothing;
    return html`<div class="framed"><table>
      <caption>Accesses that nothing orders</caption>
      <tbody>${races.map((one) => html`<tr><th scope="row">${tellRace(one)}</th>
        <td class="act"><button type="button" aria-label="Show one: ${tellRace(one)}" @click=${() => this.#show(one.example)}>Show</button></td></tr>`)}</tbody>
    </table><p class="more">With a plain variable each of these would be a data race, and the behaviour undefined.</p></div>`;
  }

  #show(code: string): void {
    this.dispatchEvent(new CustomEvent("show-schedule", { detail: code }) satisfies ShowEvent);
  }

  readonly #save = (): void => {
    if (this.found) saveFile(`${this.found.demo}-${this.found.variant}.exploration.json`, `${JSON.stringify(this.found, null, 2)}\n`);
  };
}

customElements.define("exploration-panel", ExplorationPanel);
