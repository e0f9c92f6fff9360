// The player in headless Firefox. A driven Firefox hangs the workers of workers, so none drives it: the page runs its
// own script, and the server that it came from listens to what it asks for.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunDocument } from "../../site/player/run-document";
import { playerSite, testDemo } from "./player-site";
import { atEnd, test } from "./runner";
import { withServer } from "./served";

const program = [process.env["FIREFOX"] ?? "", "/usr/bin/firefox", "/usr/bin/firefox-esr"].find((path) => path && existsSync(path));

/** Runs wishes one after another and reports each document; a wish with `stopAfter` is stopped after so many ms. */
const script = `
const report = (name, value) => fetch("report/" + name + "?" + encodeURIComponent(JSON.stringify(value))).catch(() => {});
addEventListener("error", ({ message }) => report("error", message));
addEventListener("unhandledrejection", ({ reason }) => report("error", String(reason)));
try {
  const wishes = JSON.parse(new URLSearchParams(location.search).get("wishes"));
  await customElements.whenDefined("demo-player");
  const player = document.querySelector("demo-player");
  for (const { stopAfter, ...wish } of wishes) {
    const running = player.run(wish);
    if (stopAfter) setTimeout(() => player.stop(), stopAfter);
    await report("document", await running);
  }
  await report("done", { lanes: player.shadowRoot.querySelector("trace-timeline").shadowRoot.querySelectorAll(".lane").length });
} catch (error) {
  report("error", String(error));
}`;

interface Reports {
  documents: RunDocument[];
  lanes: number;
}

/** Opens the player's page in a Firefox of its own and collects what the page reports. */
async function inFirefox(demo: string, wishes: readonly object[], seconds: number): Promise<Reports> {
  assert.ok(program, "no Firefox found: apt-get install firefox-esr, or name one in FIREFOX");
  const site = playerSite();
  writeFileSync(join(site, "firefox.js"), script);
  const page = readFileSync(join(site, "embed.html"), "utf8");
  writeFileSync(join(site, "firefox.html"), page.replace("</body>", '<script type="module" src="firefox.js"></script></body>'));
  const profile = mkdtempSync(join(tmpdir(), "cooks-firefox-"));
  // A fresh profile asks its maker for updates and settings, which a closed network answers with delays.
  const settings = ["browser.shell.checkDefaultBrowser", "app.update.enabled", "datareporting.policy.dataSubmissionEnabled", "network.captive-portal-service.enabled", "network.connectivity-service.enabled", "browser.aboutwelcome.enabled"];
  writeFileSync(join(profile, "user.js"), settings.map((name) => `user_pref("${name}", false);\n`).join(""));
  let child: ChildProcess | undefined;
  try {
    return await new Promise<Reports>((resolve, reject) => {
      const reports: Reports = { documents: [], lanes: 0 };
      const limit = setTimeout(() => reject(new Error(`no answer within ${seconds} s; ${reports.documents.length} documents came`)), seconds * 1000);
      withServer(site, {}, ({ base, server }) => new Promise<void>((isOver) => {
        server.on("request", ({ url = "" }: { url?: string }) => {
          const [, name, text] = /\/report\/(\w+)\?(.*)$/.exec(url) ?? [];
          if (!name) return;
          const value = JSON.parse(decodeURIComponent(text ?? "null")) as unknown;
          if (name === "document") reports.documents.push(value as RunDocument);
          if (name === "error") reject(new Error(String(value)));
          if (name === "done") resolve({ ...reports, ...(value as { lanes: number }) });
          if (name !== "document") {
            clearTimeout(limit);
            isOver();
          }
        });
        const query = new URLSearchParams({ demo, wishes: JSON.stringify(wishes) });
        child = spawn(program, ["--headless", "--no-remote", "--profile", profile, `${base}firefox.html?${query}`], { stdio: "ignore" });
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

test("player: processes have memories of their own in Firefox, and Stop ends them", "the chapter on processes fails in Firefox", async () => {
  const wishes = [{ variant: "round_trips" }, { variant: "stuck", stopAfter: 1500 }, { variant: "ends", parameters: { how: "abort" } }];
  const { documents } = await inFirefox(testDemo("children"), wishes, 80);
  assert.deepEqual(documents.map(({ verdict }) => verdict), ["ok", "stopped", "ok"]);
  const twins = await inFirefox("processes", [{ variant: "twins" }], 80);
  assert.equal(twins.documents[0]?.verdict, "ok");
  assert.equal(twins.documents[0]?.results["same address"], true, JSON.stringify(twins.documents[0]?.figures));
}, 180);
