// child-modules: the processes that a run starts: each is the same module once more, with a memory of its own, in a
// worker of this worker. Bytes are copied from one memory into the other; nothing is shared. They end with this worker.
// Knows host workers, no module and no page.
import type { HostMessage, PipeMessage, RunRequest } from "./host-messages";

/** Who is told what comes from a child. */
export interface PipeEnd {
  arrived(bytes: Uint8Array): void;
  /** It is no more; `why` says what went wrong, "" if nothing did or the child itself has said so. */
  ended(why: string): void;
}

interface Child {
  readonly worker: Worker;
  readonly listener: PipeEnd;
  /** What was written before the module could be handed over. */
  waiting: PipeMessage[] | undefined;
}

/** So many that have ended by themselves are left alone until the run is over. */
const mostIdle = 8;
/** How long a worker is given to be gone before its own parent goes. */
const settleMilliseconds = 300;

/**
 * A browser may lose sight of a worker that is terminated just before its parent is: both then stay for ever (seen in
 * Chromium, once in seven runs). So a child that has ended by itself is not terminated, it goes with its parent; and
 * after one that was terminated the run's end is held back for a moment.
 */
export class ChildModules {
  readonly #parent: RunRequest;
  readonly #compiled: Promise<WebAssembly.Module>;
  readonly #children = new Map<number, Child>();
  readonly #idle: Worker[] = [];
  #lastTerminated = -Infinity;

  constructor(parent: RunRequest, compiled: Promise<WebAssembly.Module>) {
    this.#parent = parent;
    this.#compiled = compiled;
  }

  spawn(number: number, entry: string, threads: number, listener: PipeEnd): void {
    const worker = new Worker(self.location.href, { type: "module", name: entry });
    const child: Child = { worker, listener, waiting: [] };
    this.#children.set(number, child);
    worker.addEventListener("message", ({ data }: MessageEvent<HostMessage>) => this.#hear(number, child, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(number, child, event.message || "its worker could not be loaded");
    });
    this.#start(child, entry, threads).catch((error: unknown) => this.#end(number, child, String(error)));
  }

  write(number: number, bytes: Uint8Array): boolean {
    const child = this.#children.get(number);
    if (!child) return false;
    const message: PipeMessage = { type: "pipe", bytes };
    if (child.waiting) child.waiting.push(message);
    else post(child, message);
    return true;
  }

  kill(number: number): void {
    const child = this.#children.get(number);
    if (child) this.#end(number, child, "it was killed");
  }

  drop(number: number): void {
    const child = this.#children.get(number);
    if (child) this.#terminate(child.worker);
    this.#children.delete(number);
  }

  /** Resolves when the worker that all these belong to may go. */
  async settled(): Promise<void> {
    const left = this.#lastTerminated + settleMilliseconds - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }

  async #start(child: Child, entry: string, threads: number): Promise<void> {
    const { module, base } = this.#parent;
    const compiled = await this.#compiled;
    // One thread for its main function, and those that it starts.
    const request: RunRequest = { type: "run", module, base, compiled, arguments: ["--child", entry], pool: threads + 1 };
    child.worker.postMessage(request);
    child.waiting?.forEach((message) => post(child, message));
    child.waiting = undefined;
  }

  #hear(number: number, child: Child, message: HostMessage): void {
    if (this.#children.get(number) !== child) return;
    if (message.type === "pipe") {
      child.listener.arrived(message.bytes);
    } else if (message.type === "failed") {
      this.#end(number, child, message.message);
    } else if (message.type === "finished") {
      this.#end(number, child, "");
    }
  }

  #end(number: number, child: Child, why: string): void {
    if (this.#children.get(number) !== child) return;
    this.#children.delete(number);
    if (why) this.#terminate(child.worker);
    else this.#leave(child.worker);
    child.listener.ended(why);
  }

  #leave(worker: Worker): void {
    this.#idle.push(worker);
    const oldest = this.#idle.length > mostIdle ? this.#idle.shift() : undefined;
    if (oldest) this.#terminate(oldest);
  }

  #terminate(worker: Worker): void {
    worker.terminate();
    this.#lastTerminated = performance.now();
  }
}

function post(child: Child, message: PipeMessage): void {
  child.worker.postMessage(message, [message.bytes.buffer]);
}
