// demo-player: <demo-player demo="race" variant="mutex">, or compare="sequential,threads": a demo with its
// controls, its runs and their picture; with the attribute board, opened on its schedule board. Puts the
// other elements together; knows demos only by their manifest, runs only as a model that grows and a
// document that comes at the end.
import { html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { addressParameters } from "./address-parameters";
import type { AddressParameters } from "./address-parameters";
import type { ExplorationDocument, SearchMode } from "./board/board-document";
import type { ExploreWish, ScheduleBoard, VariantChange } from "./board/schedule-board";
import { keepChoices, recallChoices } from "./choices";
import { localCommands, runArguments } from "./command-lines";
import { elementStyles, linkButtonStyles, noticeStyles } from "./element-styles";
import type { KitchenStage } from "./kitchen/kitchen-stage";
import { LiveRun } from "./live-run";
import type { Run, RunEnd, RunWatcher } from "./live-run";
import { complaint, complaintsOfProgram, controlsOf, controlsOfAny, entryOf, initialEntries, initialIn, poolSize, threadsStarted, typedEntries } from "./manifest";
import type { Control, Entries, Manifest } from "./manifest";
import { reloadToRun, wasReloadedToRun } from "./network-reload";
import type { MomentChange } from "./moment-slider";
import { playerStyles } from "./player-styles";
import { panelOf, tabOf, wayTabs } from "./player-ways";
import type { Way } from "./player-ways";
import { RecordedRun } from "./recorded-run";
import type { Recording } from "./recording";
import { spoken } from "./run-controls";
import type { ControlsChange, RunControls } from "./run-controls";
import type { RunDocument } from "./run-document";
import type { RunModel } from "./run-model";
import { busy, ended, losses } from "./run-words";
import type { StateWords, Tone } from "./run-words";
import { fromRoot, hostWorkerAddress, isControlled, siteRoot, whyNoThreads } from "./site-facts";
import { newSlot, trackOf } from "./run-slot";
import type { Slot } from "./run-slot";
import { dismissWorker, prepareWorker } from "./spare-worker";
import type { Track } from "./timeline-layout";
import { downloadTrace } from "./trace-download";
import type { TraceTimeline } from "./trace-timeline";

/** What a script may ask of `run()`. What it leaves out is as the controls say. */
export interface RunWish {
  readonly variant?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface Notice {
  readonly tone: Tone;
  readonly text: string;
  readonly canRetry: boolean;
}

const noServiceWorker =
  "This demo makes real HTTP requests, which the site's service worker answers, and none controls this page (a hard reload and some private windows do that).";

const ready: StateWords = { tone: "quiet", text: "ready" };

export class DemoPlayer extends LitElement {
  static override styles = [elementStyles, linkButtonStyles, noticeStyles, playerStyles];
  static override properties = {
    demo: {},
    variant: {},
    compare: {},
    board: { type: Boolean },
    schedule: {},
    memory: {},
    manifest: { attribute: false },
    entries: { state: true },
    chosenVariant: { state: true },
    way: { state: true },
    slots: { state: true },
    words: { state: true },
    notice: { state: true },
    speed: { state: true },
    moment: { state: true },
    refused: { state: true },
  };
  declare demo: string;
  declare variant: string;
  /** Variants to run one after the other and to show on one time axis, separated by commas. */
  declare compare: string;
  /** Opened on its schedule board. */
  declare board: boolean;
  /** The turns, or the code, of the schedule that the board begins with. */
  declare schedule: string;
  /** The memory model that the board begins with, "sc" or "tso". */
  declare memory: string;
  /** What the demo says of itself; read from the element's own script[data-manifest] unless set. */
  declare manifest: Manifest | undefined;
  declare private entries: Entries;
  declare private chosenVariant: string;
  declare private way: Way;
  declare private slots: readonly Slot[];
  declare private words: StateWords;
  declare private notice: Notice | undefined;
  declare private speed: number;
  /** The moment of the run that is looked at again; undefined for its end, or while it goes on. */
  declare private moment: number | undefined;
  /** What the program found wrong with the sources that it was handed, by parameter. */
  declare private refused: Readonly<Record<string, string>>;
  #controls: Control[] = [];
  #prepared: Manifest | undefined;
  /** What the page and its address ask for: the reader may choose otherwise, and Reset comes back to it. */
  #given: { readonly variant: string; readonly entries: Entries } = { variant: "", entries: {} };
  /** The ways that were taken: what lies there stays as it was left. */
  readonly #seen = new Set<Way>();
  /** What the page's address says of the board. */
  #asked: AddressParameters = { variant: undefined, values: {}, schedule: undefined };
  #session: Promise<unknown> | undefined;
  #isStopping = false;
  #lacking = "";
  /** How tall the player was when the run began. */
  #height = 0;
  readonly #lengths = new Map<string, number>();
  /** What the reader wrote into fields that each variant has for itself, by variant and name. */
  readonly #texts = new Map<string, string>();

  constructor() {
    super();
    this.demo = "";
    this.variant = "";
    this.compare = "";
    this.board = false;
    this.schedule = "";
    this.memory = "";
    this.way = "threads";
    this.entries = {};
    this.chosenVariant = "";
    this.slots = [];
    this.refused = {};
    this.words = ready;
    this.speed = matchMedia("(prefers-reduced-motion: reduce)").matches ? Infinity : 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const text = this.querySelector("script[data-manifest]")?.textContent;
    if (!this.manifest && text) this.manifest = JSON.parse(text) as Manifest;
    this.#lacking = whyNoThreads();
    addEventListener("pagehide", this.#leave);
    void this.updateComplete.then(() => this.#asked.schedule && this.scrollIntoView());
    if (this.#lacking === "" && wasReloadedToRun(this.demo)) void this.updateComplete.then(() => this.#press());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#leave);
    this.stop();
  }

  /** A page that is left may come back from the browser's memory: a run that stood still meanwhile would measure that. */
  readonly #leave = (): void => this.stop();

  override updated(): void {
    // What a new run has yet to show again must not let the page jump meanwhile.
    const player = this.renderRoot.querySelector<HTMLElement>(".player");
    const isHeld = player?.style.getPropertyValue("min-height") !== "";
    if (player && this.#session && !isHeld && this.#height > 0) player.style.setProperty("min-height", `${this.#height}px`);
    if (player && !this.#session && isHeld) player.style.removeProperty("min-height");
  }

  override willUpdate(): void {
    const { manifest } = this;
    if (!manifest || manifest === this.#prepared) return;
    this.#prepared = manifest;
    this.#controls = controlsOf(manifest);
    const address = addressParameters(location.search, manifest.name);
    const isBoardAsked = address.schedule !== undefined && this.#isExplorable(manifest);
    // A link to a schedule is for one player of the page, and its values are the board's.
    this.#asked = isBoardAsked && this.#isMeant(address) ? address : this.#asked;
    const asked = isBoardAsked ? { ...address, variant: this.#asked.variant, values: {} } : address;
    if (this.#isExplorable(manifest) && (this.board || this.#asked.schedule !== undefined || this.#lacking !== "")) this.#openNear();
    const isKnown = (name: string | undefined): boolean => manifest.variants.some((one) => one.name === name);
    const variant = [asked.variant, this.variant].find(isKnown) ?? manifest.variants[0]?.name ?? "";
    const entries = initialEntries(this.#controls, variant);
    for (const control of this.#controls) {
      const value = asked.values[control.name];
      if (value !== undefined) entries[control.name] = entryOf(control, value);
    }
    this.#given = { variant, entries };
    // The address is this visit's wish: it goes before what was chosen in another.
    const kept = recallChoices(this.#place());
    const isFree = ({ name }: Control): boolean => asked.values[name] === undefined && kept.entries[name] !== undefined;
    this.chosenVariant = asked.variant === undefined && isKnown(kept.variant) ? (kept.variant ?? "") : this.#given.variant;
    this.entries = { ...this.#beginning(this.chosenVariant), ...Object.fromEntries(this.#controls.filter(isFree).map(({ name }) => [name, kept.entries[name] ?? ""])) };
    this.slots = this.#variants().map(newSlot);
    if (this.#places().length > 0) void import("./kitchen/kitchen-stage");
  }

  // What scripts use

  /**
   * Runs the demo, as a press of Run would, and resolves with the document of the run (the one that
   * --json prints), also when the run is stopped or breaks. Of several variants to compare, with none
   * wished for, all are run: then it resolves with an array. Rejects if it can't be run at all.
   */
  async run(wish: RunWish = {}): Promise<RunDocument | RunDocument[]> {
    await this.updateComplete;
    const { manifest } = this;
    if (!manifest) throw new Error(`The page has no manifest of the demo "${this.demo}".`);
    if (wish.variant !== undefined && !manifest.variants.some(({ name }) => name === wish.variant)) {
      throw new RangeError(`${manifest.name} has no variant "${wish.variant}".`);
    }
    if (wish.variant !== undefined) this.#choose(wish.variant);
    const variants = wish.variant === undefined ? this.#variants() : [wish.variant];
    this.entries = this.#wished(wish.parameters ?? {}, variants);
    const wrong = this.#complaints();
    if (wrong.length > 0) throw new RangeError(wrong.join(" "));
    void this.#take("threads");
    if (this.#lacking) throw new Error(this.#lacking);
    if (manifest.network && !(await isControlled())) throw new Error(noServiceWorker);
    await this.#stopped();
    const ends = await this.#runAll(variants, (slot, at) => this.#live(manifest, slot, at, variants.length));
    const documents = ends.map(({ document }) => document);
    const [only] = documents;
    return documents.length === 1 && only ? only : documents;
  }

  /** Ends the run or the search that goes on, if one does; a run's promise resolves with the verdict "stopped". */
  stop(): void {
    this.renderRoot.querySelector<ScheduleBoard>("schedule-board")?.stop?.();
    this.#isStopping = true;
    for (const { run } of this.slots) run?.stop();
  }

  /** The documents of the last press of Run. */
  get documents(): RunDocument[] {
    return this.slots.flatMap(({ end }) => (end ? [end.document] : []));
  }

  /**
   * Tries the schedules of the demo, as a press of Explore all on its board would, and resolves with what was found: the
   * document that --explore --json prints. Rejects if it can't be explored.
   */
  async explore(mode?: SearchMode, wish: ExploreWish = {}): Promise<ExplorationDocument> {
    await this.updateComplete;
    const { manifest } = this;
    if (!manifest) throw new Error(`The page has no manifest of the demo "${this.demo}".`);
    if (!this.#isExplorable(manifest)) throw new Error(typeof manifest.explorer === "string" ? manifest.explorer : `${manifest.name} can't be explored.`);
    if (wish.variant !== undefined && !manifest.variants.some(({ name }) => name === wish.variant)) {
      throw new RangeError(`${manifest.name} has no variant "${wish.variant}".`);
    }
    if (wish.variant !== undefined) this.#choose(wish.variant);
    await this.#take("board");
    await this.updateComplete;
    const board = this.renderRoot.querySelector<ScheduleBoard>("schedule-board");
    if (!board) throw new Error("The board could not be opened.");
    await board.updateComplete;
    return board.explore(mode, wish);
  }

  // The ways to it

  #isExplorable({ explorer, explorerModule }: Manifest): boolean {
    return explorer === true && explorerModule !== undefined;
  }

  /** Whether the link to a schedule means this player: the first of the demo that begins with the variant, or else the first. */
  #isMeant({ variant }: AddressParameters): boolean {
    const all = [...document.querySelectorAll<DemoPlayer>("demo-player")].filter(({ demo }) => demo === this.demo);
    const own = (player: Element): string => player.getAttribute("variant") ?? "";
    return (all.find((player) => own(player) === variant) ?? all[0] ?? this) === this;
  }

  /** The page opens with the board: its script comes when the reader comes near it. */
  #openNear(): void {
    this.way = "board";
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      void import("./board/schedule-board");
    }, { rootMargin: "600px" });
    sight.observe(this);
  }

  /** Goes that way; resolves when its elements are there. */
  async #take(way: Way): Promise<void> {
    if (way === "board") {
      this.stop();
      this.way = way;
      await import("./board/schedule-board");
    } else {
      this.way = way;
    }
  }

  // Running

  #variants(): string[] {
    const known = this.compare.split(",").map((name) => name.trim());
    const compared = known.filter((name) => this.manifest?.variants.some((variant) => variant.name === name));
    return compared.length > 0 ? compared : [this.chosenVariant];
  }

  #wished(parameters: Readonly<Record<string, unknown>>, variants: readonly string[]): Entries {
    const entries: Record<string, string> = { ...this.entries };
    for (const [name, value] of Object.entries(parameters)) {
      const control = this.#controls.find((one) => one.name === name);
      if (!control) throw new RangeError(`${this.demo} has no parameter "${name}" in a page.`);
      if (controlsOfAny(variants, [control]).length === 0) throw new RangeError(`The parameter "${name}" belongs to another variant than ${variants.join(" and ")}.`);
      entries[name] = entryOf(control, value);
    }
    return entries;
  }

  /** The fields of what would be run now. */
  #shown(): Control[] {
    return controlsOfAny(this.#variants(), this.#controls);
  }

  #complaints(): string[] {
    return this.#shown().flatMap((control) => {
      const wrong = complaint(control, this.entries[control.name] ?? control.initial);
      return wrong ? [`${spoken(control.name)}: ${wrong}`] : [];
    });
  }

  readonly #press = async (): Promise<void> => {
    if (this.words.tone === "busy") return;
    const wrong = this.#complaints();
    if (wrong.length > 0) {
      this.notice = { tone: "bad", text: `Before it can run, mend this. ${wrong.join(" ")}`, canRetry: false };
      this.#fields()?.focusWrong();
      return;
    }
    if (this.manifest?.network && !(await this.#hasServiceWorker())) return;
    await this.run().catch((error: unknown) => {
      this.notice = { tone: "bad", text: error instanceof Error ? error.message : String(error), canRetry: true };
    });
  };

  /** The pointer is over Run, or the focus on it: the click is likely to follow. */
  readonly #prepare = (): void => {
    if (!this.#session && !this.#lacking && this.#complaints().length === 0) prepareWorker(hostWorkerAddress());
  };

  readonly #retry = (): void => {
    // This button goes away with its notice; the focus goes where Stop will be.
    this.renderRoot.querySelector<HTMLElement>(".run")?.focus();
    void this.#press();
  };

  async #hasServiceWorker(): Promise<boolean> {
    if (!navigator.serviceWorker?.controller) this.words = { tone: "busy", text: "waiting for the site's service worker" };
    const isReady = await isControlled();
    this.words = ready;
    if (isReady) return true;
    if (navigator.serviceWorker && reloadToRun(this.demo)) {
      this.notice = { tone: "quiet", text: `${noServiceWorker} Reloading once.`, canRetry: false };
    } else {
      this.#lacking = `${noServiceWorker} Reloading didn't help; another window or browser may.`;
      this.requestUpdate();
    }
    return false;
  }

  readonly #play = async (): Promise<void> => {
    await this.#stopped();
    const variants = this.#variants().filter((variant) => this.#recording(variant));
    await this.#runAll(variants, async (slot) => {
      const answer = await fetch(fromRoot(this.#recording(slot.variant)));
      if (!answer.ok) throw new Error(`The recording could not be downloaded: the server answered ${answer.status}.`);
      return new RecordedRun((await answer.json()) as Recording, this.speed, {
        stage: () => (this.words = { tone: "busy", text: "playing the recording" }),
        frame: () => this.requestUpdate(),
      });
    }).catch((error: unknown) => {
      this.words = ready;
      this.notice = { tone: "bad", text: error instanceof Error ? error.message : String(error), canRetry: false };
    });
  };

  #recording(variant: string): string {
    return this.manifest?.recordings?.[variant] ?? "";
  }

  async #runAll(variants: readonly string[], begin: (slot: Slot, at: number) => Run | Promise<Run>): Promise<RunEnd[]> {
    let isOver!: () => void;
    this.#session = new Promise<void>((resolve) => (isOver = resolve));
    this.#isStopping = false;
    this.notice = undefined;
    this.refused = {};
    this.moment = undefined;
    this.#timeline()?.reset();
    this.#height = this.renderRoot.querySelector<HTMLElement>(".player")?.offsetHeight ?? 0;
    this.slots = variants.map(newSlot);
    const ends: RunEnd[] = [];
    try {
      for (const [at, slot] of this.slots.entries()) {
        const run = await begin(slot, at);
        this.#set(slot, { run });
        if (this.#isStopping) run.stop();
        const end = await run.ended;
        this.#set(slot, { end });
        ends.push(end);
        this.#lengths.set(this.#key(slot.variant), run.model.last);
        if (this.#isStopping || end.failedAt) break;
      }
      this.words = ended(ends, this.#lacking !== "", !this.#hasOnlyFigures());
      this.#explain(ends);
    } finally {
      this.#session = undefined;
      isOver();
      this.requestUpdate();
    }
    return ends;
  }

  /** Waits until no run goes on, ending the one that does. */
  async #stopped(): Promise<void> {
    while (this.#session) {
      this.stop();
      await this.#session;
    }
  }

  #set(slot: Slot, change: Partial<Slot>): void {
    Object.assign(slot, change);
    this.requestUpdate();
  }

  #live(manifest: Manifest, slot: Slot, at: number, of: number): Run {
    const words = runArguments(this.#controls, slot.variant, this.entries);
    this.words = busy("download", slot.variant, at + 1, of);
    return new LiveRun(
      {
        request: {
          type: "run",
          module: fromRoot(manifest.module ?? `demos/${manifest.name}/module/${manifest.name}.js`),
          arguments: words,
          pool: poolSize(manifest, slot.variant, this.entries),
          base: siteRoot(),
        },
        hostWorker: hostWorkerAddress(),
        demo: manifest.name,
        variant: slot.variant,
        parameters: typedEntries(controlsOfAny([slot.variant], this.#controls), this.entries),
      },
      this.#watcher(slot.variant, at + 1, of),
    );
  }

  #watcher(variant: string, at: number, of: number): RunWatcher {
    return {
      stage: (stage) => (this.words = busy(stage, variant, at, of)),
      frame: () => this.requestUpdate(),
    };
  }

  /** Why a run broke or got stuck, in the demo's own words. */
  #explain(ends: readonly RunEnd[]): void {
    const told = ends.find(({ document, failedAt }) => failedAt || (document.message && document.verdict !== "ok"));
    if (!told) return;
    const { message = "", verdict } = told.document;
    this.refused = verdict === "error" ? complaintsOfProgram(this.#controls, message) : {};
    const [refused] = Object.keys(this.refused);
    if (refused !== undefined) {
      // What it is stands beside the field.
      this.words = { tone: "bad", text: `a fault in the ${spoken(refused)}` };
      return;
    }
    const hint = told.failedAt === "download" ? "The module could not be downloaded. Is the network there?\n" : "";
    this.notice = { tone: verdict === "stopped" ? "quiet" : "bad", text: hint + message, canRetry: told.failedAt !== undefined };
  }

  #key(variant: string): string {
    return runArguments(this.#controls, variant, this.entries).join(" ");
  }

  #places(): readonly string[] {
    return this.manifest?.places ?? [];
  }

  /** How long the longest run is likely to take, in ns: as last time, or as claimed; 0 if nobody knows. */
  #expected(): number {
    const scale = Number(this.entries["scale"] || 1);
    const claimed = (variant: string): number =>
      Math.max(0, ...(this.manifest?.claims ?? []).filter((one) => one.variant === variant && one.unit === "s").map((one) => one.claimed ?? 0));
    const lengths = this.slots.map(({ variant }) => this.#lengths.get(this.#key(variant)) ?? claimed(variant) * scale * 1e9);
    return Math.max(0, ...lengths) * 1.04;
  }

  // The picture

  #tracks(): Track[] {
    return this.slots.map((slot) => trackOf(slot, this.#lacking !== ""));
  }

  override render(): TemplateResult {
    const { manifest } = this;
    if (!manifest) return html`<div class="player"><div class="top"><p class="notice bad">The page has no manifest of the demo “${this.demo}”.</p></div></div>`;
    const intro = html`<p class="intro"><strong>${manifest.name}</strong>${manifest.summary}</p>`;
    if (!this.#isExplorable(manifest)) return html`<section class="player" aria-label=${this.#name()}>${this.#threads(manifest, intro)}</section>`;
    this.#seen.add(this.way);
    return html`<section class="player" aria-label=${this.#name()}>
      <div class="head">${intro}${wayTabs(this.way, (way) => void this.#take(way))}</div>
      <div role="tabpanel" id=${panelOf("threads")} aria-labelledby=${tabOf("threads")} ?hidden=${this.way !== "threads"}>${this.#seen.has("threads") ? this.#threads(manifest, nothing) : nothing}</div>
      <div role="tabpanel" id=${panelOf("board")} aria-labelledby=${tabOf("board")} ?hidden=${this.way !== "board"}>${this.#seen.has("board") ? this.#board(manifest) : nothing}</div>
    </section>`;
  }

  #board(manifest: Manifest): TemplateResult {
    return html`<schedule-board .manifest=${manifest} .variant=${this.chosenVariant} .schedule=${this.#asked.schedule ?? this.schedule}
      .memory=${this.memory} .given=${this.#asked.values} .place="${this.#place()}:board" .lacking=${this.#lacking}
      @variant-change=${({ detail }: VariantChange) => this.#changed(new CustomEvent<ControlsChange>("controls-change", { detail: { variant: detail } }))}></schedule-board>`;
  }

  #threads(manifest: Manifest, intro: TemplateResult | typeof nothing): TemplateResult {
    const isRunning = this.#session !== undefined;
    const tracks = this.#tracks();
    const isComparing = this.compare !== "" && this.#variants().length > 1;
    // A figure that readers work themselves is what they came for.
    const isPlayedAgain = !this.#hasOnlyFigures() && this.documents.some(({ figures = [] }) => figures.some(({ kind }) => kind === "machine"));
    return html`<div class="top">
        ${intro}
        <run-controls .variants=${isComparing ? [] : manifest.variants} .controls=${this.#lacking ? [] : this.#shown()}
          .variant=${this.chosenVariant} .entries=${this.entries} .locked=${isRunning} .changed=${this.#isChanged()} .refused=${this.refused}
          @controls-change=${this.#changed} @controls-reset=${this.#reset} @run=${this.#press}></run-controls>
        ${this.#lacking ? html`<p class="notice">${this.#lacking} ${this.#withoutThreads()}</p>` : nothing}
        <div class="go">${this.#goButton(isRunning)}${this.#state()}</div>
        ${this.#noticeBox()}
      </div>
      <div class="stage">
        ${this.#kitchens(manifest, tracks)}
        ${this.#hasOnlyFigures() ? this.#computed() : this.#lanes(manifest, tracks)}
      </div>
      <div class="below">
        ${isPlayedAgain ? this.#figures() : nothing}
        <div class="outputs">${this.#output(tracks)}</div>
        ${this.documents.some(({ checks, claims }) => checks.length + claims.length > 0) ? html`<run-results .documents=${this.documents}></run-results>` : nothing}
        ${isPlayedAgain || this.#hasOnlyFigures() ? nothing : this.#figures()}
        ${this.#losses(tracks)}
        <local-command .commands=${localCommands(manifest, this.#controls, this.#variants(), this.entries)}></local-command>
        ${this.slots.some(({ run }) => run) && !this.#hasOnlyFigures() ? this.#tools(tracks, isRunning) : nothing}
      </div>`;
  }

  /** Its figures tell what there is to see: no timeline is worth a look. */
  #hasOnlyFigures(): boolean {
    const shown = this.slots.map(({ variant }) => variant);
    return (this.manifest?.variants ?? []).filter(({ name }) => shown.includes(name)).every(({ only_figures }) => only_figures === true);
  }

  #computed(): TemplateResult {
    const figures = this.#figures();
    return figures === nothing ? html`<p class="empty">What comes out is drawn here.</p>` : html`${figures}`;
  }

  #lanes(manifest: Manifest, tracks: readonly Track[]): TemplateResult {
    return html`<trace-timeline .tracks=${tracks} .label=${manifest.name} .expected=${this.#expected()} .moment=${this.moment}
      .replayable=${this.#places().length > 0} .tell=${this.#tellMoment} @moment-change=${this.#seeMoment}></trace-timeline>`;
  }

  /** The drawn scene, of demos that have one. */
  #kitchens(manifest: Manifest, tracks: readonly Track[]): TemplateResult | typeof nothing {
    if (this.#places().length === 0) return nothing;
    // Where a variant starts threads, they are the cooks; else its main one is.
    const cooks = this.slots.map(({ variant }) => Math.max(1, threadsStarted(manifest, variant, this.entries) ?? 1));
    return html`<kitchen-stage class="runs-${tracks.length}" .tracks=${tracks} .places=${this.#places()} .expected=${cooks} .moment=${this.moment}></kitchen-stage>`;
  }

  readonly #tellMoment = (moment: number): string => this.renderRoot.querySelector<KitchenStage>("kitchen-stage")?.tell?.(moment) ?? "";

  readonly #seeMoment = ({ detail }: MomentChange): void => void (this.moment = detail ?? undefined);

  /** What tells this player from another of the same demo in the page: the variants that the page gave it. */
  #name(): string {
    const given = (this.compare || this.variant).split(",").map((variant) => spoken(variant.trim())).join(" and ");
    return `Demo ${this.manifest?.name ?? this.demo}${given && `: ${given}`}${this.board ? ", on the schedule board" : ""}`;
  }

  #withoutThreads(): string {
    return this.#variants().some((variant) => this.#recording(variant))
      ? "What you can see here is a recording of a real run, made when this site was built; the line below runs it on your machine."
      : "The line below runs it on your own machine.";
  }

  /** One button throughout, so that it keeps the focus while Run becomes Stop. */
  #goButton(isRunning: boolean): TemplateResult | typeof nothing {
    const hasRecording = this.#variants().some((variant) => this.#recording(variant));
    if (this.#lacking && !hasRecording) return nothing;
    const act = isRunning ? (): void => this.stop() : this.#lacking ? this.#play : this.#press;
    const shape = isRunning ? "M1 1h10v10H1z" : "M2 0.5 11.5 6 2 11.5z";
    return html`<button class="run ${isRunning ? "stop" : ""}" type="button" @click=${act}
        @pointerenter=${this.#prepare} @focus=${this.#prepare} @pointerleave=${dismissWorker} @blur=${dismissWorker}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d=${shape}></path></svg>${isRunning ? "Stop" : this.#lacking ? "Play the recording" : "Run"}</button>
      ${this.#lacking && !isRunning ? this.#speedChoice() : nothing}`;
  }

  #speedChoice(): TemplateResult {
    const words = (speed: number): string => (speed === Infinity ? "at once" : `${speed} ×`);
    const choose = (event: Event): void => void (this.speed = Number((event.target as HTMLSelectElement).value));
    return html`<label class="speed">speed<select @change=${choose}>
      ${[0.5, 1, 2, 5, Infinity].map((speed) => html`<option .value=${String(speed)} ?selected=${speed === this.speed}>${words(speed)}</option>`)}
    </select></label>`;
  }

  #state(): TemplateResult {
    const { tone, text } = this.words;
    const shape = { quiet: svg`<circle cx="6" cy="6" r="4"></circle>`, busy: svg`<path d="M6 1a5 5 0 1 1-5 5"></path>`, good: svg`<path d="M1 6.5 4.5 10 11 2"></path>`, bad: svg`<path d="M2 2l8 8M10 2l-8 8"></path>` }[tone];
    return html`<p class="state ${tone}" role="status"><svg viewBox="0 0 12 12" aria-hidden="true">${shape}</svg><span>${text}</span></p>`;
  }

  #noticeBox(): TemplateResult {
    const { notice } = this;
    return html`<div role="alert">${notice
      ? html`<p class="notice ${notice.tone}">${notice.text}${notice.canRetry ? html`<button type="button" @click=${this.#retry}>Retry</button>` : nothing}</p>`
      : nothing}</div>`;
  }

  #output(tracks: readonly Track[]): TemplateResult[] {
    return tracks.map(({ title, model }) => {
      const heading = tracks.length > 1 ? `Output of ${title}` : "Output";
      const isShown = tracks.length === 1 || tracks.some((track) => track.model.output.length > 0);
      return html`<run-output ?hidden=${!isShown} .lines=${model.output} .count=${model.output.length} .isOver=${this.documents.length > 0} .heading=${heading}></run-output>`;
    });
  }

  #figures(): TemplateResult | typeof nothing {
    if (this.documents.every(({ figures = [] }) => figures.length === 0)) return nothing;
    void import("./figures/run-figures");
    return html`<run-figures .documents=${this.documents}></run-figures>`;
  }

  #losses(tracks: readonly Track[]): TemplateResult | typeof nothing {
    const sum = (of: (model: RunModel) => number): number => tracks.reduce((total, { model }) => total + of(model), 0);
    const text = losses(sum(({ dropped }) => dropped), sum(({ notKept }) => notKept));
    return text ? html`<p class="losses">${text}</p>` : nothing;
  }

  #tools(tracks: readonly Track[], isRunning: boolean): TemplateResult {
    return html`<div class="tools">
      <div class="downloads">${this.slots.map(({ variant, run, end }) =>
        run && end
          ? html`<button class="as-link" type="button" title="For Perfetto, chrome://tracing or Tracy" @click=${() => downloadTrace(run.model, end.document)}>Download the trace${this.slots.length > 1 ? ` of ${spoken(variant)}` : ""}</button>`
          : nothing,
      )}</div>
      <trace-table .tracks=${tracks} .finished=${!isRunning}></trace-table>
    </div>`;
  }

  readonly #changed = ({ detail }: CustomEvent<ControlsChange>): void => {
    if (detail.entries) {
      this.refused = Object.fromEntries(Object.entries(this.refused).filter(([name]) => detail.entries?.[name] === this.entries[name]));
      this.entries = detail.entries;
    }
    if (detail.variant !== undefined) {
      if (!detail.entries) this.#choose(detail.variant);
      this.chosenVariant = detail.variant;
      if (!this.#session && this.slots.every(({ run }) => !run)) this.slots = this.#variants().map(newSlot);
    }
    if (this.notice && this.#complaints().length === 0 && !this.notice.canRetry) this.notice = undefined;
    this.#keep();
  };

  // What the reader chose

  /** Two players of a demo in a page, or in two pages, are two places. */
  #place(): string {
    const page = location.href.replace(/[?#].*/, "").slice(siteRoot().length) || "index.html";
    return [page, this.demo, this.compare || this.variant].join(":");
  }

  /** What the fields hold before the reader changes any: as given, but for those that begin otherwise in this variant. */
  #beginning(variant: string): Entries {
    const own = variant === this.#given.variant ? [] : this.#controls.filter((control) => Object.keys(control.ofVariants).length > 0);
    return { ...this.#given.entries, ...Object.fromEntries(own.map((control) => [control.name, initialIn(control, variant)])) };
  }

  /** Each variant has its own texts in the fields that begin otherwise in each; who comes back finds them as they were. */
  #choose(variant: string): void {
    const own = this.#controls.filter((control) => Object.keys(control.ofVariants).length > 0).map(({ name }) => name);
    const key = (name: string, of: string): string => `${of}:${name}`;
    for (const name of own) this.#texts.set(key(name, this.chosenVariant), this.entries[name] ?? "");
    const beginning = this.#beginning(variant);
    this.entries = { ...this.entries, ...Object.fromEntries(own.map((name) => [name, this.#texts.get(key(name, variant)) ?? beginning[name] ?? ""])) };
    if (variant !== this.chosenVariant) this.refused = {};
    this.chosenVariant = variant;
  }

  #differing(): Record<string, string> {
    const beginning = this.#beginning(this.chosenVariant);
    return Object.fromEntries(Object.entries(this.entries).filter(([name, entry]) => entry !== beginning[name]));
  }

  #isChanged(): boolean {
    return this.chosenVariant !== this.#given.variant || Object.keys(this.#differing()).length > 0;
  }

  #keep(): void {
    const isFine = (name: string, entry: string): boolean => this.#controls.some((control) => control.name === name && complaint(control, entry) === "");
    keepChoices(this.#place(), {
      ...(this.chosenVariant === this.#given.variant ? {} : { variant: this.chosenVariant }),
      entries: Object.fromEntries(Object.entries(this.#differing()).filter(([name, entry]) => isFine(name, entry))),
    });
  }

  readonly #reset = (): void => {
    const { variant, entries } = this.#given;
    this.#texts.clear();
    this.#changed(new CustomEvent<ControlsChange>("controls-change", { detail: { variant, entries } }));
  };

  #fields(): RunControls | null {
    return this.renderRoot.querySelector("run-controls");
  }

  #timeline(): TraceTimeline | null {
    return this.renderRoot.querySelector("trace-timeline");
  }
}

customElements.define("demo-player", DemoPlayer);
