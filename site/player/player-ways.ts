// player-ways: the two ways to a demo that can be explored, as tabs: its real threads, and the schedule board. Knows no run
// and no board.
import { html } from "lit";
import type { TemplateResult } from "lit";

export type Way = "threads" | "board";

const names: Readonly<Record<Way, string>> = { threads: "Real threads", board: "Be the scheduler" };
const ways = Object.keys(names) as Way[];

export const tabOf = (way: Way): string => `tab-${way}`;
export const panelOf = (way: Way): string => `panel-${way}`;

/** The tabs, by the ARIA pattern: arrow keys choose while one of them has the focus. */
export function wayTabs(current: Way, choose: (way: Way) => void): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = ways.indexOf(current);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: ways.length - 1 }[event.key];
    const way = to === undefined ? undefined : ways.at(to % ways.length);
    if (!way) return;
    event.preventDefault();
    choose(way);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#${tabOf(way)}`)?.focus();
  };
  return html`<div class="ways" role="tablist" aria-label="How to run it" @keydown=${onKey}>${ways.map((way) => {
    const isChosen = way === current;
    return html`<button type="button" role="tab" id=${tabOf(way)} aria-selected=${String(isChosen)} aria-controls=${panelOf(way)} tabindex=${isChosen ? 0 : -1}
      @click=${() => choose(way)}>${names[way]}</button>`;
  })}</div>`;
}
