// puzzle-words: what a puzzle says of the schedule that was played, and of the answer that it can't be broken. Judges by the
// documents of the explorer alone; nothing here knows an answer. No page.
import type { Solution } from "./solved-puzzles";

/** Of the document of a board whose program has ended. */
export interface PlayedSchedule {
  readonly verdict: string;
  readonly preemptions: number;
  readonly memory: string;
}

/** Of the document of a search. */
export interface Search {
  readonly exploration: {
    readonly status: string;
    readonly schedules: string;
    readonly failing: string;
    readonly memory: string;
  };
}

export interface Judgement {
  readonly text: string;
  readonly tone: "good" | "bad" | "plain";
  readonly solution?: Solution;
}

const endings: Readonly<Record<string, string>> = {
  failed: "a check failed",
  deadlock: "a deadlock",
  lost_notify: "somebody sleeps for ever",
  livelock: "it goes on and on",
  error: "an exception",
};

const memories: Readonly<Record<string, string>> = { sc: "sequential consistency", tso: "store buffers (TSO)" };
const memoryName = (memory: string): string => memories[memory] ?? memory;

const counted = (preemptions: number): string =>
  preemptions === 0 ? "no preemption" : preemptions === 1 ? "1 preemption" : `${preemptions} preemptions`;

/** 4673008 as "4 673 008", with spaces that don't break. */
const grouped = (digits: string): string => (digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, "\u202f") : digits);

/** What the schedule that was just played means for a puzzle that is posed under a memory model. */
export function judgeSchedule({ verdict, preemptions, memory }: PlayedSchedule, posed: string): Judgement | undefined {
  if (verdict === "running") return undefined;
  const ending = endings[verdict];
  if (!ending) return { text: "This schedule went well. That proves nothing about the others.", tone: "plain" };
  if (memory !== posed) {
    return { text: `It went wrong (${ending}) under ${memoryName(memory)}. The puzzle is posed under ${memoryName(posed)}.`, tone: "plain" };
  }
  return { text: `You broke it: ${ending}, with ${counted(preemptions)}.`, tone: "good", solution: { how: "broken", preemptions } };
}

/** What the search of all schedules says of the answer that it can't be broken. */
export function judgeClaim({ exploration }: Search, posed: string): Judgement {
  const { status, schedules, failing, memory } = exploration;
  const under = ` under ${memoryName(memory)}`;
  if (failing !== "0") {
    return { text: `It can: ${grouped(failing)} of ${grouped(schedules)} schedules go wrong${under}.`, tone: "bad" };
  }
  if (status !== "complete") {
    return { text: `Nobody knows yet: ${grouped(schedules)} schedules were tried, and not all.`, tone: "plain" };
  }
  const held = `0 of ${grouped(schedules)} schedules go wrong${under}: complete.`;
  if (memory !== posed) {
    return { text: `${held} But the puzzle is posed under ${memoryName(posed)}: choose it on the board, under The rules.`, tone: "plain" };
  }
  return { text: `You are right. ${held}`, tone: "good", solution: { how: "holds" } };
}

/** How a puzzle stands, before anything is played. */
export function standOf(solution: Solution | undefined): string {
  if (!solution) return "Not solved yet.";
  return solution.how === "holds" ? "Solved: it can’t be broken." : `Solved: broken with ${counted(solution.preemptions ?? 0)}.`;
}
