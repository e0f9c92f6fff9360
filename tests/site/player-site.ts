// A site with a player for every built demo, and for those that only tests run or play: the fixture's pages, published
// with all of them. Each has a page to itself: embed.html?demo=NAME.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { publish } from "../../site/publish/publish";
import type { Manifest, Variant } from "../../site/player/manifest";
import type { Verdict } from "../../site/player/run-document";
import { arguments_ } from "./arguments";
import { fixtureSite } from "./fixture-site";
import { writeMadeDemos } from "./made-demos";
import { atEnd } from "./runner";

const built = (folder: string): string => join(arguments_.root, "build", folder);

const modulesIn = (folder: string): string[] =>
  existsSync(built(folder)) ? readdirSync(built(folder)).filter((name) => existsSync(join(built(folder), name, "module", `${name}.wasm`)) && existsSync(join(built(folder), name, "manifest.json"))) : [];

/** The demos of the site that are built for pages. */
export function pageDemos(): string[] {
  const names = modulesIn("demos");
  if (names.length === 0) throw new Error("no demo is built for pages: build/demos has no modules");
  return names;
}

export const manifestOf = (demo: string): Manifest => JSON.parse(readFileSync(join(built("demos"), demo, "manifest.json"), "utf8")) as Manifest;

/** The verdicts that a run may end with, by what its variant is there to show. */
export const verdictsOf = (shows: NonNullable<Variant["shows"]>): Verdict[] => (shows === "either" ? ["ok", "failed", "deadlock"] : [shows]);

let shared: string | undefined;

/** The site's folder; built once. */
export function playerSite(): string {
  if (shared) return shared;
  const fixture = dirname(fixtureSite());
  const folder = mkdtempSync(join(tmpdir(), "cooks-player-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const demos = join(folder, "demos");
  cpSync(join(fixture, "demos"), demos, { recursive: true });
  for (const demo of modulesIn("test-demos")) cpSync(join(built("test-demos"), demo), join(demos, demo), { recursive: true });
  for (const demo of pageDemos()) cpSync(join(built("demos"), demo), join(demos, demo), { recursive: true });
  writeMadeDemos(demos);
  const site = join(folder, "site");
  publish({
    xml: join(fixture, "doxygen/xml"), pages: join(fixture, "pages"), demos, bundles: arguments_.bundles,
    icon: join(arguments_.root, "site/theme/favicon.svg"), out: site, baseUrl: "",
  });
  return (shared = site);
}

/** Demos that only tests run, where they are built. */
export function testDemo(name: string): string {
  if (!modulesIn("test-demos").includes(name)) throw new Error(`the test demo ${name} is not built: build/test-demos/${name} has no module`);
  return name;
}

/** Takes a file of a demo's module away, as a lost connection does, or puts another content in its place; gives the way back. */
export function takeAway(demo: string, file: string, instead?: string): () => void {
  const demos = join(playerSite(), "demos");
  const folder = readdirSync(demos).find((name) => name.startsWith(`${demo}-`));
  if (!folder) throw new Error(`${demo} is not among the published demos`);
  const path = join(demos, folder, file);
  renameSync(path, `${path}.away`);
  if (instead !== undefined) writeFileSync(path, instead);
  return () => renameSync(`${path}.away`, path);
}
