// exploration-words: says what a search found, in words and numbers. Knows the search's document, no page.
import type { Exploration, Finding, Outcome, Race, SearchMode } from "./board-document";
import type { Tone } from "../run-words";
import { duration } from "../time-scale";

/** What a search mode is called, and what its number means. */
export const searchModes: Readonly<Record<SearchMode, { readonly name: string; readonly number?: string; readonly first: number }>> = {
  all: { name: "all, one of each class", first: 0 },
  enumerate: { name: "all, one by one", first: 0 },
  bounded: { name: "few switches", number: "switches at most", first: 2 },
  random: { name: "by chance", first: 0 },
  pct: { name: "by chance, with priorities", number: "depth", first: 3 },
};

/** What each mode does, in a sentence. */
export const modeHelp: Readonly<Record<SearchMode, string>> = {
  all: "Schedules that differ only in the order of independent steps are one class, and one of each class is tried. It misses nothing.",
  enumerate: "Every single schedule is tried. It misses nothing and takes long.",
  bounded: "Only schedules with so many switches away from a thread that could have gone on. Most bugs need few.",
  random: "Whose turn it is, is drawn by lot at every step. It proves nothing.",
  pct: "Threads get priorities by lot, which change a few times. A bug of small depth is found with a known chance at least. It proves nothing.",
};

/** A decimal text of any length, in groups of three; beyond 24 digits about. */
export function grouped(number: string): string {
  if (!/^\d+$/.test(number)) return number;
  if (number.length > 24) return `about ${number[0] ?? ""}.${number.slice(1, 3)} × 10^${number.length - 1}`;
  return BigInt(number).toLocaleString("en");
}

const many = (number: string, one: string, more = `${one}s`): string => `${grouped(number)} ${number === "1" ? one : more}`;

/** Which part goes wrong, from 0 to 1; what isn't nothing is at least seen. */
export function failingShare({ failing, schedules }: Exploration): number {
  const all = BigInt(schedules);
  const part = BigInt(failing);
  if (all === 0n || part === 0n) return 0;
  return Math.max(0.008, Number((part * 10_000n) / all) / 10_000);
}

export interface SearchWords {
  readonly tone: Tone;
  readonly headline: string;
  readonly detail: string;
}

/** The verdict of a search that is over. */
export function tellExploration(found: Exploration): SearchWords {
  const isClean = found.failing === "0";
  const headline = `${grouped(found.failing)} of ${many(found.schedules, "schedule")} ${found.failing === "1" ? "goes" : "go"} wrong.`;
  const uncounted = found.counted ? "" : " Some classes have too many schedules to be counted; each counts as one here.";
  if (found.status === "capped") {
    const detail = `Not all were tried: ${isClean ? "this proves nothing" : "there may be more"}.`;
    return { tone: isClean ? "quiet" : "bad", headline, detail: detail + uncounted };
  }
  const classes = found.mode === "all" ? ` in ${many(String(found.classes), "class", "classes")}` : "";
  const all = found.schedules === "1" ? "The only one was tried" : `All ${grouped(found.schedules)} were tried${classes}`;
  const within = found.status === "bounded" ? `: complete within that bound` : ": complete";
  return { tone: isClean ? "good" : "bad", headline, detail: `${all}${within}.${uncounted}` };
}

/** What the number of switches of the smallest schedule means. */
export function tellSmallest({ preemptions = 0, proven = false }: Exploration): string {
  if (preemptions === 0) return "It goes wrong without a single switch away from a thread that could have gone on.";
  const switches = preemptions === 1 ? "1 switch" : `${preemptions} switches`;
  const fewer = preemptions === 1 ? "with none" : "with fewer";
  return `The smallest schedule that goes wrong has ${switches} away from a thread that could have gone on${proven ? `; ${fewer}, nothing goes wrong` : ""}.`;
}

/** What it cost. */
export function tellWork({ executions, seconds }: Exploration): string {
  return `${many(String(executions), "execution")} in ${duration(seconds * 1e9)}.`;
}

/** How a search goes on. */
export function tellProgress({ executions, schedules, failing, executions_per_second: rate }: Exploration): string {
  const speed = rate > 0 ? `, ${Math.round(rate).toLocaleString("en")} a second` : "";
  return `${many(String(executions), "execution")}${speed}; ${many(schedules, "schedule")} so far, ${grouped(failing)} of them ${failing === "1" ? "goes" : "go"} wrong`;
}

const kinds: Readonly<Record<string, string>> = {
  failed: "check failed", error: "exception", deadlock: "deadlock", lost_notify: "lost notification", livelock: "livelock, perhaps", data_race: "data race", ok: "nothing went wrong",
};

export const kindOfFinding = (kind: string): string => kinds[kind] ?? kind.replace(/_/g, " ");

export const tellFinding = ({ kind, what, at }: Finding): string => `${kindOfFinding(kind)}${what && `: ${what}`}${at && ` (${at})`}`;

/** "tally: cook 1 writes (race.cpp:36), cook 2 reads (race.cpp:31)". */
export function tellRace({ object, first, second }: Race): string {
  const side = ({ thread, does, at }: Race["first"]): string => `${thread} ${does}s${at && ` (${at})`}`;
  return `${object}: ${side(first)}, ${side(second)}`;
}

/** "ok: lost = 0", "check failed: lost = 1", "deadlock". A result's name may end in a number itself. */
export function tellOutcome({ verdict, results }: Outcome): string {
  const values = Object.entries(results).map(([name, value]) => `${name} = ${String(value)}`);
  return [verdict === "ok" ? "ok" : kindOfFinding(verdict), ...(values.length > 0 ? [values.join(", ")] : [])].join(": ");
}

/** What tells one deadlock from another: who waits for whom, without the places, and without who waits because of it. */
export const tellWaits = ({ story = [] }: Outcome): string =>
  story.filter((line) => !line.startsWith("Because of that, ")).map((line) => line.replace(/ \([^()]*:\d+\)/g, "")).join(" ");

