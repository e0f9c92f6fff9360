// Reads what the build made of each demo: manifest, module files, recordings. Knows the folder layout, not what a demo does.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PublishError } from "../problems";
import { isMeasured, type Measured } from "../text/measured";

/** What publish itself looks at in a manifest; the player reads the rest. */
export interface Manifest {
  name: string;
  summary: string;
  variants: { name: string; summary: string }[];
  /** A demo with places is drawn, above its timeline. */
  places?: string[];
  parameters?: { name: string; where?: string[]; default?: unknown }[];
  /** True, or a sentence that says why not. */
  explorer?: boolean | string;
}

export interface Demo {
  manifest: Manifest;
  /** Paths of files to publish, relative to the demo's folder. */
  files: string[];
  folder: string;
  /** The module's JavaScript, relative to the folder; undefined where the wasm build was left out. */
  module: string | undefined;
  /** The same of the module with the explorer in it; undefined where the demo can't be explored. */
  explorerModule: string | undefined;
  recordings: Record<string, string>;
  /** The source files' paths, by their names; only of demos that are shown step by step. */
  sources: Map<string, string>;
  /** What the Python twin measured at this build; undefined where it measures nothing, or no Python was at hand. */
  measured: Measured | undefined;
}

function isManifest(value: unknown): value is Manifest {
  const m = value as Partial<Manifest> | null;
  return !!m && typeof m.name === "string" && typeof m.summary === "string" && Array.isArray(m.variants) && m.variants.length > 0;
}

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const sourcesIn = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).filter((file) => /\.[ch]pp$/.test(file)).map((file) => [file, join(folder, file)]));

function measuredIn(folder: string): Measured | undefined {
  const path = join(folder, "python.json");
  if (!existsSync(path)) return undefined;
  const told: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isMeasured(told)) throw new PublishError(`${path} must have "by", "on" and "rows" of "what", "measured" and perhaps "claimed"`);
  return told;
}

/** Reads `folder` (build/demos); a demo is a folder with a manifest.json. `sources` has a folder for each demo, too. */
export function readDemos(folder: string, sources: string): Map<string, Demo> {
  const demos = new Map<string, Demo>();
  for (const name of filesIn(folder)) {
    const path = join(folder, name, "manifest.json");
    if (!existsSync(path)) continue;
    let manifest: unknown;
    try {
      manifest = JSON.parse(readFileSync(path, "utf8"));
    } catch (error) {
      throw new PublishError(`${path} is no JSON (${(error as Error).message}): \`${name} --describe\` must print one document`);
    }
    if (!isManifest(manifest) || manifest.name !== name)
      throw new PublishError(`${path} must have "name": "${name}", a "summary" and at least one variant`);
    const modules = filesIn(join(folder, name, "module"));
    const explorer = filesIn(join(folder, name, "explorer")).filter((file) => [`${name}.js`, `${name}.wasm`].includes(file));
    const recordings = filesIn(join(folder, name, "recordings")).filter((file) => file.endsWith(".json"));
    demos.set(name, {
      manifest,
      folder: join(folder, name),
      files: [...modules.map((file) => `module/${file}`), ...explorer.map((file) => `explorer/${file}`), ...recordings.map((file) => `recordings/${file}`)],
      module: modules.includes(`${name}.js`) ? `module/${name}.js` : undefined,
      explorerModule: explorer.includes(`${name}.js`) ? `explorer/${name}.js` : undefined,
      recordings: Object.fromEntries(recordings.map((file) => [file.slice(0, -".json".length), `recordings/${file}`])),
      sources: manifest.explorer === true ? sourcesIn(join(sources, name)) : new Map<string, string>(),
      measured: measuredIn(join(folder, name)),
    });
  }
  return demos;
}
