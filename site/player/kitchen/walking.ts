// walking: lets drawn figures walk to where they belong. A figure that wasn't there comes in at the door; where it has
// been on the way, it passes by. Without motion, if the reader wants none. Knows elements with data-lane and data-x.
import type { KitchenLayout } from "./kitchen-layout";

/** Where figures come in. */
const doorX = -50;
const stopMilliseconds = 230;
/** More stops than these on one way are a blur. */
const mostStops = 3;

const wantsStillness = matchMedia("(prefers-reduced-motion: reduce)");

export class Walkers {
  readonly #stood = new WeakMap<SVGElement, number>();

  /** Sends all figures within `root` where the layout has them. @param stops x of where each lane has been on the way. */
  send(root: ParentNode, { counterY }: Pick<KitchenLayout, "counterY">, stops: ReadonlyMap<number, readonly number[]>): void {
    const at = (x: number): string => `translate(${x}px, ${counterY}px)`;
    for (const figure of root.querySelectorAll<SVGElement>("[data-lane]")) {
      const x = Number(figure.dataset["x"]);
      const before = this.#stood.get(figure);
      this.#stood.set(figure, x);
      if (before === undefined && !wantsStillness.matches) {
        figure.style.setProperty("transform", at(doorX));
        // The style must have been seen once, or there is nothing to walk from.
        figure.getBoundingClientRect();
      }
      if (before !== x) figure.style.setProperty("transform", at(x));
      const by = (stops.get(Number(figure.dataset["lane"])) ?? []).slice(-mostStops);
      if (by.length === 0 || wantsStillness.matches) continue;
      const way = [before ?? doorX, ...by.flatMap((stop) => [stop, stop]), x];
      figure.animate(way.map((step) => ({ transform: at(step) })), { duration: stopMilliseconds * (by.length + 1), easing: "ease-in-out" });
    }
  }
}
