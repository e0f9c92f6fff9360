// machine-replay: how a little machine stands after so many of its steps, and what is said of it. Knows the figure; draws
// nothing.
import type { Figure } from "../run-document";

export type Part = "compute" | "memory" | "io";

export interface Place {
  readonly name: string;
  readonly holds: string;
}

export interface MachineStep {
  /** The address of the instruction that was done. */
  readonly at: number;
  /** Where the program goes on; behind its last instruction when it is over. */
  readonly next: number;
  /** Where a value came from, if one travelled; "" for a number of the program's own. */
  readonly from: string;
  readonly to: string;
  readonly tells: string;
  readonly registers: readonly string[];
  readonly cells: readonly string[];
  readonly device: readonly string[];
  readonly loads: number;
  readonly stores: number;
}

export interface MachineData extends Figure {
  readonly code: readonly { readonly text: string; readonly part: Part }[];
  /** All places as they are at first. */
  readonly registers: readonly Place[];
  readonly cells: readonly Place[];
  readonly device: readonly Place[];
  readonly steps: readonly MachineStep[];
}

export interface ShownPlace extends Place {
  /** What it held before this step, where that was something else. */
  readonly was: string | undefined;
}

/** A value on its way between the CPU and another part. */
export interface Transfer {
  readonly via: "memory" | "io";
  readonly isToCpu: boolean;
  readonly value: string;
  readonly way: string;
}

export interface Shown {
  readonly registers: readonly ShownPlace[];
  readonly cells: readonly ShownPlace[];
  readonly device: readonly ShownPlace[];
  /** The instruction that was done last, and the one that comes next; undefined where there is none. */
  readonly done: number | undefined;
  readonly next: number | undefined;
  readonly part: Part | undefined;
  readonly transfer: Transfer | undefined;
  readonly loads: number;
  readonly stores: number;
  readonly sentence: string;
}

export const partNames: Readonly<Record<Part, string>> = { compute: "compute", memory: "memory", io: "I/O" };

const isIn = (places: readonly Place[], name: string): boolean => places.some((one) => one.name === name);

/** After so many steps; 0 is how things stand at first. */
export function shownAt(figure: MachineData, position: number): Shown {
  const { code, steps } = figure;
  const step = steps[position - 1];
  const before = steps[position - 2];
  const group = (kind: "registers" | "cells" | "device"): ShownPlace[] =>
    figure[kind].map(({ name, holds: first }, at) => {
      const holds = step?.[kind][at] ?? first;
      const was = before?.[kind][at] ?? first;
      return { name, holds, was: step && was !== holds ? was : undefined };
    });
  const next = step?.next ?? 0;
  const part = step && code[step.at]?.part;
  return {
    registers: group("registers"),
    cells: group("cells"),
    device: group("device"),
    done: step?.at,
    next: next < code.length ? next : undefined,
    part,
    transfer: step && part && part !== "compute" ? transferOf(figure, step, part) : undefined,
    loads: step?.loads ?? 0,
    stores: step?.stores ?? 0,
    sentence: sentenceOf(figure, position),
  };
}

function transferOf(figure: MachineData, step: MachineStep, via: "memory" | "io"): Transfer {
  const value = (kind: "registers" | "cells" | "device"): string => step[kind][figure[kind].findIndex(({ name }) => name === step.to)] ?? "";
  const isToCpu = isIn(figure.registers, step.to);
  // A device is told which file to open, and prints the last of what it has printed.
  const isOpening = via === "io" && !isToCpu && step.from === "" && step.to !== "printed";
  const told = isToCpu ? value("registers") : via === "memory" ? value("cells") : (value("device").split(" ").at(-1) ?? "");
  return { via, isToCpu, value: isOpening ? "open" : told, way: `${step.from || "CPU"} → ${step.to}` };
}

function sentenceOf({ steps, code }: MachineData, position: number): string {
  const step = steps[position - 1];
  if (!step) return steps.length === 0 ? "Not one step could be done." : `Nothing has been done yet. ${count(steps.length, "step")} to see.`;
  const part = code[step.at]?.part ?? "compute";
  const isOver = position === steps.length;
  const end = !isOver ? "" : step.next < code.length ? " The machine stops here, and its program has not ended." : " The program has ended.";
  return `Step ${position} of ${steps.length}, ${partNames[part]}: ${step.tells}${end}`;
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? "" : "s"}`;

/** How often data went between CPU and memory. */
export const accessesOf = ({ loads, stores }: Pick<Shown, "loads" | "stores">): string =>
  `${count(loads + stores, "data access").replace("accesss", "accesses")}: ${count(loads, "load")}, ${count(stores, "store")}`;
