// schedule-link: the address that opens a page's board on one schedule. Knows controls and addresses, no board.
import type { Control, Entries } from "../manifest";

export interface Place {
  readonly demo: string;
  readonly variant: string;
  readonly controls: readonly Control[];
  readonly entries: Entries;
}

/** @param page the page's own address; what stands in its query is left out. @param code of the schedule. */
export function scheduleLink(page: string, { demo, variant, controls, entries }: Place, code: string): string {
  const address = new URL(page);
  address.hash = "";
  address.search = "";
  const say = (name: string, value: string): void => address.searchParams.set(name, value);
  say("demo", demo);
  say("variant", variant);
  for (const { name, initial } of controls) {
    const entry = entries[name] ?? initial;
    if (entry !== initial) say(name, entry);
  }
  say("schedule", code);
  return address.href;
}
