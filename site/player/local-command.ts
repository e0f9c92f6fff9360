// local-command: <local-command>, the line that does the same run in a terminal (or a line for each run),
// with a button that copies it. Knows the line alone.
import { css, html, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";

export class LocalCommand extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .line {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 6px 6px 6px 14px;
        border: 1px solid var(--rule);
        border-radius: 10px;
        background: var(--code-bg, #f6f7f9);
      }
      .commands {
        flex: 1;
        min-width: 0;
      }
      code {
        display: block;
        font-size: 13.5px;
        padding-left: 1.3em;
        text-indent: -1.3em;
        overflow-wrap: anywhere;
      }
      .together {
        display: inline-block;
        text-indent: 0;
        white-space: pre;
      }
      code::before {
        content: "$ ";
        color: var(--quiet);
      }
      @media (max-width: 480px) {
        .line {
          display: grid;
          gap: 6px;
          padding: 8px 12px 8px 14px;
        }
        button {
          justify-self: end;
        }
      }
      @media print {
        button {
          display: none;
        }
      }
      button {
        min-height: 30px;
        padding: 4px 10px;
        font-size: 13px;
      }
    `,
  ];
  static override properties = { command: {}, copied: { state: true } };
  declare command: string;
  declare private copied: boolean;

  constructor() {
    super();
    this.command = "";
    this.copied = false;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("command")) this.copied = false;
  }

  override render(): TemplateResult {
    return html`<p class="heading" id="heading">Run it locally</p>
      <div class="line">
        <div class="commands" role="group" aria-labelledby="heading">${this.command.split("\n").map(lineOf)}</div>
        <button type="button" aria-label=${this.copied ? "Copied" : "Copy the command"} @click=${this.#copy}>${this.copied ? "Copied" : "Copy"}</button>
      </div>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.command);
      this.copied = true;
    } catch {
      // No clipboard here: the line is left chosen, ready for the reader's own keys.
      const lines = this.renderRoot.querySelector(".commands");
      if (lines) getSelection()?.selectAllChildren(lines);
    }
  };
}

/** A command whose options stay together where the line must be broken. */
const lineOf = (line: string): TemplateResult =>
  html`<code>${line.split(/(?<= )(?=--)/).map((part) => html`<span class=${part.length < 36 ? "together" : ""}>${part}</span>`)}</code>`;

customElements.define("local-command", LocalCommand);
