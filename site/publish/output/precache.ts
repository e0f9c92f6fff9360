// Tells the service worker what belongs to this build: its script begins with this list, so a new build is a new script.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Workbox's entry; files whose name has a hash need no revision. */
interface PrecacheEntry {
  url: string;
  revision: string | null;
}

export function serviceWorkerScript(bundle: string, build: string, out: string, pages: string[], assets: string[]): string {
  const revision = (file: string): string => createHash("sha256").update(readFileSync(join(out, file))).digest("hex").slice(0, 12);
  const entries: PrecacheEntry[] = [...pages.map((url) => ({ url, revision: revision(url) })), ...assets.map((url) => ({ url, revision: null }))];
  return `self.cooksBuild=${JSON.stringify({ build, entries })};\n${readFileSync(bundle, "utf8")}`;
}
