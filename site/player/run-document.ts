// run-document: the account of one run, the very document that --json prints. Knows nothing else.

export type Verdict =
  | "ok"
  | "failed"
  | "deadlock"
  | "data_race"
  | "lost_notify"
  | "livelock"
  | "stopped"
  | "error";

export interface Check {
  readonly what: string;
  readonly expected: string | number | boolean | null;
  readonly actual: string | number | boolean | null;
  readonly held: boolean;
}

export interface Claim {
  readonly what: string;
  readonly claimed: number;
  readonly measured: number;
  readonly unit: string;
  readonly held: boolean;
}

/** Something that the run wants shown: what else it has depends on its kind. */
export interface Figure {
  readonly kind: string;
  readonly title: string;
}

export interface RunDocument {
  readonly demo: string;
  readonly variant: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed?: number;
  readonly scale?: number;
  readonly seconds: number;
  readonly verdict: Verdict;
  /** Why, for a deadlock or an error; only where there is something to say. */
  readonly message?: string;
  readonly checks: readonly Check[];
  readonly claims: readonly Claim[];
  readonly results: Readonly<Record<string, unknown>>;
  /** In the order in which they are to be shown. */
  readonly figures?: readonly Figure[];
  readonly lanes: number;
  readonly events: number;
  readonly dropped: number;
}
