// choices: what the reader chose in a player (variant and values), kept in this browser from visit to visit. Storage
// may be forbidden: then nothing is kept. Knows storage, no page and no demo.
import type { Entries } from "./manifest";

export interface Choices {
  readonly variant?: string;
  /** Only what differs from what the page began with. */
  readonly entries: Entries;
}

const keyOf = (place: string): string => `cooks:choices:${place}`;

/** What was chosen at that place; nothing if it can't be read. */
export function recallChoices(place: string): Choices {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? "{}") as { variant?: unknown; entries?: unknown };
    const pairs = Object.entries(typeof kept.entries === "object" && kept.entries ? kept.entries : {});
    return {
      ...(typeof kept.variant === "string" ? { variant: kept.variant } : {}),
      entries: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string")),
    };
  } catch {
    return { entries: {} };
  }
}

/** Keeps them, or forgets what was kept if they say nothing. */
export function keepChoices(place: string, choices: Choices): void {
  try {
    if (choices.variant === undefined && Object.keys(choices.entries).length === 0) localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), JSON.stringify(choices));
  } catch {
    // They hold for this page only.
  }
}
