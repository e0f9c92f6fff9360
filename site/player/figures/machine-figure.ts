// machine-figure: <machine-figure>, a little machine that did a program: its CPU, memory and devices, played again step by
// step, to and fro. The part that works is named and lit. Knows its figure and how it stands after each step.
import { html, LitElement, nothing, svg } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { figureStyles } from "./figure-styles";
import { accessesOf, partNames, shownAt } from "./machine-replay";
import type { MachineData, Shown, ShownPlace } from "./machine-replay";
import { machineStyles } from "./machine-styles";

/** Steps in a second. */
const speeds = [0.5, 1, 2, 5, 20];

export class MachineFigure extends LitElement {
  static override styles = [figureStyles, machineStyles];
  static override properties = { figure: { attribute: false }, position: { state: true }, playing: { state: true }, speed: { state: true } };
  declare figure: MachineData;
  /** How many steps are done. */
  declare private position: number;
  declare private playing: boolean;
  declare private speed: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.position = 0;
    this.playing = false;
    this.speed = 1;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("figure")) this.#show(0);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("position") || changed.has("figure")) this.#keepInSight();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  override render(): TemplateResult {
    const { title } = this.figure;
    const shown = shownAt(this.figure, this.position);
    return html`<figure role="group" aria-label=${title}>
      <p class="title">${title}</p>
      ${this.figure.steps.length > 0 ? this.#controls(shown) : nothing}
      <p class="told">${shown.sentence}</p>
      <p class="seen-by-readers" aria-live="polite">${this.playing ? "" : shown.sentence}</p>
      <div class="machine">
        ${this.#cpu(shown)}
        ${way(shown, "memory", "data")}
        ${this.#ram(shown)}
        ${way(shown, "io", "io")}
        ${this.#device(shown)}
      </div>
      <p class="counts">${accessesOf(shown)}</p>
    </figure>`;
  }

  // What can be done with it

  #controls({ sentence }: Shown): TemplateResult {
    const last = this.figure.steps.length;
    const isFirst = this.position === 0;
    const isLast = this.position === last;
    // What can't be done now stays where it is, and keeps the focus.
    const button = (name: string, look: string, cannot: boolean, act: () => void): TemplateResult =>
      html`<button type="button" class=${look} aria-disabled=${cannot ? "true" : "false"} @click=${() => void (cannot || act())}>${name}</button>`;
    return html`<div class="controls" role="group" aria-label="Step by step">
        ${button("Step", "step", isLast, () => this.#go(1))}
        ${button("Back", "back", isFirst, () => this.#go(-1))}
        ${button(this.playing ? "Pause" : "Play", "play", false, () => this.#toggle())}
        ${button("To the start", "start", isFirst, () => this.#show(0))}
        <label>speed<select aria-label="speed, in steps per second" @change=${this.#setSpeed}>
          ${speeds.map((speed) => html`<option .value=${String(speed)} ?selected=${speed === this.speed}>${speed} ×</option>`)}
        </select></label>
      </div>
      <input type="range" min="0" max=${last} step="1" .value=${String(this.position)} aria-label="Steps done" aria-valuetext=${sentence} @input=${this.#slide} />`;
  }

  #go(by: number): void {
    this.#show(this.position + by);
  }

  /** Whoever steps by hand has taken over. */
  #show(position: number): void {
    this.#pause();
    this.position = Math.min(this.figure.steps.length, Math.max(0, position));
  }

  readonly #slide = (event: Event): void => this.#show(Number((event.target as HTMLInputElement).value));

  readonly #setSpeed = (event: Event): void => {
    this.speed = Number((event.target as HTMLSelectElement).value);
    if (this.playing) this.#await();
  };

  #toggle(): void {
    if (this.playing) {
      this.#pause();
      return;
    }
    // At the end it begins anew.
    if (this.position === this.figure.steps.length) this.position = 0;
    this.playing = true;
    this.#await();
  }

  #await(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.position += 1;
      if (this.position === this.figure.steps.length) this.#pause();
      else this.#await();
    }, 1000 / this.speed);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  /** A long program scrolls within the memory, and never the page. */
  #keepInSight(): void {
    const list = this.renderRoot.querySelector<HTMLElement>("ol");
    const row = list?.querySelector<HTMLElement>(".done");
    if (!list) return;
    if (!row) {
      list.scrollTop = 0;
      return;
    }
    const above = row.offsetTop - list.offsetTop;
    if (above < list.scrollTop) list.scrollTop = above;
    else if (above + row.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = above + row.offsetHeight - list.clientHeight;
  }

  // The parts

  #cpu({ registers, done, next, part }: Shown): TemplateResult {
    const { code } = this.figure;
    return box("cpu", "CPU", part === "compute", html`<dl>
        <dt>instruction</dt><dd>${done === undefined ? "none yet" : code[done]?.text}</dd>
        <dt>next address</dt><dd>${next === undefined ? "end" : next}</dd>
      </dl>
      <p class="sub">Registers</p>
      ${places(registers)}`);
  }

  #ram({ cells, done, next, part }: Shown): TemplateResult {
    const { code, title } = this.figure;
    const scrolls = code.length > 11;
    return box("ram", "Memory (RAM)", part === "memory", html`<p class="sub">Data</p>
      ${cells.length > 0 ? places(cells) : html`<p class="sub">no cells</p>`}
      <p class="sub">Program</p>
      <ol tabindex=${scrolls ? 0 : nothing} aria-label="${title}: the program in memory">${code.map(({ text, part: kind }, at) =>
        html`<li class=${at === done ? "done" : ""} aria-current=${at === done ? "step" : nothing}>
          <span class="mark" aria-hidden="true">${at === done ? "▶" : at === next ? "▷" : ""}</span><span class="address">${at}</span><span>${text}</span><span class="kind">${partNames[kind]}</span></li>`,
      )}</ol>`);
  }

  #device({ device, part }: Shown): TemplateResult {
    return box("device", "I/O device", part === "io", places(device));
  }
}

const box = (look: string, name: string, isLit: boolean, content: TemplateResult): TemplateResult =>
  html`<div class="box ${look} ${isLit ? "lit" : ""}" role="group" aria-label=${name}>
    <p class="name">${name}${isLit ? html`<span class="works">works</span>` : nothing}</p>${content}</div>`;

const places = (all: readonly ShownPlace[]): TemplateResult =>
  html`<dl>${all.map(({ name, holds, was }) => html`<dt>${name}</dt>
    <dd class=${was === undefined ? "" : "new"}>${was === undefined ? nothing : html`<s aria-hidden="true">${was}</s>`}${was === undefined ? holds || "–" : html`<b>${holds || "–"}</b>`}</dd>`)}</dl>`;

/** The way between the CPU, which is at its left, and another part; upright where they stand one above the other. */
function way({ transfer }: Shown, via: "memory" | "io", look: string): TemplateResult {
  const used = transfer?.via === via ? transfer : undefined;
  const tip = used === undefined ? "" : used.isToCpu ? "M12 2 3 9l9 7" : "M76 2l9 7-9 7";
  return html`<div class="way ${look} ${used ? "lit" : ""}" aria-hidden="true"><span class="value">${used?.value ?? ""}</span>
    <svg viewBox="0 0 88 18" preserveAspectRatio="xMidYMid meet">${svg`<path d="M3 9h82"></path><path d=${tip}></path>`}</svg>
    <span class="caption">${used?.way ?? ""}</span></div>`;
}

customElements.define("machine-figure", MachineFigure);
