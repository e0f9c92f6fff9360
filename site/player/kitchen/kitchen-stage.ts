// kitchen-stage: <kitchen-stage>, a kitchen for each run, side by side where there is room. Entry of a bundle of its own:
// only pages whose demos have places load it. Knows tracks and kitchens.
import { css, html, LitElement } from "lit";
import type { TemplateResult } from "lit";
import type { Track } from "../timeline-layout";
import "./kitchen-scene";
import { kitchenAt } from "./kitchen-state";
import { tellKitchen } from "./kitchen-words";

export class KitchenStage extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    .kitchens {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: 14px;
    }
    kitchen-scene {
      display: block;
      min-width: 0;
    }
  `;
  static override properties = {
    tracks: { attribute: false },
    places: { attribute: false },
    expected: { attribute: false },
    moment: { attribute: false },
  };
  declare tracks: readonly Track[];
  declare places: readonly string[];
  /** How many cooks are likely to come into each. */
  declare expected: readonly number[];
  declare moment: number | undefined;

  constructor() {
    super();
    this.tracks = [];
    this.places = [];
    this.expected = [];
  }

  override render(): TemplateResult {
    const whole = Math.max(0, ...this.tracks.map(({ now }) => now));
    return html`<div class="kitchens">${this.tracks.map(
      (track, at) => html`<kitchen-scene .track=${track} .places=${this.places} .expected=${this.expected[at] ?? 1} .moment=${this.moment}
        .titled=${this.tracks.length > 1} .whole=${whole}></kitchen-scene>`,
    )}</div>`;
  }

  /** What all kitchens look like at a moment, in words. */
  tell(moment: number): string {
    const told = this.tracks.map(({ title, model, now }) => (this.tracks.length > 1 ? `${title}: ` : "") + tellKitchen(kitchenAt(model, moment, now), model.names));
    return told.join(". ");
  }
}

customElements.define("kitchen-stage", KitchenStage);
