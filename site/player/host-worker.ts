// host-worker: the worker that hosts one run. It loads the demo's module, starts it, hands the page the
// memory to read, and says how the run ended. One worker a run: the page ends a run by terminating it,
// and the threads, which are workers of this worker, end with it.
// A process that the run starts is one more such worker, a worker of this one: see child-modules.ts.
// Knows what Emscripten's modules want; no demo, no page, no schema.
import { ChildModules } from "./child-modules";
import type { PipeEnd } from "./child-modules";
import type { HostMessage, PipeMessage, RunRequest, Stage } from "./host-messages";

/** What the module's JavaScript library calls, on this worker's thread. */
interface Cooks {
  readonly base: string;
  started(control: number): void;
  finished(text: string): void;
  spawn(child: number, entry: string, threads: number, listener: PipeEnd): void;
  /** To a child, or to this module's own parent: child 0. False if it is no more. */
  write(child: number, bytes: Uint8Array): boolean;
  kill(child: number): void;
  drop(child: number): void;
  /** This module is a child: what its parent writes goes there. */
  listen(arrived: (bytes: Uint8Array) => void): void;
}

interface ModuleOptions {
  pool: number;
  arguments: string[];
  cooks: Cooks;
  print(line: string): void;
  printErr(line: string): void;
  onAbort(what: unknown): void;
  onExit(code: number): void;
  instantiateWasm(
    imports: WebAssembly.Imports,
    ready: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): Record<string, never>;
  // Filled in by the module.
  wasmMemory?: WebAssembly.Memory;
  HEAPU8?: Uint8Array;
}

type Create = (options: ModuleOptions) => Promise<unknown>;

/** What the parent wrote before the module listened, or who listens. */
let early: Uint8Array[] = [];
let arrived: ((bytes: Uint8Array) => void) | undefined;

let stage: Stage = "download";
let over = false;
/** The last lines of the module's stderr: they say why it broke better than the error does. */
const complaints: string[] = [];

const tell = (message: HostMessage): void => self.postMessage(message);

function enter(next: Stage): void {
  stage = next;
  tell({ type: "stage", stage });
}

function fail(why: unknown, where: Stage = stage): void {
  if (over) return;
  over = true;
  tell({ type: "failed", stage: where, message: explain(why) });
}

function explain(why: unknown): string {
  // A worker whose script can't be loaded says no more than that something happened.
  const error = why instanceof Error ? why.message : why instanceof Event ? "The browser could not load another thread's worker." : String(why ?? "");
  const isMemory = /out of memory|could not allocate|OOM|Cannot enlarge memory/i.test(`${error} ${complaints.join(" ")}`);
  const words = isMemory ? `The browser had no memory left for it. (${error})` : error;
  const said = complaints.filter((line) => !words.includes(line) && !/^(worker sent an error|Pthread 0x|Aborted\()/i.test(line));
  return [words || "It ended without saying why.", ...said.slice(-3)].join("\n");
}

/** Downloads and compiles the module's WebAssembly. */
async function compile(address: string): Promise<WebAssembly.Module> {
  const answer = await fetch(address);
  if (!answer.ok) throw new TypeError(`${address} answered ${answer.status}.`);
  const isWasm = (answer.headers.get("content-type") ?? "").startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

async function run(request: RunRequest): Promise<void> {
  // Both halves of the module come at the same time.
  const compiled = request.compiled ? Promise.resolve(request.compiled) : compile(request.module.replace(/\.js($|\?)/, ".wasm$1"));
  compiled.catch(() => {});
  const { default: create } = (await import(/* @vite-ignore */ request.module)) as { default: Create };
  const children = new ChildModules(request, compiled);
  const options: ModuleOptions = {
    pool: request.pool,
    arguments: [...request.arguments],
    cooks: {
      base: request.base,
      started(control) {
        const memory = options.wasmMemory ?? options.HEAPU8?.buffer;
        enter("run");
        if (!memory || memory instanceof ArrayBuffer) fail("The module has no shared memory.");
        else tell({ type: "started", memory, control });
      },
      finished(text) {
        over = true;
        void children.settled().then(() => tell({ type: "finished", document: JSON.parse(text) as unknown }));
      },
      spawn: (child, entry, threads, listener) => children.spawn(child, entry, threads, listener),
      write(child, bytes) {
        if (child !== 0) return children.write(child, bytes);
        self.postMessage({ type: "pipe", bytes } satisfies PipeMessage, { transfer: [bytes.buffer] });
        return true;
      },
      kill: (child) => children.kill(child),
      drop: (child) => children.drop(child),
      listen(listener) {
        arrived = listener;
        early.forEach(listener);
        early = [];
      },
    },
    print: note,
    printErr: note,
    onAbort: (what) => fail(what),
    onExit: (code) => fail(`The program ended with code ${code}, without a result.`),
    instantiateWasm(imports, ready) {
      const start = async (): Promise<void> => {
        const module = await compiled;
        enter("start");
        ready(await WebAssembly.instantiate(module, imports), module);
      };
      // A connection that breaks is a TypeError; bytes that are no module are a CompileError.
      start().catch((error: unknown) => fail(error, error instanceof WebAssembly.CompileError ? "start" : stage));
      return {};
    },
  };
  await create(options);
}

function note(line: string): void {
  complaints.push(line);
  if (complaints.length > 20) complaints.shift();
}

self.addEventListener("message", ({ data }: MessageEvent<RunRequest | PipeMessage>) => {
  if (data.type === "run") run(data).catch((error: unknown) => fail(error));
  else if (arrived) arrived(data.bytes);
  else early.push(data.bytes);
});
// A thread that breaks sends its error here; nothing else of this worker is left to break.
self.addEventListener("error", (event) => {
  event.preventDefault();
  fail(event.error ?? event.message);
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});
