// board-words: says in sentences what a step did, what a thread would do, how an object stands and how a schedule ended.
// The board, its announcements and its tables all speak these. Knows the board's document, no page.
import type { Tone } from "../run-words";
import type { BoardDocument, BoardObject, BoardStep, BoardThread, Holder } from "./board-document";
import type { KnownStep } from "./board-session";
import { isBuffer } from "./schedule-code";

const named = (of: BoardDocument, thread: number): string => of.threads[thread]?.name ?? `thread ${thread}`;

/** A thread's name, or its store buffer's. */
const actorName = (of: BoardDocument, actor: number): string => (isBuffer(actor) ? `${named(of, actor % 16)}'s store buffer` : named(of, actor));

/** "Ana", "Ana and Ben", "Ana, Ben and Cleo". */
export function listed(names: readonly string[], joint = "and"): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${joint} ${names.at(-1) ?? ""}`;
}

/** "race.cpp:31", or "". */
export const placeOf = ({ file, line }: { readonly file?: string; readonly line?: number }): string => (file ? `${file}:${line ?? 0}` : "");

/** A step's words, as somebody does it: "reads tally: 0". */
export function acted(what: string): string {
  const [, verb = "", rest = ""] = /^(\w+)(.*)$/s.exec(what) ?? [];
  return (thirdPerson(verb) + rest.replace(/^ and (\w+)/, (_, second: string) => ` and ${thirdPerson(second)}`)).replace(" -> ", ": ");
}

function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** "Ana reads tally: 0." */
export const tellStep = (of: BoardDocument, step: BoardStep): string =>
  sentence(`${actorName(of, step.actor)} ${acted(step.what)}${step.timed_out ? ", its time is up" : ""}.`);

/** What the last step was, and who can go on: what a board announces. */
export function tellBoard(of: BoardDocument): string {
  const last = of.steps.at(-1);
  const done = last ? tellStep(of, last) : "At the beginning.";
  if (of.over) return `${done} ${verdictOf(of).text}`;
  const able = [...of.threads.filter(({ enabled }) => enabled), ...of.buffers].map(({ name }) => name);
  return `${done} ${able.length === 1 ? `Only ${able[0] ?? ""} can go on.` : `${sentence(listed(able, "or"))} can go next.`}`;
}

/** What a thread would do next, or why it can't; its name stands beside it. */
export function tellNext(thread: BoardThread): string {
  if (thread.enabled) return thread.does;
  if (thread.status === "finished") return "has ended";
  const why = thread.why.startsWith(`${thread.name} `) ? thread.why.slice(thread.name.length + 1) : thread.why;
  return why.replace(/\.$/, "") || "can't go on";
}

/** What the ways of a step are called, where it has several. */
export function tellWay(thread: BoardThread, way: number): string {
  if (/^notify/.test(thread.does)) return way === 0 ? "the first in line" : `number ${way + 1} in line`;
  return String(way);
}

/** How an object stands, as one cell of a table says it. */
export function tellObject(of: BoardDocument, object: BoardObject): string {
  const held = object.holders.map((holder) => tellHolder(of, holder));
  const waits = object.waiters.map((thread) => named(of, thread));
  const isLock = object.kind === "mutex" || object.kind === "shared_mutex" || object.kind === "timed_mutex";
  const state = held.length > 0 ? `held by ${listed(held)}` : isLock ? "free" : object.kind === "condition_variable" ? "" : object.value;
  const waiting = waits.length > 0 ? `${listed(waits)} ${waits.length === 1 ? "waits" : "wait"}` : "";
  return [state, waiting].filter(Boolean).join("; ") || (object.value || "nobody waits");
}

const tellHolder = (of: BoardDocument, { thread, shared, line, file }: Holder): string =>
  `${named(of, thread)}${shared ? ", shared" : ""}${file ? ` (line ${line})` : ""}`;

/** What kind of object it is. */
export const kindOf = ({ kind }: BoardObject): string => kind.replace(/_/g, " ");

export interface VerdictWords {
  readonly tone: Tone;
  readonly text: string;
}

const endWords: Readonly<Record<BoardDocument["verdict"], string>> = {
  running: "",
  ok: "Nothing went wrong.",
  failed: "A check failed.",
  deadlock: "Deadlock: nobody can go on.",
  data_race: "There is a data race.",
  lost_notify: "A notification is missing: somebody sleeps, and nobody is left to wake it.",
  livelock: "It goes on and on: a livelock, perhaps.",
  stopped: "It was stopped.",
  error: "It broke.",
};

/** How the schedule ended, in a line. */
export function verdictOf(of: BoardDocument): VerdictWords {
  if (!of.over) return { tone: "busy", text: "" };
  const failed = of.checks.filter(({ held }) => !held).map(({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}.`);
  const text = of.verdict === "failed" && failed.length > 0 ? `A check failed. ${sentence(failed.join(" "))}` : endWords[of.verdict];
  return { tone: of.verdict === "ok" ? "good" : "bad", text };
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Why it ended so, where the verdict doesn't say it all: the waits of a deadlock, one by one. */
export const tellStory = (of: BoardDocument): readonly string[] => (of.over && of.verdict !== "ok" && of.verdict !== "failed" ? of.story : []);

/** "5 steps, 1 switch away from a thread that could have gone on". */
export function tellEffort({ steps, preemptions }: BoardDocument): string {
  const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`.replace(/switchs$/, "switches");
  return `${many(steps.length, "step")}, ${preemptions === 0 ? "no switch" : many(preemptions, "switch")} away from a thread that could have gone on`;
}

/** The whole schedule as text, a line a step. */
export function scheduleText(of: BoardDocument): string {
  const names = of.steps.map(({ actor }) => actorName(of, actor));
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = of.steps.map((step, at) => `${String(at + 1).padStart(4)}  ${(names[at] ?? "").padEnd(width)}  ${step.what}${placeOf(step) && `  (${placeOf(step)})`}`);
  const end = of.over ? [verdictOf(of).text, ...tellStory(of)] : [];
  return [`${of.demo}, ${of.variant}: ${of.code}`, ...lines, ...end, ""].join("\n");
}

/** A step that lies ahead may not be known yet. */
export const tellKnown = (step: KnownStep): string => step.what ?? "?";
