// run-slot: one variant of the last press of Run: not begun, going on, or ended; and how it stands on the
// timeline. Knows runs and tracks, no element.
import type { Run, RunEnd } from "./live-run";
import { spoken } from "./run-controls";
import { RunModel } from "./run-model";
import type { Track } from "./timeline-layout";

export interface Slot {
  readonly variant: string;
  /** What is drawn until the run has a model of its own: nothing. */
  readonly model: RunModel;
  run: Run | undefined;
  end: RunEnd | undefined;
}

export const newSlot = (variant: string): Slot => ({ variant, model: new RunModel(), run: undefined, end: undefined });

export function trackOf({ variant, model, run, end }: Slot, isRecording: boolean): Track {
  return {
    title: spoken(variant) + (isRecording && run ? " (a recording)" : ""),
    model: run?.model ?? model,
    now: run && !end ? run.now() : lengthOf(run?.model ?? model, end),
    // A run that broke before it began has nothing to show.
    state: !run || (end && run.model.lanes.length === 0) ? "waiting" : !end ? "running" : isWhole(end) ? "finished" : "unfinished",
  };
}

const isWhole = ({ document: { verdict } }: RunEnd): boolean => verdict === "ok" || verdict === "failed";

/** A finished run's own word for how long it took, if its events agree; else the time of its last event. */
function lengthOf({ last }: RunModel, end: RunEnd | undefined): number {
  const said = (end?.document.seconds ?? 0) * 1e9;
  return Math.abs(said - last) < last * 0.02 ? said : last;
}
