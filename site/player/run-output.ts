// run-output: <run-output>, the lines that a run prints, as they come. Knows a model's lines, no run.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";
import type { OutputLine } from "./run-model";

/** More lines than this are counted, not shown. */
const most = 1000;

export class RunOutput extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .lines {
        box-sizing: border-box;
        min-height: 3.2em;
        max-height: 24em;
        overflow-y: auto;
        padding: 10px 14px;
        border: 1px solid var(--rule);
        border-radius: 10px;
        background: var(--code-bg, #f6f7f9);
        font: 13.5px/1.55 var(--mono, ui-monospace, monospace);
        font-variant-ligatures: none;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .lines p {
        margin: 0;
        padding-left: 1em;
        text-indent: -1em;
      }
      @media print {
        .lines {
          max-height: none;
        }
      }
      .error {
        color: var(--bad, #b3261e);
      }
      .left-out {
        color: var(--quiet);
      }
    `,
  ];
  static override properties = { lines: { attribute: false }, heading: {}, count: { type: Number }, isOver: { attribute: false } };
  declare lines: readonly OutputLine[];
  declare heading: string;
  /** How many lines there are: the list itself only grows. */
  declare count: number;
  /** No further lines will come. */
  declare isOver: boolean;

  constructor() {
    super();
    this.lines = [];
    this.heading = "Output";
    this.count = 0;
    this.isOver = false;
  }

  override updated(): void {
    const box = this.renderRoot.querySelector(".lines");
    if (box) box.scrollTop = box.scrollHeight;
  }

  override render(): TemplateResult {
    const shown = this.lines.slice(-most);
    const leftOut = this.lines.length - shown.length;
    return html`<p class="heading" id="heading">${this.heading}</p>
      <div class="lines" role="log" tabindex="0" aria-labelledby="heading">${leftOut > 0
        ? html`<p class="left-out">${leftOut} earlier lines are left out here; the trace has them.</p>`
        : nothing}${this.isOver && shown.length === 0 ? html`<p class="left-out">Nothing was printed.</p>` : nothing}${shown.map(({ text, kind }) => html`<p class=${kind}>${kind === "error" ? `error: ${text}` : text || " "}</p>`)}</div>`;
  }
}

customElements.define("run-output", RunOutput);
