// explorer-module: a demo's explorer module, downloaded and compiled once for all workers that use it; and one such
// worker. Knows workers and messages; no element, no board.
import { explorerWorkerAddress } from "../site-facts";
import type { BoardCall, ExplorerMessage, ExplorerRequest } from "./explorer-messages";

/** A search that was asked to stop and says nothing by then is ended from outside. */
const patienceMilliseconds = 2000;

export class ExplorerModule {
  static readonly #all = new Map<string, ExplorerModule>();
  readonly #address: string;
  #compiled: Promise<WebAssembly.Module> | undefined;

  private constructor(address: string) {
    this.#address = address;
  }

  /** The boards of a page that show the same demo share its module. @param address the module's JavaScript, absolute */
  static at(address: string): ExplorerModule {
    const module = ExplorerModule.#all.get(address) ?? new ExplorerModule(address);
    ExplorerModule.#all.set(address, module);
    return module;
  }

  /** A worker with an instance of its own. */
  async worker(): Promise<ExplorerWorker> {
    this.#compiled ??= compile(this.#address.replace(/\.js($|\?)/, ".wasm$1"));
    try {
      return new ExplorerWorker(this.#address, await this.#compiled);
    } catch (error) {
      this.#compiled = undefined; // the next one tries again
      throw new Error(`The explorer's module could not be downloaded. Is the network there? (${error instanceof Error ? error.message : String(error)})`);
    }
  }
}

async function compile(address: string): Promise<WebAssembly.Module> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const isWasm = (answer.headers.get("content-type") ?? "").startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

interface Waiting {
  resolve(document: object): void;
  reject(error: Error): void;
}

export class ExplorerWorker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #search: (Waiting & { readonly progress: (document: object) => void; last: object | undefined }) | undefined;
  #count = 0;
  #broken: Error | undefined;

  constructor(module: string, compiled: WebAssembly.Module) {
    this.#worker = new Worker(explorerWorkerAddress(), { type: "module", name: "explorer" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ExplorerMessage>) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(new Error(event.message || "The worker that explores demos could not be loaded."));
    });
    this.#post({ type: "load", module, compiled });
  }

  /** The document that the module answers with; calls are answered in the order in which they were made. */
  call(call: BoardCall, ...given: readonly (string | number)[]): Promise<object> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      this.#waiting.set(++this.#count, { resolve, reject });
      this.#post({ type: "call", id: this.#count, call, given });
    });
  }

  /** Searches until it is over or stopped; `progress` hears of it ten times a second. */
  search(request: object, progress: (document: object) => void): Promise<object> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      this.#search = { resolve, reject, progress, last: undefined };
      this.#post({ type: "search", request: JSON.stringify(request) });
    });
  }

  /** Ends the search that goes on: it resolves with what is known so far. */
  stopSearch(): void {
    const searching = this.#search;
    if (!searching) return;
    this.#post({ type: "stop" });
    setTimeout(() => {
      if (this.#search !== searching) return;
      this.#search = undefined;
      if (searching.last) searching.resolve(searching.last);
      else searching.reject(new Error("The search was stopped before it had tried anything."));
    }, patienceMilliseconds);
  }

  /** Ends it; what is still waited for never comes. */
  close(): void {
    this.#worker.terminate();
    this.#broken = new Error("The board was closed.");
  }

  #hear(message: ExplorerMessage): void {
    switch (message.type) {
      case "answer":
        this.#waiting.get(message.id)?.resolve(message.document);
        this.#waiting.delete(message.id);
        return;
      case "progress":
        if (!this.#search) return;
        this.#search.last = message.document;
        if (!message.over) return this.#search.progress(message.document);
        this.#search.resolve(message.document);
        this.#search = undefined;
        return;
      case "failed":
        this.#fail(new Error(`The explorer broke. ${message.message}`));
    }
  }

  #fail(error: Error): void {
    this.#broken = error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#search?.reject(error);
    this.#search = undefined;
  }

  #post(request: ExplorerRequest): void {
    this.#worker.postMessage(request);
  }
}
