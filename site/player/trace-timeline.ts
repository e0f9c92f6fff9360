// trace-timeline: <trace-timeline>, the picture of one run, or of several on one time axis. Draws what it is
// given, live or finished; zoom, hover and keys choose what is told in the line beneath. Knows models,
// layout and painting; nothing of how runs come about.
import { html, LitElement, nothing, svg } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { stepAt, tellCounter } from "./counter-steps";
import { beginOf, describe, isInterval, sequenceOf } from "./descriptions";
import type { Item } from "./descriptions";
import type { Lane } from "./run-model";
import "./moment-slider";
import { measureIn } from "./text-width";
import { counterAt, laneAt, layOut } from "./timeline-layout";
import type { LaneBox, Layout, Track, TrackBox } from "./timeline-layout";
import { paint } from "./timeline-paint";
import type { Chosen } from "./timeline-paint";
import { timelineStyles } from "./timeline-styles";
import { duration, timeAt, xOf } from "./time-scale";
import type { TimeScale } from "./time-scale";

const least = 1_000_000;
const zoomStep = 1.6;

export class TraceTimeline extends LitElement {
  static override styles = timelineStyles;
  static override properties = {
    tracks: { attribute: false },
    label: {},
    expected: { type: Number },
    moment: { attribute: false },
    replayable: { type: Boolean },
    tell: { attribute: false },
    view: { state: true },
    chosen: { state: true },
    hovered: { state: true },
    width: { state: true },
    dragged: { state: true },
  };
  /** The runs, top to bottom. Set anew whenever a model has grown. */
  declare tracks: readonly Track[];
  declare label: string;
  /** How long the longest run is thought to take, in nanoseconds; 0 if nobody knows. */
  declare expected: number;
  /** The moment that is marked; undefined for the end. The slider changes it by a moment-change event. */
  declare moment: number | undefined;
  /** Moments can be chosen, once the runs have ended. */
  declare replayable: boolean;
  /** Says in words what a moment looks like. */
  declare tell: (moment: number) => string;
  declare private view: { from: number; to: number } | undefined;
  declare private chosen: Chosen | undefined;
  declare private hovered: Chosen | undefined;
  declare private width: number;
  declare private dragged: boolean;
  #layout: Layout | undefined;
  #scale: TimeScale | undefined;
  #drag: { x: number; from: number; to: number } | undefined;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.tracks = [];
    this.label = "";
    this.expected = 0;
    this.replayable = false;
    this.tell = () => "";
    this.width = 0;
    this.dragged = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Forgets zoom and choice: another run begins. */
  reset(): void {
    this.view = undefined;
    this.chosen = undefined;
    this.hovered = undefined;
  }

  override firstUpdated(): void {
    // Not passive, unlike Lit's own listeners: with Ctrl the wheel zooms the timeline, not the page.
    this.renderRoot.querySelector(".frame")?.addEventListener("wheel", (event) => this.#wheel(event as WheelEvent), { passive: false });
  }

  override updated(changed: PropertyValues<this>): void {
    const running = this.tracks.some(({ state }) => state === "running" || state === "waiting");
    const frame = this.renderRoot.querySelector<HTMLElement>(".frame");
    // While a run goes on its picture never shrinks: what stands below must not jump.
    if (!frame || !changed.has("tracks")) return;
    const height = Math.max(running ? frame.offsetHeight : 0, this.#layout?.height ?? 0);
    frame.style.setProperty("min-height", `${height}px`);
  }

  override render(): TemplateResult {
    measureIn(this);
    const layout = layOut(this.tracks, Math.max(this.width, 200));
    const whole = this.#whole();
    const { from, to } = this.view ?? { from: 0, to: whole };
    const scale: TimeScale = { from, to, left: layout.left + 1, right: layout.right };
    this.#layout = layout;
    this.#scale = scale;
    const told = this.hovered ?? this.chosen;
    return html`
      ${this.replayable ? this.#slider(scale) : nothing}
      <div class="frame" tabindex="0" role="application" aria-roledescription="timeline" aria-label=${this.#summary()}
        aria-describedby="keys" @keydown=${this.#key} @pointermove=${this.#move} @pointerleave=${this.#leave}
        @pointerdown=${this.#press} @pointerup=${this.#release} @pointercancel=${this.#release}>
        <svg class="${this.view ? "zoomed" : ""} ${this.dragged ? "dragged" : ""}" aria-hidden="true"
          height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}">
          ${this.width > 0 ? paint(layout, scale, told, this.moment) : nothing}
        </svg>
      </div>
      <div class="under">
        ${this.#legend()}
        <div class="zoom" role="group" ?hidden=${this.tracks.every(({ model }) => model.lanes.length === 0)} aria-label="Zoom">
          <button type="button" aria-label="Zoom out" aria-disabled=${!this.view} @click=${() => this.#zoom(1 / zoomStep)}>−</button>
          <button type="button" aria-label="Zoom in" @click=${() => this.#zoom(zoomStep)}>+</button>
          <button type="button" aria-disabled=${!this.view} @click=${this.#fit}>Fit</button>
        </div>
      </div>
      <p class="detail" aria-live="polite">${told ? this.#tell(told) : this.#hint()}</p>
      <span id="keys" hidden>Up and Down choose a thread, Left and Right an event of it; plus and minus zoom, 0 fits.</span>`;
  }

  #slider(scale: TimeScale): TemplateResult {
    const isOver = this.tracks.some(({ state }) => state !== "waiting") && this.tracks.every(({ state }) => state !== "running");
    const end = Math.max(0, ...this.tracks.map(({ now }) => now));
    return html`<moment-slider .scale=${scale} .end=${end} .moment=${this.moment} .tell=${this.tell} .disabled=${!isOver}></moment-slider>`;
  }

  /** The whole of the axis: a little more than the longest run, or than what it is expected to be. */
  #whole(): number {
    const longest = Math.max(0, ...this.tracks.map(({ now }) => now));
    const running = this.tracks.some(({ state }) => state === "running" || state === "waiting");
    return Math.max(least / 1000, running ? Math.max(this.expected, longest * 1.04, longest === 0 ? 1e9 : least) : longest * 1.002);
  }

  #summary(): string {
    const runs = this.tracks.map(({ title, model, now, state }) => {
      const lanes = `${model.lanes.length} ${model.lanes.length === 1 ? "thread" : "threads"}`;
      const counters = [...model.counters.values()].map((counter) => `, ${model.names.object(counter.object)} ${tellCounter(counter)}`).join("");
      return state === "waiting" ? `${title}: not run yet` : `${title}: ${lanes}, ${duration(now)}${counters}`;
    });
    return `Timeline${this.label && ` of ${this.label}`}. ${runs.join("; ")}.`;
  }

  #tell({ track, item }: Chosen): string {
    const box = this.tracks[track];
    return box ? describe(item, box.model.names, box.now) : "";
  }

  #hint(): string {
    const hasEvents = this.tracks.some(({ model }) => model.lanes.length > 0);
    return hasEvents
      ? "Point at a bar, or use the arrow keys, to see what it is."
      : "Nothing has run yet. Real threads will draw themselves here.";
  }

  #legend(): TemplateResult | typeof nothing {
    const lanes = this.tracks.flatMap(({ model }) => model.lanes);
    const has = (of: (lane: Lane) => readonly unknown[]): boolean => lanes.some((lane) => of(lane).length > 0);
    if (lanes.length === 0) return nothing;
    const key = (shape: TemplateResult, words: string): TemplateResult =>
      html`<li><svg viewBox="0 0 22 12" aria-hidden="true">${shape}</svg>${words}</li>`;
    return html`<ul class="legend">
      ${has((lane) => lane.spans) ? key(svg`<rect class="span" y="1" width="22" height="10" rx="3"></rect>`, "at work") : nothing}
      ${has((lane) => (lane.spans.length === 0 && lane.life ? [lane.life] : []))
        ? key(svg`<path class="life" d="M3 6H19"></path>`, "running") : nothing}
      ${has((lane) => lane.waits) ? key(waitingKey(has((lane) => lane.waits.filter(({ depth }) => depth > 0))), "waiting") : nothing}
      ${has((lane) => lane.holds) ? key(svg`<rect class="hold" y="4" width="22" height="5" rx="2"></rect>`, "holds a lock") : nothing}
      ${has((lane) => lane.activities) ? key(svg`<rect class="activity" y="1" width="22" height="10" rx="3"></rect>`, "goes on by itself") : nothing}
      ${has((lane) => lane.counts) ? key(svg`<path class="counter-line" d="M1 10H7V3H14V7H21"></path>`, "a counter") : nothing}
      ${this.tracks.some(({ model }) => [...model.counters.values()].some(({ bound }) => bound > 0))
        ? key(svg`<path class="counter-bound" d="M1 6H21"></path>`, "its bound") : nothing}
      ${has((lane) => lane.accesses)
        ? key(svg`<path class="read" d="M2 5h1v6h-1zM6 5h1v6h-1z"></path><path class="write" d="M11 3h1v8h-1zM15 3h1v8h-1zM18 3h1v8h-1z"></path>`, "reads, writes")
        : nothing}
    </ul>`;
  }

  // Zoom

  #zoom(factor: number, around?: number): void {
    const scale = this.#scale;
    if (!scale) return;
    const focus = around ?? (this.chosen ? beginOf(this.chosen.item) : (scale.from + scale.to) / 2);
    const centre = Math.min(Math.max(focus, scale.from), scale.to);
    this.#see(centre - (centre - scale.from) / factor, centre + (scale.to - centre) / factor);
  }

  #see(from: number, to: number): void {
    const whole = this.#whole();
    const span = Math.max(to - from, 1000);
    if (span >= whole * 0.999) {
      this.view = undefined;
      return;
    }
    const start = Math.min(Math.max(from, 0), whole - span);
    this.view = { from: start, to: start + span };
  }

  readonly #fit = (): void => {
    this.view = undefined;
  };

  #wheel(event: WheelEvent): void {
    const scale = this.#scale;
    if (!scale) return;
    const x = event.clientX - this.#left();
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#zoom(Math.exp(-event.deltaY / 240), timeAt(scale, x));
    } else if (this.view && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
      event.preventDefault();
      this.#pan((event.deltaX || event.deltaY) * ((scale.to - scale.from) / (scale.right - scale.left)));
    }
  }

  #pan(by: number): void {
    if (this.view) this.#see(this.view.from + by, this.view.to + by);
  }

  // The pointer

  #left(): number {
    return this.renderRoot.querySelector("svg")?.getBoundingClientRect().left ?? 0;
  }

  readonly #move = (event: PointerEvent): void => {
    const svgBox = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    const scale = this.#scale;
    if (!svgBox || !scale) return;
    const x = event.clientX - svgBox.left;
    const drag = this.#drag;
    if (drag && this.view) {
      const by = (drag.x - x) * ((drag.to - drag.from) / (scale.right - scale.left));
      this.dragged = true;
      this.#see(drag.from + by, drag.to + by);
      return;
    }
    this.hovered = this.#itemAt(x, event.clientY - svgBox.top);
  };

  readonly #leave = (): void => {
    this.hovered = undefined;
  };

  readonly #press = (event: PointerEvent): void => {
    const x = event.clientX - this.#left();
    if (this.view && event.isPrimary) {
      this.#drag = { x, ...this.view };
      this.renderRoot.querySelector(".frame")?.setPointerCapture(event.pointerId);
    }
    const box = this.renderRoot.querySelector("svg")?.getBoundingClientRect();
    if (box) this.chosen = this.#itemAt(x, event.clientY - box.top);
  };

  readonly #release = (): void => {
    this.#drag = undefined;
    this.dragged = false;
  };

  #itemAt(x: number, y: number): Chosen | undefined {
    const layout = this.#layout;
    const scale = this.#scale;
    const counter = layout && counterAt(layout, y);
    if (counter && scale && x >= layout.left - 6) {
      const step = stepAt(counter.box.counter.steps, timeAt(scale, x + 1));
      return step && { track: layout.tracks.indexOf(counter.track), item: step };
    }
    const found = layout && laneAt(layout, y);
    if (!layout || !scale || !found || x < layout.left - 6) return undefined;
    const track = layout.tracks.indexOf(found.track);
    const item = itemUnder(found.box, found.track, scale, x, y);
    return item && { track, item };
  }

  // Keys: only while the timeline itself has the focus.

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  };

  readonly #keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowRight: (event) => (event.shiftKey ? this.#pan(this.#page()) : this.#step(1)),
    ArrowLeft: (event) => (event.shiftKey ? this.#pan(-this.#page()) : this.#step(-1)),
    ArrowDown: () => this.#changeLane(1),
    ArrowUp: () => this.#changeLane(-1),
    Home: () => this.#step(-Infinity),
    End: () => this.#step(Infinity),
    Enter: () => this.#zoomToChosen(),
    "+": () => this.#zoom(zoomStep),
    "=": () => this.#zoom(zoomStep),
    "-": () => this.#zoom(1 / zoomStep),
    "0": () => this.#fit(),
    Escape: () => (this.chosen = undefined),
  };

  #page(): number {
    return this.view ? (this.view.to - this.view.from) / 4 : 0;
  }

  #step(by: number): void {
    const chosen = this.chosen;
    if (!chosen) {
      this.#choose(0, 0, 0);
      return;
    }
    const lane = this.tracks[chosen.track]?.model.lanes[chosen.item.lane];
    if (!lane) return;
    const items = itemsOf(lane);
    const at = items.indexOf(chosen.item);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next) this.#show({ track: chosen.track, item: next });
  }

  #changeLane(by: number): void {
    const chosen = this.chosen;
    const lanes = this.tracks.flatMap(({ model }, track) =>
      model.lanes.filter((lane) => itemsOf(lane).length > 0).map((lane) => ({ track, lane: lane.index })),
    );
    const at = chosen ? lanes.findIndex(({ track, lane }) => track === chosen.track && lane === chosen.item.lane) + by : 0;
    const next = lanes[Math.min(Math.max(at, 0), lanes.length - 1)];
    if (next) this.#choose(next.track, next.lane, chosen ? beginOf(chosen.item) : 0);
  }

  /** The first item of a lane that goes on at that time or begins after it. */
  #choose(track: number, lane: number, time: number): void {
    const of = this.tracks[track]?.model.lanes[lane];
    const items = of ? itemsOf(of) : [];
    const item = items.find((one) => (isInterval(one) ? one.end : one.time) >= time) ?? items[items.length - 1];
    if (item) this.#show({ track, item });
  }

  #show(chosen: Chosen): void {
    this.chosen = chosen;
    this.hovered = undefined;
    const { view } = this;
    const time = beginOf(chosen.item);
    if (view && (time < view.from || time > view.to)) {
      const half = (view.to - view.from) / 2;
      this.#see(time - half, time + half);
    }
  }

  #zoomToChosen(): void {
    const item = this.chosen?.item;
    if (!item || !isInterval(item)) return;
    const end = Math.min(item.end, this.#whole());
    const margin = (end - item.begin) * 0.15;
    this.#see(item.begin - margin, end + margin);
  }
}

/** Hatched in colour where threads wait in the middle of some work, in grey where they only wait. */
const waitingKey = (isAtWork: boolean): TemplateResult => svg`
  <defs><pattern id="key" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class=${isAtWork ? "hatch-ground" : "hatch-bare"} width="7" height="7"></rect>
    <rect class=${isAtWork ? "hatch-work" : "hatch-idle"} width=${isAtWork ? 2.6 : 1.6} height="7"></rect>
  </pattern></defs>
  <rect class=${isAtWork ? "work-wait" : "idle-wait"} x="0.7" y="1" width="20.6" height="10" rx="3" fill="url(#key)"></rect>`;

const remembered = new WeakMap<Lane, { count: number; items: Item[] }>();

/** All that can be told of a lane, in order of sequence. */
function itemsOf(lane: Lane): Item[] {
  const parts = [lane.spans, lane.waits, lane.holds, lane.activities, lane.accesses, lane.marks, lane.counts];
  const count = parts.reduce((sum, { length }) => sum + length, 0);
  const known = remembered.get(lane);
  if (known?.count === count) return known.items;
  const items: Item[] = parts.flat();
  items.sort((a, b) => sequenceOf(a) - sequenceOf(b));
  remembered.set(lane, { count, items });
  return items;
}

/** What is drawn at that point; a mark or an access may be a few pixels off. */
function itemUnder(box: LaneBox, track: TrackBox, scale: TimeScale, x: number, y: number): Item | undefined {
  const { lane } = box;
  const { now } = track.track;
  const covers = (item: { begin: number; end: number }): boolean =>
    xOf(scale, item.begin) - 2 <= x && xOf(scale, Math.min(item.end, now)) + 2 >= x;
  const nearest = (moments: Lane["marks"], reach: number): Item | undefined => {
    let best: Item | undefined;
    let distance = reach;
    for (const one of moments) {
      const off = Math.abs(xOf(scale, one.time) - x);
      if (off < distance) {
        distance = off;
        best = one;
      }
    }
    return best;
  };
  const isIn = (strip: LaneBox["spans"]): boolean => strip.rows > 0 && y >= strip.top && y < strip.top + strip.rows * strip.rowHeight;
  const row = (strip: LaneBox["spans"]): number => Math.floor((y - strip.top) / strip.rowHeight);
  if (y < box.spans.top + 4) {
    const mark = nearest(lane.marks, 6);
    if (mark) return mark;
  }
  if (isIn(box.accesses)) return nearest(lane.accesses, 4);
  if (isIn(box.holds)) return lane.holds.find((one) => one.row === row(box.holds) && covers(one));
  if (isIn(box.activities)) return lane.activities.find((one) => one.row === row(box.activities) && covers(one));
  if (!isIn(box.spans)) return undefined;
  const here = row(box.spans);
  return (
    lane.waits.find((one) => Math.max(0, one.depth - 1) === here && covers(one)) ??
    lane.spans.find((one) => one.row === here && covers(one)) ??
    nearest(lane.marks, 6)
  );
}

customElements.define("trace-timeline", TraceTimeline);
