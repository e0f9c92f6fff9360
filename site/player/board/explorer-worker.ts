// explorer-worker: the worker that holds an instance of a demo's explorer module: for a board, or for a search. Knows what
// Emscripten's modules want and the module's calls; no demo, no page.
import type { BoardCall, ExplorerMessage, ExplorerRequest } from "./explorer-messages";

/** The module: every call is synchronous and gives a document in JSON. */
type Explorer = Readonly<Record<BoardCall, (...given: readonly (string | number)[]) => string>> & {
  search(request: string): string;
  search_on(milliseconds: number): string;
};

type Create = (options: {
  print(line: string): void;
  printErr(line: string): void;
  instantiateWasm(imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): Record<string, never>;
}) => Promise<Explorer>;

/** How long a search goes on between two looks at what the page wants. */
const sliceMilliseconds = 100;

let explorer: Promise<Explorer> | undefined;
let isStopped = false;
/** The module's last words on stderr: they say why it broke. */
let complaint = "";

const tell = (message: ExplorerMessage): void => self.postMessage(message);

function fail(why: unknown): void {
  const words = why instanceof Error ? why.message : String(why);
  tell({ type: "failed", message: complaint && !words.includes(complaint) ? `${words}\n${complaint}` : words });
}

async function load(module: string, compiled: WebAssembly.Module): Promise<Explorer> {
  const { default: create } = (await import(/* @vite-ignore */ module)) as { default: Create };
  return create({
    print: () => {},
    printErr: (line) => (complaint = line),
    instantiateWasm(imports, ready) {
      WebAssembly.instantiate(compiled, imports).then((instance) => ready(instance, compiled), fail);
      return {};
    },
  });
}

async function search(request: string): Promise<void> {
  isStopped = false;
  const module = await explorer;
  if (!module) throw new Error("No module has been loaded.");
  let document = JSON.parse(module.search(request)) as { over?: boolean; error?: string };
  while (!document.error && !document.over && !isStopped) {
    document = JSON.parse(module.search_on(sliceMilliseconds)) as { over?: boolean };
    const isOver = document.over === true || isStopped;
    if (!isOver) tell({ type: "progress", document, over: false });
    await nextTurn();
  }
  tell({ type: "progress", document, over: true });
}

/** Messages that have come meanwhile are heard. A timer would lose some ms each time. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function hear(request: ExplorerRequest): Promise<void> {
  switch (request.type) {
    case "load":
      explorer = load(request.module, request.compiled);
      return;
    case "call": {
      const module = await explorer;
      if (!module) throw new Error("No module has been loaded.");
      tell({ type: "answer", id: request.id, document: JSON.parse(module[request.call](...request.given)) as object });
      return;
    }
    case "search":
      return search(request.request);
    case "stop":
      isStopped = true;
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ExplorerRequest>) => void hear(data).catch(fail));
self.addEventListener("error", (event) => {
  event.preventDefault();
  fail(event.error ?? event.message);
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});
