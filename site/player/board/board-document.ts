// board-document: what the explorer's module tells of a board, and of a search. The second is the very document that
// `--explore --json` prints. Types alone.
import type { Verdict } from "../run-document";

export interface BoardStep {
  /** Index into the board's threads; so are all threads here. */
  readonly thread: number;
  /** Who did it: the thread, or its store buffer. */
  readonly actor: number;
  /** Which of its ways it went; mostly it has one, and that is 0. */
  readonly alternative: number;
  readonly kind: string;
  /** Index of an object; 0 for none. */
  readonly object: number;
  /** "read tally -> 0". */
  readonly what: string;
  /** "" where the place isn't known. */
  readonly file: string;
  readonly line: number;
  /** The thread before it could have gone on. */
  readonly preemption: boolean;
  readonly timed_out: boolean;
}

export interface BoardThread {
  readonly name: string;
  readonly status: "ready" | "blocked" | "asleep" | "joining" | "draining" | "finished";
  readonly enabled: boolean;
  /** Its next step, "write tally = 1"; "" if it has none. */
  readonly does: string;
  readonly object: number;
  /** How many ways its next step may go: a choice of its own, or whom a notification wakes. */
  readonly ways: number;
  readonly file: string;
  readonly line: number;
  /** Why it can't go on, in a sentence; "" if it can. */
  readonly why: string;
}

/** What a thread has stored and what has not come to memory yet; it comes in this order. */
export interface StoreBuffer {
  readonly thread: number;
  readonly actor: number;
  readonly name: string;
  readonly does: string;
  readonly values: readonly { readonly object: number; readonly name: string; readonly value: string; readonly file: string; readonly line: number }[];
}

export interface Holder {
  readonly thread: number;
  readonly shared: boolean;
  readonly file: string;
  readonly line: number;
}

export interface BoardObject {
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  readonly holders: readonly Holder[];
  readonly waiters: readonly number[];
}

export interface BoardCheck {
  readonly after: number;
  readonly thread: number;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly held: boolean;
  readonly file: string;
  readonly line: number;
}

export interface BoardDocument {
  readonly demo: string;
  readonly variant: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly memory: string;
  readonly waiters: string;
  readonly wake_ups: number;
  /** Whose turn it was, "b2c". */
  readonly turns: string;
  /** The same with demo, source and memory model, "race.3f2a91c0.sc.b2c". */
  readonly code: string;
  readonly steps: readonly BoardStep[];
  /** The turns of the schedule on the board that come after these steps. */
  readonly kept_turns: string;
  readonly threads: readonly BoardThread[];
  /** Of threads that have stored something; none under sequential consistency. */
  readonly buffers: readonly StoreBuffer[];
  readonly objects: readonly BoardObject[];
  readonly lines: readonly { readonly after: number; readonly thread: number; readonly text: string }[];
  readonly results: readonly { readonly after: number; readonly thread: number; readonly name: string; readonly value: unknown }[];
  readonly checks: readonly BoardCheck[];
  /** Seconds on the virtual clock. */
  readonly time: number;
  readonly preemptions: number;
  readonly over: boolean;
  readonly verdict: "running" | Verdict;
  /** Why it ended so, in sentences. */
  readonly story: readonly string[];
}

export interface Finding {
  readonly kind: string;
  readonly what: string;
  /** "race.cpp:101", or "". */
  readonly at: string;
  readonly schedules: string;
  /** The code of a schedule that goes wrong so. */
  readonly example: string;
  readonly preemptions?: number;
}

export interface Outcome {
  readonly verdict: string;
  readonly results: Readonly<Record<string, unknown>>;
  /** Who waits for what, where nobody could go on. */
  readonly story?: readonly string[];
  readonly schedules: string;
  readonly example: string;
}

/** Two accesses to the same variable that nothing orders. */
export interface Race {
  readonly object: string;
  readonly first: RaceAccess;
  readonly second: RaceAccess;
  readonly example: string;
}

export interface RaceAccess {
  readonly thread: string;
  readonly does: string;
  readonly at: string;
}

/** Numbers of schedules are decimal texts: they outgrow what a number holds. */
export interface Exploration {
  readonly mode: SearchMode;
  readonly memory: string;
  readonly status: "complete" | "bounded" | "capped";
  readonly executions: number;
  readonly classes: number;
  readonly schedules: string;
  readonly failing: string;
  /** False: some class had too many schedules to be counted, and counts as one. */
  readonly counted: boolean;
  readonly findings: readonly Finding[];
  readonly outcomes?: readonly Outcome[];
  /** There are more than are listed. */
  readonly more_outcomes?: boolean;
  readonly races?: readonly Race[];
  /** Of the smallest schedule that goes wrong; absent where none does. */
  readonly preemptions?: number;
  /** With fewer, nothing goes wrong. */
  readonly proven?: boolean;
  readonly counterexample?: string;
  readonly seconds: number;
  readonly executions_per_second: number;
}

export interface ExplorationDocument {
  readonly demo: string;
  readonly variant: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly seconds: number;
  readonly verdict: Verdict;
  readonly exploration: Exploration;
}

export type SearchMode = "all" | "enumerate" | "bounded" | "random" | "pct";

/** What an execution may do, beyond taking turns. */
export interface Rules {
  /** Sequential consistency, or store buffers. */
  readonly memory: "sc" | "tso";
  /** Whom a notification wakes. */
  readonly waiters: "fifo" | "any";
  /** How often somebody may be woken for nothing. */
  readonly wake_ups: number;
}

/** What a board is opened with. */
export interface BoardRequest extends Rules {
  readonly variant: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

/** What a search is begun with; what it leaves out has no limit but the module's own. */
export interface SearchRequest extends BoardRequest {
  readonly mode: SearchMode;
  /** Of preemptions for `bounded`, of depth for `pct`. */
  readonly number?: number;
  readonly executions?: number;
  readonly seconds?: number;
}

export interface Refusal {
  readonly error: string;
}

export const isRefusal = (answer: object): answer is Refusal => "error" in answer;
