// The player in real Chromium, with real modules: runs, stops, breaks, falls back; by mouse, keys, script and address.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChromeEvent } from "../../site/player/chrome-trace";
import type { RunDocument } from "../../site/player/run-document";
import { withPage } from "./browser";
import { axe, press, runBy, state, withPlayer } from "./player-page";
import type { Scripted } from "./player-page";
import { manifestOf, pageDemos, playerSite, takeAway, testDemo, verdictsOf } from "./player-site";
import { test } from "./runner";
import { withServer } from "./served";

for (const demo of pageDemos()) {
  test(`player: ${demo} runs in the page, every variant`, "a demo on the site does nothing, or shows an error", () =>
    withPlayer(`demo=${demo}`, async (player, { complaints }) => {
      for (const { name, shows = "ok", only_figures = false } of manifestOf(demo).variants) {
        let document = await runBy(player, { variant: name, parameters: { scale: 0.1 } });
        const shown = verdictsOf(shows);
        // A bug that needs an accident of timing may take a few tries; what must not fail gets one.
        for (let tries = 1; !shown.includes(document.verdict) && shows !== "ok" && tries < 5; tries++) {
          document = await runBy(player, { variant: name, parameters: { scale: 0.1 } });
        }
        assert.ok(shown.includes(document.verdict), `${name}: ${document.verdict} ${document.message ?? ""}`);
        assert.ok(document.events > 0 && document.lanes > 0, name);
        assert.equal(document.variant, name);
        assert.equal(await player.locator(".track .lane").count(), only_figures ? 0 : document.lanes, `${name}: lanes drawn`);
        if (document.verdict === "ok") await state(player).getByText(only_figures ? /^finished$/ : /^finished in/).waitFor();
      }
      assert.deepEqual(complaints, []);
    }), 120);
}

test("player: the sample that pages explain runs in a page as it says", "who follows the instructions gets something else", () =>
  withPlayer(`demo=${testDemo("smallest")}`, async (player) => {
    for (const [variant, lanes] of [["alone", 1], ["together", 4]] as const) {
      const document = await runBy(player, { variant, parameters: { each: 0.02 } });
      assert.deepEqual([document.verdict, document.lanes, document.checks.length], ["ok", lanes, 1], variant);
    }
    assert.equal(await player.getByLabel("waste").count(), 0, "it is for terminals only");
  }));

test("player: nothing is downloaded or started before the first Run", "readers pay for demos that they don't run", () =>
  withPlayer("demo=race", async (player, { page, requests }) => {
    const ofModule = (): string[] => requests.filter((url) => /race-[^/]*\/|host-worker/.test(url));
    await page.waitForTimeout(300);
    assert.deepEqual(ofModule(), []);
    assert.equal(page.workers().length, 0);
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    assert.ok(ofModule().length >= 2);
  }, { serviceWorkers: "block" }));

test("player: a worker waits while the hand is over Run, and goes when it leaves", "each run begins later, or pages gather workers that nobody uses", () =>
  withPlayer("demo=race&increments=20", async (player, { page, requests }) => {
    const settledAt = async (count: number): Promise<void> => {
      for (let waited = 0; page.workers().length !== count && waited < 50; waited++) await page.waitForTimeout(100);
      assert.equal(page.workers().length, count);
    };
    await player.locator("button.run").hover();
    await settledAt(1);
    await page.mouse.move(1, 1);
    await settledAt(0);
    await player.locator("button.run").focus();
    await settledAt(1);
    assert.deepEqual(requests.filter((url) => /race-[^/]*\//.test(url)), [], "no module before Run");
    await page.keyboard.press("Enter");
    await state(player).getByText("finished").waitFor();
    await settledAt(0);
  }, { serviceWorkers: "block" }));

test("player: Run becomes Stop, Stop ends the run, Run runs again", "a reader must reload the page to stop a demo", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=20", async (player, { page }) => {
    await press(player, "Run");
    await player.locator(".track.running .lane").nth(2).waitFor();
    await press(player, "Stop");
    await state(player).getByText("stopped, after").waitFor();
    for (let waited = 0; page.workers().length > 0 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0, "the run's threads are gone");
    const document = await runBy(player, { parameters: { minute: 0.02 } });
    assert.equal(document.verdict, "ok");
  }));

test("player: the button keeps the focus, and the page its height, from run to run", "keyboard readers lose their place, and what they read jumps", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=0.2", async (player, { page }) => {
    const button = player.locator("button.run");
    const hasFocus = (): Promise<boolean> => button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
    await button.focus();
    await page.keyboard.press("Enter");
    await player.getByRole("button", { name: "Stop" }).waitFor();
    assert.ok(await hasFocus());
    await state(player).getByText("finished").waitFor();
    assert.ok(await hasFocus());
    const height = async (): Promise<number> => (await player.boundingBox())?.height ?? 0;
    const before = await height();
    await page.keyboard.press("Enter");
    await player.locator(".track.running").waitFor();
    assert.ok((await height()) >= before - 1, "shrank during a run");
    await state(player).getByText("finished").waitFor();
    assert.ok(Math.abs((await height()) - before) < 40);
  }));

test("player: a script's run that is stopped resolves with the verdict stopped", "a teacher's script waits for ever", () =>
  withPlayer("demo=kitchen", async (player) => {
    const document = await player.evaluate(async (element) => {
      const scripted = element as Scripted;
      const running = scripted.run({ variant: "sequential", parameters: { minute: 30 } });
      setTimeout(() => scripted.stop(), 700);
      return running;
    });
    assert.deepEqual([document.verdict, document.demo, document.variant, document.parameters["minute"]], ["stopped", "kitchen", "sequential", 30]);
  }));

test("player: twenty deadlocked or spinning runs in one page end and can be run again", "one stuck demo takes the page with it", () =>
  withPlayer(`demo=${testDemo("deadlocked")}`, async (player, { page, complaints }, base) => {
    const stuck = ["cycle", "cycle_beside_work", "forgotten", "latch"];
    for (let round = 0; round < 10; round++) {
      const variant = stuck[round % stuck.length] ?? "";
      const document = await runBy(player, { variant });
      assert.ok(["deadlock", "lost_notify"].includes(document.verdict), `${variant}: ${document.verdict}`);
      assert.ok(document.message, variant);
    }
    assert.equal((await runBy(player, { variant: "slow", parameters: { delay: 0.5 } })).verdict, "ok", "slow is not stuck");
    await page.goto(`${base}embed.html?demo=${testDemo("spinning")}`);
    for (let round = 0; round < 10; round++) {
      await press(player, "Run");
      await player.locator(".track.running .lane").first().waitFor();
      await press(player, "Stop");
      await state(player).getByText("stopped").waitFor();
    }
    for (let waited = 0; page.workers().length > 0 && waited < 100; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0, "no thread spins on");
    assert.deepEqual(complaints, []);
  }), 180);

test("player: an exception that nobody catches ends the run with its own words", "a demo that throws leaves the reader guessing", () =>
  withPlayer(`demo=${testDemo("spinning")}`, async (player, { page }) => {
    for (const [variant, words] of [["escape", "the milk boiled over"], ["leave", "out of onions"]] as const) {
      const document = await runBy(player, { variant });
      assert.equal(document.verdict, "error");
      assert.match(document.message ?? "", new RegExp(words));
      await player.locator(".notice.bad").getByText(words).waitFor();
    }
    for (let waited = 0; page.workers().length > 0 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0);
  }), 90);

test("player: processes in a page send, end, break and are killed as in a terminal", "a page's processes hang it, or hide what went wrong", () =>
  withPlayer(`demo=${testDemo("children")}`, async (player, { page }) => {
    for (const variant of ["round_trips", "too_long", "patience", "full"]) {
      const document = await runBy(player, { variant });
      assert.equal(document.verdict, "ok", `${variant}: ${JSON.stringify(document)}`);
    }
    for (const [how, why] of [["code", /^nothing$/], ["throw", /the milk boiled over/], ["thread", /the pan fell down/], ["abort", /Nothing more comes from Ben: ./], ["spin", /it was killed/]] as const) {
      const { verdict, results, seconds } = await runBy(player, { variant: "ends", parameters: { how } });
      assert.equal(verdict, "ok", how);
      assert.match(String(results["receive"]), why);
      assert.ok(seconds < 5, `${how}: ${seconds} s`);
    }
    const told = await runBy(player, { variant: "told" });
    assert.deepEqual([told.verdict, told.lanes, told.results["child's"]], ["failed", 3, 42]);
    await player.getByText("a line of its thread").waitFor();
    assert.equal((await runBy(player, { variant: "standstill" })).verdict, "deadlock");
    for (let waited = 0; page.workers().length > 0 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0, "the processes are gone");
  }), 120);

test("player: twenty runs with processes leave no worker behind", "each run leaves two threads in the browser, for ever", () =>
  withPlayer(`demo=${testDemo("children")}`, async (player, { page }) => {
    for (let round = 0; round < 20; round++) {
      const { verdict } = await runBy(player, { variant: round % 2 ? "patience" : "out_of_scope" });
      assert.equal(verdict, "ok");
    }
    for (let waited = 0; page.workers().length > 0 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0);
  }), 90);

test("player: Stop ends a run's processes too, and Run runs again", "a process that nobody sees computes on", () =>
  withPlayer(`demo=${testDemo("children")}&variant=stuck`, async (player, { page }) => {
    await press(player, "Run");
    await player.getByText("id 0").waitFor();
    assert.ok(page.workers().length > 2, "the child has workers of its own");
    await press(player, "Stop");
    await state(player).getByText("stopped, after").waitFor();
    for (let waited = 0; page.workers().length > 0 && waited < 50; waited++) await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0, "the child's workers are gone");
    assert.equal((await runBy(player, { variant: "round_trips" })).verdict, "ok");
  }), 60);

test("player: a ring that overflows says how many events are missing", "a trace with gaps passes for whole", () =>
  withPlayer(`demo=${testDemo("overflowing")}`, async (player) => {
    const document = await runBy(player, { variant: "deadlock" });
    assert.equal(document.verdict, "deadlock", "the watchdog needs no events");
    assert.ok(document.dropped > 0, `${document.dropped} dropped`);
    await player.getByText("came faster than they could be recorded").waitFor();
  }), 120);

test("player: two variants run one after the other and share one time axis", "the picture of six seconds against two is wrong", () =>
  withPlayer("demo=website_download&compare=sequential,threads", async (player) => {
    const documents = (await runBy(player, { parameters: { delay: 0.5 } })) as unknown as RunDocument[];
    assert.deepEqual(documents.map(({ variant, verdict }) => [variant, verdict]), [["sequential", "ok"], ["threads", "ok"]]);
    const [sequential, threads] = documents.map(({ seconds }) => seconds);
    assert.ok(sequential! > 1.4 && sequential! < 4 && threads! > 0.45 && threads! < sequential!, `${sequential} s, ${threads} s`);
    const [first, second] = await player.locator(".track .finish").evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().left));
    assert.ok(first! > second! + 50, "the shorter run ends further left");
    await state(player).getByText("times as fast").waitFor();
  }));

test("player: a value out of range is explained beside its field, and Run says what to mend", "a reader presses Run and nothing happens", () =>
  withPlayer("demo=race", async (player, { page }) => {
    await player.getByLabel("threads", { exact: true }).fill("99");
    await player.getByText("99 is out of range: from 2 to 16.").first().waitFor();
    await press(player, "Run");
    await player.getByText("Before it can run, mend this.").waitFor();
    assert.equal(await player.getByLabel("threads", { exact: true }).evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field), true, "the field has the focus");
    assert.equal(page.workers().length, 0);
    await player.getByLabel("threads", { exact: true }).fill("3");
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    assert.equal(await player.locator(".track .lane").count(), 4);
  }));

test("player: the address sets variant and values, and the local line keeps step", "a teacher's link or the copied line does another run", () =>
  withPlayer("demo=race&variant=atomic&threads=8", async (player) => {
    assert.equal(await player.getByRole("radio", { name: "atomic" }).isChecked(), true);
    const line = player.locator("local-command code");
    assert.equal(await line.textContent(), "build/bin/race --variant atomic --threads 8");
    await player.getByRole("radio", { name: "mutex" }).check();
    await player.getByLabel("increments").fill("50");
    assert.equal(await line.textContent(), "build/bin/race --variant mutex --threads 8 --increments 50");
  }));

test("player: the trace is saved as a file that says what ran", "the trace can't be opened in Perfetto", () =>
  withPlayer("demo=race&variant=mutex&increments=20", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    const [saved] = await Promise.all([page.waitForEvent("download"), press(player, "Download the trace")]);
    assert.equal(saved.suggestedFilename(), "race-mutex.trace.json");
    const { traceEvents, cooks } = JSON.parse(readFileSync(await saved.path(), "utf8")) as { traceEvents: ChromeEvent[]; cooks: { events: unknown[] } };
    assert.ok(traceEvents.some(({ ph }) => ph === "s") && traceEvents.some(({ name }) => name.startsWith("hold ")));
    assert.ok(cooks.events.length > 80);
  }));

test("player: keys walk lanes and events, zoom, and tell what is chosen", "keyboard and screen reader can't read the timeline", () =>
  withPlayer("demo=race&variant=unsynchronised&increments=20", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    const frame = player.getByRole("application");
    assert.match((await frame.getAttribute("aria-label")) ?? "", /unsynchronised: 5 threads/);
    await frame.focus();
    const detail = player.locator(".detail");
    await page.keyboard.press("ArrowDown");
    assert.match((await detail.textContent()) ?? "", /^main · /);
    await page.keyboard.press("ArrowDown");
    const first = await detail.textContent();
    assert.match(first ?? "", /^cook 1 · .* · race\.cpp:\d+$/);
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await detail.textContent(), first);
    await page.keyboard.press("+");
    await player.locator("svg.zoomed").waitFor();
    await page.keyboard.press("0");
    await player.locator("svg.zoomed").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    assert.match((await detail.textContent()) ?? "", /^Point at a bar/);
  }));

test("player: arrow keys belong to the timeline only while it has the focus", "the page can't be scrolled by keys", () =>
  withPlayer("demo=race&increments=20", async (player, { page }) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("ArrowDown");
    assert.match((await player.locator(".detail").textContent()) ?? "", /^Point at a bar/);
  }));

test("player: the timeline is there as a table", "who can't see the timeline gets nothing", () =>
  withPlayer("demo=kitchen&variant=three_cooks&minute=0.05", async (player) => {
    await press(player, "Run");
    await state(player).getByText("finished").waitFor();
    await player.getByText("The timeline as a table").click();
    const rows = player.locator("trace-table tbody tr");
    await rows.first().waitFor();
    const text = (await rows.allTextContents()).join("\n");
    assert.match(text, /Ana/);
    assert.match(text, /waits for Cleo to end/);
  }));

test("player: choices are kept from visit to visit, the address goes before them, and Reset asks", "a reader sets everything anew each time, or a teacher's link shows something else", () =>
  withPlayer("demo=race", async (player, { page }, base) => {
    const line = player.locator("local-command code");
    await player.getByRole("radio", { name: "mutex" }).check();
    await player.getByLabel("threads", { exact: true }).fill("7");
    await player.getByLabel("increments").fill("many");
    await page.reload();
    assert.equal(await line.textContent(), "build/bin/race --variant mutex --threads 7", "a wrong value is not kept");
    await page.goto(`${base}embed.html?demo=race&variant=atomic&threads=5`);
    assert.equal(await line.textContent(), "build/bin/race --variant atomic --threads 5");
    await page.goto(`${base}embed.html?demo=race`);
    await press(player, "Reset");
    await press(player, "Keep");
    assert.equal(await line.textContent(), "build/bin/race --variant mutex --threads 7");
    await press(player, "Reset");
    await press(player, "Forget");
    assert.equal(await line.textContent(), "build/bin/race --variant unsynchronised");
    assert.equal(await player.getByRole("button", { name: "Reset" }).count(), 0);
    await page.reload();
    assert.equal(await line.textContent(), "build/bin/race --variant unsynchronised");
  }));

test("player: a page of another origin that is isolated can frame a running demo", "teachers with the right headers get a recording, or nothing", () =>
  withServer(playerSite(), {}, async ({ base }) => {
    const around = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" });
      response.end(`<!doctype html><title>Course</title><iframe allow="cross-origin-isolated" src="${base}embed.html?demo=race&increments=20"></iframe>`);
    });
    await new Promise<void>((listening) => around.listen(0, "127.0.0.1", listening));
    try {
      await withPage({}, async ({ page }) => {
        await page.goto(`http://127.0.0.1:${(around.address() as AddressInfo).port}/`);
        const player = page.frameLocator("iframe").locator("demo-player");
        await player.getByRole("button", { name: "Run", exact: true }).click();
        await player.getByRole("status").getByText("finished").waitFor();
      });
    } finally {
      around.closeAllConnections();
      around.close();
    }
  }));

// The file is really gone: requests of a worker that has just begun are not always seen by the browser's interception.
for (const file of ["race.js", "race.wasm"]) {
  test(`player: a module whose ${file} can't be downloaded is said so, and Retry tries again`, "a lost connection leaves a dead player", () =>
    withPlayer("demo=race&increments=20", async (player) => {
      const putBack = takeAway("race", file);
      try {
        await press(player, "Run");
        await state(player).getByText("the module could not be downloaded").waitFor();
      } finally {
        putBack();
      }
      await press(player, "Retry");
      await state(player).getByText("finished").waitFor();
    }, { serviceWorkers: "block" }));
}

test("player: a module that breaks as it starts says why", "a broken demo says nothing", () =>
  withPlayer("demo=race", async (player) => {
    const putBack = takeAway("race", "race.wasm", "this is no wasm");
    try {
      await press(player, "Run");
      await state(player).getByText("could not be started").waitFor();
      await player.getByText(/WebAssembly|wasm/i).first().waitFor();
    } finally {
      putBack();
    }
  }, { serviceWorkers: "block" }));

test("player: without isolation it says why and plays a recording", "in an LMS frame there is a dead button", () =>
  withPlayer("demo=kitchen&variant=three_cooks", async (player, { complaints }) => {
    await player.getByText("Threads need shared memory").waitFor();
    assert.equal(await player.getByRole("button", { name: "Run", exact: true }).count(), 0);
    await press(player, "Play the recording");
    await state(player).getByText("a recording: finished in").waitFor();
    await player.getByText("three cooks (a recording)", { exact: true }).waitFor();
    assert.equal(await player.locator(".track .lane").count(), 4);
    assert.deepEqual(complaints.filter((text) => !/service ?worker/i.test(text)), []);
  }, { isolation: false, serviceWorkers: "block", reducedMotion: "reduce" }));

test("player: a demo that needs the network says what is missing, and reloads no more than once", "the page reloads for ever", () =>
  withPlayer("demo=website_download", async (player, { page, loads }) => {
    await press(player, "Run");
    await page.waitForEvent("load");
    await player.locator(".player").waitFor();
    await press(player, "Run");
    await player.getByText("Reloading didn't help").waitFor();
    await page.waitForTimeout(500);
    assert.equal(loads.length, 2);
  }, { serviceWorkers: "block" }));

for (const [width, theme] of [[1440, "light"], [390, "dark"]] as const) {
  test(`player: accessible after a run at ${width}, ${theme}`, "some readers can't use a player that has run", () =>
    withPlayer("demo=race&variant=unsynchronised&increments=300", async (player, { page, complaints }) => {
      await press(player, "Run");
      await state(player).getByText("finished").waitFor();
      await player.getByText("The timeline as a table").click();
      await player.getByText("Speed and seed").click();
      await player.getByLabel("scale").fill("many");
      assert.deepEqual(await axe(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px wider than the window`);
      assert.deepEqual(complaints, []);
    }, { width, theme }));
}

test("player: two variants side by side are accessible", "some readers can't use the first thing on the home page", () =>
  withPlayer("demo=website_download&compare=sequential,threads&delay=0.2", async (player, { page }) => {
    assert.deepEqual(await axe(page), [], "before the run");
    await press(player, "Run");
    await state(player).getByText("times as fast").waitFor();
    assert.deepEqual(await axe(page), [], "after it");
  }, { width: 390 }));

test("player: accessible where it falls back to a recording", "some readers can't use the fallback", () =>
  withPlayer("demo=kitchen&variant=one_cook", async (player, { page }) => {
    await press(player, "Play the recording");
    await state(player).getByText("finished").waitFor();
    assert.deepEqual(await axe(page), []);
  }, { isolation: false, serviceWorkers: "block", reducedMotion: "reduce", theme: "dark" }));
