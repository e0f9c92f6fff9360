// manifest: what a demo says of itself (its --describe), and what publish adds to it. From it come the
// controls and their values. Knows no page.

export type ParameterType = "integer" | "real" | "seconds" | "text" | "texts" | "choice" | "flag" | "source" | "folder" | "file";
export type ParameterValue = string | number | boolean | readonly string[];

interface Bounds {
  readonly default?: ParameterValue;
  readonly min?: number;
  readonly max?: number;
}

export interface Parameter extends Bounds {
  readonly name: string;
  readonly type: ParameterType;
  readonly unit?: string;
  readonly help?: string;
  readonly choices?: readonly string[];
  readonly where?: readonly string[];
  /** What is different in a page. */
  readonly page?: Bounds;
  /** What is different under the explorer. */
  readonly explorer?: Bounds;
  /** The variants that have it; all of them, if it doesn't say. */
  readonly for?: readonly string[];
  /** Other defaults, by variant. */
  readonly variants?: Readonly<Record<string, ParameterValue>>;
}

export interface Variant {
  readonly name: string;
  readonly summary: string;
  /** How many threads it starts: so many, and as many as a parameter says. */
  readonly threads?: { readonly fixed: number; readonly parameter?: string };
  /** The verdict that it is there to show; "either": real threads go wrong only by luck, the explorer tells. */
  readonly shows?: "ok" | "failed" | "deadlock" | "either";
  /** It computes what it shows; its own time tells nothing. */
  readonly only_figures?: boolean;
}

export interface DeclaredClaim {
  readonly variant: string;
  readonly what: string;
  readonly unit: string;
  /** Missing where nothing is claimed for the values that it begins with. */
  readonly claimed?: number;
}

export interface Manifest {
  readonly name: string;
  readonly summary: string;
  readonly variants: readonly Variant[];
  readonly parameters: readonly Parameter[];
  readonly claims?: readonly DeclaredClaim[];
  /** Where its threads go in the scene that is drawn of it, from left to right; none where nothing is drawn. */
  readonly places?: readonly string[];
  /** It makes HTTP requests, which the site's service worker must answer. */
  readonly network?: boolean;
  /** Every schedule of it can be explored, or why not, in a sentence. */
  readonly explorer?: true | string;
  /** Added by publish: its source files, line by line, from the site's root. */
  readonly sources?: string;
  /** Added by publish: where the module is, from the site's root. */
  readonly module?: string;
  /** Added by publish: where the module with the explorer in it is, from the site's root. */
  readonly explorerModule?: string;
  /** Added by publish: recordings of native runs by variant, from the site's root. */
  readonly recordings?: Readonly<Record<string, string>>;
}

/** Where a run takes place: as threads of the page, or under the explorer. */
export type Host = "page" | "explorer";

/** A parameter as the page offers it: the overrides of where it runs applied. */
export interface Control {
  readonly name: string;
  readonly type: Exclude<ParameterType, "folder" | "file">;
  readonly unit: string;
  readonly help: string;
  readonly choices: readonly string[];
  /** The text a field begins with; "" where the program finds its own default. */
  readonly initial: string;
  /** The text it begins with in variants that have a default of their own. */
  readonly ofVariants: Readonly<Record<string, string>>;
  /** The variants that have it; undefined: all. */
  readonly onlyFor: readonly string[] | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** The program's own default in a terminal, as text; undefined where it is "auto". */
  readonly terminalDefault: string | undefined;
  readonly inTerminal: boolean;
  /** Offered under "More": every demo has it. */
  readonly common: boolean;
}

/** What the fields say: texts by parameter name; flags are "true" or "false". */
export type Entries = Readonly<Record<string, string>>;

/** Every demo understands these; a manifest doesn't list them. */
const commonParameters: readonly Parameter[] = [
  { name: "scale", type: "real", default: 1, min: 0.01, max: 10, help: "Multiplies every delay: 0.1 is ten times as fast." },
  { name: "seed", type: "integer", default: "auto", min: 0, max: 4294967295, help: "The same seed gives the same random choices." },
];

/** The seed of what is drawn by lot, in a search and in the program; a terminal begins with the same. */
const explorerParameters: readonly Parameter[] = [
  { name: "seed", type: "integer", default: 1, min: 0, max: 4294967295, help: "The same seed gives the same draws: of a search by chance, and of numbers too many to be tried." },
];

export function controlsOf(manifest: Manifest, host: Host = "page"): Control[] {
  const own = manifest.parameters.filter((parameter) => isOffered(parameter, host));
  // Under the explorer no time passes.
  const common = (host === "explorer" ? explorerParameters : commonParameters).filter((parameter) => !own.some((other) => other.name === parameter.name));
  return [...own.map((one) => controlOf(one, host, false)), ...common.map((one) => controlOf(one, host, true))];
}

/** A page has no folders to write to. */
const isOffered = (parameter: Parameter, host: Host): boolean =>
  parameter.type !== "folder" && parameter.type !== "file" && (parameter.where === undefined || parameter.where.includes(host));

function controlOf(parameter: Parameter, host: Host, common: boolean): Control {
  const here = parameter[host];
  // In a terminal, too, the explorer has defaults of its own.
  const fallback = host === "explorer" ? (here?.default ?? parameter.default) : parameter.default;
  return {
    name: parameter.name,
    type: parameter.type as Control["type"],
    unit: parameter.unit ?? "",
    help: parameter.help ?? "",
    choices: parameter.choices ?? [],
    initial: textOf(here?.default ?? fallback, parameter.type),
    ofVariants: Object.fromEntries(Object.entries(parameter.variants ?? {}).map(([variant, value]) => [variant, textOf(value, parameter.type)])),
    onlyFor: parameter.for,
    min: here?.min ?? parameter.min,
    max: here?.max ?? parameter.max,
    terminalDefault: fallback === "auto" ? undefined : textOf(fallback, parameter.type),
    inTerminal: host === "explorer" || parameter.where === undefined || parameter.where.includes("terminal"),
    common,
  };
}

function textOf(value: ParameterValue | undefined, type: ParameterType): string {
  if (type === "flag") return value === true ? "true" : "false";
  if (value === undefined || (value === "auto" && type !== "text" && type !== "source")) return "";
  return typeof value === "object" ? value.join("\n") : String(value);
}

/** What each field begins with, in that variant. */
export function initialEntries(controls: readonly Control[], variant = ""): Record<string, string> {
  return Object.fromEntries(controls.map((control) => [control.name, initialIn(control, variant)]));
}

/** Those that one of these variants has, at least. */
export const controlsOfAny = (variants: readonly string[], controls: readonly Control[]): Control[] =>
  controls.filter(({ onlyFor }) => onlyFor === undefined || onlyFor.some((one) => variants.includes(one)));

export const initialIn = (control: Control, variant: string): string => control.ofVariants[variant] ?? control.initial;

/** Values given by a script or the page's address, as a field would hold them. */
export function entryOf(control: Control, value: unknown): string {
  if (control.type === "flag") return value === true || value === "true" || value === "" || value === "1" ? "true" : "false";
  return Array.isArray(value) ? value.join("\n") : String(value);
}

/** What is wrong with a field, in a sentence; "" if nothing is. */
export function complaint(control: Control, entry: string): string {
  const text = entry.trim();
  switch (control.type) {
    case "flag":
    case "text":
    case "texts":
    case "source":
      return "";
    case "choice":
      return control.choices.includes(text) ? "" : `Choose one of ${control.choices.join(", ")}.`;
    case "integer":
    case "real":
    case "seconds":
      return complaintOfNumber(control, text);
  }
}

function complaintOfNumber(control: Control, text: string): string {
  if (text === "" && control.initial === "") return "";
  const whole = control.type === "integer";
  const pattern = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const range = rangeOf(control);
  if (!pattern.test(text)) return `${whole ? "A whole number" : "A number"}${range && ` ${range}`}, please.`;
  const number = Number(text);
  const { min = -Infinity, max = Infinity } = control;
  return number < min || number > max ? `${text} is out of range: ${range}.` : "";
}

/**
 * What the program itself found wrong with its sources: by name, a complaint that begins with the option or speaks of it,
 * without that beginning.
 */
export function complaintsOfProgram(controls: readonly Control[], message: string): Record<string, string> {
  const told = controls.filter(({ name, type }) => type === "source" && new RegExp(`(^|[^\\w-])--${name}(?![\\w-])`).test(message));
  return Object.fromEntries(told.map(({ name }) => [name, message.replace(new RegExp(`^--${name}:\\s*`), "")]));
}

export function rangeOf(control: Control): string {
  const { min, max, unit } = control;
  const end = unit ? ` ${unit}` : "";
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}${end}`;
  if (min !== undefined) return `at least ${min}${end}`;
  return max === undefined ? "" : `at most ${max}${end}`;
}

/** A page holds no more threads than this. */
export const mostThreads = 64;

/** How many threads a run should find ready: its own and its main one. A few, if the variant doesn't say. */
export function poolSize(manifest: Manifest, variant: string, entries: Entries): number {
  const started = threadsStarted(manifest, variant, entries);
  return started === undefined ? 6 : Math.min(mostThreads, started + 1);
}

/** How many threads a variant will start, if it says so. */
export function threadsStarted(manifest: Manifest, variant: string, entries: Entries): number | undefined {
  const threads = manifest.variants.find(({ name }) => name === variant)?.threads;
  if (!threads) return undefined;
  return threads.fixed + (threads.parameter === undefined ? 0 : Number(entries[threads.parameter] ?? 0) || 0);
}

/** What a source's field hands over: its text as a file holds it, the last line ended too. */
export const sourceText = (entry: string): string => (entry === "" || entry.endsWith("\n") ? entry : `${entry}\n`);

/** What the fields say, as the values that a run's document would have. */
export function typedEntries(controls: readonly Control[], entries: Entries): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const control of controls) {
    const entry = entries[control.name] ?? control.initial;
    if (control.type === "source") values[control.name] = sourceText(entry);
    const text = entry.trim();
    if (control.common || text === "" || control.type === "source") continue;
    const isNumber = control.type === "integer" || control.type === "real" || control.type === "seconds";
    values[control.name] = isNumber ? Number(text) : control.type === "flag" ? text === "true" : text;
  }
  return values;
}
