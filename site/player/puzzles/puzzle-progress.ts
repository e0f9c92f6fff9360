// puzzle-progress: <puzzle-progress>, how many of the page's puzzles are solved, and the way to each. Knows the cards of its
// page by their names and headings.
import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { elementStyles } from "../element-styles";
import { forgetSolution, recallSolution } from "./solved-puzzles";

interface Entry {
  readonly name: string;
  readonly title: string;
  /** The heading's id; "" where there is none. */
  readonly id: string;
  readonly isSolved: boolean;
}

/** The last heading before it in the page. */
function headingOf(card: Element): Element | undefined {
  const before = [...document.querySelectorAll("main :is(h2, h3)")].filter(
    (heading) => heading.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1);
}

export class PuzzleProgress extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .bar {
        height: 8px;
        border-radius: 4px;
        background: var(--rule);
        overflow: hidden;
        margin: 6px 0 12px;
      }
      .bar svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      .bar rect {
        fill: var(--tip, #11734b);
      }
      ul {
        columns: 3 13em;
        margin: 0 0 12px;
        padding: 0;
        list-style: none;
        font-size: 15px;
        line-height: 1.45;
      }
      li {
        padding: 4px 0;
        break-inside: avoid;
      }
      a {
        color: inherit;
        text-underline-offset: 3px;
      }
      .mark {
        color: var(--tip, #11734b);
        font-weight: 700;
      }
      .forget {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        font-size: 13.5px;
        color: var(--quiet);
      }
      .forget button {
        min-height: 30px;
        padding: 3px 10px;
        font-size: 13px;
      }
    `,
  ];
  static override properties = { entries: { state: true }, asking: { state: true } };
  declare private entries: readonly Entry[];
  declare private asking: boolean;

  constructor() {
    super();
    this.entries = [];
    this.asking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("puzzle-solved", this.#look);
    addEventListener("storage", this.#look);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("puzzle-solved", this.#look);
    removeEventListener("storage", this.#look);
  }

  override render(): TemplateResult {
    const { entries } = this;
    const solved = entries.filter(({ isSolved }) => isSolved).length;
    return html`<p class="heading" role="status">${solved} of ${entries.length} solved</p>
      <div class="bar" aria-hidden="true"><svg viewBox="0 0 ${Math.max(entries.length, 1)} 1" preserveAspectRatio="none"><rect width=${solved} height="1"></rect></svg></div>
      <ul>${entries.map(({ title, id, isSolved }) => html`<li><a href="#${id}">${title}</a>${isSolved ? html` <span class="mark" role="img" aria-label="solved">✓</span>` : nothing}</li>`)}</ul>
      ${solved > 0 ? this.#forgetChoice() : nothing}`;
  }

  #forgetChoice(): TemplateResult {
    return html`<div class="forget" role="group" aria-label="Your progress">${this.asking
      ? html`<span>Forget what you have solved?</span>
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
    this.entries.forEach(({ name }) => forgetSolution(name));
    this.#look();
    dispatchEvent(new Event("puzzles-forgotten"));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("a")?.focus());
  };

  readonly #look = (): void => {
    this.entries = [...document.querySelectorAll("puzzle-card")].map((card) => {
      const name = card.getAttribute("name") ?? "";
      const heading = headingOf(card);
      return { name, title: heading?.firstChild?.textContent?.trim() || name, id: heading?.id ?? "", isSolved: recallSolution(name) !== undefined };
    });
  };
}

customElements.define("puzzle-progress", PuzzleProgress);
