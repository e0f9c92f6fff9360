// cook-drawing: a cook as a line drawing, in two layers: the body goes behind the counter, the hands before it. Stands
// at x = 0 with the counter's edge at y = 0. Knows what a cook does, not where; all looks are in kitchen-styles.
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Doing } from "./kitchen-state";

/** A toque, its lower edge at y = 0. */
export const hat = (): TemplateResult =>
  svg`<path class="cloth" d="M-13 0v-9l-3-3c-8-7-2-19 8-16 3-11 21-10 22 1 10 2 8 17-3 16l2 2v9z"></path><path class="line" d="M-13-4.5h26"></path>`;

const mouths: Readonly<Record<Doing, string>> = {
  away: "",
  works: "M-4-63c3 2 5 2 8 0",
  waits: "M-3.5-62.5h7",
  stands: "M-3-62.5c2 1 4 1 6 0",
  done: "M-5-64c3 4 7 4 10 0",
};

/** Head, coat and legs. @param colour which of the lanes' colours the neckerchief has, from 1 to 6. */
export function body(doing: Doing, colour: number): TemplateResult {
  const look = doing === "works" ? 2 : 0;
  return svg`
    <path class="line" d="M-11-16v62M11-16v62M0-8v54"></path>
    <path class="shoe" d="M-2 47h-13c0-5 5-6 11-6zM2 47h13c0-5-5-6-11-6z"></path>
    <path class="cloth" d="M-12-54c-15 4-21 14-23 40l2 16h66l2-16c-2-26-8-36-23-40"></path>
    <path class="line" d="M0-40v40M-6-34v.1M-6-25v.1M-6-16v.1"></path>
    <path class="skin" d="M-12-81v6c0 15 5 21 12 21s12-6 12-21v-6z"></path>
    <path class="line" d="M-5 ${-72 + look}v1.2M5 ${-72 + look}v1.2"></path>
    <path class="line" d=${mouths[doing]}></path>
    <path class="scarf scarf-${colour}" d="M-13-55c8 4 18 4 26 0l-6 8-7 5-7-5z"></path>
    <g transform="translate(0 -80)">${hat()}</g>`;
}

/** What the hands do. */
export function hands(doing: Doing): TemplateResult | typeof nothing {
  switch (doing) {
    case "works":
      return svg`<path class="sleeve" d="M-27-36c-1 11 5 18 14 22"></path><circle class="skin" cx="-12" cy="-13" r="4"></circle>
        <g class="chop">
          <path class="sleeve" d="M27-36c3 8-1 13-9 17"></path>
          <path class="blade" d="M14-21-14-12c0 5 5 7 11 6L15-14z"></path>
          <circle class="skin" cx="17" cy="-18" r="4"></circle>
        </g>`;
    case "waits":
      return svg`<path class="sleeve" d="M-28-37c-2 12 8 18 22 17M28-37c2 12-8 18-22 17"></path>
        <path class="skin" d="M-8-23c4-3 12-3 16 0 2 3 1 6-2 7-4 1-8 1-12 0-3-1-4-4-2-7z"></path><path class="line" d="M-3-23c1 2 1 4 0 6M3-23c1 2 1 4 0 6"></path>`;
    case "stands":
    case "done":
      return svg`<path class="sleeve" d="M-28-37c-4 10-4 22-1 33M28-37c4 10 4 22 1 33"></path>
        <circle class="skin" cx="-28" cy="-3" r="4"></circle><circle class="skin" cx="28" cy="-3" r="4"></circle>`;
    case "away":
      return nothing;
  }
}
