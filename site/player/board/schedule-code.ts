// schedule-code: a schedule as text: its turns "b2c" (a letter for each thread, a for main, a capital one for its store
// buffer, and how often in a row, or which way it goes: "b-1"), and its code "race.3f2a91c0.sc.b2c", which says what program
// it belongs to, and what its executions may do. Knows nothing else.
import type { Rules } from "./board-document";

/** Whose turn it is, and which of its ways it goes. */
export interface Turn {
  /** A thread, or so many more for its store buffer. */
  readonly actor: number;
  readonly alternative: number;
}

const mostTurns = 100_000;
const mostThreads = 16;

export const isBuffer = (actor: number): boolean => actor >= mostThreads;

export const letterOf = (actor: number): string => String.fromCharCode((isBuffer(actor) ? 65 : 97) + (actor % mostThreads));

/** Whose letter it is; undefined for any other key. */
export function actorOf(letter: string): number | undefined {
  if (/^[a-p]$/.test(letter)) return letter.charCodeAt(0) - 97;
  return /^[A-P]$/.test(letter) ? letter.charCodeAt(0) - 65 + mostThreads : undefined;
}

export const sameTurn = (a: Turn | undefined, b: Turn | undefined): boolean => a?.actor === b?.actor && a?.alternative === b?.alternative;

/** The turns, step by step; undefined if the text is none. */
export function readTurns(text: string): Turn[] | undefined {
  if (!/^([a-pA-P](-\d{1,3}|\d{0,6}))*$/.test(text)) return undefined;
  const turns: Turn[] = [];
  for (const [, letter = "", way = "", count = ""] of text.matchAll(/([a-pA-P])(?:-(\d+)|(\d*))/g)) {
    const actor = actorOf(letter) ?? 0;
    const times = count === "" ? 1 : Number(count);
    if (way === "0" || times === 0 || turns.length + times > mostTurns) return undefined;
    for (let n = 0; n < times; n++) turns.push({ actor, alternative: Number(way) });
  }
  return turns;
}

export function writeTurns(turns: readonly Turn[]): string {
  let text = "";
  for (let at = 0; at < turns.length; ) {
    const turn = turns[at] as Turn;
    let end = at + 1;
    while (turn.alternative === 0 && end < turns.length && sameTurn(turns[end], turn)) end++;
    text += letterOf(turn.actor) + (turn.alternative > 0 ? `-${turn.alternative}` : end - at > 1 ? String(end - at) : "");
    at = end;
  }
  return text;
}

/** What stands in a code for what its executions may do: "sc", "tso", "sc-any-wake1". */
export function readRules(text: string): Rules | undefined {
  const [, memory, any, wakeUps = "0"] = /^(sc|tso)(-any)?(?:-wake([1-9]))?$/.exec(text) ?? [];
  return memory === "sc" || memory === "tso" ? { memory, waiters: any ? "any" : "fifo", wake_ups: Number(wakeUps) } : undefined;
}

export interface ScheduleCode {
  readonly demo: string;
  /** A hash of its source. */
  readonly source: string;
  readonly rules: string;
  readonly turns: string;
}

export function readCode(text: string): ScheduleCode | undefined {
  const [demo, source, rules, turns, ...rest] = text.split(".");
  if (!demo || !source || !rules || !readRules(rules) || turns === undefined || rest.length > 0 || !readTurns(turns)) return undefined;
  return { demo, source, rules, turns };
}

export const writeCode = ({ demo, source, rules, turns }: ScheduleCode): string => [demo, source, rules, turns].join(".");

/** Why a schedule that somebody found can't be laid on this board, in words; "" if it can. `here` is the board's own code. */
export function whyForeign(text: string, here: string): string {
  if (!text.includes(".")) {
    return readTurns(text) ? "" : `“${text}” is no schedule: it is a letter for each thread, a for main, and how often in a row, such as b5c6b.`;
  }
  const code = readCode(text);
  const own = readCode(here);
  if (!code || !own) return `“${text}” is no code of a schedule: it has four parts with dots between, such as race.3f2a91c0.sc.b2c2b.`;
  if (code.demo !== own.demo) return `This schedule is one of ${code.demo}, and this is ${own.demo}.`;
  if (code.source !== own.source) {
    return `This schedule was found with another source of ${own.demo} (${code.source}; here it is ${own.source}): its steps need not be the same any more. Explore again.`;
  }
  return code.rules === own.rules ? "" : `This schedule was found under other rules (${code.rules}; here they are ${own.rules}).`;
}

/** The turns of a code, or of turns alone. */
export const turnsOf = (text: string): string => text.split(".").at(-1) ?? "";
