// How long a page takes whoever reads it, runs what runs in it and does its exercise. Knows the writers' aliases as HTML.
import { parseHTML } from "linkedom";

const wordsPerMinute = 200;

/** Minutes for each. A run is short, but one looks at it, and changes something. */
const minutesForEach: [selector: string, minutes: number][] = [
  ["demo-player", 1],
  ["cooks-predict", 0.5],
  [".exercise", 8],
  ["puzzle-card", 4],
];

/** Takes a page's inner HTML, not finished yet. Code is looked at, not read word by word. */
export function minutesFor(body: string): number {
  const { document } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const doing = minutesForEach.reduce((sum, [selector, minutes]) => sum + minutes * document.querySelectorAll(selector).length, 0);
  document.querySelectorAll("script, pre").forEach((element) => element.remove());
  const words = (document.body.textContent ?? "").split(/\s+/).filter((word) => word !== "").length;
  return Math.max(1, Math.round(words / wordsPerMinute + doing));
}

/** 75 minutes: “1 h 15 min”. Many minutes are rounded: nobody is that exact. */
export function spokenMinutes(minutes: number): string {
  const rounded = minutes < 60 ? minutes : Math.round(minutes / 5) * 5;
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(" ");
}
