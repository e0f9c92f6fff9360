// schedule-board: <schedule-board>, where the reader is the scheduler of a demo: a button a thread, what they share, the
// source, the schedule so far; and a machine that tries all the rest. Puts the board's parts together; knows demos by
// their manifest only.
import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { keepChoices, recallChoices } from "../choices";
import { localCommand } from "../command-lines";
import { elementStyles, noticeStyles } from "../element-styles";
import { copyText } from "../handing-over";
import { complaint, controlsOf, controlsOfAny, entryOf, initialEntries, initialIn, typedEntries } from "../manifest";
import type { Control, Entries, Manifest } from "../manifest";
import type { ControlsChange } from "../run-controls";
import { fromRoot } from "../site-facts";
import type { BoardDocument, BoardRequest, ExplorationDocument, Rules, SearchMode } from "./board-document";
import "./board-objects";
import { BoardSession } from "./board-session";
import "./board-source";
import type { SourceMark, Sources } from "./board-source";
import "./board-steps";
import type { GoToEvent } from "./board-steps";
import "./board-threads";
import type { TurnEvent } from "./board-threads";
import { scheduleText, tellBoard, tellEffort, tellStory, verdictOf } from "./board-words";
import "./exploration-panel";
import type { ExplorationPanel, SearchWish, ShowEvent } from "./exploration-panel";
import { ExplorerModule } from "./explorer-module";
import { actorOf, isBuffer, readCode, readRules } from "./schedule-code";
import { scheduleBoardStyles } from "./schedule-board-styles";
import { scheduleLink } from "./schedule-link";

/** What a script may ask of `explore()`; what it leaves out is as the board says. */
export interface ExploreWish extends Omit<SearchWish, "mode"> {
  readonly variant?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The reader chose another variant. */
export type VariantChange = CustomEvent<string>;

const playMilliseconds = 800;

const memoryNames: Readonly<Record<Rules["memory"], string>> = { sc: "seen by all at once (sequential consistency)", tso: "put into a buffer first (TSO, as x86 has it)" };
const waiterNames: Readonly<Record<Rules["waiters"], string>> = { fifo: "who has waited longest", any: "any who waits" };

export class ScheduleBoard extends LitElement {
  static override styles = [elementStyles, noticeStyles, scheduleBoardStyles];
  static override properties = {
    manifest: { attribute: false },
    variant: {},
    schedule: {},
    place: {},
    given: { attribute: false },
    lacking: {},
    entries: { state: true },
    memory: {},
    rules: { state: true },
    stand: { state: true },
    earlier: { state: true },
    sources: { state: true },
    problem: { state: true },
    copied: { state: true },
    playing: { state: true },
  };
  declare manifest: Manifest;
  declare variant: string;
  /** A code or turns to begin with; "" for none. */
  declare schedule: string;
  /** What the reader's choices are kept under. */
  declare place: string;
  /** Values that the page's address asks for, unchecked. */
  declare given: Readonly<Record<string, string>>;
  /** Why there are no threads here; "" if there are. */
  declare lacking: string;
  declare private entries: Entries;
  /** The memory model to begin with, "sc" or "tso". */
  declare memory: string;
  declare private rules: Rules;
  /** How the board stands, as it is drawn. */
  declare private stand: BoardDocument | undefined;
  /** How it stood a step earlier; undefined where there is nothing to compare. */
  declare private earlier: BoardDocument | undefined;
  declare private sources: Sources | undefined;
  declare private problem: { readonly text: string; readonly canRetry: boolean } | undefined;
  declare private copied: string;
  declare private playing: boolean;
  #controls: Control[] = [];
  #module: ExplorerModule | undefined;
  #session: BoardSession | undefined;
  #opened = "";
  #opening: Promise<void> = Promise.resolve();
  #lastMove: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #file = "";
  #request: BoardRequest | undefined;
  /** It has been near enough to be seen: until then nothing is downloaded, and no worker started. */
  #isAwake = false;
  readonly #sight = new IntersectionObserver((entries) => this.#atHand(entries.some(({ isIntersecting }) => isIntersecting)), { rootMargin: "400px" });

  constructor() {
    super();
    this.variant = "";
    this.schedule = "";
    this.place = "";
    this.given = {};
    this.lacking = "";
    this.entries = {};
    this.memory = "";
    this.rules = { memory: "sc", waiters: "fifo", wake_ups: 0 };
    this.copied = "";
    this.playing = false;
    this.addEventListener("keydown", this.#onKey);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opened = "";
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    this.#isAwake = false;
    this.#pause();
    this.#session?.sleep();
    this.#session = undefined;
    this.#opened = "";
  }

  /** A page may have many boards: those that are out of sight hold no worker. */
  #atHand(isNear: boolean): void {
    if (!isNear) return this.#session?.sleep();
    this.#isAwake = true;
    this.#reopen();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("manifest")) this.#prepare();
    else if (changed.has("variant")) this.entries = { ...this.entries, ...this.#ofThisVariant(String(changed.get("variant"))) };
    if (changed.has("manifest") || changed.has("variant") || changed.has("entries") || changed.has("rules")) this.#reopen();
    else if (changed.has("schedule") && this.schedule) void this.#lay(this.schedule);
  }

  // What scripts use

  /** Searches, as a press of Explore all would, and resolves with the document that --explore --json prints. */
  async explore(mode: SearchMode | undefined, wish: ExploreWish): Promise<ExplorationDocument> {
    this.#atHand(true);
    this.entries = this.#wished(wish.parameters ?? {});
    await this.updateComplete;
    const wrong = this.#complaints();
    if (wrong.length > 0) throw new RangeError(wrong.join(" "));
    await this.#opening;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector<ExplorationPanel>("exploration-panel");
    if (!panel) throw new Error(this.problem?.text ?? "The board could not be opened.");
    await panel.updateComplete;
    const { variant: _, parameters: __, ...limits } = wish;
    return panel.explore({ ...(mode ? { mode } : {}), ...limits });
  }

  /** Ends the search that goes on, if one does. */
  stop(): void {
    this.renderRoot.querySelector<ExplorationPanel>("exploration-panel")?.stop();
  }

  /** How it stands; undefined until it is open. */
  get document(): BoardDocument | undefined {
    return this.#session?.document;
  }

  #wished(parameters: Readonly<Record<string, unknown>>): Entries {
    const entries: Record<string, string> = { ...this.entries };
    for (const [name, value] of Object.entries(parameters)) {
      const control = this.#controls.find((one) => one.name === name);
      if (!control) throw new RangeError(`${this.manifest.name} has no parameter "${name}" under the explorer.`);
      if (!this.#shown().includes(control)) throw new RangeError(`The parameter "${name}" belongs to another variant than ${this.variant}.`);
      entries[name] = entryOf(control, value);
    }
    return entries;
  }

  // Opening

  #prepare(): void {
    const { manifest } = this;
    this.#controls = controlsOf(manifest, "explorer");
    this.#module = ExplorerModule.at(fromRoot(manifest.explorerModule ?? ""));
    const kept = recallChoices(this.place).entries;
    const entries = initialEntries(this.#controls, this.variant);
    for (const control of this.#controls) {
      const given = this.given[control.name];
      // An address that names a schedule says all that isn't as it is at first.
      const entry = given ?? (this.schedule ? undefined : kept[control.name]);
      if (entry !== undefined) entries[control.name] = entryOf(control, entry);
    }
    this.entries = entries;
    if (this.memory === "tso") this.rules = { ...this.rules, memory: "tso" };
    // A code says what its executions may do.
    this.rules = readRules(readCode(this.schedule)?.rules ?? "") ?? this.rules;
  }

  async #fetchSources(): Promise<void> {
    const { sources } = this.manifest;
    try {
      const answer = await fetch(fromRoot(sources ?? ""));
      this.sources = answer.ok && sources ? ((await answer.json()) as Sources) : {};
    } catch {
      this.sources = {};
    }
  }

  /** The defaults that this variant has of its own, where the reader left those of the one before. */
  #ofThisVariant(before: string): Record<string, string> {
    const left = this.#controls.filter((control) => this.entries[control.name] === initialIn(control, before));
    return initialEntries(left, this.variant);
  }

  /** The fields that the variant has. */
  #shown(): Control[] {
    return controlsOfAny([this.variant], this.#controls);
  }

  #complaints(): string[] {
    return this.#shown().flatMap((control) => complaint(control, this.entries[control.name] ?? control.initial) || []);
  }

  /** The board that the fields ask for; nothing changes while one of them is wrong. */
  #reopen(): void {
    if (!this.#module || !this.isConnected || !this.#isAwake) return;
    if (this.#complaints().length > 0) {
      this.#request = undefined;
      return;
    }
    const request: BoardRequest = { variant: this.variant, parameters: typedEntries(this.#shown(), this.entries), seed: Number(this.entries.seed), ...this.rules };
    const key = JSON.stringify(request);
    if (this.#opened === key) return;
    this.#opened = key;
    if (!this.sources) void this.#fetchSources();
    this.#request = request;
    this.#pause();
    this.#opening = this.#opening.then(() => this.#open(this.#module!, request, key));
  }

  async #open(module: ExplorerModule, request: BoardRequest, key: string): Promise<void> {
    if (this.#opened !== key) return; // another one has been asked for meanwhile
    try {
      if (this.#session) await this.#session.reopen(request);
      else {
        const session = await BoardSession.open(module, request);
        if (!this.isConnected) return session.sleep();
        this.#session = session;
      }
      this.problem = undefined;
      this.#see(undefined);
      const first = this.schedule;
      this.schedule = "";
      if (first) await this.#move(() => this.#session?.lay(first));
    } catch (error) {
      this.#session?.sleep();
      this.#session = undefined;
      this.stand = undefined;
      this.#opened = "";
      this.#say(error, true);
    }
  }

  readonly #retry = (): void => {
    this.problem = undefined;
    this.#reopen();
  };

  // Playing

  /** Lays a schedule on the board that is open, at its end. */
  async #lay(schedule: string): Promise<void> {
    await this.#opening;
    await this.#move(() => this.#session?.lay(schedule));
  }

  /** A schedule that was found goes onto the board, at its beginning. */
  readonly #show = async ({ detail }: ShowEvent): Promise<void> => {
    this.#pause();
    await this.#move(async () => {
      await this.#session?.lay(detail);
      await this.#session?.goTo(0);
    });
    const board = this.renderRoot.querySelector(".board");
    board?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    this.renderRoot.querySelector<HTMLElement>(".forward")?.focus({ preventScroll: true });
  };

  readonly #take = ({ detail }: TurnEvent): void => {
    this.#pause();
    void this.#move(() => this.#session?.take(detail), () => true);
  };

  readonly #goTo = ({ detail }: GoToEvent): void => {
    this.#pause();
    void this.#move(() => this.#session?.goTo(detail));
  };

  /** Asks for a move, and draws what comes of it; one after another, so that who presses Forward while a schedule is being laid goes forward in that one. @param isOwn the schedule is the reader's own, not one that is shown. */
  #move(act: () => Promise<void> | undefined, isOwn: () => boolean = () => false): Promise<void> {
    return (this.#lastMove = this.#lastMove.then(() => this.#moveNow(act, isOwn)));
  }

  async #moveNow(act: () => Promise<void> | undefined, isOwn: () => boolean): Promise<void> {
    const before = this.#session?.document;
    const own = isOwn();
    this.copied = "";
    try {
      await act();
      this.problem = undefined;
    } catch (error) {
      this.#say(error, false);
    }
    const now = this.#session?.document;
    this.#see(before && now && Math.abs(now.steps.length - before.steps.length) === 1 ? before : undefined);
    if (own && now?.over && !before?.over) {
      this.dispatchEvent(new CustomEvent<BoardDocument>("board-end", { detail: now, bubbles: true, composed: true }));
    }
  }

  #see(before: BoardDocument | undefined): void {
    this.earlier = before;
    this.stand = this.#session?.document;
    this.#file = this.#fileOf(this.stand);
    this.requestUpdate();
  }

  #say(error: unknown, canRetry: boolean): void {
    this.problem = { text: error instanceof Error ? error.message : String(error), canRetry };
  }

  readonly #togglePlay = (): void => {
    if (this.playing) return this.#pause();
    this.playing = true;
    void this.#playOn();
  };

  async #playOn(): Promise<void> {
    const session = this.#session;
    if (!session || !this.playing) return;
    await this.#move(() => session.goTo(session.document.steps.length + 1));
    if (session.ahead.length === 0) return this.#pause();
    this.#timer = setTimeout(() => void this.#playOn(), playMilliseconds);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  /** A thread's letter is its turn, a capital one its store buffer's, u a step back, r the beginning; only while the focus is in the board. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const from = event.composedPath()[0];
    const isField = from instanceof HTMLElement && from.matches("input, select, textarea");
    if (isField || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || !this.stand) return;
    const actor = actorOf(event.key);
    if (event.key === "u") this.#undo();
    else if (event.key === "r") this.#restart();
    else if (actor !== undefined && this.#isAble(this.stand, actor)) this.#take(new CustomEvent("turn", { detail: { actor, alternative: 0 } }));
    else return;
    event.preventDefault();
  };

  #isAble({ threads, buffers }: BoardDocument, actor: number): boolean {
    return isBuffer(actor) ? buffers.some((buffer) => buffer.actor === actor) : threads[actor]?.enabled === true;
  }

  readonly #undo = (): void => {
    this.#pause();
    void this.#move(() => (this.#hasSteps() ? this.#session?.undo() : undefined));
  };

  readonly #restart = (): void => {
    this.#pause();
    void this.#move(() => (this.#hasSteps() ? this.#session?.goTo(0) : undefined));
  };

  #hasSteps(): boolean {
    return (this.#session?.document.steps.length ?? 0) > 0;
  }

  readonly #forward = (): void => {
    this.#pause();
    void this.#move(() => {
      const session = this.#session;
      return session && session.ahead.length > 0 ? session.goTo(session.document.steps.length + 1) : undefined;
    });
  };

  /** To the end of the schedule on the board, or of the program. */
  readonly #last = (): void => {
    this.#pause();
    const isOwn = (): boolean => this.#session?.isShowing === false && this.#session.ahead.length === 0;
    void this.#move(() => {
      const session = this.#session;
      if (!session) return undefined;
      const { ahead, document } = session;
      if (ahead.length > 0) return session.goTo(document.steps.length + ahead.length);
      return document.over ? undefined : session.finish();
    }, isOwn);
  };

  // What there is to see

  override render(): TemplateResult {
    const { manifest } = this;
    return html`<div class="top">
        ${this.lacking ? html`<p class="notice">${this.lacking} The schedule board needs none: here you are the scheduler of the same program, and its threads take turns.</p>` : nothing}
        <run-controls .variants=${manifest.variants} .controls=${this.#shown()} .variant=${this.variant} .entries=${this.entries}
          .changed=${this.#isChanged()} @controls-change=${this.#changed} @controls-reset=${this.#reset}></run-controls>
        ${this.#rulesChoice()}
      </div>
      <div class="board">${this.#problemBox()}${this.stand ? this.#played(this.stand) : html`<p class="empty">${this.problem ? "" : "Downloading the explorer's module."}</p>`}</div>
      ${this.stand && this.#module
        ? html`<div class="explore"><exploration-panel .module=${this.#module} .request=${this.#request} @show-schedule=${this.#show}></exploration-panel></div>
            <div class="below"><local-command .commands=${this.#commands()}></local-command></div>`
        : nothing}`;
  }

  #problemBox(): TemplateResult {
    const { problem } = this;
    return html`<div class="rest" role="alert" ?hidden=${!problem}>${problem
      ? html`<p class="notice bad">${problem.text}${problem.canRetry ? html`<button type="button" @click=${this.#retry}>Retry</button>` : nothing}</p>`
      : nothing}</div>`;
  }

  #rulesChoice(): TemplateResult {
    const { rules } = this;
    const choice = <Name extends keyof Rules>(name: Name, label: string, options: readonly (readonly [value: Rules[Name], words: string])[]): TemplateResult => {
      const choose = (event: Event): void => {
        const [value] = options[(event.target as HTMLSelectElement).selectedIndex] ?? [];
        if (value !== undefined) this.rules = { ...this.rules, [name]: value };
      };
      return html`<label class="rule">${label}<select @change=${choose}>${options.map(([value, words]) => html`<option ?selected=${value === rules[name]}>${words}</option>`)}</select></label>`;
    };
    const names = <Key extends string>(of: Readonly<Record<Key, string>>): [Key, string][] => Object.entries(of) as [Key, string][];
    return html`<details class="rules" ?open=${!isUsual(rules)}>
      <summary>The rules</summary>
      ${choice("memory", "a stored value is", names(memoryNames))}
      ${choice("waiters", "a notification wakes", names(waiterNames))}
      ${choice("wake_ups", "somebody is woken for nothing", [0, 1, 2, 3].map((times) => [times, times === 0 ? "never" : `${times} × at most`] as const))}
    </details>`;
  }

  #played(stand: BoardDocument): TemplateResult {
    const { tone, text } = verdictOf(stand);
    const story = tellStory(stand);
    const last = stand.steps.at(-1);
    const due = this.#session?.ahead[0];
    return html`<p class="now" role="status">${tellBoard(stand)}</p>
      <div class="turns">
        <board-threads .threads=${stand.threads} .buffers=${stand.buffers} .due=${due} @turn=${this.#take}></board-threads>
        ${this.#moves(stand)}
      </div>
      <div class="objects"><board-objects .document=${stand} .earlier=${this.earlier}></board-objects></div>
      <div class="source"><board-source .sources=${this.sources} .file=${this.#file} .marks=${this.#marks(stand)}
        .lit=${last && last.file === this.#file ? { line: last.line, thread: last.thread } : undefined}></board-source></div>
      <div class="rest">
        <board-steps .document=${stand} .ahead=${this.#session?.ahead ?? []} @go-to=${this.#goTo}></board-steps>
        ${stand.lines.length > 0 ? html`<div><p class="heading">Output</p><div class="lines">${stand.lines.map((line) => line.text).join("\n")}</div></div>` : nothing}
        ${stand.over
          ? html`<div class="verdict ${tone}"><p><strong>${text}</strong></p>${story.length > 0 ? html`<ul>${story.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
              <p class="effort">${tellEffort(stand)}.</p></div>`
          : nothing}
        ${this.#tools(stand)}
      </div>`;
  }

  /** The same buttons throughout, so that they keep the focus; a schedule that was found is gone through, one's own is changed. */
  #moves(stand: BoardDocument): TemplateResult {
    const isShowing = this.#session?.isShowing === true;
    const ahead = this.#session?.ahead.length ?? 0;
    const hasPast = stand.steps.length > 0;
    const button = (kind: string, name: string, able: boolean, act: () => void, keys = ""): TemplateResult =>
      html`<button type="button" class=${kind} aria-disabled=${able ? nothing : "true"} aria-keyshortcuts=${keys || nothing} @click=${() => able && act()}>${name}</button>`;
    return html`<div class="moves" role="group" aria-label="Through the schedule">
      ${button("first", isShowing ? "First" : "Restart", hasPast, this.#restart, "r")}
      ${button("back", isShowing ? "Back" : "Undo", hasPast, this.#undo, "u")}
      ${button("forward", isShowing ? "Forward" : "Redo", ahead > 0, this.#forward)}
      ${button("last", isShowing || ahead > 0 ? "Last" : "Finish", ahead > 0 || !stand.over, this.#last)}
      ${isShowing ? button("play", this.playing ? "Pause" : "Play", this.playing || ahead > 0, this.#togglePlay) : nothing}
    </div>`;
  }

  #tools(stand: BoardDocument): TemplateResult | typeof nothing {
    const session = this.#session;
    if (!session || session.turns === "") return nothing;
    const link = (): string => scheduleLink(location.href, { demo: this.manifest.name, variant: this.variant, controls: this.#shown(), entries: this.entries }, session.code);
    const copy = (what: string, text: () => string) => async (): Promise<void> => {
      this.copied = (await copyText(text())) ? what : "nothing";
    };
    return html`<div class="tools">
      <button type="button" @click=${copy("link", link)}>${this.copied === "link" ? "Copied the link" : "Copy link"}</button>
      <button type="button" @click=${copy("text", () => scheduleText(stand))}>${this.copied === "text" ? "Copied the text" : "Copy as text"}</button>
      ${this.copied === "nothing" ? html`<span class="effort">There is no clipboard here. The link: <a href=${link()}>this schedule</a></span>` : nothing}
    </div>`;
  }

  #commands(): string[] {
    const line = localCommand(this.manifest, this.#controls, this.variant, this.entries);
    const { memory, waiters, wake_ups: wakeUps } = this.rules;
    const rules = [memory === "sc" ? "" : ` --memory ${memory}`, waiters === "fifo" ? "" : ` --waiters ${waiters}`, wakeUps === 0 ? "" : ` --wake-ups ${wakeUps}`].join("");
    const session = this.#session;
    return [`${line}${rules} --explore`, ...(session && session.turns !== "" ? [`${line} --replay ${session.code}`] : [])];
  }

  /** Where the last step was, else where somebody is: one file is shown at a time. */
  #fileOf(stand: BoardDocument | undefined): string {
    const last = stand?.steps.at(-1)?.file;
    return last || (stand?.threads.find(({ enabled, file }) => enabled && file)?.file ?? this.#file);
  }

  #marks({ threads }: BoardDocument): SourceMark[] {
    return threads.flatMap(({ name, file, line, enabled, status }, thread) =>
      file !== "" && file === this.#file && status !== "finished" ? [{ thread, name, line, enabled }] : [],
    );
  }

  // What the reader chose

  readonly #changed = ({ detail }: CustomEvent<ControlsChange>): void => {
    if (detail.entries) this.entries = detail.entries;
    if (detail.variant !== undefined && detail.variant !== this.variant) {
      this.dispatchEvent(new CustomEvent("variant-change", { detail: detail.variant }) satisfies VariantChange);
    }
    this.#keep();
  };

  #differing(): Record<string, string> {
    return Object.fromEntries(this.#controls.flatMap((control) => {
      const entry = this.entries[control.name];
      return entry !== undefined && entry !== initialIn(control, this.variant) ? [[control.name, entry]] : [];
    }));
  }

  #isChanged(): boolean {
    return Object.keys(this.#differing()).length > 0;
  }

  #keep(): void {
    const isFine = ([name, entry]: [string, string]): boolean => this.#controls.some((control) => control.name === name && complaint(control, entry) === "");
    keepChoices(this.place, { entries: Object.fromEntries(Object.entries(this.#differing()).filter(isFine)) });
  }

  readonly #reset = (): void => {
    this.entries = initialEntries(this.#controls, this.variant);
    this.#keep();
  };
}

const isUsual = ({ memory, waiters, wake_ups: wakeUps }: Rules): boolean => memory === "sc" && waiters === "fifo" && wakeUps === 0;

customElements.define("schedule-board", ScheduleBoard);
