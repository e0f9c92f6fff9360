// What the tests of the explorer's modules share: a module under node, and the native program that must say the same.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { atEnd } from "../site/runner";

/** The calls that a module answers; texts in, texts out. */
export interface Calls {
  open(request: string): string;
  board(): string;
  take(turn: number | string, alternative?: number): string;
  undo(): string;
  restart(): string;
  finish(): string;
  replay(turns: string): string;
  go_to(steps: number): string;
  search(request: string): string;
  search_on(milliseconds: number): string;
  readonly HEAPU8: Uint8Array;
}

export interface Step {
  thread: number;
  turn: string;
  kind: string;
  what: string;
  preemption: boolean;
}

export interface BoardDocument {
  error?: string;
  variant: string;
  turns: string;
  kept_turns: string;
  code: string;
  memory: string;
  steps: Step[];
  threads: { name: string; status: string; enabled: boolean; does: string; why: string }[];
  buffers: { thread: number; turn: string; values: { object: number; value: string }[] }[];
  objects: { index: number; name: string; kind: string; value: string; holders: { thread: number }[]; waiters: number[] }[];
  results: { name: string; value: string }[];
  preemptions: number;
  over: boolean;
  verdict: string;
  story: string[];
}

export interface ExplorationDocument {
  error?: string;
  seconds?: number;
  over?: boolean;
  verdict: string;
  exploration: {
    status: string;
    executions: number;
    classes: number;
    schedules: string;
    failing: string;
    counterexample?: string;
    seconds?: number;
    executions_per_second?: number;
  };
}

interface Manifest {
  name: string;
  explorer: true | string;
  variants: { name: string }[];
  parameters: { name: string; choices: string[]; for?: string[] }[];
}

const scratch = mkdtempSync(join(tmpdir(), "explorer-modules-"));
atEnd(() => rmSync(scratch, { recursive: true, force: true }));

const folder = "build/demos";
export const manifest = (demo: string): Manifest => JSON.parse(readFileSync(join(folder, demo, "manifest.json"), "utf8")) as Manifest;

/** A fresh instance. Node takes it for a module of today's kind by its name's end alone. */
export async function load(demo: string): Promise<Calls> {
  const script = join(scratch, `${demo}.mjs`);
  copyFileSync(join(folder, demo, "explorer", `${demo}.js`), script);
  const { default: create } = (await import(pathToFileURL(script).href)) as { default: (given: { wasmBinary: Buffer }) => Promise<Calls> };
  return create({ wasmBinary: readFileSync(join(folder, demo, "explorer", `${demo}.wasm`)) });
}

export const boardOf = (text: string): BoardDocument => JSON.parse(text) as BoardDocument;

/** Searches to the end. */
export function explore(calls: Calls, request: Record<string, unknown>): ExplorationDocument {
  let found = JSON.parse(calls.search(JSON.stringify(request))) as ExplorationDocument;
  while (!found.error && !found.over) found = JSON.parse(calls.search_on(500)) as ExplorationDocument;
  return found;
}

/** What the native program says; 1 is its exit code when it found a bug. */
export function native(demo: string, ...args: string[]): string {
  try {
    return execFileSync(join("build/bin/explorer", demo), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000, maxBuffer: 1 << 28 });
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
    if (status === 1) return stdout;
    throw new Error(`${demo} ${args.join(" ")} ended with ${status ?? "a timeout"}: ${stderr}`);
  }
}

/** A document without what differs from run to run. */
export const timeless = (document: ExplorationDocument): unknown => {
  const { seconds: _, over: __, ...rest } = document;
  const { seconds: ___, executions_per_second: ____, ...exploration } = document.exploration;
  return { ...rest, exploration };
};
