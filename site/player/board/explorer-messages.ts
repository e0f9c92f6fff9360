// explorer-messages: what a page and a worker that holds the explorer's module say to each other. Types alone.

/** The calls of a board; what they mean stands beside the module. */
export type BoardCall = "open" | "take" | "undo" | "restart" | "finish" | "replay" | "go_to" | "board";

export type ExplorerRequest =
  | { readonly type: "load"; readonly module: string; readonly compiled: WebAssembly.Module }
  | { readonly type: "call"; readonly id: number; readonly call: BoardCall; readonly given: readonly (string | number)[] }
  /** @param request JSON */
  | { readonly type: "search"; readonly request: string }
  /** Ends the search that goes on; what it has found so far is its result. */
  | { readonly type: "stop" };

export type ExplorerMessage =
  | { readonly type: "answer"; readonly id: number; readonly document: object }
  | { readonly type: "progress"; readonly document: object; readonly over: boolean }
  | { readonly type: "failed"; readonly message: string };
