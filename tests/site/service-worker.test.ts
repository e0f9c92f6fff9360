// Isolation, offline, builds and slow answers, on hosts that do nothing but serve files.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { withPage } from "./browser";
import { fixtureSite } from "./fixture-site";
import { atEnd, test } from "./runner";
import { withServer } from "./served";

const settled = (page: Page): Promise<unknown> => page.waitForFunction(() => crossOriginIsolated && navigator.serviceWorker.controller !== null);
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

test("with headers a page is isolated at once, without a reload", "readers of good hosts see pages flicker", () =>
  withServer(fixtureSite(), {}, ({ base }) =>
    withPage({}, async ({ page, loads }) => {
      await page.goto(`${base}tally.html`);
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await settled(page);
      await pause(300);
      assert.equal(loads.length, 1);
    }),
  ));

test("without headers one reload isolates, below a path too", "threads don't start on GitHub Pages", () =>
  withServer(fixtureSite(), { isolation: false, prefix: "/many/cooks/" }, ({ base }) =>
    withPage({}, async ({ page, loads, complaints }) => {
      await page.goto(`${base}tally.html`);
      await settled(page);
      await pause(500);
      assert.equal(loads.length, 2);
      const workerIsolated = await page.evaluate(() => typeof SharedArrayBuffer === "function" && new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer);
      assert.equal(workerIsolated, true);
      await page.goto(`${base}api/pot.html`);
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await pause(300);
      assert.equal(loads.length, 3, "later pages need no reload");
      assert.deepEqual(complaints, []);
    }),
  ));

test("where a service worker can't be had the page is not reloaded", "some readers' pages reload for ever", async () => {
  await withServer(fixtureSite(), { isolation: false }, async ({ base }) => {
    await withPage({ serviceWorkers: "block" }, async ({ page, loads }) => {
      await page.goto(base);
      await pause(500);
      assert.equal(loads.length, 1);
    });
    // A worker that is there but can't isolate: one reload, then peace.
    await withPage({}, async ({ page, loads, context }) => {
      await context.route("**/sw.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
      await page.goto(base);
      await pause(1500);
      assert.ok(loads.length <= 2, `${loads.length} loads`);
    });
  });
});

test("after one visit the site works without its host", "a class without internet has no lesson", async () => {
  await withServer(fixtureSite(), { isolation: false, prefix: "/cooks/" }, (served) =>
    withPage({}, async ({ page }) => {
      await page.goto(`${served.base}more.html`);
      await settled(page);
      await page.getByRole("button", { name: "Keep for offline" }).click();
      await page.getByText("Done: pages and demos now work without a network.").waitFor();
      await served.close();
      await page.goto(`${served.base}tally.html?threads=2`);
      assert.equal(await page.locator("h1").textContent(), "Counting together");
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await page.goto(served.base);
      assert.equal(await page.locator("h1").textContent(), "Fixture");
      const module = await page.evaluate(async () => {
        const data = JSON.parse(document.querySelector("script[data-manifest]")?.textContent ?? document.querySelector("demo-player script")?.textContent ?? '{"module":""}') as { module: string };
        const files = (await (await fetch("offline.json")).json()) as { address: string }[];
        return (await fetch(data.module || (files[0]?.address ?? ""))).status;
      });
      assert.equal(module, 200, "demos were kept");
      await page.keyboard.press("/");
      await page.keyboard.type("colander");
      await page.locator(".search-dialog li a").first().waitFor();
      const missing = await page.goto(`${served.base}no/such/page`);
      assert.equal(missing?.status(), 404);
      assert.equal(await page.locator("h1").textContent(), "No such page");
    }),
  );
});

test("a new build arrives at the next navigation, and an open page keeps its assets", "readers see old pages for ever, or pages without their styles", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cooks-builds-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fixtureSite(), folder, { recursive: true });
  await withServer(folder, { isolation: false }, ({ base }) =>
    withPage({}, async ({ page }) => {
      await page.goto(`${base}more.html`);
      await settled(page);
      const styles = await page.evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.href ?? "");
      // The next build: another text, and a stylesheet of another name.
      const name = new URL(styles).pathname.slice(1);
      const next = name.replace("main-", "main-NEXT");
      for (const file of ["more.html", "index.html"]) writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").replaceAll(name, next).replaceAll("Another chapter.", "Another build."));
      const worker = readFileSync(join(folder, "sw.js"), "utf8");
      cpSync(join(folder, name), join(folder, next));
      rmSync(join(folder, name));
      writeFileSync(join(folder, "sw.js"), worker.replace(/"build":"\w+"/, '"build":"next"').replaceAll(name, next).replace(/("url":"(?:more|index)\.html","revision":")\w+/g, "$1next"));
      const taken = page.evaluate(() => new Promise<void>((done) => navigator.serviceWorker.addEventListener("controllerchange", () => done(), { once: true })));
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await taken;
      assert.equal(await page.evaluate(async (address) => (await fetch(address)).status, styles), 200, "the open page's styles are still there");
      await page.goto(`${base}more.html`);
      assert.match((await page.locator(".lead").textContent()) ?? "", /Another build/);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".bar") as Element).display), "flex", "with its own styles");
    }),
  );
});

test("slow endpoints answer late, at once together, and say what is wrong", "the three websites take no time, or for ever", () =>
  withServer(fixtureSite(), { isolation: false, prefix: "/cooks/" }, ({ base }) =>
    withPage({}, async ({ page }) => {
      await page.goto(base);
      await settled(page);
      const [seconds, titles, bad] = await page.evaluate(async () => {
        const start = performance.now();
        const pages = await Promise.all(["soup", "bread", "salad"].map(async (name) => (await fetch(`slow/0.5/${name}`)).text()));
        const took = (performance.now() - start) / 1000;
        const refused = await fetch("slow/99/soup");
        return [took, pages.map((text) => /<title>(.*)<\/title>/.exec(text)?.[1]), { status: refused.status, ...((await refused.json()) as { error: string }) }] as const;
      });
      assert.ok(seconds >= 0.49 && seconds < 1.4, `${seconds} s`);
      assert.equal(new Set(titles).size, 3);
      assert.deepEqual(bad, { status: 400, error: "99 seconds: at most 60" });
    }),
  ));

test("an address that leads nowhere shows the site's own page, whatever the host sends", "a lost reader meets a bare error", async () => {
  const copy = mkdtempSync(join(tmpdir(), "cooks-bare-"));
  atEnd(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(fixtureSite(), copy, { recursive: true });
  await withServer(copy, { isolation: false }, ({ base }) =>
    withPage({}, async ({ page }) => {
      await page.goto(base);
      await settled(page);
      writeFileSync(join(copy, "404.html"), "<h1>Error response</h1>");
      const answer = await page.goto(`${base}no/such/page.html`);
      assert.equal(answer?.status(), 404);
      assert.equal(await page.locator("h1").textContent(), "No such page");
    }),
  );
});

test("404 finds home from any depth, below a path", "a lost reader stays lost", () =>
  withServer(fixtureSite(), { prefix: "/many/cooks/" }, ({ base }) =>
    withPage({ serviceWorkers: "block" }, async ({ page }) => {
      await page.goto(`${base}a/b/c/d.html`);
      await page.waitForFunction(() => document.querySelector("a")?.href.endsWith("/many/cooks/index.html"));
      await page.getByRole("link", { name: "More" }).click();
      await page.waitForURL(`${base}more.html`);
    }),
  ));
