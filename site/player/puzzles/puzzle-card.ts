// puzzle-card: <puzzle-card name="one_spoon">, a puzzle of the arena: its text and its player, and below them how it stands.
// The player comes when the reader wants to play: a page with many boards opened at once would keep a phone busy. Solved is
// what the explorer says is solved: a schedule that goes wrong on the board, or a search of all that finds none.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import { judgeClaim, judgeSchedule, standOf } from "./puzzle-words";
import type { Judgement, PlayedSchedule, Search } from "./puzzle-words";
import { keepSolution, recallSolution } from "./solved-puzzles";
import type { Solution } from "./solved-puzzles";

/** As much of a player as a puzzle needs. */
interface Player extends HTMLElement {
  explore?(mode: "all"): Promise<Search>;
}

export class PuzzleCard extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin: 1.3em 0;
      }
      .play {
        background: var(--work);
        border-color: var(--work);
        color: var(--on-accent, #fff);
        min-height: 44px;
        padding-inline: 20px;
        font-weight: 600;
      }
      .claim {
        min-height: 44px;
      }
      .stand {
        flex: 1 1 16em;
        font-size: 15px;
        line-height: 1.45;
        color: var(--quiet);
      }
      .good {
        color: var(--tip, #11734b);
        font-weight: 600;
      }
      .bad {
        color: var(--bad, #b3261e);
        font-weight: 600;
      }
    `,
  ];
  static override properties = {
    name: {},
    memory: {},
    open: { type: Boolean, reflect: true },
    solution: { state: true },
    judgement: { state: true },
    searching: { state: true },
  };
  declare name: string;
  /** The memory model that the puzzle is posed under. */
  declare memory: string;
  /** Its player is there. */
  declare open: boolean;
  declare private solution: Solution | undefined;
  declare private judgement: Judgement | undefined;
  declare private searching: boolean;
  #player: Player | undefined;
  /** What stands after the player in the page. */
  #next: ChildNode | null = null;

  constructor() {
    super();
    this.name = "";
    this.memory = "sc";
    this.open = false;
    this.searching = false;
    this.addEventListener("board-end", this.#onEnd as EventListener);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.solution = recallSolution(this.name);
    addEventListener("storage", this.#onStorage);
    addEventListener("puzzles-forgotten", this.#onStorage);
    if (this.open) return;
    this.#player ??= this.querySelector<Player>("demo-player") ?? undefined;
    if (!this.#player) return;
    this.#player.slot = "player";
    this.#player.setAttribute("board", "");
    this.#player.setAttribute("memory", this.memory);
    this.#next = this.#player.nextSibling;
    this.#player.remove();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("storage", this.#onStorage);
    removeEventListener("puzzles-forgotten", this.#onStorage);
  }

  override render(): TemplateResult {
    const { solution, judgement } = this;
    const tone = judgement?.tone ?? (solution ? "good" : "plain");
    return html`<slot></slot><slot name="player"></slot>
      <div class="foot" role="group" aria-label="Your answer">
        ${this.open ? nothing : html`<button type="button" class="play" @click=${this.#play}>Play</button>`}
        <button type="button" class="claim" aria-disabled=${this.searching} @click=${this.#claim}>It can’t be broken</button>
        <p class="stand ${tone}" role="status">${this.searching ? "Trying all schedules …" : judgement?.text ?? standOf(solution)}</p>
      </div>
      <slot name="after"></slot>`;
  }

  readonly #play = async (): Promise<void> => {
    this.#bringPlayer();
    await this.updateComplete;
    // The button that was pressed is gone: the focus goes where the player is.
    if (this.#player) {
      this.#player.tabIndex = -1;
      this.#player.focus({ preventScroll: true });
    }
  };

  #bringPlayer(): void {
    if (this.open || !this.#player) return;
    this.insertBefore(this.#player, this.#next);
    this.open = true;
  }

  readonly #onEnd = ({ detail }: CustomEvent<PlayedSchedule>): void => this.#judge(judgeSchedule(detail, this.memory));

  readonly #claim = async (): Promise<void> => {
    if (this.searching) return;
    this.#bringPlayer();
    this.searching = true;
    try {
      await customElements.whenDefined("demo-player");
      const found = await this.#player?.explore?.("all");
      this.#judge(found ? judgeClaim(found, this.memory) : { text: "The explorer is not there, so nobody can tell.", tone: "plain" });
    } catch (problem) {
      this.#judge({ text: `Nobody can tell: ${problem instanceof Error ? problem.message : String(problem)}`, tone: "plain" });
    } finally {
      this.searching = false;
    }
  };

  #judge(judgement: Judgement | undefined): void {
    if (!judgement) return;
    this.judgement = judgement;
    if (!judgement.solution) return;
    keepSolution(this.name, judgement.solution);
    this.solution = recallSolution(this.name) ?? judgement.solution;
    this.dispatchEvent(new Event("puzzle-solved", { bubbles: true }));
  }

  /** Solved or forgotten elsewhere: in another tab, or by the list of all. */
  readonly #onStorage = (): void => {
    this.solution = recallSolution(this.name);
    if (!this.solution) this.judgement = undefined;
  };
}

customElements.define("puzzle-card", PuzzleCard);
