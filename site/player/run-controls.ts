// run-controls: <run-controls>, the fields of a demo: its variant and the parameters that its manifest
// offers in a page. Says what is wrong with a value beside its field. Knows the manifest, starts nothing.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";
import { complaint, rangeOf } from "./manifest";
import type { Control, Entries, Variant } from "./manifest";

/** What the reader has just chosen. */
export interface ControlsChange {
  readonly variant?: string;
  readonly entries?: Entries;
}

/** How high a source's field is at least and at most, in lines. */
const leastRows = 4;
const mostRows = 18;

export class RunControls extends LitElement {
  static override styles = [
    elementStyles,
    css`
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      .variants {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        padding: 3px;
        border-radius: 10px;
        background: color-mix(in srgb, var(--quiet) 13%, var(--ground));
        width: fit-content;
        max-width: 100%;
        box-sizing: border-box;
      }
      .variants label {
        position: relative;
        padding: 5px 12px;
        border-radius: 8px;
        font-size: 14.5px;
        line-height: 1.45;
        cursor: pointer;
        color: var(--ink);
      }
      .variants label:has(:checked) {
        background: var(--ground);
        font-weight: 600;
        box-shadow: 0 0 0 1px var(--rule), 0 1px 3px #0002;
      }
      .variants label:has(:focus-visible) {
        outline: 2px solid var(--work);
        outline-offset: 1px;
      }
      .variants input {
        position: absolute;
        opacity: 0;
        inset: 0;
        margin: 0;
        cursor: pointer;
      }
      .summary {
        margin: 8px 0 0;
        font-size: 14.5px;
        line-height: 1.5;
        color: var(--quiet);
      }
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 24px;
        align-items: flex-start;
        margin-top: 12px;
      }
      .field {
        display: grid;
        grid-template-columns: auto auto;
        gap: 3px 10px;
        align-items: center;
        font-size: 14px;
      }
      .field label {
        font-weight: 550;
        color: var(--quiet);
      }
      .value {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .wrong {
        grid-column: 1 / -1;
        max-width: 260px;
      }
      input[type="text"],
      select,
      textarea {
        font: 500 15px/1.3 var(--sans, system-ui, sans-serif);
        font-variant-numeric: tabular-nums;
        box-sizing: border-box;
        width: 92px;
        min-height: 36px;
        padding: 5px 10px;
        color: var(--ink);
        background: var(--ground);
        border: 1px solid color-mix(in srgb, var(--quiet) 55%, var(--ground));
        border-radius: 8px;
      }
      .words input,
      .words textarea {
        width: 220px;
      }
      .source {
        grid-template-columns: minmax(0, 1fr);
        flex: 1 1 100%;
      }
      .source .wrong {
        max-width: none;
        white-space: pre-line;
      }
      .source textarea {
        width: 100%;
        padding: 8px 12px;
        font: 13.5px/1.55 var(--mono, ui-monospace, monospace);
        font-variant-ligatures: none;
        tab-size: 2;
        resize: vertical;
      }
      @media (max-width: 480px) {
        .fields {
          column-gap: 16px;
        }
        input[type="text"] {
          width: 72px;
        }
        .words {
          grid-template-columns: auto minmax(0, 1fr);
          flex: 1 1 100%;
        }
        .words input[type="text"] {
          width: 100%;
        }
      }
      select {
        width: auto;
      }
      [aria-invalid="true"] {
        border-color: var(--bad, #b3261e);
        box-shadow: 0 0 0 1px var(--bad, #b3261e);
      }
      .unit {
        color: var(--quiet);
      }
      .wrong {
        color: var(--bad, #b3261e);
        font-size: 13px;
        line-height: 1.4;
      }
      .flag {
        min-height: 36px;
        gap: 8px;
      }
      .flag input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--work);
      }
      .reset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        min-height: 36px;
        font-size: 13.5px;
        color: var(--quiet);
      }
      .reset button {
        min-height: 30px;
        padding: 3px 10px;
        font-size: 13px;
      }
      details {
        font-size: 14px;
      }
      details .fields {
        margin-top: 6px;
      }
      summary {
        line-height: 36px;
        width: fit-content;
        cursor: pointer;
        color: var(--quiet);
        font-size: 13.5px;
      }
    `,
  ];
  static override properties = {
    variants: { attribute: false },
    controls: { attribute: false },
    variant: {},
    entries: { attribute: false },
    locked: { type: Boolean },
    changed: { type: Boolean },
    refused: { attribute: false },
    asking: { state: true },
  };
  declare variants: readonly Variant[];
  declare controls: readonly Control[];
  declare variant: string;
  declare entries: Entries;
  /** A run goes on: what it was started with stays to be read. */
  declare locked: boolean;
  /** The reader has chosen otherwise than the page did. */
  declare changed: boolean;
  /** What the program itself found wrong, by name. */
  declare refused: Readonly<Record<string, string>>;
  declare private asking: boolean;

  constructor() {
    super();
    this.variants = [];
    this.controls = [];
    this.variant = "";
    this.entries = {};
    this.locked = false;
    this.changed = false;
    this.refused = {};
    this.asking = false;
  }

  override firstUpdated(): void {
    // A value that isn't the usual one must be seen.
    const details = this.renderRoot.querySelector("details");
    if (details) details.open = this.controls.some(({ common, name, initial }) => common && (this.entries[name] ?? initial) !== initial);
  }

  override render(): TemplateResult {
    const own = this.controls.filter(({ common }) => !common);
    const common = this.controls.filter((control) => control.common);
    return html`
      ${this.variants.length > 1 ? this.#variantChoice() : nothing}
      ${this.controls.length > 0 || this.changed ? this.#fields(own, common) : nothing}`;
  }

  #fields(own: readonly Control[], common: readonly Control[]): TemplateResult {
    return html`<div class="fields">
      ${own.map((control) => this.#field(control))}
      ${common.length > 0
        ? html`<details>
            <summary>${common.some(({ name }) => name === "scale") ? "Speed and seed" : "Seed"}</summary>
            <div class="fields">${common.map((control) => this.#field(control))}</div>
          </details>`
        : nothing}
      ${this.changed && !this.locked ? this.#resetChoice() : nothing}
    </div>`;
  }

  /** What was chosen is kept from visit to visit, so forgetting it asks. */
  #resetChoice(): TemplateResult {
    return html`<div class="reset" role="group" aria-label="Your choices">${this.asking
      ? html`<span>Forget your choices?</span>
          <button type="button" @click=${this.#forget}>Forget</button>
          <button type="button" class="keep" @click=${() => this.#ask(false)}>Keep</button>`
      : html`<button type="button" class="ask" @click=${() => this.#ask(true)}>Reset</button>`}</div>`;
  }

  /** The button that was pressed goes away: the focus goes to the one that stands in its place. */
  #ask(asking: boolean): void {
    this.asking = asking;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(asking ? ".keep" : ".ask")?.focus());
  }

  readonly #forget = (): void => {
    this.asking = false;
    this.dispatchEvent(new Event("controls-reset"));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("input:checked, input, select, textarea")?.focus());
  };

  /** Puts the focus on the first field that has something wrong with it. */
  focusWrong(): void {
    for (const details of this.renderRoot.querySelectorAll("details")) {
      if (details.querySelector("[aria-invalid=true]")) details.open = true;
    }
    this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  #variantChoice(): TemplateResult {
    const chosen = this.variants.find(({ name }) => name === this.variant);
    return html`<fieldset ?disabled=${this.locked}>
        <legend class="seen-by-readers">Variant</legend>
        <div class="variants">
          ${this.variants.map(
            ({ name }) => html`<label><input type="radio" name="variant" .value=${name} .checked=${name === this.variant}
              @change=${() => this.#change({ variant: name })} />${spoken(name)}</label>`,
          )}
        </div>
      </fieldset>
      ${chosen ? html`<p class="summary">${chosen.summary}</p>` : nothing}`;
  }

  #field(control: Control): TemplateResult {
    const entry = this.entries[control.name] ?? control.initial;
    if (control.type === "flag") return this.#flag(control, entry);
    const wrong = complaint(control, entry) || (this.refused[control.name] ?? "");
    const about = [wrong && `${control.name}-wrong`, control.help && `${control.name}-help`].filter(Boolean).join(" ");
    const kind = control.type === "source" ? "source" : control.type === "text" || control.type === "texts" ? "words" : "";
    return html`<div class="field ${kind}" title=${control.help || nothing}>
      <label for=${control.name}>${spoken(control.name)}</label>
      <span class="value">${this.#input(control, entry, wrong !== "", about)}
        ${control.unit && control.unit !== control.name ? html`<span class="unit">${control.unit}</span>` : nothing}</span>
      <span class="wrong" id="${control.name}-wrong" role="alert">${wrong}</span>
      ${control.help ? html`<span hidden id="${control.name}-help">${control.help} ${rangeOf(control)}</span>` : nothing}
    </div>`;
  }

  #input(control: Control, entry: string, isWrong: boolean, about: string): TemplateResult {
    const { name } = control;
    const described = about || nothing;
    const edited = (event: Event): void => this.#enter(name, (event.target as HTMLInputElement).value);
    if (control.type === "choice") {
      return html`<select id=${name} ?disabled=${this.locked} aria-describedby=${described} @change=${edited}>
        ${control.choices.map((choice) => html`<option .value=${choice} ?selected=${choice === entry}>${spoken(choice)}</option>`)}
      </select>`;
    }
    if (control.type === "texts") {
      return html`<textarea id=${name} rows="3" ?readonly=${this.locked} aria-describedby=${described} .value=${entry} @input=${edited}></textarea>`;
    }
    if (control.type === "source") {
      const rows = Math.min(mostRows, Math.max(leastRows, entry.split("\n").length));
      return html`<textarea id=${name} rows=${rows} wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off" ?readonly=${this.locked}
        aria-invalid=${isWrong ? "true" : nothing} aria-describedby=${described} .value=${entry} @input=${edited} @keydown=${this.#runByKey}></textarea>`;
    }
    const mode = control.type === "integer" ? "numeric" : control.type === "text" ? "text" : "decimal";
    return html`<input type="text" id=${name} inputmode=${mode} autocomplete="off" spellcheck="false" ?readonly=${this.locked}
      placeholder=${control.initial === "" && control.type !== "text" ? "auto" : nothing}
      aria-invalid=${isWrong ? "true" : nothing} aria-describedby=${described} .value=${entry}
      @input=${edited} @keydown=${(event: KeyboardEvent) => this.#stepByKey(event, control, entry)} />`;
  }

  #flag(control: Control, entry: string): TemplateResult {
    return html`<div class="field flag" title=${control.help || nothing}>
      <input type="checkbox" id=${control.name} ?disabled=${this.locked} .checked=${entry === "true"}
        aria-describedby=${control.help ? `${control.name}-help` : nothing}
        @change=${(event: Event) => this.#enter(control.name, String((event.target as HTMLInputElement).checked))} />
      <label for=${control.name}>${spoken(control.name)}</label>
      ${control.help ? html`<span hidden id="${control.name}-help">${control.help}</span>` : nothing}
    </div>`;
  }

  /** Up and Down count in a number's field, as they would in a spin button; Enter runs. */
  #stepByKey(event: KeyboardEvent, control: Control, entry: string): void {
    if (event.key === "Enter") {
      this.dispatchEvent(new Event("run"));
      return;
    }
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    const isNumber = control.type === "integer" || control.type === "real" || control.type === "seconds";
    if (by === 0 || !isNumber || this.locked || entry.trim() === "" || !Number.isFinite(Number(entry))) return;
    event.preventDefault();
    const { min = -Infinity, max = Infinity } = control;
    this.#enter(control.name, String(Math.min(max, Math.max(min, Number(entry) + by))));
  }

  /** Enter makes a new line in a source: there it runs together with Ctrl. */
  readonly #runByKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.dispatchEvent(new Event("run"));
  };

  #enter(name: string, value: string): void {
    this.#change({ entries: { ...this.entries, [name]: value } });
  }

  #change(detail: ControlsChange): void {
    this.dispatchEvent(new CustomEvent<ControlsChange>("controls-change", { detail }));
  }
}

/** A name as words. */
export const spoken = (name: string): string => name.replace(/_/g, " ");

customElements.define("run-controls", RunControls);
