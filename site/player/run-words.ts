// run-words: how the player says in a line what state a run is in. Knows documents and stages, no element.
import type { Stage } from "./host-messages";
import type { RunEnd } from "./live-run";
import type { RunDocument, Verdict } from "./run-document";
import { duration } from "./time-scale";

export type Tone = "quiet" | "busy" | "good" | "bad";

export interface StateWords {
  readonly tone: Tone;
  readonly text: string;
}

const busyWords: Readonly<Record<Stage, string>> = {
  download: "downloading the module",
  start: "starting",
  run: "running",
};

export const busy = (stage: Stage, variant: string, at: number, of: number): StateWords => ({
  tone: "busy",
  text: of > 1 ? `${busyWords[stage]}: ${variant.replace(/_/g, " ")} (${at} of ${of})` : busyWords[stage],
});

const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: "finished",
  failed: "finished, and a check failed",
  deadlock: "deadlock",
  data_race: "finished, with a data race",
  lost_notify: "a notification was lost",
  livelock: "livelock",
  stopped: "stopped",
  error: "it broke",
};

const failedWords: Readonly<Record<Stage, string>> = {
  download: "the module could not be downloaded",
  start: "the module could not be started",
  run: "the demo broke",
};

const took = ({ seconds }: RunDocument): string => duration(seconds * 1e9);

/** @param isTimed whether the time that it took means something */
export function ended(ends: readonly RunEnd[], isRecording: boolean, isTimed = true): StateWords {
  const prefix = isRecording ? "a recording: " : "";
  const worst = ends.find(({ document }) => document.verdict !== "ok") ?? ends[ends.length - 1];
  if (!worst) return { tone: "quiet", text: "ready" };
  const { verdict } = worst.document;
  if (worst.failedAt) return { tone: "bad", text: prefix + failedWords[worst.failedAt] };
  if (!isTimed && verdict !== "error" && verdict !== "stopped") {
    return { tone: verdict === "ok" ? "good" : "bad", text: prefix + verdictWords[verdict] };
  }
  if (verdict !== "ok") {
    const tone = verdict === "stopped" ? "quiet" : "bad";
    const joint = verdict === "deadlock" || verdict === "stopped" || verdict === "livelock" ? "after" : "in";
    return { tone, text: `${prefix}${verdictWords[verdict]}${verdict === "error" ? "" : `, ${joint} ${took(worst.document)}`}` };
  }
  if (ends.length === 1) return { tone: "good", text: `${prefix}finished in ${took(worst.document)}` };
  const longest = Math.max(...ends.map(({ document }) => document.seconds)) * 1e9;
  const parts = ends.map(({ document }) => `${document.variant.replace(/_/g, " ")} ${duration(document.seconds * 1e9, longest)}`);
  return { tone: "good", text: `${prefix}${parts.join(", ")}${gain(ends)}` };
}

/** How much faster the second of two runs was; "" where it wasn't. */
function gain(ends: readonly RunEnd[]): string {
  const [first, second] = ends;
  if (ends.length !== 2 || !first || !second) return "";
  const ratio = first.document.seconds / second.document.seconds;
  return ratio >= 1.1 ? `: ${ratio.toFixed(1)} times as fast` : "";
}

/** What the trace lacks, in a sentence; "" if nothing. */
export function losses(dropped: number, notKept: number): string {
  const count = (events: number): string => `${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
  const parts = [
    dropped > 0 ? `${count(dropped)} came faster than they could be recorded and are missing here` : "",
    notKept > 0 ? `${count(notKept)} were read but not kept, for want of room` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join("; ")}. The run itself lost nothing.` : "";
}
