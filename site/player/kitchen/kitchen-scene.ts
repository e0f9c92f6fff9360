// kitchen-scene: <kitchen-scene>, one run as a drawn kitchen: its threads are cooks who walk to where they are, work
// there, or wait; as the run stands now, or as it stood at a moment. Knows models, layout and painting; nothing of how
// runs come about.
import { html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { measureIn } from "../text-width";
import { clockTime } from "../time-scale";
import type { Track } from "../timeline-layout";
import { layOutKitchen } from "./kitchen-layout";
import type { KitchenLayout } from "./kitchen-layout";
import { paintKitchen } from "./kitchen-paint";
import { kitchenAt } from "./kitchen-state";
import type { Kitchen } from "./kitchen-state";
import { kitchenStyles } from "./kitchen-styles";
import { deedOf, tellKitchen } from "./kitchen-words";
import { Walkers } from "./walking";

export class KitchenScene extends LitElement {
  static override styles = kitchenStyles;
  static override properties = {
    track: { attribute: false },
    places: { attribute: false },
    moment: { attribute: false },
    expected: { type: Number },
    titled: { type: Boolean },
    whole: { type: Number },
    width: { state: true },
  };
  /** The run. Set anew whenever its model has grown. */
  declare track: Track;
  /** The demo's places, from left to right. */
  declare places: readonly string[];
  /** The moment that is shown, in nanoseconds; undefined for how it stands now. */
  declare moment: number | undefined;
  /** How many cooks are likely to come. */
  declare expected: number;
  /** There are others beside it. */
  declare titled: boolean;
  /** How long the longest of all runs is, in nanoseconds: their clocks show the same unit. */
  declare whole: number;
  declare private width: number;
  #layout: KitchenLayout | undefined;
  #kitchen: Kitchen = { cooks: [], processes: [] };
  #trips = new Map<number, number>();
  readonly #walkers = new Walkers();
  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.places = [];
    this.expected = 1;
    this.titled = false;
    this.whole = 0;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override updated(): void {
    const layout = this.#layout;
    if (layout) this.#walkers.send(this.renderRoot, layout, this.#stops(layout));
    this.#trips = new Map(this.#kitchen.cooks.map(({ lane, trips }) => [lane, trips]));
  }

  override render(): TemplateResult {
    const { model, now, state, title } = this.track;
    measureIn(this);
    const kitchen = kitchenAt(model, this.moment ?? Infinity, now);
    const layout = layOutKitchen(kitchen, this.places, Math.max(this.width, 240), state === "waiting" || state === "running" ? this.expected : 0);
    this.#kitchen = kitchen;
    this.#layout = layout;
    const moves = state === "running" || this.moment !== undefined ? "running" : "";
    return html`<svg class="${state} ${moves}" role="img" aria-label=${this.#summary(kitchen)} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}">
        ${this.width > 0 ? paintKitchen(layout, kitchen, model.names, Math.max(this.whole, now)) : nothing}
        ${this.titled ? svg`<text class="title" x="16" y="27">${title}</text>` : nothing}
        ${state === "waiting" ? this.#invitation(layout) : svg`<text class="clock" x=${layout.width - 14} y="29" text-anchor="end">${this.#clock()}</text>`}
      </svg>
      ${layout.captioned ? nothing : html`<ul class="list">${kitchen.cooks.map((cook) => html`<li><strong>${cook.name}</strong> ${deedOf(cook, kitchen, model.names)}</li>`)}</ul>`}
      <p class="seen-by-readers" aria-live="polite">${state === "finished" || state === "unfinished" ? this.#atTheEnd() : ""}</p>`;
  }

  /** Drawn in the middle of the still kitchen. */
  #invitation({ width, counterY }: KitchenLayout): TemplateResult {
    return svg`<text class="invitation" x=${width / 2} y=${counterY - 92} text-anchor="middle">${this.expected > 1 ? "The cooks come" : "The cook comes"} in when it runs.</text>`;
  }

  #clock(): string {
    const { now } = this.track;
    return clockTime(Math.min(this.moment ?? now, now), Math.max(this.whole, now));
  }

  #summary(kitchen: Kitchen): string {
    const { title, state, model } = this.track;
    if (state === "waiting") return `Kitchen, ${title}: ${listed(this.places)}. Nobody is there yet.`;
    return `Kitchen, ${title}, at ${this.#clock()}: ${tellKitchen(kitchen, model.names)}.`;
  }

  /** Said once, when the run has ended: all that is announced. */
  #atTheEnd(): string {
    const { model, now } = this.track;
    return `${this.track.title}, at the end: ${tellKitchen(kitchenAt(model, Infinity, now), model.names)}.`;
  }

  /** Where cooks have been since the last picture, too briefly to be seen there. */
  #stops({ stations, figures }: KitchenLayout): Map<number, readonly number[]> {
    const stops = new Map<number, readonly number[]>();
    for (const { cook } of figures) {
      const before = this.#trips.get(cook.lane) ?? 0;
      const places = this.track.model.lanes[cook.lane]?.places ?? [];
      const from = places[before - 1]?.text ?? "";
      const passed = places.slice(before, Math.max(before, cook.trips - 1)).map(({ text }) => text);
      // What lies at the beginning or the end of the way is no stop on it.
      const stopped = passed.filter((place, at) => place !== from && place !== cook.place && place !== passed[at - 1]);
      const xs = stopped.flatMap((place) => stations.find(({ name }) => name === place)?.middle ?? []);
      if (xs.length > 0) stops.set(cook.lane, xs);
    }
    return stops;
  }
}

const listed = (words: readonly string[]): string => words.join(", ").replace(/, ([^,]*)$/, " and $1");

customElements.define("kitchen-scene", KitchenScene);
