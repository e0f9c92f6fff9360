// Every page of the finished site in a real browser: accessible, quiet, light, and no wider than the window.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { arguments_ } from "./arguments";
import { withPage } from "./browser";
import { test } from "./runner";
import { withServer } from "./served";

const axeSource = readFileSync(createRequire(join(arguments_.root, "package.json")).resolve("axe-core/axe.min.js"), "utf8");
const bytesAllowed = 160_000;

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> } };
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${String(node.target)} (${node.failureSummary?.split("\n")[1]?.trim() ?? ""})`).join("; ")}`);
}

const htmlFiles = (folder: string): string[] => readdirSync(join(arguments_.site, folder)).filter((file) => file.endsWith(".html")).map((file) => folder + file);

async function check(urls: string[], width: number, colorScheme: "light" | "dark"): Promise<void> {
  const wrong: string[] = [];
  const options = { viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" } as const;
  const left = [...urls];
  const checkNext = (base: string): Promise<void> =>
    withPage(options, async ({ page, complaints }) => {
      for (let url = left.shift(); url !== undefined; url = left.shift()) {
        complaints.length = 0;
        await page.goto(base + url, { waitUntil: "load" });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const found = [...(await axe(page)), ...complaints.filter((text) => !/service ?worker/i.test(text)), ...(overflow > 0 ? [`${overflow} px wider than the window`] : [])];
        wrong.push(...found.map((text) => `${url}: ${text}`));
      }
    });
  // Two at a time: each keeps a core busy.
  await withServer(arguments_.site, {}, async ({ base }) => void (await Promise.all([checkNext(base), checkNext(base)])));
  assert.deepEqual(wrong, []);
}

for (const width of [1440, 390]) {
  for (const theme of ["light", "dark"] as const) {
    test(`pages are accessible and quiet at ${width}, ${theme}`, "some readers can't use a page, or it complains in their console", () => check([...htmlFiles(""), "api/index.html"], width, theme), 120);
  }
}

test("API pages are accessible and quiet", "some readers can't use the reference", () => check(htmlFiles("api/"), 390, "dark"), 180);

test(`a page weighs at most ${bytesAllowed / 1000} kB, fonts included`, "readers on slow lines wait", async () => {
  const weights = new Map<string, number>();
  const weigh = (file: string): number => {
    const known = weights.get(file) ?? brotliCompressSync(readFileSync(join(arguments_.site, decodeURIComponent(file)))).length;
    weights.set(file, known);
    return known;
  };
  const left = htmlFiles("");
  const weighNext = (base: string): Promise<void> =>
    withPage({ serviceWorkers: "block" }, async ({ page, requests }) => {
      for (let url = left.shift(); url !== undefined; url = left.shift()) {
        requests.length = 0;
        await page.goto(base + url, { waitUntil: "networkidle" });
        const files = [...new Set(requests.map((address) => new URL(address).pathname.slice(1)))].filter((file) => !file.endsWith("sw.js"));
        const bytes = files.map(weigh).reduce((a, b) => a + b, 0);
        assert.ok(bytes <= bytesAllowed, `${url} weighs ${bytes} bytes: ${files.join(" ")}`);
      }
    });
  // Each waits most of the time for a page to fall silent.
  await withServer(arguments_.site, {}, async ({ base }) => void (await Promise.all([base, base, base, base].map(weighNext))));
});
