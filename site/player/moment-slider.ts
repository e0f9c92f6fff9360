// moment-slider: <moment-slider>, chooses a moment of a run that has ended. It stands above a plot and is exactly as wide,
// so that its thumb is above what it marks. Says which by a moment-change event. Knows the time scale alone.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "./element-styles";
import { clockTime } from "./time-scale";
import type { TimeScale } from "./time-scale";

/** The moment in nanoseconds; null for the end of the run. */
export type MomentChange = CustomEvent<number | null>;

/** One press of an arrow key is so much of what is seen. */
const steps = 200;
const thumbWidth = 18;

export class MomentSlider extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .row {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 12px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--quiet);
      }
      output {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        color: var(--ink);
      }
      input {
        display: block;
        box-sizing: border-box;
        height: 28px;
        margin: 0;
        padding: 0;
        appearance: none;
        background: none;
        cursor: pointer;
        touch-action: pan-y;
      }
      input:disabled {
        cursor: default;
        opacity: 0.35;
      }
      input::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--quiet) 35%, var(--ground));
      }
      input::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--quiet) 35%, var(--ground));
      }
      input::-webkit-slider-thumb {
        appearance: none;
        box-sizing: border-box;
        width: ${thumbWidth}px;
        height: ${thumbWidth}px;
        margin-top: -7px;
        border: 2px solid var(--ground);
        border-radius: 50%;
        background: var(--ink);
      }
      input::-moz-range-thumb {
        box-sizing: border-box;
        width: ${thumbWidth}px;
        height: ${thumbWidth}px;
        border: 2px solid var(--ground);
        border-radius: 50%;
        background: var(--ink);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
  static override properties = {
    scale: { attribute: false },
    end: { type: Number },
    moment: { attribute: false },
    tell: { attribute: false },
    disabled: { type: Boolean },
  };
  /** What part of the run is seen, and where. */
  declare scale: TimeScale;
  /** When the last run ended, in nanoseconds. */
  declare end: number;
  declare moment: number | undefined;
  declare tell: (moment: number) => string;
  declare disabled: boolean;

  constructor() {
    super();
    this.end = 0;
    this.tell = () => "";
    this.disabled = false;
  }

  override updated(): void {
    const { left, right } = this.scale;
    const input = this.renderRoot.querySelector("input");
    // A thumb's middle goes from half its width within the one end to half its width within the other.
    input?.style.setProperty("margin-left", `${left - thumbWidth / 2}px`);
    input?.style.setProperty("width", `${right - left + thumbWidth}px`);
  }

  override render(): TemplateResult {
    const { from, to } = this.scale;
    const moment = this.moment ?? this.end;
    const time = clockTime(moment, this.end);
    const told = this.disabled ? "" : this.tell(this.moment ?? Infinity);
    return html`<div class="row">
        <label for="moment">${this.disabled ? "Any moment can be seen again after the run" : "See any moment again"}</label>
        <output for="moment">${this.disabled ? nothing : this.moment === undefined ? "the end" : time}</output>
      </div>
      <input type="range" id="moment" min=${from} max=${to} step=${(to - from) / steps} ?disabled=${this.disabled}
        .value=${String(this.disabled ? to : Math.min(Math.max(moment, from), to))} aria-valuetext="${time}${told && `: ${told}`}" @input=${this.#slide} />`;
  }

  readonly #slide = (event: Event): void => {
    const value = Number((event.target as HTMLInputElement).value);
    const isAtEnd = value + (this.scale.to - this.scale.from) / steps >= this.end;
    this.dispatchEvent(new CustomEvent("moment-change", { detail: isAtEnd ? null : value, bubbles: true, composed: true }) satisfies MomentChange);
  };
}

customElements.define("moment-slider", MomentSlider);
