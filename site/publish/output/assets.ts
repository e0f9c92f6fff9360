// Puts the bundles of esbuild, the demos' modules and the pages' images into the site, and says where each went.
// Everything here has a name with a hash of its contents: it may be cached for ever, and two builds never share a name.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { transformSync } from "esbuild";
import type { Demo } from "../input/demos";
import { PublishError } from "../problems";

/** Addresses from the site's root. */
export interface Bundles {
  styles: string;
  boot: string;
  shell: string;
  player: string;
  /** What the player's own file begins by importing. */
  playerParts: string[];
  embed: string;
  hostWorker: string;
  icon: string;
  textFont: string;
  all: string[];
}

interface Metafile {
  outputs: Record<string, { entryPoint?: string; inputs: Record<string, unknown>; imports?: { path: string; kind: string }[] }>;
}

const assetFolder = "assets";
const hashOf = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex").slice(0, 8);

export const contentHash = (parts: Iterable<string>): string => hashOf([...parts].join("\0"));

/** Copies what esbuild wrote to `folder` (see site/CMakeLists.txt for its entry points). */
export function publishBundles(folder: string, icon: string, out: string): Bundles {
  const metafiles = readdirSync(folder).filter((file) => file.endsWith(".meta.json"));
  const outputs = metafiles.flatMap((file) => Object.entries((JSON.parse(readFileSync(join(folder, file), "utf8")) as Metafile).outputs));
  const all: string[] = [];
  for (const [path] of outputs) {
    if (path.endsWith(".map")) continue;
    const address = `${assetFolder}/${basename(path)}`;
    mkdirSync(join(out, assetFolder), { recursive: true });
    cpSync(join(folder, "assets", basename(path)), join(out, address));
    all.push(address);
  }
  const find = (what: string, matches: (path: string, entry: string) => boolean): string => {
    const found = outputs.find(([path, { entryPoint }]) => matches(path, entryPoint ?? ""));
    if (!found) throw new PublishError(`the bundles in ${folder} lack ${what}: delete the folder and build again`);
    return `${assetFolder}/${basename(found[0])}`;
  };
  const entry = (name: string): string => find(name, (_, entryPoint) => basename(entryPoint) === name);
  const importsOf = (name: string): string[] => {
    const [, output] = outputs.find(([, { entryPoint }]) => basename(entryPoint ?? "") === name) ?? [];
    return (output?.imports ?? []).filter(({ kind }) => kind === "import-statement").map(({ path }) => `${assetFolder}/${basename(path)}`);
  };
  const iconAddress = publishFile(icon, out);
  return {
    styles: entry("main.css"),
    boot: entry("boot.ts"),
    shell: entry("shell.ts"),
    player: entry("player.ts"),
    playerParts: importsOf("player.ts"),
    embed: entry("embed.ts"),
    hostWorker: entry("host-worker.ts"),
    icon: iconAddress,
    textFont: find("the text font", (path) => /inter-[\w-]*\.woff2$/i.test(path)),
    all: [...all, iconAddress],
  };
}

/** Copies one file under a hashed name; gives its address. */
export function publishFile(file: string, out: string): string {
  const data = readFileSync(file);
  const address = `${assetFolder}/${basename(file).replace(/(\.\w+)$/, `-${hashOf(data)}$1`)}`;
  mkdirSync(join(out, assetFolder), { recursive: true });
  writeFileSync(join(out, address), data);
  return address;
}

export interface PublishedDemo {
  demo: Demo;
  module: string | undefined;
  explorerModule: string | undefined;
  recordings: Record<string, string>;
  files: { address: string; bytes: number }[];
}

/** A demo's file as readers get it. Emscripten shortens no names in its scripts: that is a quarter of what travels of them. */
function read(demo: Demo, file: string): Buffer {
  const data = readFileSync(join(demo.folder, file));
  if (!file.endsWith(".js")) return data;
  const { code } = transformSync(data.toString("utf8"), { minify: true, target: "es2022", legalComments: "none", logLevel: "silent" });
  return Buffer.from(code);
}

/** Emscripten finds .wasm and .worker.js beside the .js by its own name: the folder carries the hash, the files keep theirs. */
export function publishDemo(demo: Demo, out: string): PublishedDemo {
  const contents = demo.files.map((file) => ({ file, data: read(demo, file) }));
  const folder = `demos/${demo.manifest.name}-${contentHash(contents.map(({ file, data }) => `${file}${data.toString("latin1")}`))}`;
  const address = (file: string): string => `${folder}/${file.replace(/^module\//, "")}`;
  const files = contents.map(({ file, data }) => {
    const to = join(out, address(file));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, data);
    return { address: address(file), bytes: data.length };
  });
  const recordings = Object.fromEntries(Object.entries(demo.recordings).map(([variant, file]) => [variant, address(file)]));
  return { demo, module: demo.module && address(demo.module), explorerModule: demo.explorerModule && address(demo.explorerModule), recordings, files };
}
