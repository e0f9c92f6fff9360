// Makes a demo's recordings: one native run of each variant, with the defaults of a page. The player
// shows them where real threads can't be had. Knows the program's command line, nothing of a demo.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

interface Parameter {
  name: string;
  type: string;
  where: string[];
  default: unknown;
  page?: { default: unknown };
  for?: string[];
}

interface Manifest {
  variants: { name: string }[];
  parameters: Parameter[];
}

/** A run takes as long as it takes; one that takes longer than this hangs. */
const patience = 120_000;

function run(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", timeout: patience, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    // 1: the bug showed, and that is worth a recording.
    const { status, stderr } = error as { status: number | null; stderr: string };
    if (status === 1) return "";
    throw new Error(`${program} ${args.join(" ")} ended with ${status ?? "a timeout"}: ${stderr}`);
  }
}

function pageDefaults(manifest: Manifest, variant: string, scratch: string): string[] {
  return manifest.parameters
    .filter((p) => p.where.includes("page") && p.where.includes("terminal") && p.page && (p.for?.includes(variant) ?? true))
    .flatMap((p) => [`--${p.name}`, p.type === "source" ? asFile(p, scratch) : String(p.page?.default)]);
}

/** A terminal takes a source as a file. */
function asFile({ name, page }: Parameter, scratch: string): string {
  const file = join(scratch, `${name}.txt`);
  writeFileSync(file, String(page?.default));
  return file;
}

const { values } = parseArgs({ options: { program: { type: "string" }, out: { type: "string" } } });
if (!values.program || !values.out) {
  console.error("usage: record --program build/bin/race --out build/demos/race/recordings");
  process.exit(2);
}
const manifest = JSON.parse(run(values.program, ["--describe"])) as Manifest;
const scratch = mkdtempSync(join(tmpdir(), "recording-"));
try {
  rmSync(values.out, { recursive: true, force: true });
  mkdirSync(values.out, { recursive: true });
  for (const { name } of manifest.variants) {
    const file = join(scratch, "trace.json");
    run(values.program, ["--variant", name, ...pageDefaults(manifest, name, scratch), "--quiet", "--trace", file]);
    const { cooks } = JSON.parse(readFileSync(file, "utf8")) as { cooks: unknown };
    writeFileSync(join(values.out, `${name}.json`), JSON.stringify(cooks));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
