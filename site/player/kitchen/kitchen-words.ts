// kitchen-words: says in words what a cook does, and what a whole kitchen looks like. The drawing's captions, its
// text alternative and the slider of moments speak these. Knows the kitchen's state and the names of a trace.
import type { Interval } from "../intervals";
import { clockTime } from "../time-scale";
import { indexOf, typeOf } from "../trace";
import type { TraceNames } from "../trace";
import { processAt } from "./kitchen-state";
import type { Cook, Kitchen, Process } from "./kitchen-state";

/** What hands do with what a span names, at the places that are more than a counter. */
const deeds: Readonly<Record<string, string>> = { board: "cuts", stove: "cooks" };

/** What goes on at these places goes on in this. */
const vessels: Readonly<Record<string, string>> = { stove: "the pan" };

/** What a cook does, for a caption: "cuts onions". */
export function deedOf(cook: Cook, kitchen: Kitchen, names: TraceNames): string {
  switch (cook.doing) {
    case "away":
      return "is not there yet";
    case "works":
      return [deeds[cook.place], cook.at?.text].filter(Boolean).join(" ") || "works";
    case "waits":
      return waitOf(cook, kitchen, names);
    case "stands":
      return `is at the ${cook.place}`;
    case "done":
      return "is done";
  }
}

function waitOf({ at, place }: Cook, kitchen: Kitchen, names: TraceNames): string {
  switch (at ? typeOf(at.object) : "none") {
    case "clock":
      return processAt(kitchen, place) && vessels[place] ? `waits for ${vessels[place]}` : "waits";
    case "network":
      return "waits for an answer";
    case "thread":
      return `waits for ${names.thread(indexOf((at as Interval).object))}`;
    default:
      return at ? `waits for ${names.object(at.object)}` : "waits";
  }
}

/** How long a process has lasted, as the run's clock shows times: "0.74 s", "✓ 1.50 s". */
export const lastedOf = ({ lasted, isOver }: Process, whole: number): string => `${isOver ? "✓ " : ""}${clockTime(lasted, whole)}`;

/** The kitchen in a sentence: who does what where, and what goes on by itself. */
export function tellKitchen(kitchen: Kitchen, names: TraceNames): string {
  const cooks = kitchen.cooks.map((cook) => {
    const deed = deedOf(cook, kitchen, names);
    const isTold = cook.doing === "away" || cook.doing === "stands" || cook.place === "";
    return `${cook.name} ${deed}${isTold ? "" : ` at the ${cook.place}`}`;
  });
  const processes = kitchen.processes.filter(({ isOver }) => !isOver).map(({ name, place }) => `${name} by itself${place && ` on the ${place}`}`);
  return [...cooks, ...processes].join("; ");
}
