// command-lines: what a run is told: the program's arguments in a page, and the commands that do the same run in a
// terminal. Knows the manifest's controls; no page.
import { controlsOfAny, sourceText } from "./manifest";
import type { Control, Entries, Manifest } from "./manifest";

/** The program's arguments for a run in the page: everything is said, whatever its defaults are. */
export function runArguments(controls: readonly Control[], variant: string, entries: Entries): string[] {
  const said = controlsOfAny([variant], controls).flatMap((control) => optionOf(control, entries[control.name] ?? control.initial));
  return ["--variant", variant, ...said];
}

/** The command that does the same run in a terminal: only what differs from its defaults there. */
export function localCommand(manifest: Manifest, controls: readonly Control[], variant: string, entries: Entries): string {
  const differing = controlsOfAny([variant], controls).filter((control) => {
    const entry = entries[control.name] ?? control.initial;
    return control.inTerminal && !sameValue(control, entry, terminalDefault(control, variant));
  });
  // In a terminal a source is a file.
  const words = differing.flatMap((control) =>
    control.type === "source" ? [`--${control.name}`, fileOf(control)] : optionOf(control, entries[control.name] ?? control.initial),
  );
  return [`build/bin/${manifest.name}`, "--variant", variant, ...words].map(shellWord).join(" ");
}

/** All commands that do the same runs in a terminal: first those that make the files, then one for each variant. */
export function localCommands(manifest: Manifest, controls: readonly Control[], variants: readonly string[], entries: Entries): string[] {
  const files = controlsOfAny(variants, controls).flatMap((control) => {
    const entry = entries[control.name] ?? control.initial;
    const isDefault = variants.every((variant) => sameValue(control, entry, terminalDefault(control, variant)));
    const isFile = control.type === "source" && control.inTerminal && !isDefault;
    return isFile ? [hereDocument(fileOf(control), sourceText(entry))] : [];
  });
  return [...files, ...variants.map((variant) => localCommand(manifest, controls, variant, entries))];
}

const terminalDefault = (control: Control, variant: string): string | undefined => control.ofVariants[variant] ?? control.terminalDefault;

const fileOf = ({ name }: Control): string => `${name}.txt`;

/** The command that writes this very text to a file. */
function hereDocument(file: string, text: string): string {
  const lines = new Set(text.split("\n"));
  let end = "END";
  for (let count = 2; lines.has(end); count++) end = `END_${count}`;
  return `cat > ${shellWord(file)} <<'${end}'\n${text}${end}`;
}

function optionOf(control: Control, entry: string): string[] {
  const option = `--${control.name}`;
  const text = entry.trim();
  if (control.type === "flag") return text === "true" ? [option] : [];
  if (control.type === "source") return [option, sourceText(entry)];
  if (text === "") return [];
  if (control.type === "texts") return text.split("\n").filter((line) => line.trim() !== "").flatMap((line) => [option, line.trim()]);
  return [option, text];
}

function sameValue(control: Control, entry: string, other: string | undefined): boolean {
  const text = entry.trim();
  if (other === undefined) return text === "";
  if (control.type === "source") return sourceText(entry) === sourceText(other);
  const isNumber = control.type === "integer" || control.type === "real" || control.type === "seconds";
  return isNumber && text !== "" && other !== "" ? Number(text) === Number(other) : text === other.trim();
}

const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
