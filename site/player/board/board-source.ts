// board-source: <board-source>, the source as it was compiled, with each thread's letter at the line of its next step, and
// the line of the last step lit. Knows lines with their colours, no module.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import { laneOf, laneStyles } from "./board-styles";
import { letterOf } from "./schedule-code";

/** A piece of a line: its text, or its colour's class and its text. */
export type SourceLine = readonly (string | readonly [className: string, text: string])[];
/** The lines of each file. */
export type Sources = Readonly<Record<string, readonly SourceLine[]>>;

export interface SourceMark {
  readonly thread: number;
  readonly name: string;
  readonly line: number;
  readonly enabled: boolean;
}

export class BoardSource extends LitElement {
  static override styles = [
    elementStyles,
    laneStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      .file {
        padding: 6px 14px;
        border: 1px solid var(--rule);
        border-bottom: 0;
        border-radius: 10px 10px 0 0;
        background: var(--panel, #f7f8f9);
        color: var(--quiet);
        font: 13px/1.5 var(--mono, ui-monospace, monospace);
      }
      .scroll {
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--rule);
        border-radius: 0 0 10px 10px;
        background: var(--code-bg, #f6f7f9);
        font: 13px/1.6 var(--mono, ui-monospace, monospace);
        font-variant-ligatures: none;
        font-feature-settings: "calt" 0, "liga" 0;
        tab-size: 2;
      }
      ol {
        width: max-content;
        min-width: 100%;
        margin: 0;
        padding: 8px 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 54px 3.2em minmax(0, 1fr);
        padding-right: 14px;
        white-space: pre;
      }
      .here {
        position: sticky;
        left: 0;
        display: flex;
        gap: 2px;
        align-items: center;
        justify-content: flex-end;
        padding-right: 4px;
        background: var(--code-bg, #f6f7f9);
      }
      .here.many {
        gap: 0;
      }
      .here .pill {
        min-width: 17px;
        height: 17px;
        padding: 0 2px;
        border-radius: 5px;
        font-size: 11.5px;
      }
      .here.many .pill {
        min-width: 10px;
        padding: 0 1px;
        border-radius: 0;
      }
      .here .waits {
        background: var(--ground);
        color: var(--ink);
        box-shadow: inset 0 0 0 1.5px var(--mine);
      }
      .number {
        padding-right: 12px;
        text-align: right;
        color: var(--quiet);
        user-select: none;
      }
      .lit {
        background: color-mix(in srgb, var(--mine) 11%, var(--code-bg, #f6f7f9));
        box-shadow: inset 3px 0 var(--mine);
      }
      .lit .here {
        background: none;
      }
      .hljs-keyword,
      .hljs-literal,
      .hljs-selector-tag {
        color: var(--kw);
      }
      .hljs-type,
      .hljs-built_in,
      .hljs-attr,
      .hljs-name {
        color: var(--typ);
      }
      .hljs-string,
      .hljs-char,
      .hljs-regexp {
        color: var(--str);
      }
      .hljs-comment,
      .hljs-quote {
        color: var(--com);
        font-style: italic;
      }
      .hljs-number,
      .hljs-meta,
      .hljs-symbol {
        color: var(--num);
      }
      .hljs-title,
      .hljs-section {
        color: var(--fn);
      }
      .lit .number {
        color: var(--ink);
      }
      .lit .hljs-comment {
        color: var(--quiet);
      }
      @container (max-width: 639px) {
        .scroll {
          font-size: 12.5px;
        }
        li {
          grid-template-columns: 42px 2.7em minmax(0, 1fr);
        }
        .number {
          padding-right: 9px;
        }
      }
      .absent {
        padding: 12px 14px;
        font: 14px/1.5 var(--sans, system-ui, sans-serif);
        color: var(--quiet);
      }
    `,
  ];
  static override properties = { sources: { attribute: false }, file: {}, marks: { attribute: false }, lit: { attribute: false } };
  /** Undefined while they come. */
  declare sources: Sources | undefined;
  declare file: string;
  /** Where threads stand in this file. */
  declare marks: readonly SourceMark[];
  /** Where the last step was, and whose it was. */
  declare lit: { readonly line: number; readonly thread: number } | undefined;

  constructor() {
    super();
    this.file = "";
    this.marks = [];
  }

  override updated(): void {
    const scroller = this.renderRoot.querySelector<HTMLElement>(".scroll");
    if (!scroller) return;
    const rowOf = (line: number): HTMLElement | null => this.renderRoot.querySelector<HTMLElement>(`li:nth-child(${line})`);
    // The step just taken, and where its thread stands now; before the first step, where anybody stands.
    const lines = [this.lit?.line, ...this.marks.filter(({ thread }) => !this.lit || thread === this.lit.thread).map(({ line }) => line)];
    const rows = lines.flatMap((line) => (line ? (rowOf(line) ?? []) : []));
    if (rows.length === 0) return;
    const base = scroller.getBoundingClientRect().top - scroller.scrollTop;
    const tops = rows.map((row) => row.getBoundingClientRect().top - base);
    const from = Math.min(...tops) - 60;
    const to = Math.max(...tops) + 80;
    const height = scroller.clientHeight;
    const isSeen = from + 40 >= scroller.scrollTop && to - 40 <= scroller.scrollTop + height;
    if (isSeen) return;
    // Both if there is room, else the step itself. Only this box moves, never the page.
    const wanted = to - from <= height ? (from + to - height) / 2 : (tops[0] ?? 0) - height / 2;
    scroller.scrollTo({ top: wanted, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  }

  override render(): TemplateResult {
    const lines = this.sources?.[this.file];
    return html`<p class="file" id="file">${this.file || "The source"}</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="file">${lines
        ? html`<ol>${lines.map((line, at) => this.#line(line, at + 1))}</ol>`
        : html`<p class="absent">${this.sources && this.file ? "The source of this file is not part of the page." : "The source is here in a moment."}</p>`}</div>`;
  }

  #line(line: SourceLine, number: number): TemplateResult {
    const here = this.marks.filter((mark) => mark.line === number);
    const isLit = this.lit?.line === number;
    return html`<li class=${isLit ? `lit ${laneOf(this.lit?.thread ?? 0)}` : ""}><span class="here ${here.length > 2 ? "many" : ""}">${here.map(
      ({ thread, name, enabled }) => html`<span class="pill ${laneOf(thread)} ${enabled ? "" : "waits"}" title="${name} ${enabled ? "is here" : "waits here"}">${letterOf(thread)}</span>`,
    )}</span><span class="number" aria-hidden="true">${number}</span><code>${line.map((piece) =>
      typeof piece === "string" ? piece : html`<span class=${piece[0]}>${piece[1]}</span>`,
    )}${line.length === 0 ? " " : nothing}</code></li>`;
  }
}

customElements.define("board-source", BoardSource);
