// local-command: <local-command>, the line that does the same run in a terminal, or several: for each run, and for each
// file that a run needs; with a button that copies them. Knows the commands alone.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";

/** More lines than these scroll. */
const manyLines = 12;

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
      /* Of a command of several lines, those after the first, as a shell asks for them. */
      .more::before {
        content: "> ";
      }
      .more {
        white-space: pre-wrap;
      }
      .long {
        max-height: 18em;
        overflow-y: auto;
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
  static override properties = { commands: { attribute: false }, copied: { state: true } };
  /** Each may have several lines. */
  declare commands: readonly string[];
  declare private copied: boolean;

  constructor() {
    super();
    this.commands = [];
    this.copied = false;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get("commands") as LocalCommand["commands"] | undefined;
    if (before && before.join("\n") !== this.#text()) this.copied = false;
  }

  override render(): TemplateResult {
    const isLong = this.#text().split("\n").length > manyLines;
    return html`<p class="heading" id="heading">Run it locally</p>
      <div class="line">
        <div class="commands ${isLong ? "long" : ""}" role="group" aria-labelledby="heading" tabindex=${isLong ? 0 : nothing}>${this.commands.map(shown)}</div>
        <button type="button" aria-label=${this.copied ? "Copied" : "Copy the command"} @click=${this.#copy}>${this.copied ? "Copied" : "Copy"}</button>
      </div>`;
  }

  #text(): string {
    return this.commands.join("\n");
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.#text());
      this.copied = true;
    } catch {
      // No clipboard here: the line is left chosen, ready for the reader's own keys.
      const lines = this.renderRoot.querySelector(".commands");
      if (lines) getSelection()?.selectAllChildren(lines);
    }
  };
}

/** A here-document's lines stand as they are. */
function shown(command: string): TemplateResult[] {
  const [line = "", ...more] = command.split("\n");
  return [lineOf(line), ...more.map((text) => html`<code class="more">${text}</code>`)];
}

/** A command whose options stay together where the line must be broken. */
const lineOf = (line: string): TemplateResult =>
  html`<code>${line.split(/(?<= )(?=--)/).map((part) => html`<span class=${part.length < 36 ? "together" : ""}>${part}</span>`)}</code>`;

customElements.define("local-command", LocalCommand);
