// The shell's behaviour: search, menu, theme, tabs, predictions, and pages without scripts.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { withPage, type Watched } from "./browser";
import { fixtureSite } from "./fixture-site";
import { test } from "./runner";
import { withServer } from "./served";

const phone = { viewport: { width: 390, height: 844 } };

const onFixture = (options: BrowserContextOptions, body: (watched: Watched, base: string) => Promise<void>): Promise<void> =>
  withServer(fixtureSite(), {}, ({ base }) => withPage({ serviceWorkers: "block", reducedMotion: "reduce", ...options }, (watched) => body(watched, base)));

test("search opens by key, finds a section and leads there", "readers can't search", () =>
  onFixture({}, async ({ page }, base) => {
    await page.goto(`${base}api/pot.html`);
    await page.keyboard.press("/");
    await page.keyboard.type("colander");
    await page.locator(".search-dialog li a").first().waitFor();
    assert.equal(await page.locator(".search-status").textContent(), "One result");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${base}more.html#tally-more`);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("stir");
    await page.locator(".search-dialog li a").first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.match(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href), /api\/pot\.html#stir/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".search-dialog").isVisible(), false);
    await page.keyboard.press("/");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("zebra");
    await page.getByText("Nothing found for “zebra”.").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".search-dialog").isVisible(), false, "one Escape closes, whatever was typed");
  }));

test("a copied listing has its commands, whole, and no prompt or output", "pasted commands fail", () =>
  onFixture({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    const listing = page.locator(".code.shell").first();
    await listing.hover();
    await listing.getByRole("button", { name: "Copy" }).click();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      "build/bin/tally --variant safe\nbuild/bin/tally --variant safe --cooks 2 \\\n    --plates 3 --and-an-option-of-some-length",
    );
  }));

test("on a phone a long command is broken between its words", "readers on phones see half of a command", () =>
  onFixture(phone, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    const [scrolls, heights] = await page.locator(".code.shell").first().evaluate((listing) => {
      const pre = listing.querySelector("pre") as HTMLElement;
      return [pre.scrollWidth > pre.clientWidth, [...listing.querySelectorAll<HTMLElement>(".w")].map((word) => word.getClientRects().length)] as const;
    });
    assert.equal(scrolls, false);
    assert.ok(heights.length > 8 && heights.every((pieces) => pieces === 1), "no word is broken");
  }));

test("the menu of a narrow page works by keyboard", "readers on phones or with keyboards can't leave the page", () =>
  onFixture(phone, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    const sidebar = page.locator("#sidebar");
    assert.equal(await sidebar.isVisible(), false);
    await page.locator(".menu").focus();
    await page.keyboard.press("Enter");
    assert.equal(await sidebar.isVisible(), true);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-current")), "page");
    assert.equal(await page.evaluate(() => document.querySelector("main")?.inert), true);
    await page.keyboard.press("Escape");
    await sidebar.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.className), "icon menu");
  }));

test("the theme is switched, kept, and there before the first paint", "readers are blinded at night", () =>
  onFixture({ colorScheme: "light" }, async ({ page }, base) => {
    await page.goto(base);
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Dark theme" }).click();
    const dark = await background();
    assert.notEqual(dark, light);
    await page.goto(`${base}more.html`);
    assert.equal(await background(), dark);
    assert.equal(await page.getByRole("button", { name: "Dark theme" }).getAttribute("aria-pressed"), "true");
  }));

test("tabs follow the keyboard and the choice is kept", "readers who chose Python see C++ everywhere", () =>
  onFixture({}, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    assert.equal(await page.getByRole("tabpanel").locator("code").first().textContent(), "cooks::pot pot;\n\npot.stir();");
    await page.getByRole("tab", { name: "C++" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.match((await page.getByRole("tabpanel").textContent()) ?? "", /def work/);
    await page.reload();
    assert.equal(await page.getByRole("tab", { name: "Python" }).getAttribute("aria-selected"), "true");
  }));

test("a prediction is made, explained, kept, and reset only after asking", "readers see the answer before they think, or lose their choice", () =>
  onFixture({}, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    const box = page.locator("cooks-predict");
    assert.equal(await box.locator(".predict-answer").isVisible(), false);
    await box.getByRole("button", { name: "Commit" }).click();
    await box.getByText("Choose one first.").waitFor();
    await page.keyboard.press("Space");
    await box.getByRole("button", { name: "Commit" }).click();
    await box.getByText("Not what happens.").waitFor();
    assert.match((await box.locator(".predict-answer").textContent()) ?? "", /2[\s\S]*Both copy the tally/);
    await page.reload();
    assert.equal(await box.locator(".predict-answer").isVisible(), true);
    await box.getByRole("button", { name: "Reset" }).click();
    await box.getByRole("button", { name: "Keep it" }).click();
    assert.equal(await box.locator(".predict-answer").isVisible(), true);
    await box.getByRole("button", { name: "Reset" }).click();
    await box.getByRole("button", { name: "Forget it" }).click();
    assert.equal(await box.locator(".predict-answer").isVisible(), false);
    await page.reload();
    assert.equal(await box.getByRole("radio").first().isChecked(), false);
  }));

test("without scripts everything can be read", "readers and crawlers without scripts see holes", () =>
  onFixture({ javaScriptEnabled: false, ...phone }, async ({ page }, base) => {
    await page.goto(`${base}tally.html`);
    for (const text of ["def work", "Two cooks count.", "With JavaScript switched on", "What is the least the tally can show?", "Python", "Counting together"]) {
      assert.equal(await page.getByText(text, { exact: false }).last().isVisible(), true, text);
    }
    assert.equal(await page.locator("#sidebar").isVisible(), true);
    assert.equal(await page.locator(".search").isVisible(), false, "no button that can't work");
    await page.getByText("Show the answer").click();
    assert.equal(await page.getByText("Both copy the tally early").isVisible(), true);
  }));

test("opened from a folder the page says how to serve it", "a reader of the unpacked zip sees dead buttons", () =>
  withPage({}, async ({ page }) => {
    await page.goto(pathToFileURL(join(fixtureSite(), "tally.html")).href);
    assert.equal(await page.getByText("python3 -m http.server").isVisible(), true);
  }));

test("embed.html shows the one demo that is asked for", "teachers can't frame a demo", () =>
  onFixture({}, async ({ page }, base) => {
    await page.goto(`${base}embed.html?demo=tally&variant=unsafe`);
    const player = page.locator("demo-player");
    assert.equal(await player.getAttribute("variant"), "unsafe");
    assert.equal(await player.count(), 1);
    await page.goto(`${base}embed.html?demo=nonesuch`);
    assert.equal(await page.getByText("There is no demo “nonesuch”. There are: tally.").isVisible(), true);
  }));
