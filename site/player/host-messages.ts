// host-messages: what a page and the worker that hosts a run say to each other. Types alone.

export interface RunRequest {
  readonly type: "run";
  /** The module's absolute address. */
  readonly module: string;
  readonly arguments: readonly string[];
  /** How many threads the module is to have ready. */
  readonly pool: number;
  /** The site's root, absolute: requests of the demo go there. */
  readonly base: string;
  /** The module's WebAssembly, if somebody has compiled it already. */
  readonly compiled?: WebAssembly.Module;
}

/** What goes between a run's worker and that of a process which it has started, in both directions. */
export interface PipeMessage {
  readonly type: "pipe";
  readonly bytes: Uint8Array;
}

/** Where a run broke: fetching the module, bringing it up, or in the demo itself. */
export type Stage = "download" | "start" | "run";

export type HostMessage =
  | PipeMessage
  | { readonly type: "stage"; readonly stage: Stage }
  | { readonly type: "started"; readonly memory: WebAssembly.Memory | SharedArrayBuffer; readonly control: number }
  | { readonly type: "finished"; readonly document: unknown }
  | { readonly type: "failed"; readonly stage: Stage; readonly message: string };
