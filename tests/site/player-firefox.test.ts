// The player in headless Firefox. A driven Firefox hangs the workers of workers, so none drives it: the page runs its
// own script, and the server that it came from listens to what it asks for.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScaleData } from "../../site/player/figures/scale-figure";
import type { ExplorationDocument } from "../../site/player/board/board-document";
import type { RunDocument } from "../../site/player/run-document";
import { manifestOf, pageDemos, playerSite, testDemo, verdictsOf } from "./player-site";
import { atEnd, longTest, test } from "./runner";
import { withServer } from "./served";

const program = [process.env["FIREFOX"] ?? "", "/usr/bin/firefox", "/usr/bin/firefox-esr"].find((path) => path && existsSync(path));

/**
 * Runs wishes one after another and reports each document; one that names a mode in `explore` is explored instead, and one
 * with `stopAfter` is stopped after so many ms. Then presses
 * `steps` times Step at a figure that can be played again, and reports what it tells.
 */
const script = `
const report = (name, value) => fetch("report/" + name + "?" + encodeURIComponent(JSON.stringify(value))).catch(() => {});
addEventListener("error", ({ message }) => report("error", message));
addEventListener("unhandledrejection", ({ reason }) => report("error", String(reason)));
try {
  const wishes = JSON.parse(new URLSearchParams(location.search).get("wishes"));
  await customElements.whenDefined("demo-player");
  const player = document.querySelector("demo-player");
  for (const { stopAfter, explore, ...wish } of wishes) {
    const running = explore ? player.explore(explore, wish) : player.run(wish);
    if (stopAfter) setTimeout(() => player.stop(), stopAfter);
    await report("document", await running);
  }
  const told = [];
  for (let step = 0; step < Number(new URLSearchParams(location.search).get("steps")); step++) {
    const figure = () => player.shadowRoot.querySelector("run-figures")?.shadowRoot?.querySelector("machine-figure")?.shadowRoot;
    while (!figure()?.querySelector(".step")) await new Promise(requestAnimationFrame);
    figure().querySelector(".step").click();
    await new Promise(requestAnimationFrame);
    told.push(figure().querySelector(".told").textContent + " " + (figure().querySelector(".lit .name")?.textContent ?? ""));
  }
  await report("done", { told, lanes: player.shadowRoot.querySelector("trace-timeline")?.shadowRoot.querySelectorAll(".lane").length ?? 0 });
} catch (error) {
  report("error", String(error));
}`;

interface Reports {
  documents: RunDocument[];
  lanes: number;
  told: string[];
}

/** Opens the player's page in a Firefox of its own and collects what the page reports. */
function inFirefox(demo: string, wishes: readonly object[], seconds: number, steps = 0): Promise<Reports> {
  return askFirefox(script, { demo, wishes: JSON.stringify(wishes), steps: String(steps) }, seconds);
}

/** Lets a script of its own run in the page, told its wishes by the query. */
async function askFirefox(pageScript: string, wishes: Record<string, string>, seconds: number): Promise<Reports> {
  assert.ok(program, "no Firefox found: apt-get install firefox-esr, or name one in FIREFOX");
  const site = playerSite();
  writeFileSync(join(site, "firefox.js"), pageScript);
  const page = readFileSync(join(site, "embed.html"), "utf8");
  writeFileSync(join(site, "firefox.html"), page.replace("</body>", '<script type="module" src="firefox.js"></script></body>'));
  const profile = mkdtempSync(join(tmpdir(), "cooks-firefox-"));
  // A fresh profile asks its maker for updates and settings, which a closed network answers with delays.
  const settings = ["browser.shell.checkDefaultBrowser", "app.update.enabled", "datareporting.policy.dataSubmissionEnabled", "network.captive-portal-service.enabled", "network.connectivity-service.enabled", "browser.aboutwelcome.enabled"];
  writeFileSync(join(profile, "user.js"), settings.map((name) => `user_pref("${name}", false);\n`).join(""));
  let child: ChildProcess | undefined;
  try {
    return await new Promise<Reports>((resolve, reject) => {
      const reports: Reports = { documents: [], lanes: 0, told: [] };
      const limit = setTimeout(() => reject(new Error(`no answer within ${seconds} s; ${reports.documents.length} documents came`)), seconds * 1000);
      withServer(site, {}, ({ base, server }) => new Promise<void>((isOver) => {
        server.on("request", ({ url = "" }: { url?: string }) => {
          const [, name, text] = /\/report\/(\w+)\?(.*)$/.exec(url) ?? [];
          if (!name) return;
          const value = JSON.parse(decodeURIComponent(text ?? "null")) as unknown;
          if (name === "document") reports.documents.push(value as RunDocument);
          if (name === "error") reject(new Error(String(value)));
          if (name === "done") resolve({ ...reports, ...(value as Omit<Reports, "documents">) });
          if (name !== "document") {
            clearTimeout(limit);
            isOver();
          }
        });
        child = spawn(program, ["--headless", "--no-remote", "--profile", profile, `${base}firefox.html?${new URLSearchParams(wishes)}`], { stdio: "ignore" });
        const ended = child;
        atEnd(() => ended.kill("SIGKILL"));
        child.on("exit", () => { isOver(); reject(new Error("Firefox ended by itself")); });
      })).catch(reject);
    });
  } finally {
    const ended = child;
    ended?.kill("SIGKILL");
    // Its other processes write to the profile for a moment yet.
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
  }
}

test("player: threads run, lock and finish in Firefox", "the site's demos do nothing in Firefox", async () => {
  const wishes = ["unsynchronised", "mutex", "atomic"].map((variant) => ({ variant, parameters: { increments: 200 } }));
  const { documents, lanes } = await inFirefox("race", wishes, 80);
  assert.deepEqual(documents.map(({ variant, lanes: told }) => [variant, told]), [["unsynchronised", 5], ["mutex", 5], ["atomic", 5]]);
  assert.ok(documents.every(({ verdict }) => verdict === "ok" || verdict === "failed"), JSON.stringify(documents));
  assert.equal(lanes, 5);
}, 100);

test("player: Stop ends a run in Firefox, and another can begin", "a reader in Firefox must reload the page to stop a demo", async () => {
  const wishes = [{ variant: "three_cooks", parameters: { minute: 30 }, stopAfter: 1500 }, { variant: "three_cooks", parameters: { minute: 0.05 } }];
  const { documents } = await inFirefox("kitchen", wishes, 80);
  assert.deepEqual(documents.map(({ verdict }) => verdict), ["stopped", "ok"]);
}, 100);

test("player: real requests overlap in Firefox", "the picture of six seconds against two fails in Firefox", async () => {
  const { documents } = await inFirefox("website_download", [{ variant: "threads", parameters: { delay: 1 } }], 80);
  const [{ verdict, seconds } = { verdict: "none", seconds: 0 }] = documents;
  assert.equal(verdict, "ok");
  assert.ok(seconds > 0.9 && seconds < 2.6, `${seconds} s`);
}, 100);

for (const demo of pageDemos()) {
  longTest(`player: ${demo} runs in Firefox, every variant`, "a demo does nothing in Firefox, or shows something else there", async () => {
    const { variants } = manifestOf(demo);
    // A bug that needs an accident of timing may take a few tries; what must not fail gets one.
    const wishes = variants.flatMap(({ name, shows = "ok" }) => Array(verdictsOf(shows).includes("ok") ? 1 : 5).fill({ variant: name, parameters: { scale: 0.1 } }) as object[]);
    const { documents } = await inFirefox(demo, wishes, 160);
    for (const { name, shows = "ok" } of variants) {
      const verdicts = documents.filter(({ variant }) => variant === name).map(({ verdict }) => verdict);
      assert.ok(verdicts.some((one) => verdictsOf(shows).includes(one)), `${name}: ${verdicts.join(", ")}`);
    }
  }, 180);
}

test("player: the machine runs the variants' programs in Firefox, and is stepped", "a reader in Firefox can't see x = x + 1 fall apart", async () => {
  const wishes = [{ variant: "sum" }, { variant: "file", parameters: { device: 0.01 } }, { variant: "increment" }];
  const { documents, told } = await inFirefox("machine", wishes, 80, 3);
  assert.deepEqual(documents.map(({ verdict, results }) => [verdict, results["steps"]]), [["ok", 16], ["ok", 18], ["ok", 3]]);
  assert.match(told[0] ?? "", /^Step 1 of 3, memory: .* Memory \(RAM\)works$/);
  assert.match(told[1] ?? "", /^Step 2 of 3, compute: .* CPUworks$/);
  assert.match(told[2] ?? "", /The program has ended\. Memory/);
}, 100);

test("player: latencies are measured on Firefox's coarse clock", "chapter 3 tells a Firefox reader times of the clock, not of the machine", async () => {
  const { documents } = await inFirefox("latency", [{ variant: "all", parameters: {} }], 80);
  const [{ verdict, figures = [] } = { verdict: "none" }] = documents;
  assert.equal(verdict, "ok", documents[0]?.message);
  const rows = new Map((figures[0] as unknown as ScaleData).rows.map((row) => [row.name.split(",")[0], row]));
  // The best batch of each: other work on the machine only makes times longer.
  const best = (name: string): number => rows.get(name)?.low ?? NaN;
  assert.ok(best("integer add") > 0.05e-9 && best("integer add") < 10e-9, `integer add ${best("integer add")}`);
  assert.ok(best("RAM") > 2 * best("L1 cache"), `RAM ${best("RAM")}, L1 cache ${best("L1 cache")}`);
  assert.ok(best("thread") > 10 * best("L1 cache"));
  assert.deepEqual([rows.get("process")?.measured, rows.get("process")?.note], [null, "no process can be started here"]);
}, 100);

test("player: processes have memories of their own in Firefox, and Stop ends them", "the chapter on processes fails in Firefox", async () => {
  const wishes = [{ variant: "round_trips" }, { variant: "stuck", stopAfter: 1500 }, { variant: "ends", parameters: { how: "abort" } }];
  const { documents } = await inFirefox(testDemo("children"), wishes, 80);
  assert.deepEqual(documents.map(({ verdict }) => verdict), ["ok", "stopped", "ok"]);
  const twins = await inFirefox("processes", [{ variant: "twins" }], 80);
  assert.equal(twins.documents[0]?.verdict, "ok");
  assert.equal(twins.documents[0]?.results["same address"], true, JSON.stringify(twins.documents[0]?.figures));
}, 180);

test("board: Firefox explores with the same numbers, and Stop ends a long search", "the schedule board is for Chromium alone", async () => {
  const wishes = [
    { explore: "all", variant: "naive" },
    { explore: "enumerate", variant: "ordered" },
    { explore: "enumerate", variant: "naive", parameters: { cooks: 5 }, stopAfter: 2500 },
  ];
  const { documents } = await inFirefox("dining", wishes, 60);
  const found = documents.map((document) => (document as unknown as ExplorationDocument).exploration);
  assert.deepEqual(found.map(({ status }) => status), ["complete", "complete", "capped"]);
  assert.deepEqual(found.slice(0, 2).map(({ failing, schedules }) => `${failing} of ${schedules}`), ["6 of 168", "0 of 142"]);
  assert.ok(Number(found[2]?.schedules) > 100);
}, 100);

/** A worker that is blocked while the service worker takes over, and then one more worker. */
const takingOver = `
const report = (name, value) => fetch("report/" + name + "?" + encodeURIComponent(JSON.stringify(value))).catch(() => {});
const flag = new Int32Array(new SharedArrayBuffer(4));
const blocked = new Worker("blocked.js");
blocked.postMessage(flag);
blocked.onmessage = async () => {
  while (!navigator.serviceWorker.controller) await new Promise((on) => setTimeout(on, 50));
  const oneMore = new Worker("one-more.js");
  oneMore.onmessage = () => { Atomics.notify(flag, 0); report("done", { told: ["there"], lanes: 0 }); };
  oneMore.onerror = () => report("error", "the worker could not be loaded");
};`;

test("Firefox: a blocked thread does not hold up what the page fetches while the service worker takes over", "on a first visit a demo hangs for a minute, then breaks", async () => {
  writeFileSync(join(playerSite(), "blocked.js"), "onmessage = ({ data }) => { postMessage(0); Atomics.wait(data, 0, 0); };");
  writeFileSync(join(playerSite(), "one-more.js"), "postMessage(0);");
  const { told } = await askFirefox(takingOver, { demo: "race" }, 45);
  assert.deepEqual(told, ["there"]);
}, 60);
