// Builds a small site from tests/site/fixture with the real Doxyfile, bundles and publisher, to test what a writer can say
// without depending on what chapters happen to say. Files may be replaced or added for one test.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { publish } from "../../site/publish/publish";
import { arguments_ } from "./arguments";
import { atEnd } from "./runner";

export interface Changes {
  /** File in the fixture's folder: new contents; null removes it. */
  files?: Record<string, string | null>;
  baseUrl?: string;
}

/** Publishes the changed fixture; gives the site's folder. Throws what Doxygen or the publisher says. */
export function buildFixture({ files = {}, baseUrl = "" }: Changes = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "cooks-site-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(arguments_.root, "tests/site/fixture"), folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    if (text === null) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
  }
  const at = (name: string): string => join(folder, name);
  const settings: Record<string, string> = {
    COOKS_DOXYGEN_DIR: at("doxygen"), COOKS_DOXYGEN_INPUT: `"${at("pages")}" "${at("include/cooks")}"`, COOKS_DOXYGEN_STRIP: `"${at("pages")}" "${at("include")}"`,
    COOKS_INCLUDE_DIR: at("include"), COOKS_DEMO_SOURCES: at("demos"), COOKS_PAGES_DIR: at("pages"),
  };
  const doxyfile = readFileSync(join(arguments_.root, "site/Doxyfile.in"), "utf8").replace(/@(COOKS_\w+)@/g, (_, name: string) => settings[name] ?? "");
  writeFileSync(at("Doxyfile"), doxyfile);
  mkdirSync(at("doxygen"), { recursive: true });
  execFileSync("doxygen", [at("Doxyfile")], { stdio: ["ignore", "pipe", "pipe"] });
  publish({ xml: at("doxygen/xml"), pages: at("pages"), demos: at("demos"), sources: at("demos"), bundles: arguments_.bundles, icon: join(arguments_.root, "site/theme/favicon.svg"), out: at("site"), baseUrl });
  return at("site");
}

let shared: string | undefined;

/** The unchanged fixture, built once. */
export const fixtureSite = (): string => (shared ??= buildFixture());
