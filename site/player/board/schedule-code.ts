// schedule-code: a schedule as text: its turns "b2c" (a letter for each thread, a for main, and how often in a row), and
// its code "race.3f2a91c0.sc.b2c", which says what program it belongs to. Knows nothing else.

const mostTurns = 100_000;

export const letterOf = (thread: number): string => String.fromCharCode(97 + thread);

/** Whose turn it is, step by step; undefined if the text is none. */
export function readTurns(text: string): number[] | undefined {
  if (!/^([a-p]\d{0,6})*$/.test(text)) return undefined;
  const turns: number[] = [];
  for (const [, letter = "a", count = ""] of text.matchAll(/([a-p])(\d*)/g)) {
    const times = count === "" ? 1 : Number(count);
    if (times === 0 || turns.length + times > mostTurns) return undefined;
    for (let n = 0; n < times; n++) turns.push(letter.charCodeAt(0) - 97);
  }
  return turns;
}

export function writeTurns(turns: readonly number[]): string {
  let text = "";
  for (let at = 0; at < turns.length; ) {
    let end = at;
    while (turns[end] === turns[at]) end++;
    text += letterOf(turns[at] ?? 0) + (end - at > 1 ? String(end - at) : "");
    at = end;
  }
  return text;
}

export interface ScheduleCode {
  readonly demo: string;
  /** A hash of its source. */
  readonly source: string;
  /** The memory model. */
  readonly memory: string;
  readonly turns: string;
}

export function readCode(text: string): ScheduleCode | undefined {
  const [demo, source, memory, turns, ...rest] = text.split(".");
  if (!demo || !source || !memory || turns === undefined || rest.length > 0 || !readTurns(turns)) return undefined;
  return { demo, source, memory, turns };
}

export const writeCode = ({ demo, source, memory, turns }: ScheduleCode): string => [demo, source, memory, turns].join(".");

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
  return "";
}

/** The turns of a code, or of turns alone. */
export const turnsOf = (text: string): string => text.split(".").at(-1) ?? "";
